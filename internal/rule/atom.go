package rule

// An atom is a condition on one fact, or on the order of two dates, that
// cannot be taken apart any more. Searching asserts atoms or denies them.
type atom struct {
	v     int      // the variable
	kind  atomKind //
	limit int64    // upTo: v ≤ limit
	mask  uint64   // oneOf: v in mask
	codes []string // oneOf, for countries: becomes mask when all are known

	law bool // open law: no fact settles it, so it is never split

	w    int // order: f(v) ≤ g(w)
	f, g shift
	sign int // order: place of its truth in the state
}

type atomKind byte

const (
	upTo atomKind = iota
	oneOf
	order
)

func (a *atom) look(s *state) (Truth, *atom) {
	t := a.truth(s)
	if t != Open || a.law {
		return t, nil
	}
	return t, a
}

func (a *atom) truth(s *state) Truth {
	d := &s.of[a.v]
	switch a.kind {
	case upTo:
		return between(d.hi <= a.limit, d.lo > a.limit)
	case oneOf:
		return between(d.set&^a.mask == 0, d.set&a.mask == 0)
	}
	if sign := s.signs[a.sign]; sign != 0 {
		return truthOf(sign > 0)
	}
	e := &s.of[a.w]
	return between(a.f.of(d.hi) <= a.g.of(e.lo), a.f.of(d.lo) > a.g.of(e.hi))
}

func between(surely, never bool) Truth {
	switch {
	case surely:
		return True
	case never:
		return False
	}
	return Open
}

// assert narrows the state to those values for which the atom is true (or
// false); it tells whether any are left.
func (s *state) assert(a *atom, true bool) bool {
	d := &s.of[a.v]
	switch {
	case a.kind == order && true:
		s.signs[a.sign] = 1
	case a.kind == order:
		s.signs[a.sign] = -1
	case a.kind == oneOf && true:
		d.set &= a.mask
	case a.kind == oneOf:
		d.set &^= a.mask
	case true:
		d.hi = min(d.hi, a.limit)
	default:
		d.lo = max(d.lo, a.limit+1)
	}
	v := &s.p.vars[a.v]
	return !d.empty(v.kind) && (!v.tied || s.conclude())
}
