package proof_test

import (
	"testing"

	"buendnis/internal/proof"
)

func TestCheckPart(t *testing.T) {
	for name, c := range map[string]struct {
		part  proof.Level
		taken []int
		holds bool
	}{
		"sound":               {proof.Level{Num: 5, Den: 14, Left: []int{0, 1}, Right: []int{0, 1}, Demand: 14, Supply: 5}, nil, true},
		"after a tighter one": {proof.Level{Num: 1, Den: 2, Left: []int{1}, Right: []int{1}, Demand: 4, Supply: 2}, []int{0}, true},
		"a hole":              {proof.Level{Num: 3, Den: 14, Left: []int{0, 1}, Right: []int{0}, Demand: 14, Supply: 3}, nil, false},
		"a wrong sum":         {proof.Level{Num: 5, Den: 14, Left: []int{0, 1}, Right: []int{0, 1}, Demand: 15, Supply: 5}, nil, false},
		"a wrong ratio":       {proof.Level{Num: 1, Den: 2, Left: []int{0, 1}, Right: []int{0, 1}, Demand: 14, Supply: 5}, nil, false},
		"taken twice":         {proof.Level{Num: 5, Den: 14, Left: []int{0, 1}, Right: []int{0, 1}, Demand: 14, Supply: 5}, []int{1}, false},
		"nobody there":        {proof.Level{Num: 0, Den: 1, Left: []int{9}}, nil, false},
	} {
		if err := proof.CheckPart(town(), c.part, c.taken); (err == nil) != c.holds {
			t.Errorf("%s: %v", name, err)
		}
	}
}
