package rule

import (
	"fmt"
	"maps"

	"buendnis/internal/civil"
)

// side is one side of a comparison of days: a day, or a shifted variable.
type side struct {
	v     int
	known bool
	day   int64
	shift shift
}

func (p *Program) side(t dateTerm) side {
	if t.fact != nil {
		return side{v: p.variable(t.fact), shift: t.shift}
	}
	return side{known: true, day: t.shift.of(int64(t.known(p.On)))}
}

// known is the day of a term without a fact, before its shift.
func (t dateTerm) known(on civil.Date) civil.Date {
	switch {
	case t.onDay:
		return on
	case t.month > 0:
		year, _, _ := on.Split()
		if day := civil.Day(year, t.month, t.dayOf); day <= on {
			return day
		}
		return civil.Day(year-1, t.month, t.dayOf)
	}
	return t.day
}

// bindBefore is left ≤ right. Where neither is a fact, it is about the law's
// time and not about anybody's.
func (p *Program) bindBefore(left, right dateTerm) formula {
	if left.fact == nil && right.fact == nil {
		return fixed{truthOf(left.shift.of(int64(left.known(p.Law))) <= right.shift.of(int64(right.known(p.Law))))}
	}
	return p.notAfter(p.side(left), p.side(right))
}

func (p *Program) notAfter(l, r side) formula {
	switch {
	case l.known && r.known:
		return fixed{truthOf(l.day <= r.day)}
	case r.known:
		return &atom{v: l.v, kind: upTo, limit: l.shift.latest(r.day)}
	case l.known:
		return negation{&atom{v: r.v, kind: upTo, limit: r.shift.earliest(l.day) - 1}}
	}
	for _, a := range p.orders {
		if a.v == l.v && a.w == r.v && sameShift(a.f, l.shift) && sameShift(a.g, r.shift) {
			return a
		}
	}
	a := &atom{v: l.v, w: r.v, kind: order, f: l.shift, g: r.shift, sign: len(p.orders)}
	p.orders = append(p.orders, a)
	p.vars[l.v].tied, p.vars[r.v].tied = true, true
	return a
}

func sameShift(a, b shift) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// bindAtMost is number ≤ limit.
func (p *Program) bindAtMost(n numberTerm, limit int64, in Scope) formula {
	switch {
	case n.cond != nil:
		return choose(p.bind(n.cond, in), p.bindAtMost(*n.yes, limit, in), p.bindAtMost(*n.no, limit, in))
	case n.since != nil:
		return negate(p.reached(n, limit+1))
	case n.fact == nil:
		return fixed{truthOf(n.literal <= limit)}
	}
	return p.bindFact(n.fact, in, func(v int) formula { return &atom{v: v, kind: upTo, limit: limit} },
		func(e *Expr, in Scope) formula { return p.bindAtMost(e.number, limit, in) })
}

// reached tells whether at least n months (or birthdays) have passed: months
// on the day after their end, birthdays on the day itself.
func (p *Program) reached(n numberTerm, count int64) formula {
	if count < 0 && !n.ages {
		return fixed{True}
	}
	f := p.notAfter(p.side(n.end(count)), p.side(n.day))
	if a, ok := f.(*atom); ok && !n.ages && n.since.fact != nil {
		p.clocks = append(p.clocks, clock{n.since.fact.Name, int(count), a})
	}
	if n.without != nil {
		key := fmt.Sprintf("%s/%s/%v/%d", n.without.Name, n.since.fact.Name, n.day, count)
		f = both(f, p.bindItems(n.without, itemTest{pause: &n, more: count}, key))
	}
	return f
}

// end is the first day on which the count is reached.
func (n numberTerm) end(count int64) dateTerm {
	end := *n.since
	if n.ages {
		end.shift = end.shift.then('y', int(count))
		return end
	}
	end.shift = end.shift.then('m', int(count)).then('d', 1)
	return end
}

// narrowing says that a derived count, where it is given, tells something
// about the date it counts from.
type narrowing struct {
	count, base int
	term        numberTerm
}

// narrow remembers a derived count of months or years since a single date.
func (p *Program) narrow(f *Fact, e *Expr) {
	t := e.number
	if t.since == nil || t.since.fact == nil || !t.day.onDay || len(t.day.shift) > 0 {
		return
	}
	quiet := p.quiet
	p.quiet = true
	p.narrowed = append(p.narrowed, narrowing{p.variable(f), p.variable(t.since.fact), t})
	p.quiet = quiet
}

// Anchor replaces counts that were given (4 months, 22 years old) by the dates
// that they mean on the program's day, so that they go on counting on others.
func (p *Program) Anchor(facts Facts) Facts {
	anchored := facts
	for _, n := range p.narrowed {
		count, base := facts[p.vars[n.count].name], p.vars[n.base].name
		if !count.Known() || facts[base].Stated() {
			continue
		}
		from, to := n.days(count.Lo, count.Hi, p.On)
		if from > to {
			continue
		}
		anchored = maps.Clone(anchored)
		delete(anchored, p.vars[n.count].name)
		anchored[base] = Value{Kind: Date, Lo: from, Hi: to}
	}
	return anchored
}

// days are those days of the base for which the count lies between lo and hi.
func (n narrowing) days(lo, hi int64, on civil.Date) (from, to int64) {
	from, to = past, never
	if lo >= 0 {
		to = n.term.end(lo).shift.latest(int64(on))
	}
	if hi < most {
		from = n.term.end(hi+1).shift.latest(int64(on)) + 1
	}
	return from, to
}

// Narrowed keeps of dates what the day and the other facts leave of them, so
// that it is not forgotten on a later day: whoever has a Duldung today did not
// get it next month, whether somebody gave its year or nothing.
func (k *Knowledge) Narrowed(facts Facts) Facts {
	narrowed := maps.Clone(facts)
	for i, v := range k.s.p.vars {
		given := facts[v.name]
		switch {
		case v.kind != Date || v.fact == nil || given.Exact():
		case given.Known():
			narrowed[v.name] = given.within(k.s.of[i])
		case !k.named(v.name).Known():
			if left := anyDay.within(k.s.of[i]); left.Lo > past && left.Hi <= int64(k.s.p.On) {
				left.Deduced = true
				narrowed[v.name] = left
			}
		}
	}
	return narrowed
}

// anyDay is a date of which nothing is known.
var anyDay = Value{Kind: Date, Lo: past, Hi: never}

// within is the date in what is left of it, itself if that is nothing.
func (v Value) within(d domain) Value {
	if lo, hi := max(v.Lo, d.lo), min(v.Hi, d.hi); lo <= hi {
		v.Lo, v.Hi = lo, hi
	}
	return v
}
