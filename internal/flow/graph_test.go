package flow_test

import (
	"testing"

	"pgregory.net/rapid"

	"buendnis/internal/flow"
	"buendnis/internal/proof"
)

// anyGraph is small, with loops, parallel arcs, dead ends and negative costs.
func anyGraph(t *rapid.T) *flow.Graph {
	nodes := rapid.IntRange(2, 7).Draw(t, "nodes")
	g := &flow.Graph{Surplus: make([]int64, nodes)}
	node := rapid.Int32Range(0, int32(nodes-1))
	for range rapid.IntRange(0, 16).Draw(t, "arcs") {
		g.Arcs = append(g.Arcs, flow.Arc{
			From: node.Draw(t, "from"), To: node.Draw(t, "to"),
			Capacity: rapid.Int64Range(0, 4).Draw(t, "capacity"), Cost: rapid.Int64Range(-5, 9).Draw(t, "cost"),
		})
	}
	for range rapid.IntRange(0, 4).Draw(t, "trips") {
		amount := rapid.Int64Range(0, 3).Draw(t, "amount")
		g.Surplus[node.Draw(t, "start")] += amount
		g.Surplus[node.Draw(t, "end")] -= amount
	}
	return g
}

func inProof(g *flow.Graph) proof.Graph {
	p := proof.Graph{Surplus: g.Surplus}
	for _, a := range g.Arcs {
		p.Arcs = append(p.Arcs, proof.Arc{From: int(a.From), To: int(a.To), Upper: a.Capacity, Cost: a.Cost})
	}
	return p
}

func TestMaximumFlowIsProved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := anyGraph(t)
		f := flow.MaximumFlow(len(g.Surplus), g.Arcs, 0, 1)
		if err := proof.CheckGraphMaximum(inProof(g), 0, 1, f.Value, f.OnArc, f.Cut); err != nil {
			t.Fatal(err)
		}
	})
}

// What the simplex calls impossible must be short of a maximum flow from all
// surplus to all need; all else must be proved cheapest.
func TestCheapestFlowIsProved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := anyGraph(t)
		f, possible := flow.CheapestFlow(g)
		if want := servable(g); possible != want {
			t.Fatalf("possible %t, a maximum flow says %t", possible, want)
		}
		if !possible {
			return
		}
		if err := proof.CheckGraphCheapest(inProof(g), f.Cost, f.OnArc, f.Potential); err != nil {
			t.Fatal(err)
		}
	})
}

func servable(g *flow.Graph) bool {
	source, sink := int32(len(g.Surplus)), int32(len(g.Surplus)+1)
	arcs, wanted := append([]flow.Arc(nil), g.Arcs...), int64(0)
	for v, surplus := range g.Surplus {
		if surplus > 0 {
			arcs = append(arcs, flow.Arc{From: source, To: int32(v), Capacity: surplus})
			wanted += surplus
		} else {
			arcs = append(arcs, flow.Arc{From: int32(v), To: sink, Capacity: -surplus})
		}
	}
	return flow.MaximumFlow(len(g.Surplus)+2, arcs, source, sink).Value == wanted
}
