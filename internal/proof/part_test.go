package proof_test

import (
	"testing"

	"buendnis/internal/proof"
)

// townParts are the bottlenecks of town; two more left nodes stand for demand
// that shares a right node without supply.
func townParts() (proof.Transport, []proof.Level) {
	t := town()
	t.Demand, t.Supply = append(t.Demand, 2, 3), append(t.Supply, 0)
	t.Edges, t.Cost = append(t.Edges, [2]int{4, 4}, [2]int{5, 4}, [2]int{1, 4}), nil
	return t, []proof.Level{
		{Num: 0, Den: 1, Left: []int{4}, Right: []int{4}, Demand: 2},
		{Num: 0, Den: 1, Left: []int{2, 5}, Right: []int{4}, Demand: 9},
		{Num: 3, Den: 10, Left: []int{0}, Right: []int{0}, Demand: 10, Supply: 3},
		{Num: 1, Den: 2, Left: []int{1}, Right: []int{1}, Demand: 4, Supply: 2},
	}
}

func TestCheckParts(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(p []proof.Level) []proof.Level
		holds bool
	}{
		"sound":               {func(p []proof.Level) []proof.Level { return p }, true},
		"in another order":    {func(p []proof.Level) []proof.Level { return []proof.Level{p[3], p[1], p[0], p[2]} }, true},
		"only the tightest":   {func(p []proof.Level) []proof.Level { return p[:3] }, true},
		"not the tighter one": {func(p []proof.Level) []proof.Level { return append(p[:2], p[3]) }, false},
		"a hole": {func(p []proof.Level) []proof.Level {
			p[2].Right, p[2].Supply, p[2].Num, p[2].Den = nil, 0, 0, 1
			return p[:3]
		}, false},
		"a hole in nothing":  {func(p []proof.Level) []proof.Level { p[0].Right, p[1].Right = nil, nil; return p }, false},
		"a wrong demand":     {func(p []proof.Level) []proof.Level { p[2].Demand++; return p }, false},
		"a wrong supply":     {func(p []proof.Level) []proof.Level { p[2].Supply++; return p }, false},
		"a wrong ratio":      {func(p []proof.Level) []proof.Level { p[2].Num, p[2].Den = 1, 2; return p }, false},
		"a left node in two": {func(p []proof.Level) []proof.Level { p[0].Left, p[0].Demand = []int{4, 2}, 8; return p }, false},
		"supply in two": {func(p []proof.Level) []proof.Level {
			p[3].Right, p[3].Supply, p[3].Num, p[3].Den = []int{1, 0}, 5, 1, 1
			return p
		}, false},
		"a right node named twice":  {func(p []proof.Level) []proof.Level { p[0].Right = []int{4, 4}; return p }, false},
		"a left node from nowhere":  {func(p []proof.Level) []proof.Level { p[0].Left = []int{9}; return p }, false},
		"a right node from nowhere": {func(p []proof.Level) []proof.Level { p[0].Right = []int{9}; return p }, false},
	} {
		network, parts := townParts()
		if err := proof.CheckParts(network, c.spoil(parts)); (err == nil) != c.holds {
			t.Errorf("%s: holds is %t, but proof says: %v", name, c.holds, err)
		}
	}
}
