// Package analysis turns a population and offers into the needs-and-offers
// analysis of a county: coverage, bottlenecks with their proof, causes,
// openings, missing data, overlaps. Numbers in, numbers out; the definitions
// are those of the shared page analysis.md, figure by figure.
package analysis

import (
	"buendnis/internal/access"
	"buendnis/internal/alliance"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/privacy"
)

// Input is what an analysis is made of.
type Input struct {
	Population person.Population
	Offers     []offer.Offer
	Parameters
}

// Parameters are what a run may vary; zero values are the defaults.
type Parameters struct {
	On           civil.Date
	Ermessen     bool // the verdict ermessen counts as an edge
	PeriodMonths int  // 6
	StepPlaces   int  // 10
	NewOffer     int  // 20
	Overlap      float64
}

// Run computes and proves an analysis. It is raw: for the operator's own
// machine, or for Screen.
func Run(book *access.Rulebook, in Input) (*Result, error) {
	return nil, fault.New(fault.Invalid, "noch nicht")
}

// Result is the raw analysis, in the JSON form of the interface.
type Result struct{}

// View is the screened analysis: what pages and, after release, files show.
type View struct {
	People  privacy.Figure
	Figures *privacy.Screened
}

// Screen protects a result: k 3, and 5 for municipalities under 30,000.
func Screen(r *Result, kreis alliance.Kreis) (*View, error) {
	return nil, fault.New(fault.Invalid, "noch nicht")
}
