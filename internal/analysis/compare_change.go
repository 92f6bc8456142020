package analysis

import (
	"math/big"
	"slices"
)

// Change is a figure on both sides. The effects of all causes sum exactly to
// the difference.
type Change struct {
	Before     Fraction `json:"before"`
	After      Fraction `json:"after"`
	Difference Fraction `json:"difference"`
	Effects    Effects  `json:"effects"`
}

// Effects are the parts of a difference by what caused them, in the order in
// which the inputs were exchanged.
type Effects struct {
	Law        Fraction `json:"law"`
	Parameters Fraction `json:"parameters"`
	Offers     Fraction `json:"offers"`
	Population Fraction `json:"population"`
}

func (e Effects) of(cause Cause) Fraction {
	switch cause {
	case CauseLaw:
		return e.Law
	case CauseParameters:
		return e.Parameters
	case CauseOffers:
		return e.Offers
	}
	return e.Population
}

// minus is the exact difference.
func (f Fraction) minus(g Fraction) Fraction { return Fraction{new(big.Rat).Sub(f.Rat(), g.Rat())} }

// plus is the exact sum.
func (f Fraction) plus(g Fraction) Fraction { return Fraction{new(big.Rat).Add(f.Rat(), g.Rat())} }

// Negated is the number with the other sign.
func (f Fraction) Negated() Fraction { return Fraction{}.minus(f) }

// Sign is −1, 0 or 1.
func (f Fraction) Sign() int { return f.Rat().Sign() }

// change follows a figure through all stages.
func (s stages) change(of func(r *Result) Fraction) Change {
	var at [len(s)]Fraction
	for i, r := range s {
		at[i] = of(r)
	}
	return changeOf(at)
}

func changeOf(at [len(stages{})]Fraction) Change {
	last := len(at) - 1
	return Change{
		Before: at[0], After: at[last], Difference: at[last].minus(at[0]),
		Effects: Effects{at[1].minus(at[0]), at[2].minus(at[1]), at[3].minus(at[2]), at[4].minus(at[3])},
	}
}

// entries are those of a list of the results, at every stage by their key. What
// is missing at a stage is the zero entry there: nobody, nothing.
type entries[K comparable, T any] struct {
	keys []K
	at   [len(stages{})]map[K]T
}

func entriesOf[K comparable, T any](s stages, list func(r *Result) []T, key func(T) K, order func(a, b K) int) entries[K, T] {
	var e entries[K, T]
	seen := map[K]bool{}
	for i, r := range s {
		e.at[i] = map[K]T{}
		for _, entry := range list(r) {
			k := key(entry)
			e.at[i][k] = entry
			if !seen[k] {
				seen[k], e.keys = true, append(e.keys, k)
			}
		}
	}
	slices.SortFunc(e.keys, order)
	return e
}

// change follows one figure of an entry.
func (e entries[K, T]) change(k K, of func(T) Fraction) Change {
	var at [len(stages{})]Fraction
	for i := range at {
		at[i] = of(e.at[i][k])
	}
	return changeOf(at)
}

// whole is a figure that is a whole number.
func whole(n int64) Fraction { return NewFraction(n, 1) }
