package flow

import "slices"

// residual is a flow with its cut on a network that can grow: edges come in
// chains beside the compressed rows, and leave in the opposite order.
type residual struct {
	ground *ground // shared by clones

	onEdge  []int64 // the ground's edges, then those of more
	missing []int64 // per left node: demand that has no place
	free    []int64 // per right node: supply that nobody uses

	more              []moreEdge
	moreOut, moreIn   []int32 // per node: its newest edge in more, or none
	cutLeft, cutRight []bool
}

// ground are the rows of the network at the start; nobody changes them.
type ground struct {
	n       *Network
	from    []int32 // the left node of each edge
	inStart []int32
	in      []arrival
}

// moreEdge is an edge beside the rows; next are older edges of the same nodes.
type moreEdge struct {
	left, right     int32
	nextOut, nextIn int32
}

const none = int32(-1)

func newResidual(n *Network, f *Flow) residual {
	s := newStateFrom(n, f.OnEdge)
	g := &ground{n: n, inStart: s.inStart, in: s.in, from: make([]int32, len(n.To))}
	r := residual{
		ground: g, onEdge: s.onEdge, missing: s.missing, free: s.free,
		moreOut: slices.Repeat([]int32{none}, len(n.Demand)), moreIn: slices.Repeat([]int32{none}, len(n.Supply)),
		cutLeft: make([]bool, len(n.Demand)), cutRight: make([]bool, len(n.Supply)),
	}
	for i := range n.Demand {
		for e := n.Start[i]; e < n.Start[i+1]; e++ {
			g.from[e] = int32(i)
		}
	}
	for _, i := range f.CutLeft {
		r.cutLeft[i] = true
	}
	for _, j := range f.CutRight {
		r.cutRight[j] = true
	}
	return r
}

func (r *residual) clone() residual {
	c := *r
	for _, list := range []*[]int64{&c.onEdge, &c.missing, &c.free} {
		*list = slices.Clone(*list)
	}
	for _, list := range []*[]int32{&c.moreOut, &c.moreIn} {
		*list = slices.Clone(*list)
	}
	c.more, c.cutLeft, c.cutRight = slices.Clone(c.more), slices.Clone(c.cutLeft), slices.Clone(c.cutRight)
	return c
}

func (r *residual) lefts() int  { return len(r.missing) }
func (r *residual) rights() int { return len(r.free) }

// ends are the nodes of an edge.
func (r *residual) ends(e int32) (left, right int32) {
	if rows := int32(len(r.ground.from)); e >= rows {
		m := r.more[e-rows]
		return m.left, m.right
	}
	return r.ground.from[e], r.ground.n.To[e]
}

// shift puts by more units on an edge.
func (r *residual) shift(e int32, by int64) {
	left, right := r.ends(e)
	r.onEdge[e] += by
	r.missing[left] -= by
	r.free[right] -= by
}

// eachOut visits the edges of a left node until visit says no.
func (r *residual) eachOut(left int32, visit func(edge, right int32) bool) {
	n := r.ground.n
	for e := n.Start[left]; e < n.Start[left+1]; e++ {
		if !visit(e, n.To[e]) {
			return
		}
	}
	for m := r.moreOut[left]; m != none; m = r.more[m].nextOut {
		if !visit(int32(len(n.To))+m, r.more[m].right) {
			return
		}
	}
}

// eachIn visits the edges that end at a right node until visit says no.
func (r *residual) eachIn(right int32, visit func(edge, left int32) bool) {
	for m := r.moreIn[right]; m != none; m = r.more[m].nextIn {
		if !visit(int32(len(r.ground.from))+m, r.more[m].left) {
			return
		}
	}
	if int(right)+1 >= len(r.ground.inStart) {
		return // a new node
	}
	for _, a := range r.ground.in[r.ground.inStart[right]:r.ground.inStart[right+1]] {
		if !visit(a.edge, a.left) {
			return
		}
	}
}

// apply makes a change: first the node, then the supply, then the edges.
func (r *residual) apply(c change) {
	if c.isNew {
		r.free, r.moreIn, r.cutRight = append(r.free, 0), append(r.moreIn, none), append(r.cutRight, false)
	}
	if c.right != none {
		r.free[c.right] += c.amount
	}
	for _, e := range c.edges {
		m := int32(len(r.more))
		r.more = append(r.more, moreEdge{e.Left, e.Right, r.moreOut[e.Left], r.moreIn[e.Right]})
		r.moreOut[e.Left], r.moreIn[e.Right] = m, m
		r.onEdge = append(r.onEdge, 0)
	}
}

// withdraw takes the change back, which must be the last one made, and empty.
func (r *residual) withdraw(c change) {
	for range c.edges {
		last := len(r.more) - 1
		m := r.more[last]
		r.moreOut[m.left], r.moreIn[m.right] = m.nextOut, m.nextIn
		r.more, r.onEdge = r.more[:last], r.onEdge[:len(r.onEdge)-1]
	}
	if c.right != none {
		r.free[c.right] -= c.amount
	}
	if c.isNew {
		last := len(r.free) - 1
		r.free, r.moreIn, r.cutRight = r.free[:last], r.moreIn[:last], r.cutRight[:last]
	}
}

// shiftCut moves the cut to the one that a gain proves.
func (r *residual) shiftCut(g Gain) {
	for _, i := range g.OutLeft {
		r.cutLeft[i] = false
	}
	for _, j := range g.OutRight {
		r.cutRight[j] = false
	}
	for _, i := range g.InLeft {
		r.cutLeft[i] = true
	}
	for _, j := range g.InRight {
		r.cutRight[j] = true
	}
}
