package demo

import (
	"slices"
	"testing"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/offer"
	"buendnis/law"
)

// A form that shows an offer of the demo and is saved unchanged changes
// nothing, and nobody has put up a condition that shuts everybody out.
func TestOffersOfTheDemoAreWhatTheirFormSays(t *testing.T) {
	book, err := access.Load(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	offers, err := loadOffers()
	if err != nil || len(offers) == 0 {
		t.Fatal(len(offers), err)
	}
	words, stichtag := book.Words(), civil.MustParse("2020-01-15")
	for _, o := range offers {
		e := offer.EntryOf(words, o.Conditions)
		got, want := slices.Sorted(slices.Values(e.Conditions(words))), slices.Sorted(slices.Values(o.Conditions))
		if !slices.Equal(got, want) || len(e.Sentences(words)) != len(want) && e.AgeFrom == 0 {
			t.Errorf("%s: %q statt %q", o.Title, got, want)
		}
		a, err := book.Admission(o.Instrument, o.Conditions, o.DecidedOn(stichtag))
		if err != nil {
			t.Fatal(o.Title, err)
		}
		doubts, err := a.Doubts()
		if err != nil || slices.ContainsFunc(doubts, func(d access.Doubt) bool { return d.Kind.Shuts() }) {
			t.Errorf("%s: %v, %v", o.Title, doubts, err)
		}
	}
}
