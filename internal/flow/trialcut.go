package flow

import "slices"

// reason is the cut of the changed network, as its difference to the base's: the
// nodes from which an outlet is reached leave it, and what an outlet without
// room reaches joins it. whole is false where the two meet: then some demand
// could still get in by a way that crosses the base's cut several times, which
// the searches don't follow.
func (t *Trials) reason(c change) (gain Gain, whole bool) {
	if len(t.inside.closedRights) > 0 && len(t.outside.closedRights) > 0 {
		t.reopen(c)
		if t.meet() {
			return Gain{}, false
		}
	}
	gain.OutLeft = sorted(t.inside.closedLefts)
	gain.InLeft = sorted(t.outside.closedLefts)
	gain.OutRight = sorted(t.only(t.inside.closedRights, true))
	gain.InRight = sorted(t.only(t.outside.closedRights, false))
	return gain, true
}

// reopen searches again for room, without the outlets that nobody needs more.
func (t *Trials) reopen(c change) {
	t.outside.open(t.rights())
	for u := range t.outlets(c) {
		if t.inside.right[u] != t.inside.closed {
			t.findRoom(u)
		}
	}
}

// meet tells whether something inside the one closed set can get to the other.
func (t *Trials) meet() bool {
	in, out := &t.inside, &t.outside
	meets := false
	for _, j := range out.closedRights {
		t.eachIn(j, func(e, i int32) bool {
			meets = meets || t.onEdge[e] > 0 && t.cutLeft[i] && in.left[i] == in.closed
			return !meets
		})
	}
	for _, i := range out.closedLefts {
		t.eachOut(i, func(_, j int32) bool {
			meets = meets || t.cutRight[j] && in.right[j] == in.closed
			return !meets
		})
	}
	return meets
}

// anew augments on the whole network, for the rare trial that needs it.
func (t *Trials) anew() (gain Gain) {
	n, onEdge, number := t.network()
	f := Augment(n, onEdge)
	for k, amount := range f.OnEdge {
		if by := amount - onEdge[k]; by != 0 {
			t.add(number[k], by)
		}
	}
	gain.OutLeft, gain.InLeft = differences(t.cutLeft, f.CutLeft)
	gain.OutRight, gain.InRight = differences(t.cutRight, f.CutRight)
	return gain
}

// network is the residual with all its edges as a network, its amounts, and
// which edge each one is.
func (r *residual) network() (n *Network, onEdge []int64, number []int32) {
	n = &Network{Demand: r.ground.n.Demand, Supply: slices.Clone(r.free), Start: make([]int32, 1, r.lefts()+1)}
	for i := range int32(r.lefts()) {
		r.eachOut(i, func(e, j int32) bool {
			n.To, onEdge, number = append(n.To, j), append(onEdge, r.onEdge[e]), append(number, e)
			n.Supply[j] += r.onEdge[e]
			return true
		})
		n.Start = append(n.Start, int32(len(n.To)))
	}
	return n, onEdge, number
}

// differences are the members that a set loses and gains when it becomes list.
func differences(set []bool, list []int32) (lost, gained []int32) {
	is := make([]bool, len(set))
	for _, v := range list {
		is[v] = true
		if !set[v] {
			gained = append(gained, v)
		}
	}
	for v, was := range set {
		if was && !is[v] {
			lost = append(lost, int32(v))
		}
	}
	return lost, gained
}

// only are the right nodes inside, or outside, the cut.
func (t *Trials) only(rights []int32, inside bool) (list []int32) {
	for _, j := range rights {
		if t.cutRight[j] == inside {
			list = append(list, j)
		}
	}
	return list
}

// sorted is a rising copy; of nothing it is nil.
func sorted(list []int32) []int32 {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}
