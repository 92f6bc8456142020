package privacy

import "math/bits"

// thresholds gives the k of a number: the highest of the values it stands for.
type thresholds struct {
	k  int
	by [][]int // per dimension and value, 0 where none
}

func newThresholds(f *Family, r Rules) thresholds {
	t := thresholds{k: r.K, by: make([][]int, len(f.Dimensions))}
	for d, dimension := range f.Dimensions {
		t.by[d] = make([]int, len(dimension.Values))
		for i, value := range dimension.Values {
			t.by[d][i] = r.KBy[dimension.Name][value]
		}
	}
	return t
}

func (t thresholds) margin(m *margin, at int, sizes []int) int {
	k := t.k
	for d, step := range m.step {
		if step > 0 {
			k = max(k, t.by[d][at/step%sizes[d]])
		}
	}
	return k
}

func (t thresholds) selections(f *Family, of []Selection) int {
	k := t.k
	for _, selection := range of {
		for d, dimension := range f.Dimensions {
			wanted := selection[dimension.Name]
			for i, value := range dimension.Values {
				for _, w := range wanted {
					if w == value {
						k = max(k, t.by[d][i])
					}
				}
			}
		}
	}
	return k
}

// mark decides what must be hidden (S1, S2), what everybody knows about a
// hidden number, and how much a number weighs.
func (s *system) mark(f *Family, r Rules) {
	deepest := 0
	for _, m := range s.margins {
		deepest = max(deepest, bits.OnesCount(m.set))
	}
	sensitive := uint(0)
	for d, dimension := range f.Dimensions {
		if len(dimension.Sensitive) > 0 {
			sensitive |= 1 << d
		}
	}
	for i := range s.margins {
		m := &s.margins[i]
		for n := m.first; n < m.first+m.size; n++ {
			s.numbers[n].mark(s.unit, r.Zeros, m.set&sensitive != 0, (1+deepest-bits.OnesCount(m.set))*(1+deepest-bits.OnesCount(m.set)))
		}
	}
	for n := s.sums; n < len(s.numbers); n++ {
		s.numbers[n].mark(s.unit, r.Zeros, sensitive != 0, 2)
	}
	s.markRows(f)
}

func (n *number) mark(unit int64, zeros Zeros, sensitive bool, level int) {
	n.zeroOpen = zeros == Show
	n.hide = n.value < n.width && (n.value > 0 || !n.zeroOpen)
	if n.zeroOpen && !sensitive {
		n.least = 1
	}
	n.weight = int32((1 + bits.Len64(uint64(n.value/unit))) * level)
}

// markRows treats rows where everybody has the same sensitive value: one zero
// of the row is hidden. Its certificate then shows a count in which k of the
// row are elsewhere. The zero is that of the value most frequent elsewhere,
// because it costs least.
func (s *system) markRows(f *Family) {
	for d, dimension := range f.Dimensions {
		alone := s.marginOf(1 << d)
		for _, value := range dimension.Sensitive {
			v := indexOf(dimension.Values, value)
			for i := range s.margins {
				m := &s.margins[i]
				if m.set&(1<<d) == 0 {
					continue
				}
				for at := range m.size {
					n := m.first + at
					if at/m.step[d]%s.sizes[d] != v || s.numbers[n].value == 0 || s.numbers[n].value != s.row(m, at, d) {
						continue
					}
					s.numbers[n+(s.other(alone, v)-v)*m.step[d]].hide = true
				}
			}
		}
	}
}

// row is the sum over dimension d through a number of the margin.
func (s *system) row(m *margin, at, d int) int64 {
	start := m.first + at - at/m.step[d]%s.sizes[d]*m.step[d]
	sum := int64(0)
	for v := range s.sizes[d] {
		sum += s.numbers[start+v*m.step[d]].value
	}
	return sum
}

// other is the most frequent value but v.
func (s *system) other(m *margin, v int) int {
	best := -1
	for w := range m.size {
		if w != v && (best < 0 || s.numbers[m.first+w].value > s.numbers[m.first+best].value) {
			best = w
		}
	}
	return best
}

func (s *system) marginOf(set uint) *margin {
	for i := range s.margins {
		if s.margins[i].set == set {
			return &s.margins[i]
		}
	}
	return nil
}

func indexOf(values []string, value string) int {
	for i, v := range values {
		if v == value {
			return i
		}
	}
	return -1
}
