package flow

import "math"

// simplex is the tree on its way to the cheapest one. Its root is one node more
// than the graph has; an artificial arc between the root and each node hangs up
// what has no other way yet. They are so dear that no unit stays on them that
// has another way.
type simplex struct {
	arcs  []arcEnds // the graph's, those of a node together, then the artificial ones
	state []int8    // empty, inTree or full
	load  []load

	tree
	pricing

	graphArcs int
	origin    []int32 // which arc of the graph an arc is
}

type arcEnds struct {
	from, to int32
	cost     int64
}

// load is what an arc carries and what it can carry at most.
type load struct{ on, room int64 }

const (
	empty  = int8(1)
	inTree = int8(0)
	full   = int8(-1)
)

const boundless = int64(math.MaxInt64)

// cheapest is the network simplex method: a spanning tree of arcs carries the
// flow, all others are empty or full, and while an arc outside the tree would
// save cost it enters the tree and another leaves.
func cheapest(g *Graph) (*GraphFlow, bool) {
	s := newSimplex(g)
	for {
		entering := s.pick()
		if entering < 0 {
			break
		}
		s.pivot(entering)
	}
	return s.result(g)
}

func newSimplex(g *Graph) *simplex {
	nodes, arcs := len(g.Surplus), len(g.Arcs)
	s := &simplex{
		arcs: make([]arcEnds, arcs, arcs+nodes), state: make([]int8, arcs, arcs+nodes),
		load: make([]load, arcs, arcs+nodes), origin: make([]int32, arcs),
		tree: newTree(nodes), graphArcs: arcs,
		pricing: newPricing(nodes, g.Arcs),
	}
	dearest, next := int64(0), append([]int32(nil), s.start...)
	for i, arc := range g.Arcs {
		e := next[arc.From]
		next[arc.From]++
		s.origin[e] = int32(i)
		s.arcs[e] = arcEnds{arc.From, arc.To, arc.Cost}
		s.load[e].room = arc.Capacity
		s.state[e] = empty
		dearest = max(dearest, arc.Cost, -arc.Cost)
	}
	s.loosen(g.Surplus)
	s.begin(g.Surplus, (dearest+1)*int64(nodes+1))
	return s
}

// result reads the flow off the tree; false if an artificial arc still carries
// something.
func (s *simplex) result(g *Graph) (*GraphFlow, bool) {
	for _, artificial := range s.load[s.graphArcs:] {
		if artificial.on > 0 {
			return nil, false
		}
	}
	f := &GraphFlow{OnArc: make([]int64, s.graphArcs), Potential: s.price[:len(g.Surplus)]}
	for e, i := range s.origin {
		f.OnArc[i] = s.load[e].on
		f.Cost += s.arcs[e].cost * s.load[e].on
	}
	for _, surplus := range g.Surplus {
		f.Value += max(surplus, 0)
	}
	return f, true
}
