package access

import (
	"slices"

	"buendnis/internal/rule"
)

// visitor takes one person after another through the days of a stretch.
type visitor struct {
	*stretch
	facts   rule.Facts
	desks   []*desk  // by day
	keys    [][]byte // by day; empty: not asked yet
	turns   []bool
	assumed []bool // by assumption: made
	text    []byte
}

// spans appends the replies about somebody on the days of the stretch.
func (v *visitor) spans(facts rule.Facts, spans []Span) []Span {
	v.enter(facts)
	for from := 0; from < len(v.days); {
		to := from
		for to+1 < len(v.days) && !v.turns[to+1] {
			to++
		}
		spans = v.between(from, to, spans)
		from = to + 1
	}
	return spans
}

// enter takes the facts to the desk of the first day; the others look at it.
func (v *visitor) enter(facts rule.Facts) {
	v.facts = facts
	d := v.entry()
	d.enter(facts, nil)
	d.fill(d.base)
	for i := range v.keys {
		v.keys[i] = v.keys[i][:0]
	}
	clear(v.turns)
	for _, name := range v.moving {
		if value := facts[name]; value.Known() {
			for i, turns := range v.turned(name, value) {
				v.turns[i] = v.turns[i] || turns
			}
		}
	}
	v.assumed = v.assumed[:0]
	for i := range d.base {
		a := &d.base[i]
		v.assumed = append(v.assumed, a.onDay && d.row.Values[a.column] == &a.assumed)
	}
}

func (v *visitor) entry() *desk {
	if v.desks[0] == nil {
		v.desks[0] = v.days[0].in.desk()
	}
	return v.desks[0]
}

// between halves the days until both ends of each part are alike: on a stretch
// nothing changes and changes back.
func (v *visitor) between(from, to int, spans []Span) []Span {
	if slices.Equal(v.key(from), v.key(to)) {
		return v.append(spans, Span{v.first + from, v.first + to, v.reply(from)})
	}
	if to == from+1 {
		return v.between(to, to, v.between(from, from, spans))
	}
	middle := (from + to) / 2
	return v.between(middle, to, v.between(from, middle, spans))
}

// append joins spans of the same reply.
func (v *visitor) append(spans []Span, s Span) []Span {
	if n := len(spans); n > 0 && spans[n-1].Reply == s.Reply {
		spans[n-1].Last = max(spans[n-1].Last, s.Last)
		return spans
	}
	if n := len(spans); n > 0 && s.First <= spans[n-1].Last {
		s.First = spans[n-1].Last + 1 // the middle was asked with the part before
	}
	if s.First > s.Last {
		return spans
	}
	return append(spans, s)
}

// know takes the person to a day.
func (v *visitor) know(day int) *rule.Knowledge {
	first := v.entry()
	d := v.desks[day]
	if d == nil {
		d = v.days[day].in.desk()
		v.desks[day] = d
	}
	d.row = first.row
	for i, made := range v.assumed {
		if made {
			a := &d.base[i]
			d.row.Values[a.column] = &a.assumed
		}
	}
	d.k.Take(&d.row)
	d.settle(d.derived)
	return d.k
}

// key is what the rule can tell about the person on a day.
func (v *visitor) key(day int) []byte {
	if len(v.keys[day]) == 0 {
		v.keys[day] = v.days[day].outline.Key(v.know(day), v.keys[day])
	}
	return v.keys[day]
}
