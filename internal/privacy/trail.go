package privacy

import (
	"slices"

	"buendnis/internal/proof"
)

// trail is the search where no block helps: cells are raised and lowered by
// the same amount, one after the other, each time mending the heaviest shown
// number that the earlier ones changed. Every stage hides what it changes, so
// the first stage, one raised cell, is the last resort that always exists.
type trail struct {
	cells []int // raised cells as they are, lowered ones as −1−cell
	cost  int
	hash  uint64
}

// Sizes of the search: they bound time, not safety.
const (
	trailWidth    = 8
	widestTrail   = 64      // where the narrow search finds no way round what is locked
	trailPatience = 4       // stages without a cheaper trail
	forbidden     = 1 << 24 // the weight of changing what can't be changed so
)

func (u *suppression) followTrail(n int) (pair proof.AlternativePair, cost int, ok bool) {
	most := u.numbers[n].width
	for _, number := range u.numbers {
		most = max(most, number.width) // enough for whatever is hidden on the way
	}
	for _, u.trailWidth = range []int{trailWidth, widestTrail} {
		for _, by := range []int64{u.numbers[n].width, most} {
			if pair, cost, ok = u.trailBy(n, by); ok {
				return pair, cost, ok
			}
		}
	}
	return pair, cost, false
}

func (u *suppression) trailBy(n int, by int64) (pair proof.AlternativePair, cost int, ok bool) {
	net := make([]int64, len(u.numbers))
	beam := u.starts(n, by, net)
	best := slices.Clone(beam)
	least := beam[0].cost
	for stale := 0; stale < trailPatience && len(beam) > 0; stale++ {
		var next []trail
		for _, t := range beam {
			next = u.extend(t, n, by, net, next)
		}
		beam = next
		if len(next) > 0 && next[0].cost < least {
			least, stale = next[0].cost, 0
		}
		best = append(best, next...)
	}
	slices.SortStableFunc(best, func(a, b trail) int { return a.cost - b.cost })
	for _, t := range best {
		var changes []proof.CellChange
		for _, c := range t.cells {
			if c >= 0 {
				changes = append(changes, proof.CellChange{Cell: c, By: by})
			} else {
				changes = append(changes, proof.CellChange{Cell: -1 - c, By: -by})
			}
		}
		changes, ok := u.mend(changes)
		if !ok {
			continue
		}
		pair = proof.AlternativePair{High: changes}
		if cost, ok = u.weigh(pair, n); ok {
			return pair, cost, true
		}
	}
	return pair, 0, false
}

// starts are the cells of number n, one raised in each trail.
func (u *suppression) starts(n int, by int64, net []int64) []trail {
	var list []trail
	u.cellsOf(n, func(c int) {
		list = u.insertTrail(list, trail{cells: []int{c}, cost: u.added(c, 1, by, net), hash: scatter(c)})
	})
	return list
}

// extend adds the trails that follow t to the best so far.
func (u *suppression) extend(t trail, n int, by int64, net []int64, next []trail) []trail {
	u.lay(t, net, 1)
	defer u.lay(t, net, -1)
	worst, weight := -1, 0
	for _, c := range t.cells {
		u.each(max(c, -1-c), func(m int) {
			if w := u.penalty(m, net[m], by); w > weight || w == weight && w > 0 && m < worst {
				worst, weight = m, w
			}
		})
	}
	if worst < 0 {
		return next
	}
	sign := int64(1)
	if net[worst] > 0 {
		sign = -1
	}
	limit := 1 << 30
	if len(next) == u.trailWidth {
		limit = next[u.trailWidth-1].cost
	}
	u.near(t, worst, sign, func(c int) {
		cost := t.cost + u.added(c, sign, by, net)
		if cost >= limit || u.contains(c, n) {
			return
		}
		step := c
		if sign < 0 {
			step = -1 - c
		}
		hash := t.hash + uint64(sign)*scatter(c)
		if slices.ContainsFunc(next, func(o trail) bool { return o.hash == hash }) {
			return
		}
		next = u.insertTrail(next, trail{cells: append(slices.Clone(t.cells), step), cost: cost, hash: hash})
		if len(next) == u.trailWidth {
			limit = next[u.trailWidth-1].cost
		}
	})
	return next
}

// lay adds a trail to the net changes of the numbers, in steps.
func (u *suppression) lay(t trail, net []int64, times int64) {
	for _, c := range t.cells {
		if c >= 0 {
			u.each(c, func(m int) { net[m] += times })
		} else {
			u.each(-1-c, func(m int) { net[m] -= times })
		}
	}
}

// added is by how much the cost rises when the cell is raised or lowered.
func (u *suppression) added(cell int, sign, by int64, net []int64) int {
	cost := 0
	for _, m := range u.within[cell*len(u.margins) : (cell+1)*len(u.margins)] {
		cost += u.penalty(int(m), net[m]+sign, by) - u.penalty(int(m), net[m], by)
	}
	for _, m := range u.extra[cell] {
		cost += u.penalty(int(m), net[m]+sign, by) - u.penalty(int(m), net[m], by)
	}
	return cost
}

// penalty is the weight of a number that changes by so many steps.
func (u *suppression) penalty(m int, steps, by int64) int {
	if steps == 0 {
		return 0
	}
	number := &u.numbers[m]
	if number.value < number.least || number.value+steps*by < number.least {
		return forbidden
	}
	switch {
	case u.hidden[m]:
		return 0
	case number.width > by || u.locked[m]:
		return forbidden
	}
	return int(number.weight)
}

// near visits the cells of number n that differ in one or two dimensions from
// a cell of the trail that has the other sign.
func (u *suppression) near(t trail, n int, sign int64, visit func(c int)) {
	for _, c := range t.cells {
		if (c >= 0) == (sign > 0) {
			continue
		}
		c = max(c, -1-c)
		for d := range u.sizes {
			for v := range u.sizes[d] {
				a := c + (v-u.coordinate(c, d))*u.step[d]
				if a == c {
					continue
				}
				if u.contains(a, n) {
					visit(a)
				}
				for e := range d {
					for w := range u.sizes[e] {
						if b := a + (w-u.coordinate(c, e))*u.step[e]; b != a && u.contains(b, n) {
							visit(b)
						}
					}
				}
			}
		}
	}
}

func (s *system) contains(cell, n int) bool {
	if n >= s.sums {
		return slices.Contains(s.extra[cell], int32(n))
	}
	return slices.Contains(s.within[cell*len(s.margins):(cell+1)*len(s.margins)], int32(n))
}

// cellsOf visits the cells of a number.
func (s *system) cellsOf(n int, visit func(c int)) {
	for c := range s.cells {
		if s.contains(c, n) {
			visit(c)
		}
	}
}

func (u *suppression) insertTrail(list []trail, t trail) []trail {
	at, _ := slices.BinarySearchFunc(list, t.cost+1, func(o trail, cost int) int { return o.cost - cost })
	list = slices.Insert(list, at, t)
	return list[:min(len(list), u.trailWidth)]
}

// scatter spreads a cell over 64 bits, so that sums of cells differ.
func scatter(c int) uint64 {
	x := uint64(c+1) * 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	return x ^ x>>27
}
