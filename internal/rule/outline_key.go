package rule

import (
	endian "encoding/binary"
	"slices"
)

// Key appends what the outline knows of a person.
func (o *Outline) Key(k *Knowledge, key []byte) []byte {
	s := k.s
	key = append(key, byte(truthOf(s.free)))
	for _, sign := range s.signs {
		key = append(key, byte(sign))
	}
	asked := o.asked(s)
	var days []int64
	for v := range o.facts {
		key, days = o.fact(s, v, asked, key, days)
	}
	for i, a := range asked {
		if !o.alone(s, a, asked) {
			// Several dates move each other: places are not enough to tell how far.
			key = endian.AppendVarint(append(key, '!'), int64(o.p.On))
			for _, day := range days {
				key = endian.AppendVarint(key, day)
			}
			return key
		}
		key = o.ordered(s, a, append(key, '<', byte(i)))
	}
	return ranks(days, append(key, '.'))
}

// fact appends one variable; what a search could still move against other dates
// goes to days.
func (o *Outline) fact(s *state, v int, asked []*atom, key []byte, days []int64) ([]byte, []int64) {
	f, d, is := &o.facts[v], &s.of[v], &o.p.vars[v]
	flags := byte(truthOf(d.exact(is.kind))) << 4
	if f.said && d.stated {
		flags |= 1
	}
	if f.passes && d.given {
		flags |= 2
	}
	key = append(key, flags)
	open := 0
	if !isOrdered(is.kind) {
		if key, open = f.among(d, key); open > 0 {
			key = endian.AppendUvarint(key, d.set)
		}
		return key, days
	}
	key, open = f.standing(d, key)
	switch {
	case !is.tied:
		key = ranks(f.open(d, nil), key)
	case open > 0 || o.bounded(s, v) || slices.ContainsFunc(asked, func(a *atom) bool { return a.v == v || a.w == v }):
		key = append(key, byte(truthOf(d.lo == past))<<2|byte(truthOf(d.hi == never))) // no shift moves these
		days = f.open(d, append(days, d.lo-1, d.hi))
		if is.bound {
			days = append(days, int64(o.p.On), never)
		}
	}
	return key, days
}

// open appends the limits that cut through what is left.
func (f *outlined) open(d *domain, days []int64) []int64 {
	for _, limit := range f.limits {
		if d.lo <= limit && limit < d.hi {
			days = append(days, limit)
		}
	}
	return days
}

// bounded tells whether a bound could still narrow this date by another one, or
// the other way round.
func (o *Outline) bounded(s *state, v int) bool {
	if !o.p.vars[v].bound || s.free {
		return false
	}
	for _, b := range o.bounds {
		if (b.lower == v || b.upper == v) && !b.idle(s) {
			return true
		}
	}
	return false
}

// idle tells whether the bound says nothing more, however the search goes on.
func (b outlinedBound) idle(s *state) bool {
	if b.when != nil && b.when.truth(s) == False || b.unless != nil && b.unless.truth(s) == True {
		return true
	}
	d := &s.of[b.lower]
	switch b.upper {
	case upperNever:
		return d.lo >= never
	case upperOn:
		return d.hi <= int64(s.p.On)
	}
	return d.hi <= s.of[b.upper].lo
}
