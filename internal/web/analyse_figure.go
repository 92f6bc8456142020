package web

import (
	"strings"

	"buendnis/internal/privacy"
	"buendnis/internal/view"
)

// number is a protected figure as a page shows it, with one decimal where it
// is a share of people.
func number(f privacy.Figure) view.Number {
	return view.Number{Text: f.Text(), Hidden: f.Published() && !f.Shown()}
}

// whole is number without decimals, for figures that are whole by themselves.
func whole(f privacy.Figure) view.Number {
	return view.Number{Text: f.Whole(), Hidden: f.Published() && !f.Shown()}
}

// percent is a share as a page shows it.
func percent(s privacy.Share) view.Number {
	return view.Number{Text: s.Text(), Hidden: !s.Shown()}
}

// interval is what lies between two graphs, in whole numbers: one number if
// both agree, and the surely known one where the other is protected.
func interval(pessimistic, optimistic privacy.Figure) view.Number {
	switch {
	case !pessimistic.Shown():
		return view.Number{Hidden: true}
	case !optimistic.Shown():
		return view.Number{Text: "mindestens " + pessimistic.Whole()}
	}
	if optimistic.Value() < pessimistic.Value() {
		pessimistic, optimistic = optimistic, pessimistic
	}
	return view.Number{Text: between(pessimistic.Whole(), optimistic.Whole())}
}

// shareInterval is interval in per cent.
func shareInterval(pessimistic, optimistic, of privacy.Figure) view.Number {
	low, high := privacy.Ratio(pessimistic, of), privacy.Ratio(optimistic, of)
	switch {
	case !low.Shown():
		return view.Number{Hidden: true}
	case !high.Shown():
		return view.Number{Text: "mindestens " + low.Text()}
	}
	if high.Float() < low.Float() {
		low, high = high, low
	}
	return view.Number{Text: between(strings.TrimSuffix(low.Text(), "\u00a0%"), strings.TrimSuffix(high.Text(), "\u00a0%")) + "\u00a0%"}
}

// between says two numbers as one where they read the same.
func between(low, high string) string {
	if low == high {
		return low
	}
	return low + " bis " + high
}

// reads is a figure within a sentence.
func reads(n view.Number) string {
	if n.Hidden {
		return "geschützt"
	}
	return n.Text
}

// part is a figure as a share of another, from 0 to 1, for drawing; 0 where
// either is protected.
func part(f, of privacy.Figure) float64 {
	if !f.Shown() || !of.Shown() || of.Value() == 0 {
		return 0
	}
	return float64(f.Value()) / float64(of.Value())
}
