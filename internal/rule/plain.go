package rule

// plainness tells where three-valued logic is exact without a search: where
// every fact stands in a condition once, what one part needs says nothing about
// the others, so what is open for each part is open for the whole.
type plainness struct {
	plain bool
	tied  *atom // the only one on a date that others bound, if there is one
}

// plainly looks a formula over.
func (p *Program) plainly(f formula) plainness {
	c := &counter{p: p, seen: map[int]bool{}, plainness: plainness{plain: true}}
	c.count(f)
	return c.plainness
}

type counter struct {
	p    *Program
	seen map[int]bool
	plainness
}

func (c *counter) count(f formula) {
	switch f := f.(type) {
	case *atom:
		c.atom(f)
	case negation:
		c.count(f.of)
	case marked:
		c.count(f.of)
	case overruled:
		c.count(f.itself)
		c.count(f.derived)
	case every:
		if upper := span(f.of); upper != nil {
			c.atom(upper)
			return
		}
		for _, of := range f.of {
			c.count(of)
		}
	case some:
		for _, of := range f.of {
			c.count(of)
		}
	case answered:
		for _, rung := range f.ladder.rungs {
			c.count(rung.when.tree)
		}
	}
}

// atom counts a fact. A choice on which a bound hangs is never plain: a value
// may be impossible for the dates that are known.
func (c *counter) atom(a *atom) {
	tied := c.p.vars[a.v].tied
	if c.seen[a.v] || a.kind == order || tied && (a.kind == oneOf || c.tied != nil) {
		c.plain = false
	}
	c.seen[a.v] = true
	if tied {
		c.tied = a
	}
}

// span is the upper end, if two conditions are the two ends of one span of the
// same fact: values of it are left if neither end is passed by.
func span(of []formula) *atom {
	if len(of) != 2 {
		return nil
	}
	for i, f := range of {
		upper, isAtom := f.(*atom)
		n, isNegation := of[1-i].(negation)
		if !isAtom || !isNegation || upper.kind != upTo {
			continue
		}
		if lower, ok := n.of.(*atom); ok && lower.kind == upTo && lower.v == upper.v && lower.limit < upper.limit {
			return upper
		}
	}
	return nil
}

// exact tells whether an open answer needs no search. A date that is bounded
// can have both ends that are left to it, unless it is open whether it is.
func (b *branches) exact(s *state) bool {
	return b.plain && (b.tied == nil || b.tied.truth(s) != Open || s.guard(b.tied) == nil)
}
