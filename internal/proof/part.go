package proof

import "fmt"

// CheckPart verifies the cut that proves a bottleneck: its left nodes reach
// only its right nodes and those that tighter levels took, and the sums are
// those of its nodes.
func CheckPart(t Transport, part Level, taken []int) error {
	if err := t.check(); err != nil {
		return err
	}
	left, err := marks(part.Left, len(t.Demand))
	if err != nil {
		return fmt.Errorf("left side: %w", err)
	}
	right, err := marks(append(append([]int(nil), part.Right...), taken...), len(t.Supply))
	if err != nil {
		return fmt.Errorf("right side: %w", err)
	}
	for e, ends := range t.Edges {
		if left[ends[0]] && !right[ends[1]] {
			return fmt.Errorf("edge %d leads out of the part", e)
		}
	}
	return checkRatio(t, part)
}
