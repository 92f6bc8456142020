package rule

// Bound says that a date is never after another one (or after the day of the
// question, or does not come at all), as law/bounds.yaml has it.
type Bound struct {
	Lower, Upper string // Upper "on": the day of the question; "never": it does not come
	When, Unless *Expr  // nil: always
}

type bound struct {
	lower, upper int // upper -1: never, -2: the day of the question
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
			if d.lo < never {
				d.lo, changed = never, true
			}
		case upperOn:
			if on := int64(s.p.On); d.hi > on {
				d.hi, changed = on, true
			}
		default:
			changed = s.inOrder(b.lower, nil, b.upper, nil) || changed
		}
	}
	return changed
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
}

func (p *Program) bindBound(b Bound) bound {
	result := bound{lower: p.variable(p.fact(b.Lower))}
	p.vars[result.lower].bound = true
	switch b.Upper {
	case "never":
		result.upper = upperNever
	case "on":
		result.upper = upperOn
	default:
		result.upper = p.variable(p.fact(b.Upper))
		p.vars[result.upper].bound = true
	}
	if b.When != nil {
		result.when = &flat{tree: p.bind(b.When.node, noScope{})}
	}
	if b.Unless != nil {
		result.unless = &flat{tree: p.bind(b.Unless.node, noScope{})}
	}
	return result
}

// Contradicts tells whether the facts contradict what dates say about each
// other.
func (p *Program) Contradicts(facts Facts) bool { return p.Know(facts, facts).s.free }
