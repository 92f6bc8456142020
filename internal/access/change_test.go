package access

import (
	"slices"
	"testing"

	"buendnis/internal/civil"

	"pgregory.net/rapid"
)

// Where no day of change lies between two days, their law is the same for
// everybody.
func TestBetweenDaysOfChangeTheLawStays(t *testing.T) {
	b := loadLaw(t)
	instruments := b.Instruments()
	rapid.Check(t, func(t *rapid.T) {
		day := func(name string) civil.Date {
			return civil.MustParse("2015-01-01").AddDays(rapid.IntRange(0, 4600).Draw(t, name))
		}
		i, on, from, to := rapid.SampledFrom(instruments).Draw(t, "Instrument"), day("am"), day("von"), day("bis")
		from, to = min(from, to), max(from, to)
		for _, changed := range b.ChangeDays(i.ID) {
			if from < changed && changed <= to {
				from = changed // the last stretch without a change
			}
		}
		facts := anyFacts(t, b, b.Asks(i.ID, to))
		before, err := b.GateUnder(i.ID, from, on)
		if err != nil {
			t.Fatal(err)
		}
		after, err := b.GateUnder(i.ID, to, on)
		if err != nil {
			t.Fatal(err)
		}
		if v, w := before.Only(facts), after.Only(facts); v != w {
			t.Fatalf("%s: Recht vom %s %s, vom %s %s", i.ID, from, v, to, w)
		}
	})
}

func TestChangesBetweenTwoDaysNameTheTitles(t *testing.T) {
	b := loadLaw(t)
	changes := b.Changes(civil.MustParse("2020-02-29"), civil.MustParse("2020-03-01"))
	i := slices.IndexFunc(changes, func(c Change) bool { return c.Instrument.ID == "erwerbstaetigkeit-aufenthaltstitel" })
	if i < 0 || !changes[i].Own || len(changes[i].Titles) == 0 || changes[i].Before.Source == changes[i].After.Source {
		t.Fatalf("%+v", changes)
	}
	if len(b.Changes(civil.MustParse("2020-03-01"), civil.MustParse("2020-03-01"))) > 0 {
		t.Error("an einem Tag ändert sich nichts")
	}
}

func TestADirectionIsTurnedAroundWhereJaBars(t *testing.T) {
	open, bar := Instrument{Kind: "sprache"}, Instrument{Kind: barringKind}
	for _, c := range []struct {
		before, after Verdict
		open, bar     Direction
	}{
		{Nein, Ja, Opens, Closes}, {Ja, Ermessen, Closes, Opens}, {Ermessen, Ermessen, Same, Same}, {Unklar, Ja, Turns, Turns}, {Nein, Unklar, Turns, Turns},
	} {
		if got := open.Direction(c.before, c.after); got != c.open {
			t.Errorf("%s → %s: %s", c.before, c.after, got)
		}
		if got := bar.Direction(c.before, c.after); got != c.bar {
			t.Errorf("Sperre %s → %s: %s", c.before, c.after, got)
		}
	}
}
