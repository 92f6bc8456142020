package main

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"

	"buendnis/internal/flow"
)

// shape is a country to draw: classes of people with one kind of need, offers
// with places, districts in a row.
type shape struct {
	name            string
	classes, offers int
	people, places  float64
	districts       int
	mix             float64 // share of the offers that serve a second kind
}

var (
	kreis = shape{"Kreis", 600, 500, 5_000, 4_600, 1, 0.1}
	land  = shape{"Land", 20_000, 25_000, 120_000, 110_000, 53, 0.1}
	bund  = shape{"Bund", 150_000, 250_000, 1_500_000, 1_400_000, 400, 0.1}
)

const kinds = 24

// transport is one of them, drawn.
type transport struct {
	demand, supply []int64
	edges          []flow.Edge
}

// make draws a transport; the same shape gives the same one.
func (s shape) make() transport {
	r := rand.New(rand.NewPCG(7, 77))
	t := transport{demand: heavyTailed(r, s.classes, s.people), supply: heavyTailed(r, s.offers, s.places)}
	popular := func() int { return int(math.Pow(r.Float64(), 1.4) * kinds) }
	offers := map[[2]int][]int32{} // district and kind → offers
	for j := range t.supply {
		at := [2]int{r.IntN(s.districts), popular()}
		offers[at] = append(offers[at], int32(j))
		if r.Float64() < s.mix {
			second := [2]int{at[0], r.IntN(kinds)}
			offers[second] = append(offers[second], int32(j))
		}
	}
	for i := range t.demand {
		district, kind := r.IntN(s.districts), popular()
		t.edges = append(t.edges, s.nearby(r, offers, int32(i), district, kind)...)
	}
	return t
}

// nearby are up to 25 offers of a kind, nearest districts first; a third of all
// fit the class.
func (s shape) nearby(r *rand.Rand, offers map[[2]int][]int32, class int32, district, kind int) (edges []flow.Edge) {
	for _, away := range []int{0, 1, -1, 2, -2} {
		if away != 0 && s.districts < 5 {
			break
		}
		for _, j := range offers[[2]int{(district + away + s.districts) % s.districts, kind}] {
			if r.IntN(3) == 0 && len(edges) < 25 {
				edges = append(edges, flow.Edge{Left: class, Right: j, Cost: int32(away*away*100) + r.Int32N(130)})
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
		amounts[k] = 1 + int64(w/sum*max(total-float64(size), 0))
	}
	return amounts
}

// stayingAway is what a person without a place costs: far more than any way.
const stayingAway = 100_000

// dimacs is the transport as a file.
func (t transport) dimacs(maximum bool) []byte {
	if maximum {
		return t.maximum()
	}
	return t.cheapest()
}

// maximum has a source before the classes and a sink behind the offers.
func (t transport) maximum() []byte {
	var file bytes.Buffer
	classes := len(t.demand)
	sink := classes + len(t.supply) + 1
	source := sink + 1
	fmt.Fprintf(&file, "p max %d %d\nn %d s\nn %d t\n", source, classes+len(t.edges)+len(t.supply), source, sink)
	for i, people := range t.demand {
		fmt.Fprintf(&file, "a %d %d %d\n", source, i+1, people)
	}
	for _, e := range t.edges {
		fmt.Fprintf(&file, "a %d %d %d\n", e.Left+1, classes+int(e.Right)+1, t.demand[e.Left])
	}
	for j, places := range t.supply {
		fmt.Fprintf(&file, "a %d %d %d\n", classes+j+1, sink, places)
	}
	return file.Bytes()
}

// cheapest has everybody to send to the sink, by an offer or by the dear way.
func (t transport) cheapest() []byte {
	var file bytes.Buffer
	classes := len(t.demand)
	sink := classes + len(t.supply) + 1
	fmt.Fprintf(&file, "p min %d %d\n", sink, classes+len(t.edges)+len(t.supply))
	var all int64
	for i, people := range t.demand {
		all += people
		fmt.Fprintf(&file, "n %d %d\na %d %d 0 %d %d\n", i+1, people, i+1, sink, people, stayingAway)
	}
	fmt.Fprintf(&file, "n %d %d\n", sink, -all)
	for _, e := range t.edges {
		fmt.Fprintf(&file, "a %d %d 0 %d %d\n", e.Left+1, classes+int(e.Right)+1, t.demand[e.Left], e.Cost)
	}
	for j, places := range t.supply {
		fmt.Fprintf(&file, "a %d %d 0 %d 0\n", classes+j+1, sink, places)
	}
	return file.Bytes()
}
