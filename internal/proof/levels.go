package proof

import "fmt"

// Level is one step of a bottleneck decomposition as it is claimed.
type Level struct {
	Num, Den       int64 // the ratio
	Left, Right    []int
	Demand, Supply int64 // the sums of its nodes
}

// CheckLevels verifies that levels, tightest first, are the bottleneck
// decomposition of the transport; the package comment says why this is enough.
// onEdge claims how everybody gets the ratio: in parts of 1/Den of the level.
func CheckLevels(t Transport, levels []Level, onEdge []int64) error {
	if err := t.check(); err != nil {
		return err
	}
	if len(onEdge) != len(t.Edges) {
		return fmt.Errorf("there are %d amounts for %d edges", len(onEdge), len(t.Edges))
	}
	leftLevel, rightLevel, err := placeNodes(t, levels)
	if err != nil {
		return err
	}
	if err := checkReach(t, len(levels), leftLevel, rightLevel); err != nil {
		return err
	}
	for k, level := range levels {
		if err := checkRatio(t, level); err != nil {
			return fmt.Errorf("level %d: %w", k, err)
		}
		if k > 0 {
			before, err1 := product(levels[k-1].Num, level.Den)
			after, err2 := product(level.Num, levels[k-1].Den)
			if err1 != nil || err2 != nil || before >= after {
				return fmt.Errorf("level %d: its ratio is not above the one before", k)
			}
		}
	}
	return checkRealised(t, levels, onEdge, leftLevel, rightLevel)
}

// placeNodes gives each node its level, -1 for none. Every left node with
// demand, and none without, is in exactly one.
func placeNodes(t Transport, levels []Level) (left, right []int, err error) {
	left, right = owners(len(t.Demand)), owners(len(t.Supply))
	for k, level := range levels {
		if len(level.Left) == 0 {
			return nil, nil, fmt.Errorf("level %d has nobody", k)
		}
		if err := place(left, level.Left, k); err != nil {
			return nil, nil, fmt.Errorf("level %d, left side: %w", k, err)
		}
		if err := place(right, level.Right, k); err != nil {
			return nil, nil, fmt.Errorf("level %d, right side: %w", k, err)
		}
	}
	for i, demand := range t.Demand {
		if placed := left[i] >= 0; placed != (demand > 0) {
			return nil, nil, fmt.Errorf("left node %d with demand %d: in a level is %t", i, demand, placed)
		}
	}
	return left, right, nil
}

func place(levelOf, nodes []int, level int) error {
	for _, v := range nodes {
		if !within(v, len(levelOf)) {
			return fmt.Errorf("node %d does not exist", v)
		}
		if levelOf[v] >= 0 {
			return fmt.Errorf("node %d has a place already", v)
		}
		levelOf[v] = level
	}
	return nil
}

// checkReach verifies that a right node belongs to the tightest level that
// reaches it, and to none if nobody does.
func checkReach(t Transport, levels int, left, right []int) error {
	tightest := make([]int, len(right))
	for j := range tightest {
		tightest[j] = levels
	}
	for _, ends := range t.Edges {
		if k := left[ends[0]]; k >= 0 {
			tightest[ends[1]] = min(tightest[ends[1]], k)
		}
	}
	for j, k := range tightest {
		if k == levels {
			k = -1
		}
		if right[j] != k {
			return fmt.Errorf("right node %d is in level %d, but the first to reach it is %d", j, right[j], k)
		}
	}
	return nil
}

// checkRatio verifies the level's sums, that its ratio is a fraction from 0 to 1
// in lowest terms, and that it is tight: below 1, supply = ratio × demand.
func checkRatio(t Transport, level Level) error {
	var demand, supply int64
	for _, i := range level.Left {
		demand += t.Demand[i]
	}
	for _, j := range level.Right {
		supply += t.Supply[j]
	}
	if demand != level.Demand || supply != level.Supply {
		return fmt.Errorf("its sums are %d and %d, not %d and %d", demand, supply, level.Demand, level.Supply)
	}
	if level.Num < 0 || level.Den < 1 || level.Num > level.Den || divisor(level.Num, level.Den) != 1 {
		return fmt.Errorf("%d/%d is not a ratio in lowest terms", level.Num, level.Den)
	}
	if level.Num == level.Den {
		return nil
	}
	has, err1 := product(supply, level.Den)
	needs, err2 := product(demand, level.Num)
	if err1 != nil || err2 != nil || has != needs {
		return fmt.Errorf("its supply %d is not %d/%d of its demand %d", supply, level.Num, level.Den, demand)
	}
	return nil
}

// checkRealised verifies that everybody gets exactly the ratio of the demand from
// supply of the own level. In parts of 1/Den of the level all is whole.
func checkRealised(t Transport, levels []Level, onEdge []int64, left, right []int) (err error) {
	lacks, has := make([]int64, len(left)), make([]int64, len(right))
	for i, k := range left {
		if k >= 0 {
			if lacks[i], err = product(t.Demand[i], levels[k].Num); err != nil {
				return err
			}
		}
	}
	for j, k := range right {
		if k >= 0 {
			if has[j], err = product(t.Supply[j], levels[k].Den); err != nil {
				return err
			}
		}
	}
	for e, amount := range onEdge {
		i, j := t.Edges[e][0], t.Edges[e][1]
		if amount < 0 || amount > 0 && (left[i] < 0 || left[i] != right[j]) {
			return fmt.Errorf("edge %d cannot carry %d", e, amount)
		}
		if amount > lacks[i] || amount > has[j] {
			return fmt.Errorf("edge %d carries more than left node %d may get or right node %d has", e, i, j)
		}
		lacks[i] -= amount
		has[j] -= amount
	}
	for i, rest := range lacks {
		if rest > 0 {
			level := levels[left[i]]
			return fmt.Errorf("left node %d does not get %d/%d of its demand", i, level.Num, level.Den)
		}
	}
	return nil
}

func divisor(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
