package rule

// Knowledge is what is known about a person or class, in the form of a
// program: which completions are left.
type Knowledge struct {
	s     *state
	value func(fact string) Value
	sheet *Sheet
	row   *Row     // on the sheet
	spare []domain // to go back to
}

// Know takes the facts; stated are those that the question itself gave. For
// many people see Sheet.
func (p *Program) Know(facts, stated Facts) *Knowledge {
	s := p.whole.Load()
	if s == nil || len(s.of) != len(p.vars) {
		s = p.Sheet(p.Uses())
		p.whole.Store(s)
	}
	row := &Row{Values: make([]*Value, len(s.column)), Stated: make([]bool, len(s.column))}
	for name, column := range s.column {
		if v, asked := facts[name]; asked {
			row.Values[column], row.Stated[column] = &v, stated[name].Known()
		}
	}
	return s.Know(row)
}

func (p *Program) emptyState() *state {
	return &state{p: p, of: make([]domain, len(p.vars)), signs: make([]int8, len(p.orders))}
}

// domain is what a variable may be; known is nil if it was not asked, and value
// finds other facts.
func (p *Program) domain(v *variable, known *Value, value func(string) Value) domain {
	if v.fact == nil {
		return domain{set: 3}
	}
	if known == nil || !known.Known() {
		d := full(v.kind, v.choices)
		d.given = known != nil && (v.fact.Derived || v.derives)
		return d
	}
	d := domain{lo: known.Lo, hi: known.Hi, set: known.Set, given: true, told: true}
	switch v.fact.Type {
	case Date:
		d.lo, d.hi = clip(known.Lo), clip(known.Hi)
	case Enum:
		d.set = v.expand(known.Set)
	case Country:
		d.set = p.classes[known.Code]
	case List:
		d.set = 1
	}
	if v.kind == Bool && v.fact.Type == List {
		d.set = truthSet(v.item.on(p, known.Items, value))
	}
	return d
}

func truthSet(t Truth) uint64 {
	switch t {
	case True:
		return 2
	case False:
		return 1
	}
	return 3
}

// narrow lets a count that was given speak about its date, unless the date was
// given too.
func (s *state) narrow() {
	for _, n := range s.p.narrowed {
		count, base := &s.of[n.count], &s.of[n.base]
		if !count.told || base.told {
			continue
		}
		from, to := n.days(count.lo, count.hi, s.p.On)
		if from <= to {
			base.lo, base.hi, base.told = max(base.lo, from), min(base.hi, to), true
			// Times that do not count were already left out of a count that was given.
			count.given = n.term.without != nil
		}
	}
}

// Assume gives a derived fact a value, as the background does, wherever it was
// not given and does not follow from the facts because one of them is missing
// altogether.
func (k *Knowledge) Assume(fact string, v Value) {
	for _, d := range k.s.p.derived[fact] {
		if !k.s.of[d.given].given && k.unsettled(d) {
			k.assume(fact, d, v)
		}
	}
}

func (k *Knowledge) unsettled(d *derivation) bool {
	open := false
	for _, t := range d.values {
		switch t.when.truth(k.s) {
		case True:
			return false
		case Open:
			open = open || k.lacks(t)
		}
	}
	return open
}

func (k *Knowledge) assume(fact string, d *derivation, v Value) {
	p, itself := k.s.p, k.s.p.index[fact]
	known := p.domain(&p.vars[itself], &v, Facts{}.value)
	known.stated, known.given = false, k.s.of[itself].given
	k.s.of[itself] = known
	k.s.of[d.given].given = true
}

// lacks tells whether a condition hangs on a fact about which nothing is known.
func (k *Knowledge) lacks(t *Test) bool {
	lacking := false
	looked := map[int]bool{}
	eachAtom(t.when.tree, k.s, func(a *atom) { looked[a.v] = true; looked[a.w] = looked[a.w] || a.kind == order })
	k.s.sweep(&t.ladder, func(leaf *state, _ int) bool {
		for i := range leaf.of {
			lacking = lacking || looked[i] && !leaf.of[i].told && leaf.of[i] != k.s.of[i]
		}
		return !lacking
	})
	return lacking
}

// Lift makes the marked condition true (or false) for good, whatever the
// facts; 0 lifts nothing.
func (k *Knowledge) Lift(mark int, to bool) *Knowledge {
	lifted := k.s.clone()
	lifted.mark, lifted.to = mark, truthOf(to)
	return &Knowledge{s: lifted, value: k.value}
}
