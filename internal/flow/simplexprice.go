package flow

import "math"

// pricing finds arcs that save cost. It goes through the nodes in a mixed order
// and keeps, of the arcs that leave a node, the one that saves most; from a
// short list of such arcs of different nodes the best enters the tree, and the
// others are looked at again. To look at the arcs of one node is cheap, since
// they lie together; to choose among different nodes is what makes few steps.
type pricing struct {
	start      []int32 // the arcs that leave node v: start[v] to start[v+1]
	order      []int32 // of the nodes; neighbours in a file are often alike
	next       int     // where in the order to go on
	candidates []int32
	taken      int // from the present list
}

// Measured: lists of 10 to 50 are equally good; beyond half of a list, what is
// left saves too little.
const (
	longList = 24
	mostUse  = 10
)

func newPricing(nodes int, arcs []Arc) pricing {
	p := pricing{start: make([]int32, nodes+1), order: mixed(nodes), taken: mostUse}
	for _, arc := range arcs {
		p.start[arc.From+1]++
	}
	for v := range nodes {
		p.start[v+1] += p.start[v]
	}
	return p
}

// mixed goes through all numbers below n in wide strides.
func mixed(n int) []int32 {
	order, stride := make([]int32, 0, n), 1+int(math.Sqrt(float64(n)))
	for first := range stride {
		for v := first; v < n; v += stride {
			order = append(order, int32(v))
		}
	}
	return order
}

// pick is an arc that saves cost, -1 if there is none. Artificial arcs never
// come back.
func (s *simplex) pick() int {
	if s.taken < mostUse {
		if e := s.best(); e >= 0 {
			s.taken++
			return e
		}
	}
	s.collect()
	s.taken = 1
	return s.best()
}

// best is the candidate that saves most; those that save nothing any more are
// dropped.
func (s *simplex) best() int {
	best, most, kept := -1, int64(0), s.candidates[:0]
	for _, e := range s.candidates {
		a := &s.arcs[e]
		saved := int64(s.state[e]) * (s.price[a.to] - s.price[a.from] - a.cost)
		if saved > 0 {
			kept = append(kept, e)
		}
		if saved > most {
			best, most = int(e), saved
		}
	}
	s.candidates = kept
	return best
}

// collect fills the list anew, from where it stopped last time.
func (s *simplex) collect() {
	s.candidates = s.candidates[:0]
	for range s.order {
		v := s.order[s.next]
		if s.next++; s.next == len(s.order) {
			s.next = 0
		}
		if e := s.bestFrom(v); e >= 0 {
			if s.candidates = append(s.candidates, e); len(s.candidates) == longList {
				return
			}
		}
	}
}

// bestFrom is the arc leaving v that saves most, or -1.
func (s *simplex) bestFrom(v int32) int32 {
	first, end := s.start[v], s.start[v+1]
	row, price := s.arcs[first:end], s.price
	state := s.state[first:end][:len(row)]
	here, best, most := price[v], int32(-1), int64(0)
	for k := range row {
		a := &row[k]
		if saved := int64(state[k]) * (price[a.to] - here - a.cost); saved > most {
			best, most = first+int32(k), saved
		}
	}
	return best
}
