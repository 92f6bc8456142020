package privacy

import (
	"math/bits"
	"slices"

	"buendnis/internal/proof"
)

// pattern is a kind of block: the dimensions in which its corners differ.
// The corners' signs alternate, so every number that totals one of these
// dimensions stays as it is. People move along one of them, across.
type pattern struct {
	set     uint
	dims    []int
	margins []*margin // those that a block changes: they hold all its dimensions
	across  int
	tied    []int // dimensions that some table shows with across: one value for the whole block
}

func (s *system) patterns() []pattern {
	var list []pattern
	for _, m := range s.margins { // every margin's set is a pattern
		if m.set == 0 {
			continue
		}
		p := pattern{set: m.set, across: -1}
		for d := range s.sizes {
			if m.set&(1<<d) == 0 {
				continue
			}
			p.dims = append(p.dims, d)
			if p.across < 0 || len(s.carry[d].free) > len(s.carry[p.across].free) {
				p.across = d
			}
		}
		for d := range s.sizes {
			if m.set&(1<<d) == 0 && s.carry[p.across].step[d] > 0 {
				p.tied = append(p.tied, d)
			}
		}
		for i := range s.margins {
			if s.margins[i].set&m.set == m.set {
				p.margins = append(p.margins, &s.margins[i])
			}
		}
		list = append(list, p)
	}
	slices.Reverse(list) // large blocks first: they change the fewest numbers
	return list
}

// block is a pattern at a place: corner 0 has the coordinates at, the others
// replace some of them by those of to. It can be walked up (corners with an
// even number of replacements gain) and down.
type block struct {
	pattern  *pattern
	at, to   [maxDimensions]int
	up, down int64 // how far, whole persons
	score    int   // weight of what it would hide in steps, less the numbers it would prove
}

const scoreStep = 64

// growth is a block whose corners are known in its first dimensions only.
type growth struct {
	cost, proves   int
	need, up, down int64
}

// blocks calls visit for every place of the pattern with number n at corner 0
// that can be walked and whose score is below *limit: no shown zero changes,
// hidden numbers keep what everybody knows of them, and what it newly hides it
// proves. Sums and claims are left to weigh. It goes dimension by dimension
// and gives up as soon as a corner is impossible or too heavy.
func (u *suppression) blocks(p *pattern, m *margin, n int, limit *int, visit func(b *block) bool) {
	b := block{pattern: p}
	var open []int
	for d := range u.sizes {
		if m.set&(1<<d) != 0 {
			b.at[d] = (n - m.first) / m.step[d] % u.sizes[d]
		}
	}
	for _, d := range p.tied {
		if m.set&(1<<d) == 0 {
			open = append(open, d)
		}
	}
	offsets := make([][]int, len(p.margins))
	for i := range offsets {
		offsets[i] = make([]int, 1<<len(p.dims))
	}
	var partners func(i int, g growth) bool
	partners = func(i int, g growth) bool {
		if i == len(p.dims) {
			return !u.finish(&b, g, *limit) || visit(&b)
		}
		d := p.dims[i]
		for b.to[d] = 0; b.to[d] < u.sizes[d]; b.to[d]++ {
			if b.to[d] == b.at[d] {
				continue
			}
			if next, ok := u.grow(&b, i, offsets, g, *limit); ok && !partners(i+1, next) {
				return false
			}
		}
		return true
	}
	var places func(i int) bool
	places = func(i int) bool {
		if i < len(open) {
			d := open[i]
			for b.at[d] = 0; b.at[d] < u.sizes[d]; b.at[d]++ {
				if !places(i + 1) {
					return false
				}
			}
			return true
		}
		g := growth{up: maxTotal, down: maxTotal}
		for j, m := range p.margins {
			offsets[j][0] = m.first
			for d, step := range m.step {
				offsets[j][0] += b.at[d] * step
			}
			if !u.meet(offsets[j][0], 0, &g, *limit) {
				return true
			}
		}
		return partners(0, g)
	}
	places(0)
}

// grow adds the corners that differ in the block's i-th dimension.
func (u *suppression) grow(b *block, i int, offsets [][]int, g growth, limit int) (growth, bool) {
	d := b.pattern.dims[i]
	for j, m := range b.pattern.margins {
		by := (b.to[d] - b.at[d]) * m.step[d]
		for c := range 1 << i {
			n := offsets[j][c] + by
			offsets[j][c+(1<<i)] = n
			if !u.meet(n, bits.OnesCount(uint(c))+1, &g, limit) {
				return g, false
			}
		}
	}
	return g, true
}

// meet takes in a number that a corner with so many replacements changes.
func (u *suppression) meet(n, replaced int, g *growth, limit int) bool {
	number := &u.numbers[n]
	slack := number.value - number.least
	if slack < 0 {
		return false
	}
	if replaced&1 == 0 {
		g.down = min(g.down, slack)
	} else {
		g.up = min(g.up, slack)
	}
	if u.hidden[n] {
		if u.proven[n] < 0 {
			g.proves++
		}
		return true
	}
	g.cost += int(number.weight)
	g.need = max(g.need, number.width)
	return !u.locked[n] && (g.cost-1)*scoreStep < limit
}

// finish fills in the block's reach and score, and says whether it serves.
func (u *suppression) finish(b *block, g growth, limit int) bool {
	up, down := g.up, g.down
	if len(u.apart) == 0 {
		up, down = u.people(b, up, down)
	}
	b.up, b.down = up-up%u.unit, down-down%u.unit
	b.score = g.cost*scoreStep - min(g.proves, scoreStep-1)
	return b.up+b.down >= g.need && b.score < limit
}

// corners are the offsets of a block's corners in something laid out by step.
func (b *block) corners(sizes, step []int, offsets []int) []int {
	start := 0
	for d := range sizes {
		start += b.at[d] * step[d]
	}
	offsets = append(offsets[:0], start)
	for _, d := range b.pattern.dims {
		by := (b.to[d] - b.at[d]) * step[d]
		for _, o := range offsets {
			offsets = append(offsets, o+by)
		}
	}
	return offsets
}

// walk lists the changes of cells that move the block by that many units;
// ok is false where there are too few people to move. People whose move
// changes no sum and no claim go first.
func (s *system) walk(b *block, units int64, up bool) (changes []proof.CellChange, ok bool) {
	if units == 0 {
		return nil, true
	}
	across := b.pattern.across
	short := false
	shift := (b.to[across] - b.at[across]) * s.step[across]
	for i, from := range b.corners(s.sizes, s.step, nil) {
		if gains := bits.OnesCount(uint(i))&1 == 0; gains == up {
			continue
		}
		to := from + shift
		if slices.Index(b.pattern.dims, across) >= 0 && i>>slices.Index(b.pattern.dims, across)&1 == 1 {
			to = from - shift
		}
		left := units
		for _, neutral := range []bool{true, false} {
			s.carriers(s.carry[across].free, 0, func(offset int) {
				src, dst := from+offset, to+offset
				same := s.kind[src] == s.kind[dst] && len(s.claimed[src]) == 0
				if by := min(left, s.cells[src]); by > 0 && same == neutral {
					changes = append(changes, proof.CellChange{Cell: src, By: -by}, proof.CellChange{Cell: dst, By: by})
					left -= by
				}
			})
		}
		if left > 0 {
			changes = append(changes, proof.CellChange{Cell: from, By: -left}, proof.CellChange{Cell: to, By: left})
			short = true
		}
	}
	if short {
		return s.mend(changes)
	}
	return changes, true
}

// people limits up and down by those who can move at each corner.
func (s *suppression) people(b *block, up, down int64) (int64, int64) {
	c := &s.carry[b.pattern.across]
	corners := b.corners(s.sizes, c.step, nil)
	for i, o := range corners {
		if bits.OnesCount(uint(i))&1 == 0 {
			down = min(down, c.value[o])
		} else {
			up = min(up, c.value[o])
		}
	}
	return up, down
}

// mend repairs cells that would become negative: people swap their values in
// two dimensions that no table shows together, which changes no table.
func (s *system) mend(changes []proof.CellChange) ([]proof.CellChange, bool) {
	now := map[int]int64{}
	var order []int
	move := func(cell int, by int64) {
		if _, ok := now[cell]; !ok {
			now[cell] = s.cells[cell]
			order = append(order, cell)
		}
		now[cell] += by
	}
	value := func(cell int) int64 {
		if v, ok := now[cell]; ok {
			return v
		}
		return s.cells[cell]
	}
	for _, change := range changes {
		move(change.Cell, change.By)
	}
	for i := 0; i < len(order); i++ {
		c := order[i]
		for _, neutral := range []bool{true, false} {
			s.swaps(c, func(x, y, z int) bool {
				by := min(-value(c), value(x), value(y))
				same := s.kind[c] == s.kind[x] && s.kind[y] == s.kind[z] || s.kind[c] == s.kind[y] && s.kind[x] == s.kind[z]
				if by > 0 && same == neutral {
					move(c, by)
					move(z, by)
					move(x, -by)
					move(y, -by)
				}
				return value(c) < 0
			})
		}
		if value(c) < 0 {
			return nil, false
		}
	}
	changes = changes[:0]
	for _, c := range order {
		if by := now[c] - s.cells[c]; by != 0 {
			changes = append(changes, proof.CellChange{Cell: c, By: by})
		}
	}
	return changes, true
}

// swaps visits the cells x and y that differ from c in one of two dimensions
// that no table shows together, and z that differs in both.
func (s *system) swaps(c int, visit func(x, y, z int) bool) {
	for _, pair := range s.apart {
		for v := range s.sizes[pair[0]] {
			x := c + (v-s.coordinate(c, pair[0]))*s.step[pair[0]]
			for w := range s.sizes[pair[1]] {
				by := (w - s.coordinate(c, pair[1])) * s.step[pair[1]]
				if x != c && by != 0 && !visit(x, c+by, x+by) {
					return
				}
			}
		}
	}
}

// carriers visits the offsets of all values of the free dimensions.
func (s *system) carriers(free []int, offset int, visit func(offset int)) {
	if len(free) == 0 {
		visit(offset)
		return
	}
	for v := range s.sizes[free[0]] {
		s.carriers(free[1:], offset+v*s.step[free[0]], visit)
	}
}
