package proof_test

import (
	"math"
	"testing"

	"buendnis/internal/proof"
)

// Two left nodes compete for one right node with 3; the second also reaches one
// with 2. Node 2 reaches nothing, node 3 more than enough, right node 3 nobody.
func town() proof.Transport {
	return proof.Transport{
		Demand: []int64{10, 4, 6, 5},
		Supply: []int64{3, 2, 9, 7},
		Edges:  [][2]int{{0, 0}, {1, 0}, {1, 1}, {3, 2}},
		Cost:   []int64{1, 3, 2, 0},
	}
}

func TestCheckMaximum(t *testing.T) {
	type claim struct {
		onEdge      []int64
		left, right []int
	}
	sound := func() claim { return claim{[]int64{3, 0, 2, 5}, []int{0, 1, 2}, []int{0, 1}} }
	for name, c := range map[string]struct {
		spoil func(t *proof.Transport, c *claim)
		holds bool
	}{
		"sound":                     {func(*proof.Transport, *claim) {}, true},
		"another maximum":           {func(_ *proof.Transport, c *claim) { c.onEdge = []int64{1, 2, 2, 5} }, true},
		"less than the maximum":     {func(_ *proof.Transport, c *claim) { c.onEdge[0]-- }, false},
		"more than the supply":      {func(_ *proof.Transport, c *claim) { c.onEdge[0]++ }, false},
		"more than the demand":      {func(_ *proof.Transport, c *claim) { c.onEdge[3]++ }, false},
		"a negative amount":         {func(_ *proof.Transport, c *claim) { c.onEdge[0], c.onEdge[1] = 4, -1 }, false},
		"an amount too many":        {func(_ *proof.Transport, c *claim) { c.onEdge = append(c.onEdge, 0) }, false},
		"a cut with a hole":         {func(_ *proof.Transport, c *claim) { c.right = []int{0} }, false},
		"a cut too large":           {func(_ *proof.Transport, c *claim) { c.right = []int{0, 1, 3} }, false},
		"a cut of too few":          {func(_ *proof.Transport, c *claim) { c.left = []int{0, 1} }, false},
		"a cut of too many":         {func(_ *proof.Transport, c *claim) { c.left, c.right = []int{0, 1, 2, 3}, []int{0, 1, 2} }, false},
		"no cut":                    {func(_ *proof.Transport, c *claim) { c.left, c.right = nil, nil }, false},
		"a node named twice":        {func(_ *proof.Transport, c *claim) { c.right = []int{0, 1, 1} }, false},
		"a left node from nowhere":  {func(_ *proof.Transport, c *claim) { c.left = []int{0, 1, 4} }, false},
		"a right node from nowhere": {func(_ *proof.Transport, c *claim) { c.right = []int{0, 1, -1} }, false},
		"an edge to nowhere":        {func(t *proof.Transport, _ *claim) { t.Edges[3][1] = 4 }, false},
		"a negative demand":         {func(t *proof.Transport, _ *claim) { t.Demand[2] = -6 }, false},
		"sums beyond counting":      {func(t *proof.Transport, _ *claim) { t.Supply[2], t.Supply[3] = math.MaxInt64, 1 }, false},
		"a cost too few":            {func(t *proof.Transport, _ *claim) { t.Cost = t.Cost[1:] }, false},
	} {
		t.Run(name, func(t *testing.T) {
			network, claimed := town(), sound()
			c.spoil(&network, &claimed)
			err := proof.CheckMaximum(network, claimed.onEdge, claimed.left, claimed.right)
			if (err == nil) != c.holds {
				t.Errorf("holds is %t, but proof says: %v", c.holds, err)
			}
		})
	}
}

// Prices of town at its cheapest maximum: node 0 and 2 are served in part, and
// nothing is spared by giving right node 0 to node 1.
func townPrices() (left, right []int64) { return []int64{2, 2, 2, 4}, []int64{3, 4, 4, 4} }

func TestCheckCheapest(t *testing.T) {
	type claim struct{ onEdge, left, right []int64 }
	for name, c := range map[string]struct {
		spoil func(t *proof.Transport, c *claim)
		holds bool
	}{
		"sound":          {func(*proof.Transport, *claim) {}, true},
		"nothing placed": {func(_ *proof.Transport, c *claim) { c.onEdge = make([]int64, 4); c.right = []int64{3, 3, 3, 3} }, true},
		"less, and all of it cheapest": {func(_ *proof.Transport, c *claim) {
			c.onEdge = []int64{0, 0, 0, 5}
			c.left = make([]int64, 4)
			c.right = make([]int64, 4)
		}, true},
		"a dearer edge for another":   {func(_ *proof.Transport, c *claim) { c.onEdge = []int64{2, 1, 2, 5} }, false},
		"a dearer edge for the same":  {func(_ *proof.Transport, c *claim) { c.onEdge = []int64{2, 1, 1, 5} }, false},
		"a cheap place left out":      {func(_ *proof.Transport, c *claim) { c.onEdge = []int64{3, 0, 2, 4} }, false},
		"not possible":                {func(_ *proof.Transport, c *claim) { c.onEdge[0]++ }, false},
		"an edge in use is not tight": {func(_ *proof.Transport, c *claim) { c.left[3]++ }, false},
		"an edge is cheaper":          {func(_ *proof.Transport, c *claim) { c.right[0] = 9 }, false},
		"somebody waits at more":      {func(_ *proof.Transport, c *claim) { c.left[2] = 3 }, false},
		"a free place is cheaper":     {func(_ *proof.Transport, c *claim) { c.right[3] = 3 }, false},
		"a price too few":             {func(_ *proof.Transport, c *claim) { c.left = c.left[1:] }, false},
		"no prices":                   {func(_ *proof.Transport, c *claim) { c.left, c.right = nil, nil }, false},
		"a price beyond counting":     {func(_ *proof.Transport, c *claim) { c.right[3] = math.MaxInt64 }, false},
		"a price below counting":      {func(_ *proof.Transport, c *claim) { c.left[2] = math.MinInt64 }, false},
		"a negative cost":             {func(t *proof.Transport, _ *claim) { t.Cost[0] = -1 }, false},
		"a cost beyond counting":      {func(t *proof.Transport, _ *claim) { t.Cost[0] = math.MaxInt32 + 1 }, false},
		"without costs": {func(t *proof.Transport, c *claim) {
			t.Cost = nil
			c.onEdge, c.left, c.right = []int64{2, 1, 2, 5}, nil, nil
		}, true},
	} {
		t.Run(name, func(t *testing.T) {
			network, claimed := town(), claim{onEdge: []int64{3, 0, 2, 5}}
			claimed.left, claimed.right = townPrices()
			c.spoil(&network, &claimed)
			err := proof.CheckCheapest(network, claimed.onEdge, claimed.left, claimed.right)
			if (err == nil) != c.holds {
				t.Errorf("holds is %t, but proof says: %v", c.holds, err)
			}
		})
	}
}
