package rule

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Counts over planes are those of deciding every person for every joint.
func TestPlanesCountWhatPeopleAreDecided(t *testing.T) {
	free := tinyLanguage(t)
	scope := newTinyScope(t, free)
	tied := bounded(t, free)
	rapid.Check(t, func(t *rapid.T) {
		l := rapid.SampledFrom([]*Language{free, tied}).Draw(t, "Sprache")
		p := l.NewProgram(today)
		var exprs []*Expr
		var tests []*Test
		for range rapid.IntRange(1, 6).Draw(t, "Bedingungen") {
			e, err := l.Compile(anyClaim(t, 1).source)
			if err != nil {
				t.Fatal(err)
			}
			exprs, tests = append(exprs, e), append(tests, p.Test(e, scope))
		}
		var joints []Joint
		var wholes []*Test
		for range rapid.IntRange(1, 8).Draw(t, "Angebote") {
			chosen := rapid.SliceOfN(rapid.IntRange(0, len(tests)-1), 0, 4).Draw(t, "davon")
			j, of := Joint{}, []*Expr{}
			for _, c := range chosen {
				j.Tests, of = append(j.Tests, tests[c]), append(of, exprs[c])
			}
			if rapid.Bool().Draw(t, "Orte") {
				j.Groups = rapid.SliceOfN(rapid.Bool(), 3, 3).Draw(t, "für")
			}
			joints, wholes = append(joints, j), append(wholes, p.Test(All(of...), scope))
		}
		p.Finish()
		members := anyMembers(t, l, p)
		got := p.Joints(joints).Crowd(len(members), func() func(int) Member { return func(i int) Member { return members[i] } }).Count()
		want := make([]Tally, len(joints))
		for i, j := range joints {
			for _, m := range members {
				if j.Groups != nil && !j.Groups[m.Group] {
					continue
				}
				switch m.Known.Holds(wholes[i]) {
				case True:
					want[i].Sure += m.Count
					want[i].Possible += m.Count
				case Open:
					want[i].Possible += m.Count
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%v statt %v", got, want)
		}
	})
}

// anyMembers are a few hundred people of whom little differs.
func anyMembers(t *rapid.T, l *Language, p *Program) []Member {
	var kinds []*Knowledge
	for range rapid.IntRange(1, 5).Draw(t, "Arten") {
		facts := anyWorld(t, l).facts
		for _, name := range rapid.SliceOf(rapid.SampledFrom([]string{"d", "e", "n", "x", "y", "m"})).Draw(t, "ohne") {
			delete(facts, name)
		}
		kinds = append(kinds, p.Know(facts, facts))
	}
	members := make([]Member, rapid.IntRange(0, 300).Draw(t, "Personen"))
	for i := range members {
		members[i] = Member{kinds[(i*7+i/5)%len(kinds)], i % 3, 1 + i%5}
	}
	return members
}
