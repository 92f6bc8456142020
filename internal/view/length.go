package view

import (
	"math"
	"strconv"
)

// full is the longest length: lengths and places on a track are classes in
// half per cent (w0 to w200, x0 to x200), so that no page needs inline style.
const full = 200

// lengths turns parts of a whole into half per cents. Each end is rounded by
// itself, so the lengths never add up to more than the rounded sum.
func lengths(parts []float64) []int {
	whole := make([]int, len(parts))
	sum, before := 0.0, 0
	for i, part := range parts {
		sum += max(part, 0)
		end := min(int(math.Round(sum*full)), full)
		whole[i], before = end-before, end
	}
	return whole
}

func width(halfPercent int) string { return "w" + strconv.Itoa(halfPercent) }

func start(halfPercent int) string { return "x" + strconv.Itoa(halfPercent) }
