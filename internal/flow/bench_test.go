package flow_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"buendnis/internal/flow"
	"buendnis/internal/proof"
)

// county: a large county, merged into classes with one of eight kinds of need.
// An offer serves one kind, one in five a second; half of them fit a class.
func county() *flow.Network {
	r := rand.New(rand.NewPCG(1, 2))
	demand, supply := heavyTailed(r, 2000, 5000), heavyTailed(r, 60, 2800)
	var edges []flow.Edge
	first, second := make([]int, len(supply)), make([]int, len(supply))
	for j := range supply {
		first[j], second[j] = r.IntN(8), r.IntN(40)
	}
	for i := range demand {
		kind := r.IntN(8)
		for j := range supply {
			if (first[j] == kind || second[j] == kind) && r.IntN(2) == 0 {
				edges = append(edges, flow.Edge{Left: int32(i), Right: int32(j), Cost: r.Int32N(11)})
			}
		}
	}
	return built(demand, supply, edges)
}

// state: 120,000 people in 20,000 classes, 25,000 offers, 53 districts in a
// row, 24 kinds of need. A class reaches the offers of its kind near its
// district; one offer in ten serves a second kind, so nothing falls into
// independent pieces.
func state() *flow.Network { return inARow(1) }

// nation is ten states one after the other.
func nation() *flow.Network { return inARow(10) }

func inARow(states int) *flow.Network {
	const kinds = 24
	districts := 53 * states
	r := rand.New(rand.NewPCG(7, 77))
	demand, supply := heavyTailed(r, 20000*states, 120000*float64(states)), heavyTailed(r, 25000*states, 110000*float64(states))
	offers := map[[2]int][]int32{} // district and kind → offers
	popular := func() int { return int(math.Pow(r.Float64(), 1.4) * kinds) }
	for j := range supply {
		d := r.IntN(districts)
		at := [2]int{d, popular()}
		offers[at] = append(offers[at], int32(j))
		if r.IntN(10) == 0 {
			second := [2]int{d, r.IntN(kinds)}
			offers[second] = append(offers[second], int32(j))
		}
	}
	var edges []flow.Edge
	for i := range demand {
		d, kind := r.IntN(districts), popular()
		edges = append(edges, someNearby(r, offers, int32(i), d, kind, districts)...)
	}
	return built(demand, supply, edges)
}

// someNearby are up to 25 offers of a kind, nearest districts first; a third of
// all fit the class.
func someNearby(r *rand.Rand, offers map[[2]int][]int32, class int32, d, kind, districts int) (edges []flow.Edge) {
	for _, away := range []int{0, 1, -1, 2, -2} {
		for _, j := range offers[[2]int{(d + away + districts) % districts, kind}] {
			if r.IntN(3) == 0 && len(edges) < 25 {
				edges = append(edges, flow.Edge{Left: class, Right: j, Cost: int32(away*away*10) + r.Int32N(10)})
			}
		}
	}
	return edges
}

// heavyTailed draws amounts of at least 1 that sum to about total.
func heavyTailed(r *rand.Rand, size int, total float64) []int64 {
	weights, sum := make([]float64, size), 0.0
	for k := range weights {
		weights[k] = math.Exp(r.NormFloat64() * 1.1)
		sum += weights[k]
	}
	amounts := make([]int64, size)
	for k, w := range weights {
		amounts[k] = 1 + int64(w/sum*(total-float64(size)))
	}
	return amounts
}

func built(demand, supply []int64, edges []flow.Edge) *flow.Network {
	n, err := flow.New(demand, supply, edges)
	if err != nil {
		panic(err)
	}
	return n
}

var instances = []struct {
	name string
	make func() *flow.Network
}{{"county", county}, {"state", state}, {"nation", nation}}

func bench(b *testing.B, run func(n *flow.Network)) {
	for _, instance := range instances {
		b.Run(instance.name, func(b *testing.B) {
			n := instance.make()
			b.ReportMetric(float64(len(n.To)), "edges")
			for b.Loop() {
				run(n)
			}
		})
	}
}

func BenchmarkMaximum(b *testing.B)   { bench(b, func(n *flow.Network) { flow.Maximum(n) }) }
func BenchmarkDecompose(b *testing.B) { bench(b, func(n *flow.Network) { flow.Decompose(n) }) }

func BenchmarkCheapestMaximum(b *testing.B) {
	bench(b, func(n *flow.Network) { flow.CheapestMaximum(n) })
}

func BenchmarkParts(b *testing.B) {
	bench(b, func(n *flow.Network) {
		levels, _ := flow.Decompose(n)
		for _, level := range levels {
			flow.Parts(n, level)
		}
	})
}

func BenchmarkProofOfLevels(b *testing.B) {
	bench(b, func(n *flow.Network) {
		levels, shares := flow.Decompose(n)
		if err := proof.CheckLevels(transport(n), claimed(levels), shares); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkProofOfCheapest(b *testing.B) {
	for _, instance := range instances {
		b.Run(instance.name, func(b *testing.B) {
			n := instance.make()
			f := flow.CheapestMaximum(n)
			for b.Loop() {
				prove(b, n, f)
				if err := proof.CheckCheapest(transport(n), f.OnEdge, f.LeftPrice, f.RightPrice); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The instances of the benchmarks are proved once in every test run.
func TestLargeInstancesAreProved(t *testing.T) {
	for _, instance := range instances[:2] {
		t.Run(instance.name, func(t *testing.T) {
			n := instance.make()
			prove(t, n, flow.Maximum(n))
			levels, shares := flow.Decompose(n)
			if err := proof.CheckLevels(transport(n), claimed(levels), shares); err != nil {
				t.Fatal(err)
			}
			if len(levels) < 2 {
				t.Fatalf("only %d level: the instance is too easy", len(levels))
			}
		})
	}
}
