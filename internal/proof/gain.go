package proof

import (
	"errors"
	"fmt"
	"math"
)

// Change is what a trial changes on a base: Amount more supply at the right node
// Right, and more edges. Right may be the first number that the base does not
// have: then it is a new node.
type Change struct {
	Right  int
	Amount int64
	Edges  [][2]int
}

// Gain claims that a change raises the maximum by Amount.
//
// Edge and By are the proof that it is not less: by how much the amounts differ
// from the base's, with the new edges counted on after the base's own. The rest
// is the proof that it is not more: the nodes that leave and join the base's cut.
type Gain struct {
	Amount                             int64
	Edge                               []int32
	By                                 []int64
	OutLeft, OutRight, InLeft, InRight []int32
}

// CheckGain verifies a gain, looking only at what the change and the claim touch;
// the package comment says why this is enough.
func CheckGain(b *Base, c Change, g Gain) error {
	if err := b.checkChange(c); err != nil {
		return fmt.Errorf("change: %w", err)
	}
	if err := b.checkAmounts(c, g); err != nil {
		return fmt.Errorf("not less: %w", err)
	}
	if err := b.checkCut(c, g); err != nil {
		return fmt.Errorf("not more: %w", err)
	}
	return nil
}

func (b *Base) checkChange(c Change) error {
	if c.Amount < 0 || c.Amount > math.MaxInt64-b.supply {
		return errors.New("supply becomes less, or more than can be counted")
	}
	if c.Amount > 0 && !within(c.Right, len(b.t.Supply)+1) {
		return fmt.Errorf("right node %d does not exist", c.Right)
	}
	for _, ends := range c.Edges {
		if !within(ends[0], len(b.t.Demand)) || !within(ends[1], len(b.t.Supply)) && !c.isNew(b, ends[1]) {
			return fmt.Errorf("an edge joins nodes that don't exist: %v", ends)
		}
	}
	return nil
}

// isNew tells whether a right node is the one that the change adds.
func (c Change) isNew(b *Base, right int) bool {
	return right == len(b.t.Supply) && c.Right == right
}

// checkAmounts verifies that the changed amounts are possible and place Amount
// more: what is not touched stays as possible as it was.
func (b *Base) checkAmounts(c Change, g Gain) error {
	if len(g.By) != len(g.Edge) {
		return fmt.Errorf("%d amounts for %d edges", len(g.By), len(g.Edge))
	}
	left, right, total := map[int]int64{}, map[int]int64{}, int64(0)
	for k, e := range g.Edge {
		if k > 0 && e <= g.Edge[k-1] {
			return errors.New("the edges are not in order")
		}
		ends, on, err := b.edge(c, int(e))
		if err != nil {
			return err
		}
		by, demand := g.By[k], b.t.Demand[ends[0]]
		if by < -on || by > demand || by > 0 && left[ends[0]] > demand-by {
			return fmt.Errorf("edge %d cannot carry %d more than %d", e, by, on)
		}
		left[ends[0]] += by // within ± demand, so no sum here is beyond 63 bits
		right[ends[1]] += by
		total += by
	}
	if err := b.checkSums(c, left, right); err != nil {
		return err
	}
	if total != g.Amount {
		return fmt.Errorf("the amounts place %d more, not %d", total, g.Amount)
	}
	return nil
}

func (b *Base) checkSums(c Change, left, right map[int]int64) error {
	for i, by := range left {
		if by > b.t.Demand[i]-b.got[i] {
			return fmt.Errorf("left node %d gets more than its demand", i)
		}
	}
	for j, by := range right {
		if by > b.spare(c, j) {
			return fmt.Errorf("right node %d gives more than its supply", j)
		}
	}
	return nil
}

// spare is what a right node can give more after the change.
func (b *Base) spare(c Change, right int) (spare int64) {
	if right < len(b.t.Supply) {
		spare = b.t.Supply[right] - b.given[right]
	}
	if right == c.Right {
		spare += c.Amount
	}
	return spare
}

// edge is an edge of the changed network and what it carries in the base.
func (b *Base) edge(c Change, e int) (ends [2]int, on int64, err error) {
	rows := len(b.t.Edges)
	if !within(e, rows+len(c.Edges)) {
		return ends, 0, fmt.Errorf("edge %d does not exist", e)
	}
	if e >= rows {
		return c.Edges[e-rows], 0, nil
	}
	return b.t.Edges[e], b.onEdge[e], nil
}
