package flow_test

import (
	"testing"

	"pgregory.net/rapid"

	"buendnis/internal/flow"
	"buendnis/internal/proof"
)

// districts are graphs of their own that share nothing but nodes 0 and 1; what
// they have to send goes to node 1 or comes from there.
func districts(t *rapid.T) *flow.Graph {
	g := &flow.Graph{Surplus: make([]int64, 2)}
	for range rapid.IntRange(2, 5).Draw(t, "districts") {
		node := oneOf(g, rapid.IntRange(1, 6).Draw(t, "size"))
		for range rapid.IntRange(1, 12).Draw(t, "arcs") {
			g.Arcs = append(g.Arcs, flow.Arc{
				From: node.Draw(t, "from"), To: node.Draw(t, "to"),
				Capacity: rapid.Int64Range(0, 9).Draw(t, "capacity"), Cost: rapid.Int64Range(-3, 9).Draw(t, "cost"),
			})
		}
		amount := rapid.Int64Range(-2, 4).Draw(t, "amount")
		g.Surplus[node.Draw(t, "start")] += amount
		g.Surplus[1] -= amount
	}
	return g
}

// oneOf adds nodes to the graph and draws one of them, or of the shared two.
func oneOf(g *flow.Graph, size int) *rapid.Generator[int32] {
	nodes := []int32{0, 1}
	for range size {
		nodes = append(nodes, int32(len(g.Surplus)))
		g.Surplus = append(g.Surplus, 0)
	}
	return rapid.SampledFrom(nodes)
}

func TestFlowsOfPartsAreProvedForTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := districts(t)
		f := flow.MaximumFlow(len(g.Surplus), g.Arcs, 0, 1)
		if err := proof.CheckGraphMaximum(inProof(g), 0, 1, f.Value, f.OnArc, f.Cut); err != nil {
			t.Fatal(err)
		}
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

// A way through very many nodes must not need memory for each on the stack, and
// capacities beyond 32 bits must be counted right.
func TestLongWaysAndLargeCapacities(t *testing.T) {
	const nodes, capacity = 300_000, int64(5) << 40
	g := &flow.Graph{Surplus: make([]int64, nodes)}
	for v := range int32(nodes - 1) {
		g.Arcs = append(g.Arcs, flow.Arc{From: v, To: v + 1, Capacity: capacity, Cost: 1})
	}
	f := flow.MaximumFlow(nodes, g.Arcs, 0, nodes-1)
	if f.Value != capacity {
		t.Fatal(f.Value)
	}
	if err := proof.CheckGraphMaximum(inProof(g), 0, nodes-1, f.Value, f.OnArc, f.Cut); err != nil {
		t.Fatal(err)
	}
	g.Surplus[0], g.Surplus[nodes-1] = 1000, -1000
	if f, possible := flow.CheapestFlow(g); !possible || f.Cost != 1000*(nodes-1) {
		t.Fatal(possible, f)
	}
}
