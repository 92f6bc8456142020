package proof

import (
	"errors"
	"fmt"
	"math"
)

// maxPrice keeps sums of two prices and a cost within 63 bits.
const maxPrice = math.MaxInt64 / 4

// CheckCheapest verifies that the amounts are possible and that no others place
// as much at less cost, by a price for each node: no edge is cheaper than the
// difference of its ends, one that carries something costs exactly that, no left
// node that could get more has a higher price than one that gets something, and
// no right node that gives something a higher price than one that could give
// more. The package comment says why this is enough. That nobody places more is
// CheckMaximum's part.
func CheckCheapest(t Transport, onEdge, left, right []int64) error {
	if err := CheckFlow(t, onEdge); err != nil {
		return err
	}
	if t.Cost == nil {
		return nil
	}
	if err := checkPrices(t, left, right); err != nil {
		return err
	}
	got, given := make([]int64, len(left)), make([]int64, len(right))
	for e, ends := range t.Edges {
		i, j := ends[0], ends[1]
		got[i] += onEdge[e]
		given[j] += onEdge[e]
		dearer := t.Cost[e] + left[i] - right[j]
		if dearer < 0 || dearer > 0 && onEdge[e] > 0 {
			return fmt.Errorf("the price of edge %d says that its amount could be cheaper", e)
		}
	}
	return checkChoice(t, got, given, left, right)
}

func checkPrices(t Transport, left, right []int64) error {
	if len(left) != len(t.Demand) || len(right) != len(t.Supply) {
		return fmt.Errorf("%d and %d prices for %d and %d nodes", len(left), len(right), len(t.Demand), len(t.Supply))
	}
	for _, prices := range [][]int64{left, right} {
		for k, price := range prices {
			if price > maxPrice || price < -maxPrice {
				return fmt.Errorf("the price of node %d is beyond what can be counted", k)
			}
		}
	}
	for e, cost := range t.Cost {
		if cost < 0 || cost > math.MaxInt32 {
			return fmt.Errorf("edge %d has a cost outside 0 to 2³¹−1", e)
		}
	}
	return nil
}

// checkChoice verifies that it was right to serve these left nodes and to use
// these right nodes rather than others.
func checkChoice(t Transport, got, given, left, right []int64) error {
	waiting, served := int64(math.MinInt64), int64(math.MaxInt64)
	for i, price := range left {
		if got[i] < t.Demand[i] {
			waiting = max(waiting, price)
		}
		if got[i] > 0 {
			served = min(served, price)
		}
	}
	used, free := int64(math.MinInt64), int64(math.MaxInt64)
	for j, price := range right {
		if given[j] > 0 {
			used = max(used, price)
		}
		if given[j] < t.Supply[j] {
			free = min(free, price)
		}
	}
	if waiting > served || used > free {
		return errors.New("the prices say that others could be served, or other places used, at less cost")
	}
	return nil
}
