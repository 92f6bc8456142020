package proof

import (
	"fmt"
	"math/bits"
)

// Transport is a network of demand on the left and supply on the right, as a
// plain list of edges {left, right} that carry any amount.
type Transport struct {
	Demand, Supply []int64
	Edges          [][2]int
	Cost           []int64 // per edge and unit; nil: all zero
}

// check reports what makes the transport itself unusable.
func (t Transport) check() error {
	if _, err := sum(t.Demand); err != nil {
		return fmt.Errorf("demand: %w", err)
	}
	if _, err := sum(t.Supply); err != nil {
		return fmt.Errorf("supply: %w", err)
	}
	for e, ends := range t.Edges {
		if !within(ends[0], len(t.Demand)) || !within(ends[1], len(t.Supply)) {
			return fmt.Errorf("edge %d joins nodes that don't exist", e)
		}
	}
	if t.Cost != nil && len(t.Cost) != len(t.Edges) {
		return fmt.Errorf("there are %d costs for %d edges", len(t.Cost), len(t.Edges))
	}
	return nil
}

// CheckFlow verifies that amounts on the edges are possible: not negative, and
// nobody gets more than the demand or gives more than the supply.
func CheckFlow(t Transport, onEdge []int64) error {
	_, err := flowValue(t, onEdge)
	return err
}

// CheckMaximum verifies that the amounts are possible and that no others place
// more: the cut's left nodes reach only its right nodes, and the amount placed
// equals the supply of those and the demand of all others.
func CheckMaximum(t Transport, onEdge []int64, cutLeft, cutRight []int) error {
	value, err := flowValue(t, onEdge)
	if err != nil {
		return err
	}
	left, err := marks(cutLeft, len(t.Demand))
	if err != nil {
		return fmt.Errorf("cut, left side: %w", err)
	}
	right, err := marks(cutRight, len(t.Supply))
	if err != nil {
		return fmt.Errorf("cut, right side: %w", err)
	}
	for e, ends := range t.Edges {
		if left[ends[0]] && !right[ends[1]] {
			return fmt.Errorf("edge %d leads out of the cut", e)
		}
	}
	var bound int64 // no overflow: it either exceeds value soon, or is value
	for i, demand := range t.Demand {
		if !left[i] {
			bound += demand
		}
	}
	for j, supply := range t.Supply {
		if right[j] {
			if supply > value-bound {
				return fmt.Errorf("the cut allows more than the %d that are placed", value)
			}
			bound += supply
		}
	}
	if bound != value {
		return fmt.Errorf("the cut allows %d, but %d are placed", bound, value)
	}
	return nil
}

// flowValue is the amount that a possible flow places.
func flowValue(t Transport, onEdge []int64) (value int64, err error) {
	if err := t.check(); err != nil {
		return 0, err
	}
	if len(onEdge) != len(t.Edges) {
		return 0, fmt.Errorf("there are %d amounts for %d edges", len(onEdge), len(t.Edges))
	}
	got, given := make([]int64, len(t.Demand)), make([]int64, len(t.Supply))
	for e, amount := range onEdge {
		i, j := t.Edges[e][0], t.Edges[e][1]
		switch {
		case amount < 0:
			return 0, fmt.Errorf("edge %d carries a negative amount", e)
		case amount > t.Demand[i]-got[i]:
			return 0, fmt.Errorf("left node %d gets more than its demand", i)
		case amount > t.Supply[j]-given[j]:
			return 0, fmt.Errorf("right node %d gives more than its supply", j)
		}
		got[i] += amount
		given[j] += amount
		value += amount
	}
	return value, nil
}

func within(k, size int) bool { return k >= 0 && k < size }

// marks turns a list of positions into flags; each may be named once.
func marks(list []int, size int) ([]bool, error) {
	flags := make([]bool, size)
	for _, k := range list {
		if !within(k, size) {
			return nil, fmt.Errorf("node %d does not exist", k)
		}
		if flags[k] {
			return nil, fmt.Errorf("node %d is named twice", k)
		}
		flags[k] = true
	}
	return flags, nil
}

// sum adds amounts that must not be negative, exactly or not at all.
func sum(amounts []int64) (total int64, err error) {
	for k, a := range amounts {
		if a < 0 {
			return 0, fmt.Errorf("node %d has a negative amount", k)
		}
		if total+a < 0 {
			return 0, fmt.Errorf("the sum is beyond what can be counted")
		}
		total += a
	}
	return total, nil
}

// product multiplies amounts that are not negative, exactly or not at all.
func product(a, b int64) (int64, error) {
	high, low := bits.Mul64(uint64(a), uint64(b))
	if high != 0 || int64(low) < 0 {
		return 0, fmt.Errorf("%d × %d is beyond what can be counted", a, b)
	}
	return int64(low), nil
}
