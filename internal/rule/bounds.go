package rule

import "slices"

// Bound says that a date is never after another one (or after the day of the
// question, or does not come at all), as law/bounds.yaml has it.
type Bound struct {
	Lower, Upper string // Upper "on": the day of the question; "never": it does not come
	When, Unless *Expr  // nil: always
}

type bound struct {
	lower, upper int   // upper -1: never, -2: the day of the question
	implies      []int // orders of the two that follow: their places in the state
	when, unless *flat
}

const (
	upperNever = -1 - iota
	upperOn
)

// active tells whether the bound holds in the state. What is not known to
// bring a bound does not bring it; what is not known to lift one does not lift
// it, unless the rule itself asks: then the search splits there first.
func (b *bound) active(s *state) bool {
	if b.when != nil && b.when.truth(s) != True {
		return false
	}
	if b.unless == nil {
		return true
	}
	switch b.unless.truth(s) {
	case False:
		return true
	case True:
		return false
	}
	_, a := b.unless.tree.look(s)
	return a == nil || !s.p.vars[a.v].read
}

func (s *state) applyBounds() bool {
	changed := false
	for i := range s.p.bounds {
		b := &s.p.bounds[i]
		if !b.active(s) {
			continue
		}
		d := &s.of[b.lower]
		switch b.upper {
		case upperNever:
			changed = s.notBefore(d, never) || changed
		case upperOn:
			changed = s.notAfter(d, int64(s.p.On)) || changed
		default:
			changed = s.inOrder(b.lower, nil, b.upper, nil) || changed
			s.imply(b.implies)
		}
	}
	return changed
}

// imply notes the orders that a bound brings with it: that says which dates
// tell two completions apart.
func (s *state) imply(orders []int) {
	for _, sign := range orders {
		s.void = s.void || s.signs[sign] < 0
		s.signs[sign] = 1
	}
}

// implied are the orders that follow from a bound: x ≤ y gives x ≤ g(y), if g
// never goes back.
func (p *Program) implied(b *bound) []int {
	var list []int
	for _, a := range p.orders {
		forward := !slices.ContainsFunc(a.g, func(s step) bool { return s.n < 0 })
		if a.v == b.lower && a.w == b.upper && len(a.f) == 0 && forward {
			list = append(list, a.sign)
		}
	}
	return list
}

// guard is an open atom that decides whether a bound on unknown dates holds.
// It has to be settled before a date is split, if the rule looks at that fact
// itself.
func (s *state) guard(next *atom) *atom {
	if s.free || !s.p.vars[next.v].bound && (next.kind != order || !s.p.vars[next.w].bound) {
		return nil
	}
	for i := range s.p.bounds {
		b := &s.p.bounds[i]
		if s.of[b.lower].exact(Date) && (b.upper < 0 || s.of[b.upper].exact(Date)) {
			continue
		}
		for _, f := range []*flat{b.when, b.unless} {
			if f == nil || f.truth(s) != Open {
				continue
			}
			if _, a := f.tree.look(s); a != nil && s.p.vars[a.v].read {
				return a
			}
		}
	}
	return nil
}

// bindBounds adds the bounds to a program that reads one of their dates.
func (p *Program) bindBounds() {
	needed := false
	for _, b := range p.language.Bounds {
		for _, name := range []string{b.Lower, b.Upper} {
			_, read := p.index[name]
			needed = needed || read
		}
	}
	if !needed {
		return
	}
	p.quiet = true
	defer func() { p.quiet = false }()
	for _, b := range p.language.Bounds {
		p.bounds = append(p.bounds, p.bindBound(b))
	}
	for i := range p.bounds {
		p.bounds[i].implies = p.implied(&p.bounds[i])
	}
}

func (p *Program) bindBound(b Bound) bound {
	result := bound{lower: p.variable(p.fact(b.Lower))}
	p.vars[result.lower].bound, p.vars[result.lower].tied = true, true
	switch b.Upper {
	case "never":
		result.upper = upperNever
	case "on":
		result.upper = upperOn
	default:
		result.upper = p.variable(p.fact(b.Upper))
		p.vars[result.upper].bound, p.vars[result.upper].tied = true, true
	}
	if b.When != nil {
		result.when = p.guards(b.When)
	}
	if b.Unless != nil {
		result.unless = p.guards(b.Unless)
	}
	return result
}

// guards binds a condition on which a bound hangs.
func (p *Program) guards(e *Expr) *flat {
	f := p.bind(e.node, noScope{})
	eachAtom(f, nil, func(a *atom) { p.vars[a.v].tied = true })
	return &flat{tree: f}
}

// Contradicts tells whether the facts contradict what dates say about each
// other.
func (p *Program) Contradicts(facts Facts) bool { return p.Know(facts, facts).Contradictory() }

// Contradictory tells whether the facts contradict what dates say about each
// other.
func (k *Knowledge) Contradictory() bool { return k.s.free }
