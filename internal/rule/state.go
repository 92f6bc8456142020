package rule

import "slices"

// state is a set of completions: what every fact may still be, and the order
// of dates that was assumed.
type state struct {
	p     *Program
	of    []domain
	signs []int8 // per order atom: 1 holds, -1 does not, 0 unknown
	free  bool   // the given dates contradict the bounds: no bounds
	void  bool   // no completion is left
	mark  int    // the condition that is lifted, 0: none
	to    Truth  // what it is lifted to
}

func (s *state) clone() *state {
	next := *s
	next.of, next.signs = slices.Clone(s.of), slices.Clone(s.signs)
	return &next
}

// propagate draws the conclusions from orders of dates, and tells whether any
// completion is left.
func (s *state) propagate() bool { return s.conclude() && !s.impossible() }

// conclude narrows dates until nothing changes. All conditions between them say
// f(x) ≤ g(y) with f and g rising; for such conditions the smallest values that
// are left solve all at once, so nothing more is needed.
func (s *state) conclude() bool {
	for changed := true; changed && !s.void; {
		changed = false
		for _, a := range s.p.orders {
			if sign := s.signs[a.sign]; sign > 0 {
				changed = s.inOrder(a.v, a.f, a.w, a.g) || changed
			} else if sign < 0 {
				changed = s.inOrder(a.w, a.g.then('d', 1), a.v, a.f) || changed
			}
		}
		if !s.free {
			changed = s.applyBounds() || changed
		}
	}
	return !s.void
}

// inOrder narrows two dates so that f(x) ≤ g(y) is possible for both ends.
func (s *state) inOrder(x int, f shift, y int, g shift) bool {
	a, b := &s.of[x], &s.of[y]
	hi, lo := f.latest(g.of(b.hi)), g.earliest(f.of(a.lo))
	changed := s.notAfter(a, hi)
	return s.notBefore(b, lo) || changed
}

func (s *state) notAfter(d *domain, day int64) bool {
	if d.hi <= day {
		return false
	}
	d.hi = day
	s.void = s.void || d.lo > d.hi
	return true
}

func (s *state) notBefore(d *domain, day int64) bool {
	if d.lo >= day {
		return false
	}
	d.lo = day
	s.void = s.void || d.lo > d.hi
	return true
}

func (s *state) impossible() bool {
	for i := range s.of {
		if s.of[i].empty(s.p.vars[i].kind) {
			return true
		}
	}
	return false
}
