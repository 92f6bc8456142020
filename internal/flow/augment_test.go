package flow_test

import (
	"testing"

	"pgregory.net/rapid"

	"buendnis/internal/flow"
)

// From the maximum of a network, one with more supply is solved further, and
// nobody loses a place.
func TestAugmentGoesOnFromAMaximum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		small := rapid.SliceOfN(rapid.Int64Range(0, 5), 1, 5)
		demand, supply := small.Draw(t, "demand"), small.Draw(t, "supply")
		edges := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) flow.Edge {
			return flow.Edge{Left: rapid.Int32Range(0, int32(len(demand)-1)).Draw(t, "left"), Right: rapid.Int32Range(0, int32(len(supply)-1)).Draw(t, "right")}
		}), 0, 12).Draw(t, "edges")
		n, err := flow.New(demand, supply, edges)
		if err != nil {
			t.Fatal(err)
		}
		base := flow.Maximum(n)
		more := *n
		more.Supply = append([]int64(nil), supply...)
		more.Supply[0] += rapid.Int64Range(0, 5).Draw(t, "more")
		got, want := flow.Augment(&more, base.OnEdge), flow.Maximum(&more)
		if got.Value != want.Value {
			t.Fatalf("%d statt %d", got.Value, want.Value)
		}
		for i := range demand {
			before, after := placed(n, base, i), placed(n, got, i)
			if after < before {
				t.Fatalf("Knoten %d verliert einen Platz: %d, davor %d", i, after, before)
			}
		}
	})
}

func placed(n *flow.Network, f *flow.Flow, left int) (sum int64) {
	for e := n.Start[left]; e < n.Start[left+1]; e++ {
		sum += f.OnEdge[e]
	}
	return sum
}
