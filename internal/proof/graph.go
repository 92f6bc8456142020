package proof

import (
	"errors"
	"fmt"
)

// Graph is a directed network of any shape, in the checker's own terms.
type Graph struct {
	Surplus []int64 // per node: what leaves minus what arrives
	Arcs    []Arc
}

// Arc must carry Lower to Upper units.
type Arc struct {
	From, To           int
	Lower, Upper, Cost int64
}

// CheckGraphFlow verifies that every arc is within its bounds and that in every
// node what leaves minus what arrives is the surplus.
func CheckGraphFlow(g Graph, onArc []int64) error {
	if len(onArc) != len(g.Arcs) {
		return fmt.Errorf("%d amounts for %d arcs", len(onArc), len(g.Arcs))
	}
	balance := append([]int64(nil), g.Surplus...)
	for e, arc := range g.Arcs {
		if !within(arc.From, len(balance)) || !within(arc.To, len(balance)) {
			return fmt.Errorf("arc %d: a node does not exist", e)
		}
		if onArc[e] < arc.Lower || onArc[e] > arc.Upper {
			return fmt.Errorf("arc %d carries %d, not %d to %d", e, onArc[e], arc.Lower, arc.Upper)
		}
		balance[arc.From] -= onArc[e]
		balance[arc.To] += onArc[e]
	}
	for v, rest := range balance {
		if rest != 0 {
			return fmt.Errorf("node %d is %d out of balance", v, rest)
		}
	}
	return nil
}

// CheckGraphMaximum verifies that value units flow from source to sink and that
// the arcs out of the marked nodes cannot carry more. Surplus is not used and
// lower bounds must be 0.
func CheckGraphMaximum(g Graph, source, sink int, value int64, onArc []int64, cut []bool) error {
	nodes := len(g.Surplus)
	if !within(source, nodes) || !within(sink, nodes) || source == sink || len(cut) != nodes {
		return errors.New("source, sink or cut don't fit the graph")
	}
	g.Surplus = make([]int64, nodes)
	g.Surplus[source], g.Surplus[sink] = value, -value
	if err := CheckGraphFlow(g, onArc); err != nil {
		return err
	}
	if !cut[source] || cut[sink] {
		return errors.New("the cut does not part source and sink")
	}
	var capacity int64
	for e, arc := range g.Arcs {
		if arc.Lower != 0 {
			return fmt.Errorf("arc %d has a lower bound", e)
		}
		if cut[arc.From] && !cut[arc.To] {
			capacity += arc.Upper
		}
	}
	if capacity != value {
		return fmt.Errorf("the cut lets %d through, the flow is %d", capacity, value)
	}
	return nil
}

// CheckGraphCheapest verifies a flow and, by a price for each node, that none is
// cheaper: an arc dearer than the difference of the prices carries as little as
// it may, a cheaper one as much. For any other flow that serves the same surplus
// then costs at least as much, summed over the arcs.
func CheckGraphCheapest(g Graph, cost int64, onArc, price []int64) error {
	if err := CheckGraphFlow(g, onArc); err != nil {
		return err
	}
	if len(price) != len(g.Surplus) {
		return fmt.Errorf("%d prices for %d nodes", len(price), len(g.Surplus))
	}
	var sum int64
	for e, arc := range g.Arcs {
		sum += arc.Cost * onArc[e]
		dearer := arc.Cost + price[arc.From] - price[arc.To]
		if dearer > 0 && onArc[e] > arc.Lower || dearer < 0 && onArc[e] < arc.Upper {
			return fmt.Errorf("the price of arc %d says that its amount could be cheaper", e)
		}
	}
	if sum != cost {
		return fmt.Errorf("the cost is %d, not %d", sum, cost)
	}
	return nil
}
