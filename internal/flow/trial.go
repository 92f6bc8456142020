package flow

import "slices"

// Trials tries changes on a solved network, one at a time: more supply, more
// edges, a new right node. Each trial says by how much the maximum rises and
// leaves everything as it was, in time that depends on what the change reaches
// and not on the size of the network. Costs play no part.
//
// # How a trial works
//
// The base flow has a cut (A, B): A is a set of left nodes that holds all the
// missing demand and reaches only B, and B's supply is used up by A. So a change
// gains something only if it gives room to A: more supply in B, or an edge out
// of A to a right node outside B. Such a right node is an outlet. For each
// outlet a trial looks outside the cut for free supply that the outlet can be
// given by sending others on, and inside the cut, backwards, for missing demand
// that can be sent to the outlet. It stops as soon as either is used up, and
// both searches then leave a set of nodes that says why (see Gain).
//
// A Trials is for one goroutine; Clone makes one for another.
type Trials struct {
	residual
	log []edgeChange // what the running trial did, to be undone

	inside, outside trail

	last     change // what Keep repeats
	lastGain Gain
	kept     bool // there is nothing that Keep could repeat
}

// Gain is by how much a change raises the maximum, with what proves it locally.
//
// That it is not less: on the edges Edge the amounts differ By this from the
// base, which is a possible flow of the changed network and places Amount more.
// Edges count on where the base ends, in the order the change names them.
//
// That it is not more: the base's cut without OutLeft and OutRight and with
// InLeft and InRight is a cut of the changed network that is Amount wider. All
// lists rise.
//
// The fields are plain so that a proof.Gain can be made by conversion.
type Gain struct {
	Amount                             int64
	Edge                               []int32
	By                                 []int64
	OutLeft, OutRight, InLeft, InRight []int32
}

// change is what a trial changes: amount more supply at right, and more edges.
// Where isNew, right is a node that the base does not have.
type change struct {
	right  int32
	amount int64
	isNew  bool
	edges  []Edge
}

// NewTrials starts from a maximum flow of n, found by any of this package's
// functions. Neither is changed.
func NewTrials(n *Network, f *Flow) *Trials {
	t := &Trials{residual: newResidual(n, f), kept: true}
	t.inside, t.outside = newTrail(t.lefts(), t.rights()), newTrail(t.lefts(), t.rights())
	return t
}

// MorePlaces tries amount more supply at a right node.
func (t *Trials) MorePlaces(right int32, amount int64) Gain {
	return t.try(change{right: right, amount: amount})
}

// MoreEdges tries more edges between nodes that exist. Keep repeats them, so the
// caller must not write to edges before the next trial.
func (t *Trials) MoreEdges(edges []Edge) Gain {
	return t.try(change{right: none, edges: edges})
}

// NewRight tries a new right node that lefts reach. Its number is Rights; if it
// is kept, later trials may name it.
func (t *Trials) NewRight(lefts []int32, amount int64) Gain {
	c := change{right: int32(t.rights()), amount: amount, isNew: true, edges: make([]Edge, len(lefts))}
	for k, i := range lefts {
		c.edges[k] = Edge{Left: i, Right: c.right}
	}
	return t.try(c)
}

// Keep makes the last trial part of the base. A second call does nothing.
func (t *Trials) Keep() {
	if t.kept {
		return
	}
	t.apply(t.last)
	for k, e := range t.lastGain.Edge {
		t.add(e, t.lastGain.By[k])
	}
	t.shiftCut(t.lastGain)
	t.log, t.kept = t.log[:0], true
}

// Rights is how many right nodes the base has, with the new ones that were kept.
func (t *Trials) Rights() int { return t.rights() }

// Clone is a second base like this one, for another goroutine. It shares only
// what nobody changes.
func (t *Trials) Clone() *Trials {
	c := &Trials{residual: t.residual.clone(), kept: true}
	c.inside, c.outside = newTrail(c.lefts(), c.rights()), newTrail(c.lefts(), c.rights())
	return c
}

func (t *Trials) try(c change) Gain {
	t.apply(c)
	gain := t.solve(c)
	t.undo(c)
	t.last, t.lastGain, t.kept = c, gain, false
	return gain
}

// solve augments as far as possible and says why it goes no further.
func (t *Trials) solve(c change) Gain {
	t.serve(c)
	gain, whole := t.reason(c)
	if !whole {
		gain = t.anew()
	}
	gain.Edge, gain.By = t.net()
	for _, by := range gain.By {
		gain.Amount += by
	}
	return gain
}

// undo takes back what the running trial did.
func (t *Trials) undo(c change) {
	for _, done := range slices.Backward(t.log) {
		t.shift(done.edge, -done.by)
	}
	t.log = t.log[:0]
	t.withdraw(c)
}

// add changes the amount on an edge and remembers it.
func (t *Trials) add(edge int32, by int64) {
	t.shift(edge, by)
	t.log = append(t.log, edgeChange{edge, by})
}

type edgeChange struct {
	edge int32
	by   int64
}

// net is what the running trial changed in all, by edge.
func (t *Trials) net() (edges []int32, by []int64) {
	sorted := slices.Clone(t.log)
	slices.SortStableFunc(sorted, func(a, b edgeChange) int { return int(a.edge) - int(b.edge) })
	for k := 0; k < len(sorted); {
		edge, sum := sorted[k].edge, int64(0)
		for ; k < len(sorted) && sorted[k].edge == edge; k++ {
			sum += sorted[k].by
		}
		if sum != 0 {
			edges, by = append(edges, edge), append(by, sum)
		}
	}
	return edges, by
}
