package proof_test

import (
	"math"
	"testing"

	"buendnis/internal/proof"
)

func townLevels() []proof.Level {
	return []proof.Level{
		{Num: 0, Den: 1, Left: []int{2}, Demand: 6},
		{Num: 3, Den: 10, Left: []int{0}, Right: []int{0}, Demand: 10, Supply: 3},
		{Num: 1, Den: 2, Left: []int{1}, Right: []int{1}, Demand: 4, Supply: 2},
		{Num: 1, Den: 1, Left: []int{3}, Right: []int{2}, Demand: 5, Supply: 9},
	}
}

// townShares are how everybody gets the ratio: 10 × 3 tenths, 4 × 1 half, 5 × 1.
func townShares() []int64 { return []int64{30, 0, 4, 5} }

func TestCheckLevels(t *testing.T) {
	if err := proof.CheckLevels(town(), townLevels(), townShares()); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(l []proof.Level) []proof.Level{
		"a level missing":           func(l []proof.Level) []proof.Level { return l[1:] },
		"a level without anybody":   func(l []proof.Level) []proof.Level { return append(l, proof.Level{Num: 1, Den: 1}) },
		"levels in another order":   func(l []proof.Level) []proof.Level { l[1], l[2] = l[2], l[1]; return l },
		"a ratio not in low terms":  func(l []proof.Level) []proof.Level { l[2].Num, l[2].Den = 2, 4; return l },
		"a ratio too high":          func(l []proof.Level) []proof.Level { l[1].Num, l[1].Den = 2, 5; return l },
		"a ratio too low":           func(l []proof.Level) []proof.Level { l[1].Num, l[1].Den = 1, 5; return l },
		"a ratio above one":         func(l []proof.Level) []proof.Level { l[3].Num, l[3].Den = 9, 5; return l },
		"a ratio without meaning":   func(l []proof.Level) []proof.Level { l[0].Den = 0; return l },
		"one short claimed covered": func(l []proof.Level) []proof.Level { l[2].Num, l[2].Den = 1, 1; return l },
		"wrong demand":              func(l []proof.Level) []proof.Level { l[1].Demand = 20; return l },
		"wrong supply":              func(l []proof.Level) []proof.Level { l[3].Supply = 5; return l },
		"unreached supply":          func(l []proof.Level) []proof.Level { l[3].Right, l[3].Supply = []int{2, 3}, 16; return l },
		"supply of somebody else": func(l []proof.Level) []proof.Level {
			l[2].Right, l[2].Supply, l[2].Num, l[2].Den = []int{0, 1}, 5, 1, 1
			l[1].Right, l[1].Supply, l[1].Num, l[1].Den = nil, 0, 0, 1
			return l
		},
		"two levels as one": func(l []proof.Level) []proof.Level {
			one := proof.Level{Num: 5, Den: 14, Left: []int{0, 1}, Right: []int{0, 1}, Demand: 14, Supply: 5}
			return []proof.Level{l[0], one, l[3]}
		},
		"a node named twice":   func(l []proof.Level) []proof.Level { l[3].Left = []int{3, 1}; return l },
		"a node from nowhere":  func(l []proof.Level) []proof.Level { l[3].Left = []int{4}; return l },
		"a place from nowhere": func(l []proof.Level) []proof.Level { l[3].Right = []int{-1}; return l },
	} {
		if proof.CheckLevels(town(), spoil(townLevels()), townShares()) == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// One level cut in two at the same ratio would hide that its set is larger.
func TestCheckLevelsRefusesHalfASet(t *testing.T) {
	network := proof.Transport{Demand: []int64{2, 2}, Supply: []int64{1, 1}, Edges: [][2]int{{0, 0}, {1, 1}}}
	half := func(k int) proof.Level {
		return proof.Level{Num: 1, Den: 2, Left: []int{k}, Right: []int{k}, Demand: 2, Supply: 1}
	}
	if proof.CheckLevels(network, []proof.Level{half(0), half(1)}, []int64{2, 2}) == nil {
		t.Error("accepted")
	}
	whole := proof.Level{Num: 1, Den: 2, Left: []int{0, 1}, Right: []int{0, 1}, Demand: 4, Supply: 2}
	if err := proof.CheckLevels(network, []proof.Level{whole}, []int64{2, 2}); err != nil {
		t.Error(err)
	}
}

// The ratio fits the sums, but only the second node reaches anything.
func TestCheckLevelsRefusesWhatCannotBeRealised(t *testing.T) {
	network := proof.Transport{Demand: []int64{1, 1}, Supply: []int64{1}, Edges: [][2]int{{1, 0}}}
	claim := proof.Level{Num: 1, Den: 2, Left: []int{0, 1}, Right: []int{0}, Demand: 2, Supply: 1}
	for _, share := range []int64{1, 2} {
		if proof.CheckLevels(network, []proof.Level{claim}, []int64{share}) == nil {
			t.Errorf("accepted with %d halves", share)
		}
	}
}

func TestCheckLevelsRefusesWrongShares(t *testing.T) {
	for name, shares := range map[string][]int64{
		"a share too few":        {30, 0, 4},
		"less than the ratio":    {29, 0, 4, 5},
		"more than the ratio":    {31, 0, 4, 5},
		"from a tighter level":   {30, 1, 3, 5},
		"less than nothing":      {30, -1, 5, 5},
		"more than the supply":   {30, 0, 5, 5},
		"beyond what is counted": {30, 0, 4, math.MaxInt64},
	} {
		if proof.CheckLevels(town(), townLevels(), shares) == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestCheckLevelsRefusesWhoAsksForNothing(t *testing.T) {
	network := proof.Transport{Demand: []int64{1, 0}, Supply: []int64{1}, Edges: [][2]int{{0, 0}, {1, 0}}}
	claim := proof.Level{Num: 1, Den: 1, Left: []int{0, 1}, Right: []int{0}, Demand: 1, Supply: 1}
	if proof.CheckLevels(network, []proof.Level{claim}, []int64{1, 0}) == nil {
		t.Error("accepted")
	}
}

// Three times this supply is 2⁶⁴ + 2: cut off at 64 bits it would look like a
// third of the demand.
func TestCheckLevelsCountsBeyond64Bits(t *testing.T) {
	const supply = 6148914691236517206
	network := proof.Transport{Demand: []int64{2}, Supply: []int64{supply}, Edges: [][2]int{{0, 0}}}
	claim := proof.Level{Num: 1, Den: 3, Left: []int{0}, Right: []int{0}, Demand: 2, Supply: supply}
	if proof.CheckLevels(network, []proof.Level{claim}, []int64{2}) == nil {
		t.Error("accepted")
	}
	claim.Den = 1
	if err := proof.CheckLevels(network, []proof.Level{claim}, []int64{2}); err != nil {
		t.Error(err)
	}
}
