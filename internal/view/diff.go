package view

import "math"

// Difference is a change as a share of the largest one, from −1 to 1; its
// number stands beside it in the table.
type Difference float64

func (d Difference) length() int {
	return int(math.Round(min(math.Abs(float64(d)), 1) * full / 2))
}

func (d Difference) side() string {
	if d < 0 {
		return "is-minus"
	}
	return "is-plus"
}
