package analysis

import (
	"cmp"
	"slices"
	"strings"
)

// OpeningChange is an opening and its gain; 0 where it brings nothing, or is
// not to be had.
type OpeningChange struct {
	Kind       string  `json:"kind"`
	Offer      *string `json:"offer"`
	Instrument *string `json:"instrument"`
	Condition  *string `json:"condition"`
	Need       *string `json:"need"`
	Kommune    *string `json:"kommune"`
	Gain       Change  `json:"gain"`
}

// MissingChange is a fact that is not known, and what hangs on it.
type MissingChange struct {
	Fact      string `json:"fact"`
	Decisions Change `json:"decisions"`
	Interval  Change `json:"interval"`
	Klaerung  Change `json:"klaerung"`
}

// openingKey is what an opening changes, in six words.
type openingKey [6]string

func keyOf(o Opening) openingKey {
	return openingKey{o.Kind, text(o.Need), text(o.Kommune), text(o.Offer), text(o.Instrument), text(o.Condition)}
}

func (s stages) openings() []OpeningChange {
	e := entriesOf(s, func(r *Result) []Opening { return r.Openings }, keyOf,
		func(a, b openingKey) int { return slices.Compare(a[:], b[:]) })
	list := make([]OpeningChange, 0, len(e.keys))
	for _, key := range e.keys {
		list = append(list, OpeningChange{
			Kind: key[0], Need: named(key[1]), Kommune: named(key[2]), Offer: named(key[3]), Instrument: named(key[4]), Condition: named(key[5]),
			Gain: e.change(key, func(o Opening) Fraction { return whole(o.Gain) }),
		})
	}
	return list
}

// named is nil where there is no word.
func named(word string) *string {
	if word == "" {
		return nil
	}
	return &word
}

func (s stages) missing() []MissingChange {
	e := entriesOf(s, func(r *Result) []Missing { return r.Missing }, func(m Missing) string { return m.Fact }, strings.Compare)
	list := make([]MissingChange, 0, len(e.keys))
	for _, fact := range e.keys {
		list = append(list, MissingChange{
			Fact:      fact,
			Decisions: e.change(fact, func(m Missing) Fraction { return whole(m.Decisions) }),
			Interval:  e.change(fact, func(m Missing) Fraction { return whole(m.Interval) }),
			Klaerung:  e.change(fact, func(m Missing) Fraction { return whole(m.Klaerung) }),
		})
	}
	slices.SortStableFunc(list, func(a, b MissingChange) int {
		return cmp.Compare(most(b.Decisions), most(a.Decisions))
	})
	return list
}

// most is the larger side.
func most(c Change) int64 { return max(c.Before.Tenths(), c.After.Tenths()) }
