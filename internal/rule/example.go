package rule

import (
	"slices"

	"buendnis/internal/civil"
)

// example turns a set of completions into one person that people can read: of
// the facts that were asked on the way, the values that are easiest to grasp.
// It fails where there is none after all, as with two tests on a list that no
// list passes.
func (k *seeker) example(s *state) (Example, bool) {
	c := &chooser{k: k, s: s.clone(), e: Example{Facts: Facts{}}, asked: slices.Clone(k.asked)}
	c.askForPauses()
	for i := range k.p.vars {
		if !c.choose(i) {
			return Example{}, false
		}
	}
	return c.e, c.lists()
}

// chooser chooses the values of an example one after another.
type chooser struct {
	k     *seeker
	s     *state
	e     Example
	asked []bool
}

func (c *chooser) choose(i int) bool {
	v := &c.k.p.vars[i]
	if v.fact == nil || v.fact.Type == List || !c.needed(i) {
		return true
	}
	if h, open := c.k.p.stated[i]; open && c.s.of[h].set == 1 {
		c.e.Assumed = true
		return true
	}
	for _, d := range c.candidates(i) {
		next := c.s.clone()
		next.of[i] = d
		if next.propagate() {
			c.s = next
			c.e.Papers = c.e.Papers || v.kind == Enum && d.set&v.choices == 0
			if value := c.value(v, d); value.Known() {
				c.e.Facts[v.name] = value
			}
			return true
		}
	}
	return false
}

// needed tells whether the value of a variable counts: a condition asked for
// it, or it has to be stated or given.
func (c *chooser) needed(i int) bool {
	surely := func(h int, open bool) bool { return open && c.s.of[h].set == 2 && c.asked[h] }
	given, gives := c.k.p.given[i]
	if gives && !surely(given, true) {
		return false
	}
	stated, states := c.k.p.stated[i]
	return c.asked[i] || gives || surely(stated, states)
}

// candidates are single values of a variable, the most readable first.
func (c *chooser) candidates(i int) []domain {
	d := c.s.of[i]
	switch v := &c.k.p.vars[i]; {
	case v.kind == Date:
		return points(readableDays(d.lo, d.hi, int64(c.k.p.On)))
	case isOrdered(v.kind):
		return points([]int64{max(d.lo, min(d.hi, 0))})
	}
	return c.choices(i, d.set)
}

// choices are the values of a set, in the order of the vocabulary.
func (c *chooser) choices(i int, set uint64) (list []domain) {
	v := &c.k.p.vars[i]
	bit := func(n int) uint64 { return 1 << n }
	count := 2
	switch v.kind {
	case Enum:
		count = len(v.fact.Choices)
	case Country:
		count = len(v.fact.Choices)
		bit = func(n int) uint64 { return c.k.p.classes[v.fact.Choices[n].Code] }
	}
	for n := range count {
		if b := bit(n); set&b != 0 {
			list = append(list, domain{set: b})
			set &^= b
		}
	}
	return list
}

func points(values []int64) []domain {
	list := make([]domain, len(values))
	for i, v := range values {
		list[i] = domain{lo: v, hi: v}
	}
	return list
}

// readableDays are days between lo and hi: the first of a month near the bound
// that counts, then the bounds themselves.
func readableDays(lo, hi, on int64) []int64 {
	var days []int64
	add := func(day int64) {
		if day >= lo && day <= hi {
			days = append(days, day)
		}
	}
	switch {
	case lo > past && lo < never:
		year, month, _ := civil.Date(lo - 1).Split()
		add(int64(civil.Day(year, month+1, 1)))
		add(lo)
	case lo <= past && hi < on:
		year, month, _ := civil.Date(hi).Split()
		add(int64(civil.Day(year, month, 1)))
	default:
		add(on)
	}
	add(hi)
	add(lo)
	return days
}

// value is a single value as questions write it; a day that does not come is
// none.
func (c *chooser) value(v *variable, d domain) Value {
	switch v.kind {
	case Date:
		if d.lo <= past || d.lo >= never {
			return Value{}
		}
		return DateValue(civil.Date(d.lo))
	case Bool, Enum:
		return Value{Kind: v.kind, Set: d.set}
	case Country:
		for _, choice := range v.fact.Choices {
			if c.k.p.classes[choice.Code]&d.set != 0 {
				return Value{Kind: Country, Code: choice.Code}
			}
		}
		return Value{}
	}
	return Value{Kind: v.kind, Lo: d.lo, Hi: d.lo}
}

func (c *chooser) fact(name string) Value { return c.e.Facts[name] }
