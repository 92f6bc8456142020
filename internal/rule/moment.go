package rule

import "buendnis/internal/civil"

// Moment is a day on which a condition may change its answer.
type Moment struct {
	Day  civil.Date
	Fact string // the date it counts from, "" for a day of the law itself
	// Period: the end of months, where one day more or less may be disputed.
	// Day is the day after the last of these months.
	Period bool
}

// Moments are the days on which the condition may change for what is known;
// for a date that is known only roughly, the first and the last.
func (k *Knowledge) Moments(e *Expr, in Scope) []Moment {
	w := &walker{k: k, seen: map[string]bool{}}
	w.node(e.node, in)
	return w.found
}

type walker struct {
	k     *Knowledge
	seen  map[string]bool // derived facts and rules, so that none is walked twice
	found []Moment
}

func (w *walker) node(n node, in Scope) {
	switch n := n.(type) {
	case not:
		w.node(n.of, in)
	case lifting:
		w.node(n.of, in)
	case all:
		w.nodes(n.of, in)
	case anyOf:
		w.nodes(n.of, in)
	case holds:
		w.derived(n.fact, in)
	case among:
		w.choice(n.choice, in)
	case inTable:
		w.table(n)
	case before:
		w.before(n)
	case atMost:
		w.number(n.number, n.limit+1, in)
	case answers:
		w.rule(n.rule, in)
	}
}

func (w *walker) nodes(of []node, in Scope) {
	for _, n := range of {
		w.node(n, in)
	}
}

// derived follows the derivation of a fact that was not given.
func (w *walker) derived(f *Fact, in Scope) {
	e := in.Derivation(f.Name)
	key := in.Name() + "/" + f.Name
	if e == nil || w.seen[key] || w.k.given(f.Name) {
		return
	}
	w.seen[key] = true
	if e.node != nil {
		w.node(e.node, in)
	}
	w.choice(e.choice, in)
}

func (k *Knowledge) given(fact string) bool {
	v, ok := k.s.p.index[fact]
	return ok && k.s.of[v].given
}

func (w *walker) choice(c choiceTerm, in Scope) {
	if c.cond != nil {
		w.node(c.cond, in)
		w.choice(*c.yes, in)
		w.choice(*c.no, in)
	}
	if c.fact != nil {
		w.derived(c.fact, in)
	}
}

func (w *walker) number(n numberTerm, count int64, in Scope) {
	switch {
	case n.cond != nil:
		w.node(n.cond, in)
		w.number(*n.yes, count, in)
		w.number(*n.no, count, in)
	case n.since != nil && n.day.onDay:
		w.days(w.paused(n, n.end(count)), nil, !n.ages)
	case n.fact != nil && !w.k.given(n.fact.Name):
		if e := in.Derivation(n.fact.Name); e != nil {
			w.number(e.number, count, in)
		}
	}
}

// paused puts the end of a count off by the days that do not count, as far as
// they are known.
func (w *walker) paused(n numberTerm, end dateTerm) dateTerm {
	if n.without == nil || n.since.fact == nil {
		return end
	}
	since := w.k.value(n.since.fact.Name)
	days, ok := n.paused(w.k.value(n.without.Name).Items, since.Lo, int64(w.k.s.p.On))
	if ok && days > 0 && since.Exact() {
		end.shift = append(shift{{'d', int(days)}}, end.shift...)
	}
	return end
}

func (w *walker) before(n before) {
	if n.right.onDay {
		w.days(n.left, n.right.shift, false)
	}
	if n.left.onDay {
		day := n.right
		day.shift = day.shift.then('d', 1)
		w.days(day, n.left.shift, false)
	}
}

// days adds the first day whose shift is not before the day of a term.
func (w *walker) days(t dateTerm, ahead shift, period bool) {
	if t.fact == nil {
		if !t.onDay {
			w.add(ahead.earliest(t.shift.of(int64(t.known(w.k.s.p.On)))), "", period)
		}
		return
	}
	v, ok := w.k.s.p.index[t.fact.Name]
	if !ok || !w.k.s.of[v].told {
		return
	}
	d := w.k.s.of[v]
	w.add(ahead.earliest(t.shift.of(d.lo)), t.fact.Name, period && d.exact(Date))
	if !d.exact(Date) {
		w.add(ahead.earliest(t.shift.of(d.hi)), t.fact.Name, false)
	}
}

func (w *walker) add(day int64, fact string, period bool) {
	if day > past && day < never {
		w.found = append(w.found, Moment{civil.Date(day), fact, period})
	}
}

func (w *walker) table(n inTable) {
	for _, row := range n.table.Rows {
		w.add(int64(row.From), "", false)
		w.add(int64(row.To)+1, "", false)
	}
}

func (w *walker) rule(name string, in Scope) {
	if w.seen["verdict/"+name] {
		return
	}
	w.seen["verdict/"+name] = true
	ladder, scope := in.Ladder(name)
	for _, rung := range ladder.Rungs {
		w.node(rung.When.node, scope)
	}
}
