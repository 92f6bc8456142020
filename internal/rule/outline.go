package rule

import (
	"cmp"
	"slices"
)

// Outline tells people apart exactly as far as some conditions of a program do.
// What hangs on the day is in it only by its place among what is known: whether
// eleven months of stay or thirteen is the same to a rule that asks for three.
// So one answer serves many people and many days.
//
// Programs of the same conditions on two days have the same Frame where the law
// did not change between them. Then people with equal keys get equal answers:
// outcomes, missing facts, and what lifting a condition would change. The
// reason: a search narrows dates only by comparing them with limits and with
// each other, so all that counts is their order, and the key has that.
type Outline struct {
	p      *Program
	frame  string
	facts  []outlined // by variable
	bounds []outlinedBound
	ladder *boundLadder // nil: none
	tests  []*Test
}

// outlined is what the conditions ask of one variable, each question once, in
// the order in which the formulas ask.
type outlined struct {
	limits       []int64  // of upTo
	masks        []uint64 // of oneOf
	said, passes bool     // it counts whether it was stated; whether it stands before its derivation
}

// outlinedBound is a bound with its conditions as formulas.
type outlinedBound struct{ *bound }

// Outline looks over a ladder (nil: none) and conditions of a finished program.
func (p *Program) Outline(c *Climb, tests ...*Test) *Outline {
	w := &framing{o: &Outline{p: p, facts: make([]outlined, len(p.vars)), tests: tests}, ladders: map[*boundLadder]int{}}
	w.vars()
	if c != nil {
		w.o.ladder = c.ladder
		w.ladder(c.ladder)
	}
	for _, t := range tests {
		w.formula(t.when.tree)
	}
	w.allBounds()
	w.o.frame = string(w.text)
	return w.o
}

// Frame is equal for programs that ask the same in the same way.
func (o *Outline) Frame() string { return o.frame }

// Limits are the days with which dates are compared, also shifted ones, and the
// program's own; in programs of the same frame each has the same place.
func (o *Outline) Limits() []int64 {
	list := []int64{int64(o.p.On), int64(o.p.On) - 1}
	for v := range o.facts {
		if o.p.vars[v].kind == Date {
			list = append(list, o.facts[v].limits...)
		}
	}
	for _, a := range o.p.orders {
		for _, limit := range o.facts[a.v].limits {
			list = append(list, a.f.of(limit), a.f.of(limit+1))
		}
		for _, limit := range o.facts[a.w].limits {
			list = append(list, a.g.of(limit), a.g.of(limit+1))
		}
	}
	return list
}

// standing is where the two ends of what is left of a number or date stand
// among the limits: for each limit whether it is kept, broken, or open.
func (f *outlined) standing(d *domain, key []byte) (_ []byte, open int) {
	for _, limit := range f.limits {
		t := between(d.hi <= limit, d.lo > limit)
		if t == Open {
			open++
		}
		key = append(key, byte(t))
	}
	return key, open
}

// among is the same for a choice.
func (f *outlined) among(d *domain, key []byte) (_ []byte, open int) {
	for _, mask := range f.masks {
		t := between(d.set&^mask == 0, d.set&mask == 0)
		if t == Open {
			open++
		}
		key = append(key, byte(t))
	}
	return key, open
}

// ranks appends the places of days among each other.
func ranks(days []int64, key []byte) []byte {
	if len(days) < 2 {
		return key
	}
	sorted := slices.Clone(days)
	slices.SortFunc(sorted, cmp.Compare)
	sorted = slices.Compact(sorted)
	for _, day := range days {
		place, _ := slices.BinarySearch(sorted, day)
		key = append(key, byte(place))
	}
	return key
}
