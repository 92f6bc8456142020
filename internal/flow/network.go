// Package flow answers how far supply goes round: graphs and whole numbers
// only, it knows nothing of people and offers.
//
// # The ideas
//
// A Network has demand on its left, supply on its right, and edges that say
// which supply a demand may use. An edge carries any amount.
//
//   - Maximum is the greatest amount that finds a place at once (Dinic's
//     algorithm). Its Cut proves it: a set of left nodes and all the right
//     nodes that they reach. More than the supply of the reached and the demand
//     of everybody else can never be placed, and exactly that much is.
//   - CheapestMaximum is, among all maximum flows, one of least total cost.
//     Costs express an order of preference, not money.
//   - Decompose says who is short, and this is unique where the flow is not:
//     the largest set of left nodes with the lowest ratio (supply they reach)
//     / (their demand) gets that ratio; it leaves with its supply; repeat.
//     Ratios rise strictly and end at 1, the level of all who are covered.
//
// A Graph is a network of any shape, with limits on its arcs, as package dimacs
// reads it from files: MaximumFlow (Dinic again) and CheapestFlow (the network
// simplex method) solve it. The analysis does not need them.
//
// Everything is exact: amounts are whole numbers, ratios are fractions. Package
// proof verifies every result and shares no code with this one.
package flow

import (
	"fmt"
	"math"
)

// Network is a transport network in compressed rows: the edges of left node i
// are To[Start[i]:Start[i+1]]. Make one with New, or fill it and Validate it.
type Network struct {
	Demand []int64 // per left node
	Supply []int64 // per right node
	Start  []int32 // one more than there are left nodes
	To     []int32 // the right node of each edge
	Cost   []int32 // per edge and unit, not negative; nil: all alike
}

// Edge says that the demand of Left may use the supply of Right.
type Edge struct {
	Left, Right, Cost int32
}

// maxDemand bounds the sum of all demand, so that the product of two such sums
// fits into 63 bits: Decompose multiplies demand by the terms of a ratio.
const maxDemand = math.MaxInt32

// New sorts edges into rows, keeping the order of each left node's edges. Two
// edges between the same nodes are allowed. It fails as Validate does.
func New(demand, supply []int64, edges []Edge) (*Network, error) {
	if len(edges) >= math.MaxInt32 {
		return nil, fmt.Errorf("flow: %d edges are too many", len(edges))
	}
	n := &Network{
		Demand: demand, Supply: supply,
		Start: make([]int32, len(demand)+1),
		To:    make([]int32, len(edges)), Cost: make([]int32, len(edges)),
	}
	for k, e := range edges {
		if e.Left < 0 || int(e.Left) >= len(demand) {
			return nil, fmt.Errorf("flow: edge %d starts at left node %d of %d", k, e.Left, len(demand))
		}
		n.Start[e.Left+1]++
	}
	for i := range demand {
		n.Start[i+1] += n.Start[i]
	}
	next := append([]int32(nil), n.Start...)
	for _, e := range edges {
		n.To[next[e.Left]], n.Cost[next[e.Left]] = e.Right, e.Cost
		next[e.Left]++
	}
	return n, n.Validate()
}

// Validate reports the first thing that makes n unusable: rows that don't fit,
// an edge to nowhere, a negative number, or sums beyond what is counted exactly
// (2³¹−1 for demand, 2⁶³−1 for supply).
func (n *Network) Validate() error {
	if err := n.validateRows(); err != nil {
		return err
	}
	if err := validateSum("demand", n.Demand, maxDemand); err != nil {
		return err
	}
	if err := validateSum("supply", n.Supply, math.MaxInt64); err != nil {
		return err
	}
	for e, c := range n.Cost {
		if c < 0 {
			return fmt.Errorf("flow: cost %d of edge %d is negative", c, e)
		}
	}
	return nil
}

func (n *Network) validateRows() error {
	lefts, edges := len(n.Demand), len(n.To)
	if len(n.Start) != lefts+1 || n.Start[0] != 0 || int(n.Start[lefts]) != edges {
		return fmt.Errorf("flow: rows don't fit %d left nodes and %d edges", lefts, edges)
	}
	if n.Cost != nil && len(n.Cost) != edges {
		return fmt.Errorf("flow: %d costs for %d edges", len(n.Cost), edges)
	}
	for i := range lefts {
		if n.Start[i] > n.Start[i+1] {
			return fmt.Errorf("flow: the row of left node %d ends before it starts", i)
		}
	}
	for e, j := range n.To {
		if j < 0 || int(j) >= len(n.Supply) {
			return fmt.Errorf("flow: edge %d ends at right node %d of %d", e, j, len(n.Supply))
		}
	}
	return nil
}

func validateSum(what string, amounts []int64, limit int64) error {
	var sum int64
	for i, a := range amounts {
		if a < 0 {
			return fmt.Errorf("flow: %s of node %d is negative", what, i)
		}
		if a > limit-sum {
			return fmt.Errorf("flow: the sum of %s is above %d", what, limit)
		}
		sum += a
	}
	return nil
}

// reached are the right nodes of left node i, one for each edge.
func (n *Network) reached(i int32) []int32 { return n.To[n.Start[i]:n.Start[i+1]] }
