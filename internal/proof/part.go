package proof

import "fmt"

// CheckParts verifies the cuts that prove bottlenecks, all at once: the left
// nodes of each reach only its own right nodes and those of parts with a lower
// ratio, and the sums are those of its nodes. Nobody is in two parts. Only right
// nodes without supply may be, where the ratio is 0.
func CheckParts(t Transport, parts []Level) error {
	if err := t.check(); err != nil {
		return err
	}
	left, right := owners(len(t.Demand)), owners(len(t.Supply))
	for p, part := range parts {
		if err := place(left, part.Left, p); err != nil {
			return fmt.Errorf("part %d, left side: %w", p, err)
		}
		if err := placeRight(right, parts, p); err != nil {
			return fmt.Errorf("part %d, right side: %w", p, err)
		}
		if err := checkRatio(t, part); err != nil {
			return fmt.Errorf("part %d: %w", p, err)
		}
	}
	for e, ends := range t.Edges {
		p, owner := left[ends[0]], right[ends[1]]
		if p >= 0 && p != owner && (owner < 0 || !before(parts[owner], parts[p])) {
			return fmt.Errorf("edge %d leads out of part %d", e, p)
		}
	}
	return nil
}

// owners tell the part, or the level, of each node: -1 for none.
func owners(nodes int) []int {
	list := make([]int, nodes)
	for k := range list {
		list[k] = -1
	}
	return list
}

// placeRight gives the part its right nodes, and shares those that two parts of
// ratio 0 may both name.
func placeRight(owner []int, parts []Level, p int) error {
	for _, j := range parts[p].Right {
		switch {
		case !within(j, len(owner)):
			return fmt.Errorf("node %d does not exist", j)
		case owner[j] < 0:
			owner[j] = p
		case owner[j] == p || parts[owner[j]].Num != 0 || parts[p].Num != 0:
			return fmt.Errorf("node %d has a place already", j)
		}
	}
	return nil
}

// before tells whether a part took its right nodes before the other got a turn:
// its ratio is lower, or both are 0. Both ratios are in lowest terms.
func before(a, b Level) bool {
	lower, err1 := product(a.Num, b.Den)
	higher, err2 := product(b.Num, a.Den)
	return err1 == nil && err2 == nil && (lower < higher || a.Num == 0 && b.Num == 0)
}
