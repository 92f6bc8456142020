package flow_test

import (
	"math"
	"math/bits"
	"slices"
	"testing"

	"buendnis/internal/flow"
	"buendnis/internal/proof"

	"pgregory.net/rapid"
)

// size bounds a drawn network.
type size struct {
	lefts, rights, edges int
	amount               int64
	cost                 int32
}

var small = size{lefts: 6, rights: 5, edges: 16, amount: 6, cost: 3}

func draw(t *rapid.T, s size) *flow.Network {
	demand := rapid.SliceOfN(rapid.Int64Range(0, s.amount), 1, s.lefts).Draw(t, "demand")
	supply := rapid.SliceOfN(rapid.Int64Range(0, s.amount), 1, s.rights).Draw(t, "supply")
	edges := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) flow.Edge {
		return flow.Edge{
			Left:  int32(rapid.IntRange(0, len(demand)-1).Draw(t, "left")),
			Right: int32(rapid.IntRange(0, len(supply)-1).Draw(t, "right")),
			Cost:  rapid.Int32Range(0, s.cost).Draw(t, "cost"),
		}
	}), 0, s.edges).Draw(t, "edges")
	n, err := flow.New(demand, supply, edges)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func transport(n *flow.Network) proof.Transport {
	t := proof.Transport{Demand: n.Demand, Supply: n.Supply}
	for i := range n.Demand {
		for e := n.Start[i]; e < n.Start[i+1]; e++ {
			t.Edges = append(t.Edges, [2]int{i, int(n.To[e])})
			t.Cost = append(t.Cost, int64(n.Cost[e]))
		}
	}
	return t
}

func ints(list []int32) []int {
	out := make([]int, len(list))
	for k, v := range list {
		out[k] = int(v)
	}
	return out
}

// reach is the demand of a set of left nodes, and which right nodes it reaches.
func reach(n *flow.Network, lefts uint) (demand int64, rights uint) {
	for i, d := range n.Demand {
		if lefts>>i&1 == 1 {
			demand += d
			for e := n.Start[i]; e < n.Start[i+1]; e++ {
				rights |= 1 << n.To[e]
			}
		}
	}
	return demand, rights
}

func supplyOf(n *flow.Network, rights uint) (supply int64) {
	for j, s := range n.Supply {
		if rights>>j&1 == 1 {
			supply += s
		}
	}
	return supply
}

func TestMaximumIsTheSmallestOfAllCuts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := draw(t, small)
		all := uint(1)<<len(n.Demand) - 1
		total, _ := reach(n, all)
		least, smallest := total, uint(0)
		for x := uint(1); x <= all; x++ {
			demand, rights := reach(n, x)
			value := total - demand + supplyOf(n, rights)
			if value < least || value == least && bits.OnesCount(x) < bits.OnesCount(smallest) {
				least, smallest = value, x
			}
		}
		f := flow.Maximum(n)
		if f.Value != least {
			t.Fatalf("Maximum places %d, the smallest cut is %d", f.Value, least)
		}
		cut := uint(0)
		for _, i := range f.CutLeft {
			cut |= 1 << i
		}
		if cut != smallest {
			t.Fatalf("cut %b, want %b", cut, smallest)
		}
		prove(t, n, f)
	})
}

func prove(t rapid.TB, n *flow.Network, f *flow.Flow) {
	t.Helper()
	if err := proof.CheckMaximum(transport(n), f.OnEdge, ints(f.CutLeft), ints(f.CutRight)); err != nil {
		t.Fatal(err)
	}
	var value, cost int64
	for e, amount := range f.OnEdge {
		value += amount
		cost += amount * int64(n.Cost[e])
	}
	if f.Value != value || f.Cost != cost {
		t.Fatalf("value %d and cost %d, but the edges say %d and %d", f.Value, f.Cost, value, cost)
	}
}

// Every allocation of a tiny network is listed: the cheapest maximum must be
// the best of them, and proof must accept exactly those that are cheapest for
// what they place.
func TestCheapestMaximumIsTheBestOfAllAllocations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := draw(t, size{lefts: 3, rights: 3, edges: 6, amount: 2, cost: 3})
		plain := transport(n)
		least := map[int64]int64{} // value → cost
		most := int64(0)
		eachAllocation(n, func(onEdge []int64, value, cost int64) {
			if best, known := least[value]; !known || cost < best {
				least[value] = cost
			}
			most = max(most, value)
		})
		f := flow.CheapestMaximum(n)
		prove(t, n, f)
		if f.Value != most || f.Cost != least[most] {
			t.Fatalf("value %d at cost %d, want %d at %d", f.Value, f.Cost, most, least[most])
		}
		if err := proof.CheckCheapest(plain, f.OnEdge, f.LeftPrice, f.RightPrice); err != nil {
			t.Fatal(err)
		}
		eachAllocation(n, func(onEdge []int64, value, cost int64) {
			left, right := fairPrices(plain, onEdge)
			err := proof.CheckCheapest(plain, onEdge, left, right)
			if cheapest := cost == least[value]; cheapest != (err == nil) {
				t.Fatalf("%v costs %d, least is %d, but proof says %v", onEdge, cost, least[value], err)
			}
		})
	})
}

// fairPrices are prices that prove an allocation cheapest, if any do: what can be
// saved on the way to a node by single changes, as Bellman and Ford find it. Two
// nodes stand for the choice of who is served and which supply is used.
func fairPrices(t proof.Transport, onEdge []int64) (left, right []int64) {
	lefts := len(t.Demand)
	who, which := lefts+len(t.Supply), lefts+len(t.Supply)+1
	price := make([]int64, which+1)
	cheapen := func(from, to int, cost int64) { price[to] = min(price[to], price[from]+cost) }
	missing, free := slices.Clone(t.Demand), slices.Clone(t.Supply)
	for e, ends := range t.Edges {
		missing[ends[0]] -= onEdge[e]
		free[ends[1]] -= onEdge[e]
	}
	for range price {
		for e, ends := range t.Edges {
			cheapen(ends[0], lefts+ends[1], t.Cost[e])
			if onEdge[e] > 0 {
				cheapen(lefts+ends[1], ends[0], -t.Cost[e])
			}
		}
		for i := range missing {
			if missing[i] > 0 {
				cheapen(who, i, 0)
			}
			if missing[i] < t.Demand[i] {
				cheapen(i, who, 0)
			}
		}
		for j := range free {
			if free[j] > 0 {
				cheapen(lefts+j, which, 0)
			}
			if free[j] < t.Supply[j] {
				cheapen(which, lefts+j, 0)
			}
		}
	}
	return price[:lefts], price[lefts:who]
}

func eachAllocation(n *flow.Network, visit func(onEdge []int64, value, cost int64)) {
	onEdge := make([]int64, len(n.To))
	missing := append([]int64(nil), n.Demand...)
	free := append([]int64(nil), n.Supply...)
	var next func(i, e int, value, cost int64)
	next = func(i, e int, value, cost int64) {
		if e == len(n.To) {
			visit(onEdge, value, cost)
			return
		}
		for int(n.Start[i+1]) <= e {
			i++
		}
		j := n.To[e]
		for a := range min(missing[i], free[j]) + 1 {
			onEdge[e] = a
			missing[i] -= a
			free[j] -= a
			next(i, e+1, value+a, cost+a*int64(n.Cost[e]))
			missing[i] += a
			free[j] += a
		}
		onEdge[e] = 0
	}
	next(0, 0, 0, 0)
}

func TestLargerFlowsAreProved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cost := rapid.SampledFrom([]int32{1, 10, math.MaxInt32}).Draw(t, "dearest")
		n := draw(t, size{lefts: 60, rights: 30, edges: 300, amount: 40, cost: cost})
		f, cheapest := flow.Maximum(n), flow.CheapestMaximum(n)
		prove(t, n, f)
		prove(t, n, cheapest)
		if f.Value != cheapest.Value || f.Cost < cheapest.Cost {
			t.Fatalf("maximum %d at cost %d, cheapest %d at %d", f.Value, f.Cost, cheapest.Value, cheapest.Cost)
		}
		if err := proof.CheckCheapest(transport(n), cheapest.OnEdge, cheapest.LeftPrice, cheapest.RightPrice); err != nil {
			t.Fatal(err)
		}
	})
}

func TestNetworkIsNotChanged(t *testing.T) {
	n, err := flow.New([]int64{5, 3}, []int64{4, math.MaxInt32 * 9}, []flow.Edge{{0, 0, 1}, {1, 0, 0}, {1, 1, 2}})
	if err != nil {
		t.Fatal(err)
	}
	before := *n
	demand, supply := append([]int64(nil), n.Demand...), append([]int64(nil), n.Supply...)
	flow.Maximum(n)
	flow.CheapestMaximum(n)
	flow.Decompose(n)
	for i := range demand {
		if n.Demand[i] != demand[i] {
			t.Errorf("demand %d changed", i)
		}
	}
	for j := range supply {
		if n.Supply[j] != supply[j] {
			t.Errorf("supply %d changed", j)
		}
	}
	if before.Start[1] != n.Start[1] || before.To[2] != n.To[2] {
		t.Error("rows changed")
	}
}

func TestValidateRefuses(t *testing.T) {
	sound := func() *flow.Network {
		return &flow.Network{
			Demand: []int64{1, 2}, Supply: []int64{3},
			Start: []int32{0, 1, 2}, To: []int32{0, 0}, Cost: []int32{0, 7},
		}
	}
	if err := sound().Validate(); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(n *flow.Network){
		"no start":          func(n *flow.Network) { n.Start = nil },
		"start not at zero": func(n *flow.Network) { n.Start[0] = 1 },
		"falling rows":      func(n *flow.Network) { n.Start[1] = 3 },
		"rows too short":    func(n *flow.Network) { n.Start[2] = 1 },
		"edge to nowhere":   func(n *flow.Network) { n.To[1] = 1 },
		"edge below zero":   func(n *flow.Network) { n.To[1] = -1 },
		"negative demand":   func(n *flow.Network) { n.Demand[0] = -1 },
		"negative supply":   func(n *flow.Network) { n.Supply[0] = -1 },
		"too much demand":   func(n *flow.Network) { n.Demand[0] = math.MaxInt32 - 1 },
		"too much supply":   func(n *flow.Network) { n.Supply = []int64{math.MaxInt64, 1} },
		"negative cost":     func(n *flow.Network) { n.Cost[1] = -1 },
		"missing cost":      func(n *flow.Network) { n.Cost = n.Cost[:1] },
	} {
		n := sound()
		spoil(n)
		if n.Validate() == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	for _, e := range []flow.Edge{{Left: 2}, {Left: -1}, {Right: 1}, {Right: -1}, {Cost: -1}} {
		if _, err := flow.New([]int64{1, 2}, []int64{3}, []flow.Edge{e}); err == nil {
			t.Errorf("edge %v: accepted", e)
		}
	}
}
