package privacy

import (
	"slices"
	"sync"
)

// order is a way to go through the numbers. The search is greedy, so what it
// hides depends on where it begins: Screen tries several orders and takes the
// outcome that hides least.
type order func(u *suppression) []int

var orders = []order{coarseFirst, fineFirst, heavyFirst, lightFirst}

// mostTriedCells bounds memory: larger families are searched in one order only.
const mostTriedCells = 200_000

func coarseFirst(u *suppression) []int {
	list := make([]int, len(u.numbers))
	for n := range list {
		list[n] = n
	}
	return list
}

func fineFirst(u *suppression) []int {
	list := coarseFirst(u)
	slices.Reverse(list)
	return list
}

func heavyFirst(u *suppression) []int {
	list := coarseFirst(u)
	slices.SortStableFunc(list, func(a, b int) int { return int(u.numbers[b].weight - u.numbers[a].weight) })
	return list
}

func lightFirst(u *suppression) []int {
	list := coarseFirst(u)
	slices.SortStableFunc(list, func(a, b int) int { return int(u.numbers[a].weight - u.numbers[b].weight) })
	return list
}

// lightest is the outcome that hides least among those that keep what the
// family wants kept, or among all if none does.
func lightest(f *Family, r Rules) *suppression {
	if len(f.Keep) > 0 {
		if u := lightestOf(f, r, true); u != nil {
			return u
		}
	}
	return lightestOf(f, r, false)
}

// lightestOf searches in every order at once, each on a system of its own; nil
// if no order succeeds.
func lightestOf(f *Family, r Rules, keep bool) (best *suppression) {
	outcomes := make([]*suppression, len(orders))
	var running sync.WaitGroup
	for i, order := range orders {
		if i > 0 && f.cells() > mostTriedCells {
			break
		}
		running.Go(func() {
			s, err := newSystem(f, r)
			if err != nil {
				return // Screen has asked before
			}
			u := newSuppression(s)
			u.order = order
			if keep {
				u.lock(f)
			}
			if u.search() {
				outcomes[i] = u
			}
		})
	}
	running.Wait()
	for _, u := range outcomes {
		if u != nil && (best == nil || u.weight < best.weight) {
			best = u
		}
	}
	return best
}

// lock shows for good what the family wants kept, as far as it may be shown.
func (u *suppression) lock(f *Family) {
	for _, names := range f.Keep {
		set := uint(0)
		for _, name := range names {
			set |= 1 << f.dimension(name)
		}
		if m := u.marginOf(set); m != nil {
			for n := m.first; n < m.first+m.size; n++ {
				u.locked[n] = !u.numbers[n].hide
			}
		}
	}
}

func (f *Family) cells() int {
	n := 1
	for _, d := range f.Dimensions {
		n *= len(d.Values)
	}
	return n
}
