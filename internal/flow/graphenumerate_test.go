package flow_test

import (
	"testing"

	"pgregory.net/rapid"

	"buendnis/internal/flow"
)

// tinyGraph is small enough to try every flow: at most 4^7 of them.
func tinyGraph(t *rapid.T) *flow.Graph {
	nodes := rapid.IntRange(2, 6).Draw(t, "nodes")
	g := &flow.Graph{Surplus: make([]int64, nodes)}
	node := rapid.Int32Range(0, int32(nodes-1))
	for range rapid.IntRange(0, 7).Draw(t, "arcs") {
		g.Arcs = append(g.Arcs, flow.Arc{
			From: node.Draw(t, "from"), To: node.Draw(t, "to"),
			Capacity: rapid.Int64Range(0, 3).Draw(t, "capacity"), Cost: rapid.Int64Range(-3, 5).Draw(t, "cost"),
		})
	}
	for range rapid.IntRange(0, 2).Draw(t, "trips") {
		amount := rapid.Int64Range(0, 3).Draw(t, "amount")
		g.Surplus[node.Draw(t, "start")] += amount
		g.Surplus[node.Draw(t, "end")] -= amount
	}
	return g
}

// everyFlow visits each way to load the arcs, with what then leaves each node
// more than it enters, and the cost.
func everyFlow(g *flow.Graph, visit func(leaves []int64, cost int64)) {
	leaves := make([]int64, len(g.Surplus))
	var load func(e int, cost int64)
	load = func(e int, cost int64) {
		if e == len(g.Arcs) {
			visit(leaves, cost)
			return
		}
		arc := g.Arcs[e]
		for amount := range arc.Capacity + 1 {
			leaves[arc.From] += amount
			leaves[arc.To] -= amount
			load(e+1, cost+amount*arc.Cost)
			leaves[arc.From] -= amount
			leaves[arc.To] += amount
		}
	}
	load(0, 0)
}

func TestMaximumFlowIsTheBestOfAllFlows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, best := tinyGraph(t), int64(0)
		everyFlow(g, func(leaves []int64, _ int64) {
			for _, more := range leaves[2:] {
				if more != 0 {
					return
				}
			}
			best = max(best, leaves[0])
		})
		if f := flow.MaximumFlow(len(g.Surplus), g.Arcs, 0, 1); f.Value != best {
			t.Fatalf("value %d, the best of all flows has %d", f.Value, best)
		}
	})
}

func TestCheapestFlowIsTheCheapestOfAllFlows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, found, least := tinyGraph(t), false, int64(0)
		everyFlow(g, func(leaves []int64, cost int64) {
			for v, more := range leaves {
				if more != g.Surplus[v] {
					return
				}
			}
			if !found || cost < least {
				found, least = true, cost
			}
		})
		f, possible := flow.CheapestFlow(g)
		if possible != found {
			t.Fatalf("possible %t, trying every flow says %t", possible, found)
		}
		if possible && f.Cost != least {
			t.Fatalf("cost %d, the cheapest of all flows has %d", f.Cost, least)
		}
	})
}
