package privacy

import (
	"slices"

	"buendnis/internal/proof"
)

// suppression is the search for what else must be hidden. Every move that it
// accepts starts from the truth, changes only numbers that are hidden from
// then on, and changes those that it newly hides by at least their width: so
// it proves them itself, and no later move can spoil it.
type suppression struct {
	*system

	hidden     []bool
	unmade     []bool // claims that are not made
	pairs      []proof.AlternativePair
	proven     []int   // per number the pair that proves it, or -1
	locked     []bool  // shown for good
	touches    [][]int // per pair the numbers that it changes
	order      order
	trailWidth int // of the current search
	primary    int
	weight     int // of what is hidden: what the search keeps small
	budget     int // where it reaches that the search gives up; 0: never

	low, high []int64
	touched   []int
}

// claimWeight is what it costs not to make a claim.
const claimWeight = 12

func newSuppression(s *system) *suppression {
	u := &suppression{
		system: s, order: coarseFirst,
		hidden: make([]bool, len(s.numbers)), unmade: make([]bool, s.claims), proven: make([]int, len(s.numbers)), locked: make([]bool, len(s.numbers)),
		low: make([]int64, len(s.numbers)), high: make([]int64, len(s.numbers)),
	}
	for n := range s.numbers {
		u.proven[n] = -1
		if s.numbers[n].hide {
			u.hidden[n] = true
			u.weight += int(s.numbers[n].weight)
			u.primary++
		}
	}
	return u
}

// search hides numbers until all are proven, then looks for what can be shown
// after all; false if something could not be proven.
func (u *suppression) search() bool {
	if !u.complement() {
		return false
	}
	u.prune()
	u.reveal()
	return true
}

// complement hides numbers until every hidden one is proven, and says whether
// that succeeded.
func (u *suppression) complement() bool {
	for _, n := range u.order(u) {
		if u.hidden[n] && u.proven[n] < 0 && (!u.prove(n) || u.budget > 0 && u.weight >= u.budget) {
			return false
		}
	}
	return true
}

func (u *suppression) prove(n int) bool {
	if u.lookAhead(n) {
		return true
	}
	pair, _, ok := u.cheapest(n)
	if !ok {
		pair, _, ok = u.followTrail(n)
	}
	if ok {
		u.accept(pair)
	}
	return ok
}

// cheapest is the best of the blocks through n that hide least.
func (u *suppression) cheapest(n int) (chosen proof.AlternativePair, least int, found bool) {
	if n >= u.sums {
		return chosen, 0, false
	}
	const width = 64
	var best []block
	limit := 1 << 30
	m := u.marginAt(n)
	for i := range u.kinds {
		if u.kinds[i].set&m.set != u.kinds[i].set {
			continue
		}
		u.blocks(&u.kinds[i], m, n, &limit, func(b *block) bool {
			if b.up+b.down < u.numbers[n].width {
				return true
			}
			at, _ := slices.BinarySearchFunc(best, b.score+1, func(c block, score int) int { return c.score - score })
			best = slices.Insert(best, at, *b)
			if len(best) > width {
				best = best[:width]
				limit = best[width-1].score
			}
			return true
		})
	}
	least = -1
	for i := range best {
		if least >= 0 && best[i].score >= least*scoreStep {
			break
		}
		pair, ok := u.pairOf(&best[i], n)
		if !ok {
			continue
		}
		if cost, ok := u.weigh(pair, n); ok && (least < 0 || cost < least) {
			chosen, least = pair, cost
		}
	}
	return chosen, least, least >= 0
}

// pairOf walks a block as far as the widest number that it newly changes needs.
func (u *suppression) pairOf(b *block, n int) (pair proof.AlternativePair, ok bool) {
	need := u.numbers[n].width
	for _, m := range b.pattern.margins {
		for _, o := range b.corners(u.sizes, m.step, nil) {
			if !u.hidden[m.first+o] || u.proven[m.first+o] < 0 {
				need = max(need, min(u.numbers[m.first+o].width, b.up+b.down))
			}
		}
	}
	up := min(b.up, need)
	if pair.High, ok = u.walk(b, up, true); !ok {
		return pair, false
	}
	pair.Low, ok = u.walk(b, min(b.down, need-up), false)
	return pair, ok
}

// weigh says what accepting the pair would hide, and whether it may be
// accepted: it proves n and everything that it newly hides.
func (u *suppression) weigh(pair proof.AlternativePair, n int) (cost int, ok bool) {
	u.net(pair)
	ok = u.staysCount(pair.Low) && u.staysCount(pair.High)
	for _, m := range u.touched {
		number := &u.numbers[m]
		low, high := u.low[m], u.high[m]
		if low == 0 && high == 0 {
			continue
		}
		width := max(high-low, low-high)
		if number.value < number.least || number.value+min(low, high) < number.least {
			ok = false
		}
		if !u.hidden[m] {
			cost += int(number.weight)
			ok = ok && width >= number.width && !u.locked[m]
		}
	}
	if width := u.high[n] - u.low[n]; max(width, -width) < u.numbers[n].width {
		ok = false
	}
	u.eachClaim(pair, func(claim int32) {
		if !u.unmade[claim] {
			cost += claimWeight
		}
	})
	return cost, ok
}

// accept hides what the pair changes; it proves all that it changes enough.
func (u *suppression) accept(pair proof.AlternativePair) {
	u.net(pair)
	var changed []int
	pair.Proves = nil
	for _, m := range u.touched {
		if u.low[m] == 0 && u.high[m] == 0 {
			continue
		}
		changed = append(changed, m)
		if width := u.high[m] - u.low[m]; max(width, -width) >= u.numbers[m].width {
			pair.Proves = append(pair.Proves, m)
		}
	}
	u.adopt(pair, changed)
}

// adopt is accept where what changes is known.
func (u *suppression) adopt(pair proof.AlternativePair, changed []int) {
	for _, m := range changed {
		if !u.hidden[m] {
			u.hidden[m] = true
			u.weight += int(u.numbers[m].weight)
		}
	}
	for _, m := range pair.Proves {
		if u.proven[m] < 0 {
			u.proven[m] = len(u.pairs)
		}
	}
	u.eachClaim(pair, func(claim int32) {
		if !u.unmade[claim] {
			u.unmade[claim] = true
			u.weight += claimWeight
		}
	})
	u.pairs = append(u.pairs, pair)
	u.touches = append(u.touches, changed)
}

// net adds up by how much the pair changes each number; touched lists them once.
func (u *suppression) net(pair proof.AlternativePair) {
	for _, m := range u.touched {
		u.low[m], u.high[m] = 0, 0
	}
	u.touched = u.touched[:0]
	for side, changes := range [][]proof.CellChange{pair.Low, pair.High} {
		sum := u.low
		if side == 1 {
			sum = u.high
		}
		for _, change := range changes {
			u.each(change.Cell, func(m int) {
				sum[m] += change.By
				u.touched = append(u.touched, m)
			})
		}
	}
	slices.Sort(u.touched)
	u.touched = slices.Compact(u.touched)
}

// staysCount says whether no cell becomes negative.
func (s *system) staysCount(changes []proof.CellChange) bool {
	for i, change := range changes {
		sum := s.cells[change.Cell] + change.By
		for _, earlier := range changes[:i] {
			if earlier.Cell == change.Cell {
				sum += earlier.By
			}
		}
		if sum < 0 && !slices.ContainsFunc(changes[i+1:], func(c proof.CellChange) bool { return c.Cell == change.Cell }) {
			return false
		}
	}
	return true
}

func (s *system) eachClaim(pair proof.AlternativePair, visit func(claim int32)) {
	var seen []int32
	for _, changes := range [][]proof.CellChange{pair.Low, pair.High} {
		for _, change := range changes {
			for _, claim := range s.claimed[change.Cell] {
				if !slices.Contains(seen, claim) {
					seen = append(seen, claim)
					visit(claim)
				}
			}
		}
	}
}

func (s *system) marginAt(n int) *margin {
	for i := range s.margins {
		if m := &s.margins[i]; n >= m.first && n < m.first+m.size {
			return m
		}
	}
	return nil
}

// lookAhead proves n inside what is hidden already, by several blocks one
// after the other, each from where the last one ended.
func (u *suppression) lookAhead(n int) bool {
	if n >= u.sums {
		return false
	}
	var pair proof.AlternativePair
	width := u.numbers[n].width
	pair.High = u.climb(n, width, true)
	up := sumOf(u.system, pair.High, n)
	if up < width {
		pair.Low = u.climb(n, width-up, false)
	}
	if cost, ok := u.weigh(pair, n); !ok || cost > 0 {
		return false
	}
	u.accept(pair)
	return true
}

// climb raises (or lowers) n by up to goal units without hiding anything
// more, and returns the changes; the system is as before.
func (u *suppression) climb(n int, goal int64, up bool) (changes []proof.CellChange) {
	for range 24 {
		step, units := u.rung(n, goal, up)
		if units == 0 {
			break
		}
		for _, c := range step {
			u.change(c.Cell, c.By)
		}
		changes = append(changes, step...)
		if goal -= units; goal <= 0 {
			break
		}
	}
	for _, c := range changes {
		u.change(c.Cell, -c.By)
	}
	return changes
}

// rung is the first block that raises (or lowers) n at no cost, and how far.
func (u *suppression) rung(n int, goal int64, up bool) (changes []proof.CellChange, units int64) {
	m := u.marginAt(n)
	free := 1
	for i := range u.kinds {
		if u.kinds[i].set&m.set != u.kinds[i].set {
			continue
		}
		u.blocks(&u.kinds[i], m, n, &free, func(b *block) bool {
			reach := b.up
			if !up {
				reach = b.down
			}
			if reach = min(reach, goal); reach == 0 {
				return true
			}
			walked, ok := u.walk(b, reach, up)
			if !ok {
				return true
			}
			if cost, ok := u.weighStep(walked); ok && cost == 0 {
				changes, units = walked, reach
			}
			return units == 0
		})
		if units > 0 {
			break
		}
	}
	return changes, units
}

// weighStep is weigh for one step of a climb: sums and claims count too.
func (u *suppression) weighStep(step []proof.CellChange) (cost int, ok bool) {
	pair := proof.AlternativePair{High: step}
	u.net(pair)
	ok = true
	for _, m := range u.touched {
		if u.high[m] == 0 {
			continue
		}
		if !u.hidden[m] {
			cost += int(u.numbers[m].weight)
		}
		if u.numbers[m].value+u.high[m] < u.numbers[m].least {
			ok = false
		}
	}
	u.eachClaim(pair, func(claim int32) {
		if !u.unmade[claim] {
			cost += claimWeight
		}
	})
	return cost, ok
}

func sumOf(s *system, changes []proof.CellChange, n int) int64 {
	sum := int64(0)
	for _, c := range changes {
		s.each(c.Cell, func(m int) {
			if m == n {
				sum += c.By
			}
		})
	}
	return sum
}
