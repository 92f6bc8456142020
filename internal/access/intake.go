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
	d := in.desk()
	d.enter(given, unknown)
	d.fill(in.base)
	if v := d.row.Values[in.columns[fact]]; v != nil {
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
	return in.desk().know(given, unknown, filled)
}
