package analysis

import (
	"errors"
	"fmt"
	"sync"

	"buendnis/internal/flow"
	"buendnis/internal/proof"
)

// solution is a network with what was found and proved about it.
type solution struct {
	network *flow.Network
	proved  proof.Transport // the network in the checker's own terms
	flow    *flow.Flow
	levels  []flow.Level
	share   []share // per node
}

// share is the part of a node's demand that its level covers, in lowest terms.
type share struct{ num, den int64 }

// solve solves the pessimistic and the optimistic graph, both at once.
func (g graph) solve() (low, high *solution, err error) {
	certain, err := g.network(certainly)
	if err != nil {
		return nil, nil, err
	}
	possible, err := g.network(possibly)
	if err != nil {
		return nil, nil, err
	}
	var solving sync.WaitGroup
	var other error
	solving.Go(func() { high, other = solve(possible) })
	low, err = solve(certain)
	solving.Wait()
	return low, high, errors.Join(err, other)
}

// solve covers as much as possible in the cheapest way, decomposes, and has
// all of it checked.
func solve(n *flow.Network) (*solution, error) {
	s := &solution{network: n, proved: transport(n), flow: flow.CheapestMaximum(n), share: make([]share, len(n.Demand))}
	levels, onEdge := flow.Decompose(n)
	s.levels = levels
	for i := range s.share {
		s.share[i] = share{1, 1}
	}
	for _, level := range s.levels {
		for _, i := range level.Left {
			s.share[i] = share{level.Num, level.Den}
		}
	}
	if err := s.prove(onEdge); err != nil {
		return nil, fmt.Errorf("the analysis is not proved: %w", err)
	}
	return s, nil
}

func (s *solution) prove(onEdge []int64) error {
	t := s.proved
	if err := proof.CheckMaximum(t, s.flow.OnEdge, ints(s.flow.CutLeft), ints(s.flow.CutRight)); err != nil {
		return fmt.Errorf("coverage: %w", err)
	}
	if err := proof.CheckCheapest(t, s.flow.OnEdge, s.flow.LeftPrice, s.flow.RightPrice); err != nil {
		return fmt.Errorf("order of preference: %w", err)
	}
	levels := make([]proof.Level, len(s.levels))
	placed := int64(0)
	for k, l := range s.levels {
		levels[k] = proof.Level{Num: l.Num, Den: l.Den, Left: ints(l.Left), Right: ints(l.Right), Demand: l.Demand, Supply: l.Supply}
		placed += min(l.Demand, l.Supply)
	}
	if err := proof.CheckLevels(t, levels, onEdge); err != nil {
		return fmt.Errorf("shares: %w", err)
	}
	if placed != s.flow.Value {
		return fmt.Errorf("the shares add up to %d, the coverage is %d", placed, s.flow.Value)
	}
	return nil
}

// checked is the solution as the base of gains.
func (s *solution) checked() (*proof.Base, error) {
	base, err := proof.NewBase(s.proved, s.flow.OnEdge, ints(s.flow.CutLeft), ints(s.flow.CutRight))
	if err != nil {
		return nil, fmt.Errorf("the analysis is not proved: coverage: %w", err)
	}
	return base, nil
}

// proveMaximum checks the maximum of a network that is only asked for its value.
func proveMaximum(n *flow.Network, f *flow.Flow) error {
	return proof.CheckMaximum(transport(n), f.OnEdge, ints(f.CutLeft), ints(f.CutRight))
}

// transport is the network in the checker's own terms.
func transport(n *flow.Network) proof.Transport {
	t := proof.Transport{Demand: n.Demand, Supply: n.Supply, Edges: make([][2]int, len(n.To)), Cost: make([]int64, len(n.To))}
	for i := range n.Demand {
		for e := n.Start[i]; e < n.Start[i+1]; e++ {
			t.Edges[e] = [2]int{i, int(n.To[e])}
			t.Cost[e] = int64(n.Cost[e])
		}
	}
	return t
}

func ints(list []int32) []int {
	wide := make([]int, len(list))
	for i, v := range list {
		wide[i] = int(v)
	}
	return wide
}
