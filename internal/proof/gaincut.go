package proof

import (
	"errors"
	"fmt"
)

// cutChange is a cut as its difference to a base's.
type cutChange struct {
	*Base
	change                             Change
	outLeft, outRight, inLeft, inRight map[int]bool
}

// checkCut verifies that no edge leads out of the changed cut, and that the cut
// is Amount wider than the base's. Edges that could lead out are the new ones,
// those of left nodes that joined, and those to right nodes that left.
func (b *Base) checkCut(c Change, g Gain) error {
	cut := cutChange{Base: b, change: c}
	for _, s := range []struct {
		list []int32
		size int
		in   bool // what the base must say of each
		was  []bool
		set  *map[int]bool
	}{
		{g.OutLeft, len(b.t.Demand), true, b.cutLeft, &cut.outLeft},
		{g.OutRight, len(b.t.Supply), true, b.cutRight, &cut.outRight},
		{g.InLeft, len(b.t.Demand), false, b.cutLeft, &cut.inLeft},
		{g.InRight, len(b.t.Supply) + 1, false, b.cutRight, &cut.inRight},
	} {
		var err error
		if *s.set, err = moved(s.list, s.size, s.in, s.was); err != nil {
			return err
		}
	}
	if cut.inRight[len(b.t.Supply)] && !c.isNew(b, len(b.t.Supply)) {
		return errors.New("a node joins the cut that does not exist")
	}
	if err := cut.closed(); err != nil {
		return err
	}
	if wider := cut.wider(); wider != g.Amount {
		return fmt.Errorf("the cut allows %d more, but the gain is %d", wider, g.Amount)
	}
	return nil
}

// moved are nodes that change sides, each named once and each from the other one.
func moved(list []int32, size int, in bool, was []bool) (map[int]bool, error) {
	set := make(map[int]bool, len(list))
	for _, v := range list {
		k := int(v)
		if !within(k, size) || set[k] || (k < len(was) && was[k]) != in {
			return nil, fmt.Errorf("node %d cannot change sides", k)
		}
		set[k] = true
	}
	return set, nil
}

func (c cutChange) hasLeft(i int) bool { return c.inLeft[i] || c.cutLeft[i] && !c.outLeft[i] }

func (c cutChange) hasRight(j int) bool {
	return c.inRight[j] || j < len(c.cutRight) && c.cutRight[j] && !c.outRight[j]
}

func (c cutChange) closed() error {
	for k, ends := range c.change.Edges {
		if c.hasLeft(ends[0]) && !c.hasRight(ends[1]) {
			return fmt.Errorf("new edge %d leads out of the cut", k)
		}
	}
	for i := range c.inLeft {
		for _, e := range c.out[i] {
			if !c.hasRight(c.t.Edges[e][1]) {
				return fmt.Errorf("edge %d leads out of the cut", e)
			}
		}
	}
	for j := range c.outRight {
		for _, e := range c.in[j] {
			if c.hasLeft(c.t.Edges[e][0]) {
				return fmt.Errorf("edge %d leads out of the cut", e)
			}
		}
	}
	return nil
}

// wider is by how much the cut allows more than the base's: demand outside it
// and supply in it. No sum is beyond 63 bits: the base has counted all of both.
func (c cutChange) wider() (more int64) {
	for i := range c.outLeft {
		more += c.t.Demand[i]
	}
	for i := range c.inLeft {
		more -= c.t.Demand[i]
	}
	for j := range c.outRight {
		more -= c.t.Supply[j]
	}
	for j := range c.inRight {
		if j < len(c.t.Supply) {
			more += c.t.Supply[j]
		}
	}
	if c.change.Amount > 0 && c.hasRight(c.change.Right) {
		more += c.change.Amount
	}
	return more
}
