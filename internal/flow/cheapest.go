package flow

// CheapestMaximum places as much demand as possible and, among all ways to do
// so, takes one of least total cost. The network must be valid; it is not
// changed.
//
// In every maximum flow the demand of the cut uses up the supply of the cut, and
// all other demand is met from other supply. So the two sides of the cut don't
// compete, nor do the connected pieces of a side: each is solved by itself, with
// the network simplex method, several at once.
func CheapestMaximum(n *Network) *Flow {
	f := Maximum(n)
	if n.Cost == nil {
		return f
	}
	c := &cheapener{n: n, flow: f, inLeft: marked(f.CutLeft, len(n.Demand)), inRight: marked(f.CutRight, len(n.Supply))}
	f.LeftPrice, f.RightPrice = make([]int64, len(n.Demand)), make([]int64, len(n.Supply))
	pieces := c.pieces()
	inParallel(len(pieces), func(k int) { c.solve(pieces[k]) })
	c.raise()
	f.Cost = 0
	for e, amount := range f.OnEdge {
		f.Cost += int64(n.Cost[e]) * amount
	}
	return f
}

// cheapener replaces the amounts of a maximum flow, piece by piece, by cheaper
// ones. Pieces write to different places.
type cheapener struct {
	n               *Network
	flow            *Flow
	inLeft, inRight []bool // the cut
}

// own tells whether an edge stays on one side of the cut. The others lead from
// outside into it, and no maximum flow uses them.
func (c *cheapener) own(left, right int32) bool { return c.inLeft[left] == c.inRight[right] }

// pieces are the connected pieces of the two sides that have an edge, in the
// order of their first left node.
func (c *cheapener) pieces() []Part {
	g := newGroups(len(c.n.Demand) + len(c.n.Supply))
	for i := range c.n.Demand {
		for _, j := range c.n.reached(int32(i)) {
			if c.own(int32(i), j) {
				g.join(i, len(c.n.Demand)+int(j))
			}
		}
	}
	number := make([]int32, len(g)) // root → its piece + 1
	var pieces []Part
	for k := range g {
		root, right := g.root(k), k-len(c.n.Demand)
		switch {
		case root == k && right >= 0:
			// nobody on its side reaches it
		case right >= 0:
			p := &pieces[number[root]-1]
			p.Right = append(p.Right, int32(right))
		default:
			if number[root] == 0 {
				pieces = append(pieces, Part{})
				number[root] = int32(len(pieces))
			}
			p := &pieces[number[root]-1]
			p.Left = append(p.Left, int32(k))
		}
	}
	return pieces
}

// solve finds the cheapest amounts and the prices of a piece.
func (c *cheapener) solve(p Part) {
	if len(p.Right) == 0 {
		return
	}
	g, edges := c.graph(p)
	f, possible := CheapestFlow(g)
	if !possible {
		panic("flow: a piece of a maximum flow is not possible")
	}
	for a, e := range edges {
		c.flow.OnEdge[e] = f.OnArc[a]
	}
	rest := f.Potential[len(p.Left)+len(p.Right)]
	for k, i := range p.Left {
		c.flow.LeftPrice[i] = f.Potential[k] - rest
	}
	for k, j := range p.Right {
		c.flow.RightPrice[j] = f.Potential[len(p.Left)+k] - rest
	}
}

// graph is a piece with one node more, the rest: inside the cut it takes the
// demand that stays without a place, outside it uses the supply that stays free.
// Both cost nothing. edges tells which edge of the network an arc is.
func (c *cheapener) graph(p Part) (g *Graph, edges []int32) {
	lefts := len(p.Left)
	rest := int32(lefts + len(p.Right))
	g = &Graph{Surplus: make([]int64, rest+1)}
	position := make(map[int32]int32, len(p.Right))
	for k, j := range p.Right {
		v := int32(lefts + k)
		position[j], g.Surplus[v] = v, -c.n.Supply[j]
		g.Surplus[rest] += c.n.Supply[j]
	}
	for k, i := range p.Left {
		g.Surplus[k] = c.n.Demand[i]
		g.Surplus[rest] -= c.n.Demand[i]
		for e := c.n.Start[i]; e < c.n.Start[i+1]; e++ {
			if j := c.n.To[e]; c.own(i, j) {
				g.Arcs = append(g.Arcs, Arc{From: int32(k), To: position[j], Capacity: boundless, Cost: int64(c.n.Cost[e])})
				edges = append(edges, e)
			}
		}
	}
	if c.inLeft[p.Left[0]] {
		for k := range p.Left {
			g.Arcs = append(g.Arcs, Arc{From: int32(k), To: rest, Capacity: boundless})
		}
		return g, edges
	}
	for k := range p.Right {
		g.Arcs = append(g.Arcs, Arc{From: rest, To: int32(lefts + k), Capacity: boundless})
	}
	return g, edges
}

// raise lifts all prices outside the cut so far that no edge into it seems
// cheap, that no demand seems better off without a place, and no supply in the
// cut seems better left free.
func (c *cheapener) raise() {
	lift := int64(0)
	for i := range c.n.Demand {
		if c.inLeft[i] {
			continue
		}
		price := c.flow.LeftPrice[i]
		lift = max(lift, -price)
		for e := c.n.Start[i]; e < c.n.Start[i+1]; e++ {
			if j := c.n.To[e]; c.inRight[j] {
				lift = max(lift, c.flow.RightPrice[j]-price-int64(c.n.Cost[e]))
			}
		}
	}
	for _, j := range c.flow.CutRight {
		lift = max(lift, c.flow.RightPrice[j])
	}
	for i, in := range c.inLeft {
		if !in {
			c.flow.LeftPrice[i] += lift
		}
	}
	for j, in := range c.inRight {
		if !in {
			c.flow.RightPrice[j] += lift
		}
	}
}

func marked(list []int32, size int) []bool {
	marks := make([]bool, size)
	for _, v := range list {
		marks[v] = true
	}
	return marks
}
