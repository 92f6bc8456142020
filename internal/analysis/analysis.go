// Package analysis turns a population and offers into the needs-and-offers
// analysis of a county: who has which need, who finds a place, who does not,
// why, what would help, and what is not known. Numbers in, numbers out.
//
// # How a run goes
//
//  1. population.go: classes that are alike are merged; each brings its current
//     needs, as the need rules say or as the class itself does. A class and one
//     of its needs is a demand.
//  2. offers.go: the offers that count in the period, each with the day on which
//     access to it is judged. gates.go: every rule and every condition of an
//     offer is asked once about every class, for all days together.
//  3. match.go: per demand and offer within reach (match_nearby.go) the verdict
//     of the law and the offer's own conditions. From these follow the edges,
//     what hangs on unknown facts, the cause of a gap, and what would open
//     (match_misses.go).
//  4. graph.go: demands that may use exactly the same are one node. There are two
//     graphs: the pessimistic one has the certain edges only, the optimistic one
//     also those that are open. Coverage lies between the two.
//  5. solve.go: package flow finds the maximum and the bottleneck decomposition,
//     package proof checks them. What is not proved is an error, not a figure.
//  6. shares.go: one table of how many people, where, with which need, status
//     group, share and cause. Every figure of the Result is a sum over it:
//     needs.go, gaps.go, bottlenecks.go; beside them openings.go, missing.go,
//     overlaps.go.
//
// A Result is raw: for the operator's own machine. Screen (screen.go) makes of
// it the View that pages and files show, in which every figure is one that
// package privacy made; docs/decisions/0004 says what is in it and why.
//
// Everything is exact: amounts are whole numbers, shares are fractions. Input in
// another order, or with a class split in two, gives the same bytes.
package analysis

import (
	"buendnis/internal/access"
	"buendnis/internal/offer"
	"buendnis/internal/person"
)

// Input is what an analysis is made of.
type Input struct {
	Population person.Population
	Offers     []offer.Offer
	Parameters

	// Progress hears how far the run is, if anybody wants to know: the step in
	// German, and how much of it is done. It is called from one goroutine.
	Progress func(step string, done, total int)

	// Plan asks for a plan, too; nil: there is none.
	Plan *PlanOptions

	law lawView // what a comparison changes in the law alone
}

// Run computes and proves an analysis.
func Run(book *access.Rulebook, in Input) (*Result, error) {
	p, err := in.Parameters.complete()
	if err != nil {
		return nil, err
	}
	r := &run{Parameters: p, words: newWords(book), law: in.law, plan: in.Plan, progress: in.Progress}
	if err := r.takePopulation(book, in.Population); err != nil {
		return nil, err
	}
	if err := r.takeOffers(book, in.Offers); err != nil {
		return nil, err
	}
	r.match()
	return r.result()
}

// run is an analysis on its way.
type run struct {
	Parameters
	words
	law     lawView
	plan    *PlanOptions
	classes person.Population
	demands []demand
	offers  []supply
	rulings []*ruling
	graph   graph
	opens   openings

	progress func(step string, done, total int)
}
