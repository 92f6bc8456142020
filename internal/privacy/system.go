package privacy

import (
	"math/bits"
	"slices"
	"strings"

	"buendnis/internal/proof"
)

// system is a family as linear equations over the finest cells: every
// published number is a sum of cells. Numbers stand in the order of the
// margins (coarse to fine), then the sums.
type system struct {
	sizes   []int
	step    []int // finest cells: position = Σ coordinate × step
	unit    int64
	cells   []int64
	margins []margin
	numbers []number
	sums    int       // position of the first sum
	extra   [][]int32 // per cell: the sums that contain it
	claimed [][]int32 // per cell: the claims that contain it
	claims  int
	kind    []int32 // per cell: equal where sums and claims are equal
	carry   []carrier
	kinds   []pattern
	apart   [][2]int // pairs of dimensions that no table shows together
	within  []int32  // per cell and margin: the number that contains the cell
}

// margin is a set of dimensions whose numbers are published, the others totalled.
type margin struct {
	set   uint
	first int   // position of its first number
	step  []int // per dimension, 0 where it is totalled
	size  int
}

// number is one published number.
type number struct {
	value, least, width int64
	weight              int32
	hide                bool // primary: must not be shown (S1, S2)
	zeroOpen            bool
}

func newSystem(f *Family, r Rules) (*system, error) {
	s := &system{unit: f.Unit, step: make([]int, len(f.Dimensions))}
	total := 1
	for d := len(f.Dimensions) - 1; d >= 0; d-- {
		s.step[d] = total
		total *= len(f.Dimensions[d].Values)
	}
	for _, d := range f.Dimensions {
		s.sizes = append(s.sizes, len(d.Values))
	}
	s.cells = make([]int64, total)
	if err := s.fill(f); err != nil {
		return nil, err
	}
	s.addMargins(f, newThresholds(f, r))
	s.addExtras(f, newThresholds(f, r))
	s.addMembers()
	s.mark(f, r)
	s.addCarriers()
	s.kinds = s.patterns()
	return s, nil
}

func (s *system) fill(f *Family) error {
	place := make([]map[string]int, len(f.Dimensions))
	for d, dimension := range f.Dimensions {
		place[d] = map[string]int{}
		for i, value := range dimension.Values {
			place[d][value] = i
		}
	}
	seen := make([]bool, len(s.cells))
	total := int64(0)
	for _, cell := range f.Cells {
		where := strings.Join(cell.At, ", ")
		if len(cell.At) != len(f.Dimensions) {
			return invalid("Die Zelle „%s“ hat %d Angaben; nötig sind %d (%s).", where, len(cell.At), len(f.Dimensions), f.names())
		}
		at := 0
		for d, value := range cell.At {
			i, ok := place[d][value]
			if !ok {
				return invalid("Die Zelle „%s“ nennt in der Dimension „%s“ den Wert „%s“, den es nicht gibt.", where, f.Dimensions[d].Name, value)
			}
			at += i * s.step[d]
		}
		if seen[at] {
			return invalid("Die Zelle „%s“ kommt zweimal vor. Bitte fassen Sie beide zusammen.", where)
		}
		seen[at] = true
		if cell.Value < 0 {
			return invalid("Die Zelle „%s“ ist negativ. Eine Anzahl ist mindestens 0.", where)
		}
		if cell.Value > maxTotal-total {
			return invalid("Die Zahlen sind zu groß, um sie zu addieren. Bitte prüfen Sie die Zelle „%s“.", where)
		}
		total += cell.Value
		s.cells[at] = cell.Value
	}
	return nil
}

// addMargins lays out every margin of every table once, although tables share them.
func (s *system) addMargins(f *Family, k thresholds) {
	sets := map[uint]bool{}
	for _, table := range f.Tables {
		full := uint(0)
		for _, name := range table {
			full |= 1 << f.dimension(name)
		}
		for set := full; ; set = (set - 1) & full {
			sets[set] = true
			if set == 0 {
				break
			}
		}
	}
	for set := range sets {
		s.margins = append(s.margins, margin{set: set})
	}
	slices.SortFunc(s.margins, func(a, b margin) int {
		if d := bits.OnesCount(a.set) - bits.OnesCount(b.set); d != 0 {
			return d
		}
		return int(a.set) - int(b.set)
	})
	for i := range s.margins {
		m := &s.margins[i]
		m.first, m.size, m.step = len(s.numbers), 1, make([]int, len(s.sizes))
		for d := len(s.sizes) - 1; d >= 0; d-- {
			if m.set&(1<<d) != 0 {
				m.step[d] = m.size
				m.size *= s.sizes[d]
			}
		}
		for at := range m.size {
			s.numbers = append(s.numbers, number{width: int64(k.margin(m, at, s.sizes)) * s.unit})
		}
	}
	s.sums = len(s.numbers)
}

func (s *system) addExtras(f *Family, k thresholds) {
	s.extra = make([][]int32, len(s.cells))
	s.claimed = make([][]int32, len(s.cells))
	s.claims = len(f.Claims)
	for _, sum := range f.Sums {
		s.numbers = append(s.numbers, number{width: int64(k.selections(f, sum.Of)) * s.unit})
		s.assign(f, sum.Of, s.extra, int32(len(s.numbers)-1))
	}
	for i, claim := range f.Claims {
		s.assign(f, claim.Of, s.claimed, int32(i))
	}
	s.kind = make([]int32, len(s.cells))
	kinds := map[string]int32{"": 0}
	for c := range s.cells {
		if len(s.extra[c])+len(s.claimed[c]) == 0 {
			continue
		}
		var key []byte
		for _, n := range append(slices.Clone(s.extra[c]), s.claimed[c]...) {
			key = append(key, byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
		}
		key = append(key, byte(len(s.extra[c])), byte(len(s.extra[c])>>8))
		if _, ok := kinds[string(key)]; !ok {
			kinds[string(key)] = int32(len(kinds))
		}
		s.kind[c] = kinds[string(key)]
	}
}

// assign appends id to every cell of the union of the selections, once.
func (s *system) assign(f *Family, of []Selection, to [][]int32, id int32) {
	for _, selection := range of {
		chosen := make([][]int, len(s.sizes))
		for d, dimension := range f.Dimensions {
			for i, value := range dimension.Values {
				if wanted, named := selection[dimension.Name]; !named || slices.Contains(wanted, value) {
					chosen[d] = append(chosen[d], i)
				}
			}
		}
		var walk func(d, at int)
		walk = func(d, at int) {
			if d == len(chosen) {
				if n := len(to[at]); n == 0 || to[at][n-1] != id {
					to[at] = append(to[at], id)
				}
				return
			}
			for _, i := range chosen[d] {
				walk(d+1, at+i*s.step[d])
			}
		}
		walk(0, 0)
	}
}

// addMembers notes which numbers contain a cell, and adds the numbers up.
func (s *system) addMembers() {
	s.within = make([]int32, 0, len(s.cells)*len(s.margins))
	for c, value := range s.cells {
		for i := range s.margins {
			m := &s.margins[i]
			s.within = append(s.within, int32(m.first+s.offset(m.step, c)))
		}
		s.each(c, func(n int) { s.numbers[n].value += value })
	}
}

// coordinate is the cell's value of a dimension.
func (s *system) coordinate(cell, d int) int { return cell / s.step[d] % s.sizes[d] }

// offset is where a cell lies in something laid out by step.
func (s *system) offset(step []int, cell int) int {
	at := 0
	for d, by := range step {
		if by > 0 {
			at += s.coordinate(cell, d) * by
		}
	}
	return at
}

// each calls visit for every number that contains the cell.
func (s *system) each(cell int, visit func(n int)) {
	for _, n := range s.within[cell*len(s.margins) : (cell+1)*len(s.margins)] {
		visit(int(n))
	}
	for _, n := range s.extra[cell] {
		visit(int(n))
	}
}

// carrier knows how many people can move along a dimension without changing
// any table but those that count this dimension: dimensions that no table
// shows together with it are free, their cells are added up.
type carrier struct {
	free  []int // dimensions
	step  []int // per dimension, 0 where free
	value []int64
}

func (s *system) addCarriers() {
	s.carry = make([]carrier, len(s.sizes))
	for d := range s.carry {
		together := uint(1) << d
		for _, m := range s.margins {
			if m.set&(1<<d) != 0 {
				together |= m.set
			}
		}
		c := carrier{step: make([]int, len(s.sizes))}
		size := 1
		for e := len(s.sizes) - 1; e >= 0; e-- {
			if together&(1<<e) == 0 {
				c.free = append(c.free, e)
				continue
			}
			c.step[e] = size
			size *= s.sizes[e]
		}
		c.value = make([]int64, size)
		for cell, value := range s.cells {
			c.value[s.offset(c.step, cell)] += value
		}
		s.carry[d] = c
		for _, e := range c.free {
			if e < d {
				s.apart = append(s.apart, [2]int{e, d})
			}
		}
	}
}

// change adds to a cell and to everything that contains it; only searches
// that look ahead do this, and they undo it.
func (s *system) change(cell int, by int64) {
	s.cells[cell] += by
	s.each(cell, func(n int) { s.numbers[n].value += by })
	for d := range s.carry {
		c := &s.carry[d]
		c.value[s.offset(c.step, cell)] += by
	}
}

// published is the system in the terms of the independent checker, with one
// number per claimed cell: while a claim is made, its cells count as shown.
func (s *system) published(hidden, unmade []bool) []proof.PublishedNumber {
	list := make([]proof.PublishedNumber, len(s.numbers))
	for n, number := range s.numbers {
		list[n] = proof.PublishedNumber{
			Shown: !hidden[n], MustHide: number.hide, ZeroOpen: number.zeroOpen,
			Least: number.least, Width: number.width,
		}
	}
	for c := range s.cells {
		s.each(c, func(n int) { list[n].Cells = append(list[n].Cells, c) })
		if slices.ContainsFunc(s.claimed[c], func(claim int32) bool { return !unmade[claim] }) {
			list = append(list, proof.PublishedNumber{Cells: []int{c}, Shown: true, ZeroOpen: true})
		}
	}
	return list
}
