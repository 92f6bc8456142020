package rule

import "slices"

// Moving are the facts whose meaning moves with the day although nobody learns
// anything new: counts that speak about a date, and lists of things with dates.
func (o *Outline) Moving() []string {
	var names []string
	for _, n := range o.p.narrowed {
		names = append(names, o.p.vars[n.count].name)
	}
	for i := range o.p.vars {
		if v := &o.p.vars[i]; v.tests() {
			names = append(names, v.name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// tests tells whether the variable is a condition on the items of a list.
func (v *variable) tests() bool { return v.fact != nil && v.fact.Type == List && v.kind == Bool }

// Moved appends where the value of a moving fact stands on the program's day.
// It is equal on two days if nothing hangs on which of them it is; known is
// false if that cannot be said from the value alone.
func (o *Outline) Moved(fact string, value Value, key []byte) (_ []byte, known bool) {
	for _, n := range o.p.narrowed {
		if o.p.vars[n.count].name == fact {
			from, to := n.days(value.Lo, value.Hi, o.p.On)
			key = o.place(to, o.place(from-1, key))
		}
	}
	for i := range o.p.vars {
		v := &o.p.vars[i]
		if !v.tests() || v.name != fact {
			continue
		}
		if v.item.pause != nil && len(value.Items) > 0 {
			return key, false
		}
		key = append(key, byte(v.item.on(o.p, value.Items, nil)))
	}
	return key, true
}

// place appends how many limits lie before a day, and how many not after it.
func (o *Outline) place(day int64, key []byte) []byte {
	before, notAfter := 0, 0
	for _, limit := range o.Limits() {
		if limit < day {
			before++
		}
		if limit <= day {
			notAfter++
		}
	}
	return append(key, byte(before), byte(before>>8), byte(notAfter), byte(notAfter>>8))
}
