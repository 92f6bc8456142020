package proof

import (
	"errors"
	"fmt"
	"math"
)

// CheckCheapest verifies that the amounts are possible and that no others place
// as much at less cost: no round trip of changes (place more on one edge, less on
// the next …) saves anything. That nobody places more is CheckMaximum's part.
func CheckCheapest(t Transport, onEdge []int64) error {
	if err := CheckFlow(t, onEdge); err != nil {
		return err
	}
	if t.Cost == nil {
		return nil
	}
	var dearest int64
	for e, cost := range t.Cost {
		if cost < 0 || cost > math.MaxInt32 {
			return fmt.Errorf("edge %d has a cost outside 0 to 2³¹−1", e)
		}
		dearest = max(dearest, cost)
	}
	nodes, steps := changes(t, onEdge)
	// Bellman and Ford: what can be saved on the way to a node. Without a
	// profitable round trip a way has fewer steps than there are nodes, and the
	// savings stop growing.
	most := int64(nodes) * dearest
	cost := make([]int64, nodes)
	for range nodes {
		cheaper := false
		for _, s := range steps {
			if there := cost[s.from] + s.cost; there < cost[s.to] {
				cost[s.to], cheaper = there, true
			}
			if cost[s.to] < -most {
				return errCheaper
			}
		}
		if !cheaper {
			return nil
		}
	}
	return errCheaper
}

var errCheaper = errors.New("the same amount can be placed at less cost")

type step struct {
	from, to int
	cost     int64
}

// changes are the possible single changes of an allocation, as steps between
// left nodes, right nodes and two more: "source", from where demand is served
// first and given up last, and "sink", where supply is taken and returned.
func changes(t Transport, onEdge []int64) (nodes int, steps []step) {
	lefts := len(t.Demand)
	source, sink := lefts+len(t.Supply), lefts+len(t.Supply)+1
	got, given := make([]int64, lefts), make([]int64, len(t.Supply))
	for e, ends := range t.Edges {
		i, j := ends[0], lefts+ends[1]
		got[ends[0]] += onEdge[e]
		given[ends[1]] += onEdge[e]
		steps = append(steps, step{i, j, t.Cost[e]})
		if onEdge[e] > 0 {
			steps = append(steps, step{j, i, -t.Cost[e]})
		}
	}
	for i, amount := range got {
		if amount < t.Demand[i] {
			steps = append(steps, step{source, i, 0})
		}
		if amount > 0 {
			steps = append(steps, step{i, source, 0})
		}
	}
	for j, amount := range given {
		if amount < t.Supply[j] {
			steps = append(steps, step{lefts + j, sink, 0})
		}
		if amount > 0 {
			steps = append(steps, step{sink, lefts + j, 0})
		}
	}
	return sink + 1, steps
}
