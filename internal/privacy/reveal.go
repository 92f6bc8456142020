package privacy

import (
	"math/bits"
	"slices"

	"buendnis/internal/proof"
)

// mostReveals bounds the time of reveal.
const mostReveals = 6

// reveal goes once more through what had to be hidden, the heaviest first:
// it shows the number, does without every pair that moves people in it, and
// proves anew what those had proven. It keeps the outcome where less is hidden.
func (u *suppression) reveal() {
	var order []int
	for i := range u.margins {
		if m := &u.margins[i]; u.levelsBelow(m) >= 2 {
			for n := m.first; n < m.first+m.size; n++ {
				if u.hidden[n] && !u.numbers[n].hide {
					order = append(order, n)
				}
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(u.numbers[b].weight - u.numbers[a].weight) })
	for _, n := range order[:min(len(order), mostReveals)] {
		if !u.hidden[n] {
			continue
		}
		other := u.only(func(i int) bool {
			within := func(c proof.CellChange) bool { return u.contains(c.Cell, n) }
			return !slices.ContainsFunc(u.pairs[i].High, within) && !slices.ContainsFunc(u.pairs[i].Low, within)
		})
		other.locked[n], other.budget = true, u.weight
		if !other.complement() {
			continue
		}
		if other.prune(); other.weight < u.weight {
			*u = *other
		}
	}
}

// levelsBelow is by how many dimensions some table splits the margin further.
func (s *system) levelsBelow(m *margin) int {
	most := 0
	for _, other := range s.margins {
		if other.set&m.set == m.set {
			most = max(most, bits.OnesCount(other.set)-bits.OnesCount(m.set))
		}
	}
	return most
}

// prune does without pairs whose numbers are all proven by others or need not
// be hidden then, those first that hide most by themselves.
func (u *suppression) prune() {
	changing, proving := make([]int, len(u.numbers)), make([]int, len(u.numbers))
	for i, pair := range u.pairs {
		for _, n := range u.touches[i] {
			changing[n]++
		}
		for _, n := range pair.Proves {
			proving[n]++
		}
	}
	alone := func(i int) (weight int) {
		for _, n := range u.touches[i] {
			if changing[n] == 1 && !u.numbers[n].hide {
				weight += int(u.numbers[n].weight)
			}
		}
		return weight
	}
	order := make([]int, len(u.pairs))
	weights := make([]int, len(u.pairs))
	for i := range order {
		order[i], weights[i] = i, alone(i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return weights[b] - weights[a] })
	drop := make([]bool, len(u.pairs))
	for _, i := range order {
		needed := slices.ContainsFunc(u.pairs[i].Proves, func(n int) bool {
			return proving[n] == 1 && (changing[n] > 1 || u.numbers[n].hide)
		})
		if needed {
			continue
		}
		drop[i] = true
		for _, n := range u.touches[i] {
			changing[n]--
		}
		for _, n := range u.pairs[i].Proves {
			proving[n]--
		}
	}
	*u = *u.only(func(i int) bool { return !drop[i] })
}

// only is the suppression with some of the pairs.
func (u *suppression) only(keep func(pair int) bool) *suppression {
	other := newSuppression(u.system)
	other.order = u.order
	copy(other.locked, u.locked)
	for i, pair := range u.pairs {
		if keep(i) {
			other.adopt(pair, u.touches[i])
		}
	}
	return other
}
