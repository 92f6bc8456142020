package rule

import "slices"

// asked are the open orders of two dates that a search may come to ask: those in
// parts of the conditions that are not settled by something else. That a lifted
// condition settles something does not count, and neither does that it may not.
func (o *Outline) asked(s *state) []*atom {
	open := false
	for _, a := range o.p.orders {
		open = open || a.truth(s) == Open
	}
	if !open {
		return nil
	}
	w := &asking{s: s}
	if o.ladder != nil {
		w.ladder(o.ladder)
	}
	for _, t := range o.tests {
		w.formula(t.when.tree)
	}
	for _, b := range o.bounds {
		for _, f := range []*flat{b.when, b.unless} {
			if f != nil {
				w.formula(f.tree)
			}
		}
	}
	return w.orders
}

// asking walks through what is not settled.
type asking struct {
	s      *state
	orders []*atom
}

// formula is the truth of a formula, Open where a lifted condition could change
// it, and collects its open orders.
func (w *asking) formula(f formula) Truth {
	switch f := f.(type) {
	case *atom:
		t := f.truth(w.s)
		if f.kind == order && t == Open && !slices.Contains(w.orders, f) {
			w.orders = append(w.orders, f)
		}
		return t
	case negation:
		return w.formula(f.of).not()
	case marked:
		w.formula(f.of)
		return Open
	case overruled:
		return w.formula(f.now(w.s))
	case every:
		return w.parts(f.of, False)
	case some:
		return w.parts(f.of, True)
	case answered:
		return w.answered(f)
	}
	t, _ := f.look(w.s)
	return t
}

// parts leaves out what the others ask where one settles all.
func (w *asking) parts(of []formula, settles Truth) Truth {
	before, result := len(w.orders), settles.not()
	for _, f := range of {
		switch w.formula(f) {
		case settles:
			w.orders = w.orders[:before]
			return settles
		case Open:
			result = Open
		}
	}
	return result
}

func (w *asking) answered(f answered) Truth {
	before := len(w.orders)
	t := f.of(w.ladder(f.ladder))
	if t != Open {
		w.orders = w.orders[:before]
	}
	return t
}

// ladder is the set of outcomes that are left.
func (w *asking) ladder(l *boundLadder) (possible uint64) {
	for _, rung := range l.rungs {
		t := w.formula(rung.when.tree)
		if t != False {
			possible |= 1 << rung.outcome
		}
		if t == True {
			return possible
		}
	}
	return possible | 1<<l.otherwise
}

// alone tells whether nothing but the order moves its two dates.
func (o *Outline) alone(s *state, a *atom, asked []*atom) bool {
	for _, other := range asked {
		if other != a && (other.v == a.v || other.v == a.w || other.w == a.v || other.w == a.w) {
			return false
		}
	}
	return a.v != a.w && !o.bounded(s, a.v) && !o.bounded(s, a.w)
}

// ordered appends how two dates stand to each other whose order is open: the
// places of all ends that either can get, and those of the shifted ends.
func (o *Outline) ordered(s *state, a *atom, key []byte) []byte {
	early, late := o.facts[a.v].ends(&s.of[a.v]), o.facts[a.w].ends(&s.of[a.w])
	var shifted []int64
	for _, end := range early {
		shifted = append(shifted, a.f.of(end), a.f.of(end+1))
	}
	for _, end := range late {
		shifted = append(shifted, a.g.of(end), a.g.of(end+1))
	}
	after := a.g.then('d', 1)
	moved := slices.Clone(early)
	for _, end := range late {
		moved = append(moved, a.f.latest(a.g.of(end)), a.f.earliest(after.of(end+1))-1)
	}
	others := slices.Clone(late)
	for _, end := range early {
		others = append(others, a.g.earliest(a.f.of(end+1))-1, after.latest(a.f.of(end)))
	}
	return ranks(others, ranks(moved, ranks(shifted, key)))
}

// ends are the days at which what is left of a date may end: each is the last
// one of a part.
func (f *outlined) ends(d *domain) []int64 { return f.open(d, []int64{d.lo - 1, d.hi}) }
