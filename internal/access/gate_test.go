package access

import (
	"fmt"
	"sync"
	"testing"

	"buendnis/internal/civil"
)

// Lifting is for the rule that is asked: the ban that it asks in turn has
// conditions with the same numbers, and they stay.
func TestLiftingOneCondition(t *testing.T) {
	b := mustSmallBook(t)
	g, err := b.Gate("bvb", civil.MustParse("2021-01-01"))
	if err != nil {
		t.Fatal(err)
	}
	titled := factsOf(t, b, map[string]string{"status": "AE_25_5"})
	idle := factsOf(t, b, map[string]string{"status": "DULD_ALLG", "duldung_seit": "2020-01", "aa_gemeldet": "nein"})
	var got []string
	for _, c := range g.Conditions() {
		before, _ := g.Without(c.ID).Verdict(titled)
		after, _ := g.Without(c.ID).Verdict(idle)
		got = append(got, fmt.Sprintf("%d %s %s: %s %s", c.ID, c.Text, c.Who, before, after))
	}
	want := []string{
		"1 Das Alter passt. bund: ja nein", "2 Es besteht kein Verbot. bund: ja nein", "3 Ein Titel. bund: ja ja", "4 Eine Duldung. bund: ja nein",
		"5 Neun Monate Duldung. bund: ja nein", "6 Gemeldet. person: ja ja", "7 Grenzübertrittsbescheinigung. bund: ja ermessen",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%q", got)
	}
}

func TestGatesAnswerManyAtOnce(t *testing.T) {
	b := mustSmallBook(t)
	g, err := b.Gate("bvb", civil.MustParse("2021-01-01"))
	if err != nil {
		t.Fatal(err)
	}
	classes := someClasses(t, b)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, facts := range classes {
				if v, missing := g.Verdict(facts); (v == Unklar) != (len(missing) > 0) {
					t.Errorf("%s, fehlt %v", v, missing)
				}
			}
		})
	}
	group.Wait()
}

func TestAGateWithoutVersionIsClosed(t *testing.T) {
	b := mustSmallBook(t)
	g, err := b.Gate("bvb", civil.MustParse("2015-01-01"))
	if err != nil {
		t.Fatal(err)
	}
	if v, _ := g.Verdict(factsOf(t, b, map[string]string{"status": "AE_25_5"})); v != Nein || len(g.Conditions()) > 0 {
		t.Error(v)
	}
	if _, err := b.Gate("bvx", civil.MustParse("2020-01-01")); err == nil {
		t.Error("ein Tor ohne Instrument")
	}
}
