package analysis

import (
	"buendnis/internal/privacy"
)

// ComparisonView is the screened comparison. Its figures are those of the
// screened analyses of both sides, and of those between them; it shows none
// that they don't show, and a pair only where both sides are shown. So whoever
// knows the analyses learns nothing new from it, and nothing that one side
// hides can be read off the other (docs/decisions/0012).
type ComparisonView struct {
	Before, After *View
	Causes        []Cause // the inputs that differ, in the order in which they were exchanged

	Total    ChangeRow   // the whole county
	Needs    []ChangeRow // a line holds all needs that either side counts together
	Groups   []ChangeRow
	Kommunen []ChangeRow
	Places   []PlaceChange // municipality and line of needs

	Bottlenecks []BottleneckPair
	Missing     []MissingPair

	Law        *LawChangeView // nil: no rule decides otherwise for anybody
	Parameters []ParameterDifference
	Offers     []OfferDifference
	Delivered  []string // AGS of municipalities whose people differ
	Note       string   // of the protection
}

// ChangeRow is a line of a table on both sides.
type ChangeRow struct {
	Code, Label string
	Demand      FigureChange
	Covered     FigureChange
	Uncovered   FigureChange
	Before      privacy.Share // covered of demand
	After       privacy.Share
}

// PlaceChange is a line of needs in a municipality.
type PlaceChange struct {
	Kommune string // its name
	ChangeRow
}

// FigureChange is a figure on both sides: both are shown, or neither.
type FigureChange struct {
	Before, After privacy.Figure
	Difference    SignedFigure
	Effects       map[Cause]SignedFigure // of the causes that differ
}

// Shown tells whether both sides may be read.
func (c FigureChange) Shown() bool { return c.Before.Shown() && c.After.Shown() }

// SignedFigure is a difference of two figures. Where both are shown and the
// difference is small it is Slight: everybody can compute it, and the page does
// not make a point of it.
type SignedFigure struct {
	Amount privacy.Figure
	Less   bool
	Slight bool
}

// Text is the difference in German: "+12,4", "−3,0", "0", "gering" or "geschützt".
func (s SignedFigure) Text() string {
	switch {
	case s.Slight:
		return "gering"
	case !s.Amount.Shown():
		return s.Amount.Text()
	case s.Amount.Value() == 0:
		return "0"
	case s.Less:
		return "−" + s.Amount.Text()
	}
	return "+" + s.Amount.Text()
}

// Shown tells whether there is a difference to be read.
func (s SignedFigure) Shown() bool { return s.Slight || s.Amount.Shown() }

// BottleneckPair is a bottleneck that may be stated on both sides, or only on
// one: the other side may have none, or not say so. Then it has no figures.
type BottleneckPair struct {
	Needs, Kommunen []string        // names
	Before, After   *BottleneckView // both or neither
	Earlier         bool            // of one side: the earlier
}

// MissingPair is a fact that is not known, on both sides.
type MissingPair struct {
	Label              string
	People, Decisions  FigureChange
	Interval, Klaerung FigureChange
}
