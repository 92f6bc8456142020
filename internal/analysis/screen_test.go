package analysis

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"buendnis/internal/alliance"
	"buendnis/internal/privacy"
)

var twoTowns = alliance.Kreis{AGS: "05162", Name: "Kreis", Kommunen: []alliance.Kommune{
	{AGS: "05162000", Name: "Großstadt", Einwohner: 100_000}, {AGS: "05162001", Name: "Kleindorf", Einwohner: 9_000},
}}

// Whatever the town: a shown figure is the raw one, a small one is never shown,
// and the protection holds.
func TestScreenedTownsShowOnlyRawAndNothingSmall(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := anyTown(t)
		scale := rapid.Int64Range(1, 20).Draw(t, "scale")
		for i := range w.people {
			w.people[i] *= scale
		}
		res := w.result(t)
		view, err := Screen(res, twoTowns)
		if err != nil {
			t.Fatal(err)
		}
		if audit := view.Figures.Audit(); !audit.Safe {
			t.Fatalf("%+v", audit)
		}
		line := res.shownAs()
		for _, k := range twoTowns.Kommunen {
			for _, need := range view.Needs {
				demand, covered := int64(0), tally{}
				for _, row := range res.shares {
					if row.kommune == k.AGS && line[res.words.needs[row.need].Code] == need.Code {
						demand += row.people
						covered[row.low] += row.people
					}
				}
				tile := view.At(k.AGS, need.Code)
				check(t, tile.Demand, NewFraction(demand, 1), k)
				check(t, tile.Covered, covered.sum(), k)
			}
		}
	})
}

func check(t *rapid.T, f privacy.Figure, raw Fraction, k alliance.Kommune) {
	least := int64(usualK)
	if k.Einwohner < smallInhabitants {
		least = smallK
	}
	small := raw.Rat().Sign() > 0 && raw.Rat().Cmp(NewFraction(least, 1).Rat()) < 0
	got, _ := f.MarshalJSON()
	want := fmt.Sprintf("%d.%d", raw.Tenths()/10, raw.Tenths()%10)
	if f.Shown() && (small || string(got) != want) || !f.Shown() && f.Value() != 0 {
		t.Fatalf("%s: gezeigt %s, roh %s", k.Name, got, raw)
	}
}

func TestWeakNeedsShareALine(t *testing.T) {
	need := func(kind string, demand, covered int64) Need {
		return Need{Kind: kind, Demand: demand, Covered: [2]Fraction{NewFraction(covered, 1), NewFraction(covered, 1)}}
	}
	for name, c := range map[string]struct {
		needs []Need
		want  []string // the lines by their codes, one per need
	}{
		"alle stark":               {[]Need{need("a", 100, 50), need("b", 60, 60), need("c", 30, 0)}, []string{"a", "b", "c"}},
		"selten geht zum vorigen":  {[]Need{need("a", 100, 50), need("b", 3, 3), need("c", 90, 40)}, []string{"a", "a", "c"}},
		"selten am Anfang":         {[]Need{need("a", 3, 1), need("b", 100, 50)}, []string{"b", "b"}},
		"zwei schwache zusammen":   {[]Need{need("a", 100, 50), need("b", 200, 187), need("c", 79, 63), need("d", 70, 70)}, []string{"a", "b", "b", "d"}},
		"eins bleibt schwach":      {[]Need{need("a", 100, 50), need("b", 200, 195), need("c", 70, 70)}, []string{"b", "b", "c"}},
		"nur seltene":              {[]Need{need("a", 3, 1), need("b", 4, 4)}, []string{"b", "b"}},
		"schwach am Ende":          {[]Need{need("a", 100, 50), need("b", 40, 2)}, []string{"a", "a"}},
		"niemand":                  {nil, nil},
		"selten hinter selten":     {[]Need{need("a", 90, 30), need("b", 2, 0), need("c", 3, 3)}, []string{"a", "a", "a"}},
		"schwach und seltene":      {[]Need{need("a", 40, 5), need("b", 2, 0), need("c", 90, 30)}, []string{"c", "c", "c"}},
		"stark nach dem Zuwachsen": {[]Need{need("a", 40, 12), need("b", 40, 12), need("c", 90, 30)}, []string{"a", "a", "c"}},
	} {
		r := &Result{Needs: c.needs}
		shown := r.shownAs()
		var got []string
		for _, n := range c.needs {
			got = append(got, shown[n.Kind])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v statt %v", name, got, c.want)
		}
	}
}

func TestSentencesAreGerman(t *testing.T) {
	for want, b := range map[string]BottleneckView{
		"140 Personen mit Bedarf Deutsch B1 in Neuss, Kaarst und Meerbusch erreichen nur diese 3 Angebote mit 60 Plätzen: 43\u00a0%.": {Needs: []string{"Deutsch B1"}, Kommunen: []string{"Neuss", "Kaarst", "Meerbusch"}, Places: 60, Percent: "43\u00a0%", Offers: make([]OfferName, 3)},
		"140 Bedarfe (Deutsch A2 und Deutsch B1) in Neuss erreichen nur dieses eine Angebot mit 1 Platz: 1\u00a0%.":                   {Needs: []string{"Deutsch A2", "Deutsch B1"}, Kommunen: []string{"Neuss"}, Places: 1, Percent: "1\u00a0%", Offers: make([]OfferName, 1)},
		"140 Personen mit Bedarf Wohnen in Jüchen erreichen kein Angebot.":                                                            {Needs: []string{"Wohnen"}, Kommunen: []string{"Jüchen"}},
		"140 Personen mit Bedarf Wohnen in Jüchen erreichen nur 1 Angebot, und das ist voll.":                                         {Needs: []string{"Wohnen"}, Kommunen: []string{"Jüchen"}, Offers: make([]OfferName, 1)},
	} {
		b.Demand = hundredAndForty(t)
		if got := b.sentence(false); got != want {
			t.Errorf("%s\nstatt\n%s", got, want)
		}
	}
	if got := percent(NewFraction(3, 7)); got != "43\u00a0%" {
		t.Error(got)
	}
}

// hundredAndForty is a figure as privacy makes it.
func hundredAndForty(t *testing.T) privacy.Figure {
	t.Helper()
	s, err := apart(map[string]int64{"n": 140})
	if err != nil {
		t.Fatal(err)
	}
	return s.Sum("n")
}
