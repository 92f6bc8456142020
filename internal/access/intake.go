package access

import (
	"maps"
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// intake brings people to a program: their facts in the order of a sheet, and
// in its empty places what the background assumes. The order is made once; for
// each person nothing is looked up by name but what was given.
type intake struct {
	on      civil.Date
	sheet   *rule.Sheet // nil: only the background is asked
	names   []string    // sorted
	columns map[string]int
	base    []seated // assumptions in the order of the file
	derived []seated
}

// seated is an assumption whose facts have their columns.
type seated struct {
	*assumption
	column    int
	assumed   rule.Value
	forbidden []int // if one of these is said to be unknown
	of        []int // the facts of its preconditions
}

// intake prepares a program that is finished.
func (b *Rulebook) intake(p *rule.Program) *intake {
	uses := p.Uses()
	in := b.background.intake(p.On, uses)
	in.sheet = p.Sheet(in.names)
	in.derived = in.seat(b.background.derived, uses)
	return in
}

// intake is one for the named facts and those on which assumptions about them
// hang.
func (b *background) intake(on civil.Date, names []string) *intake {
	in := &intake{on: on, names: slices.Sorted(maps.Keys(b.closure(names))), columns: map[string]int{}}
	for i, name := range in.names {
		in.columns[name] = i
	}
	in.base = in.seat(b.base, in.names)
	return in
}

// assumed is what the background says about a fact, the zero Value if nothing.
func (b *background) assumed(fact string, given rule.Facts, unknown []string, on civil.Date) rule.Value {
	in := b.intake(on, []string{fact})
	e := in.enter(given, unknown)
	e.fill(in.base)
	if v := e.Values[in.columns[fact]]; v != nil {
		return *v
	}
	return rule.Value{}
}

// seat keeps the assumptions about the named facts.
func (in *intake) seat(list []assumption, names []string) []seated {
	var seats []seated
	for i := range list {
		a := &list[i]
		if !slices.Contains(names, a.fact.Name) {
			continue
		}
		s := seated{assumption: a, column: in.columns[a.fact.Name], assumed: a.on(in.on)}
		for _, name := range a.notIfUnknown {
			s.forbidden = append(s.forbidden, in.columns[name])
		}
		for _, p := range a.when {
			s.of = append(s.of, in.columns[p.fact.Name])
		}
		seats = append(seats, s)
	}
	return seats
}

// know takes a person. Facts named as unknown are neither filled nor derived;
// filled says that the background speaks.
func (in *intake) know(given rule.Facts, unknown []string, filled bool) *rule.Knowledge {
	e := in.enter(given, unknown)
	if !filled {
		return in.sheet.Know(&e.Row)
	}
	e.fill(in.base)
	k := in.sheet.Know(&e.Row)
	e.settle(k, in.derived)
	return k
}

// entry is a person on the way in.
type entry struct {
	rule.Row
	unknown []bool // facts that somebody said are unknown; nil: none but those that stand so in the row
}

func (in *intake) enter(given rule.Facts, unknown []string) *entry {
	e := &entry{Row: rule.Row{Values: make([]*rule.Value, len(in.names)), Stated: make([]bool, len(in.names))}}
	values := make([]rule.Value, 0, len(given))
	for name, v := range given {
		if column, ok := in.columns[name]; ok {
			values = append(values, v)
			e.Values[column], e.Stated[column] = &values[len(values)-1], v.Known()
		}
	}
	for _, name := range unknown {
		if column, ok := in.columns[name]; ok {
			if e.unknown == nil {
				e.unknown = make([]bool, len(in.names))
			}
			e.unknown[column] = true
		}
	}
	return e
}

// isUnknown tells whether somebody said that the fact is unknown.
func (e *entry) isUnknown(column int) bool {
	v := e.Values[column]
	return v != nil && !v.Known() || e.unknown != nil && e.unknown[column]
}

// fill adds the assumptions about base facts.
func (e *entry) fill(base []seated) {
	for i := range base {
		if a := &base[i]; e.Values[a.column] == nil && e.allows(a) {
			e.Values[a.column] = &a.assumed
		}
	}
}

// settle adds the assumptions about derived facts that are still open.
func (e *entry) settle(k *rule.Knowledge, derived []seated) {
	for i := range derived {
		a := &derived[i]
		if !e.isUnknown(a.column) && e.allows(a) && k.Unsettled(a.fact.Name) {
			k.Give(a.fact.Name, a.assumed)
		}
	}
}

// allows tells whether the assumption may be made about the person.
func (e *entry) allows(a *seated) bool {
	for _, column := range a.forbidden {
		if e.isUnknown(column) {
			return false
		}
	}
	for i, column := range a.of {
		if !a.when[i].met(e.Values[column]) {
			return false
		}
	}
	return true
}
