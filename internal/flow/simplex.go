package flow

import "math"

// CheapestFlow sends all surplus to where it is missing at least total cost; it
// reports false if that is impossible. It is the network simplex method: a
// spanning tree of arcs carries the flow, all others are empty or full, and
// while an arc outside the tree would save cost it enters the tree and another
// leaves. Costs times nodes, and all surplus, must fit into 62 bits.
func CheapestFlow(g *Graph) (*GraphFlow, bool) {
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

// simplex is the tree on its way to the cheapest one. Its root is one node more
// than the graph has; an artificial arc between the root and each node makes
// the first tree. They are so dear that no unit stays on them that has another
// way.
type simplex struct {
	arcs  []arcEnds // the graph's, then the artificial ones
	state []int8    // empty, inTree or full
	room  []int64   // capacity
	on    []int64   // units carried

	tree
	price []int64 // of a node: an arc in the tree costs the difference of its ends

	block, next int // how many arcs are looked at together, and where to go on
	graphArcs   int
	origin      []int32 // which arc of the graph an arc is
}

// mixed is the order in which arcs are looked at. Files list the arcs of a node
// together; a block of them would offer hardly a choice.
func mixed(arcs, stride int) []int32 {
	order := make([]int32, 0, arcs)
	for first := range min(stride, arcs) {
		for e := first; e < arcs; e += stride {
			order = append(order, int32(e))
		}
	}
	return order
}

type arcEnds struct {
	from, to int32
	cost     int64
}

const (
	empty  = int8(1)
	inTree = int8(0)
	full   = int8(-1)
)

const boundless = int64(math.MaxInt64)

func newSimplex(g *Graph) *simplex {
	nodes, arcs := len(g.Surplus), len(g.Arcs)
	s := &simplex{
		arcs: make([]arcEnds, arcs, arcs+nodes), state: make([]int8, arcs, arcs+nodes),
		room: make([]int64, arcs, arcs+nodes), on: make([]int64, arcs+nodes),
		tree: newTree(nodes), price: make([]int64, nodes+1), graphArcs: arcs,
		block: max(int(math.Sqrt(float64(arcs))), 10),
	}
	s.origin = mixed(arcs, s.block)
	dearest := int64(0)
	for e, i := range s.origin {
		arc := g.Arcs[i]
		s.arcs[e] = arcEnds{arc.From, arc.To, arc.Cost}
		s.room[e] = arc.Capacity
		s.state[e] = empty
		dearest = max(dearest, arc.Cost, -arc.Cost)
	}
	for v, surplus := range g.Surplus {
		s.hang(int32(v), surplus, (dearest+1)*int64(nodes+1))
	}
	return s
}

// hang puts node v below the root, by an arc that carries its surplus.
func (s *simplex) hang(v int32, surplus, cost int64) {
	root, e := int32(len(s.price)-1), int32(len(s.arcs))
	arc := arcEnds{v, root, cost}
	s.price[v] = -cost
	if surplus < 0 {
		arc = arcEnds{root, v, cost}
		s.price[v] = cost
	}
	s.arcs = append(s.arcs, arc)
	s.state = append(s.state, inTree)
	s.room = append(s.room, boundless)
	s.on[e] = max(surplus, -surplus)
	s.attach(v, root, e)
	s.depth[v] = 1
}

// pick finds an arc that saves cost: block by block, the best of the first block
// that has one; -1 if there is none. Artificial arcs never come back.
func (s *simplex) pick() int {
	arcs, price := s.arcs[:s.graphArcs], s.price
	state := s.state[:len(arcs)]
	for looked := 0; looked < len(arcs); {
		end := min(s.next+s.block, len(arcs))
		best, most := -1, int64(0)
		for e := s.next; e < end; e++ {
			a := &arcs[e]
			if saved := int64(state[e]) * (price[a.to] - price[a.from] - a.cost); saved > most {
				best, most = e, saved
			}
		}
		looked += end - s.next
		if s.next = end; end == len(arcs) {
			s.next = 0
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}

// result reads the flow off the tree; false if an artificial arc still carries
// something.
func (s *simplex) result(g *Graph) (*GraphFlow, bool) {
	for _, amount := range s.on[s.graphArcs:] {
		if amount > 0 {
			return nil, false
		}
	}
	f := &GraphFlow{OnArc: make([]int64, s.graphArcs), Potential: s.price[:len(g.Surplus)]}
	for e, i := range s.origin {
		f.OnArc[i] = s.on[e]
		f.Cost += s.arcs[e].cost * s.on[e]
	}
	for _, surplus := range g.Surplus {
		f.Value += max(surplus, 0)
	}
	return f, true
}
