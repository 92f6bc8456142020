package access

import (
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// explorer looks for the people of the quests, day after day until everybody
// is found.
type explorer struct {
	b       *Rulebook
	v       *version
	turning []civil.Date
	between []civil.Date
	free    map[civil.Date]map[string]uint64 // by turning day
	quests  []quest
}

func (b *Rulebook) explorer(v *version) *explorer {
	e := &explorer{b: b, v: v, free: map[civil.Date]map[string]uint64{}}
	e.turning, e.between = e.turningDays(), e.daysBetween()
	return e
}

// quest is somebody sought, and where to put who is found. Where conditions
// ask whether something was stated, what is unknown counts too: then it is
// enough that the sure part surely holds and the unsure part does not.
type quest struct {
	wish, sure, unsure *rule.Expr // sure and unsure: nil, if the wish says it all
	into               **Example
}

// explore looks on the days on which the rule may turn first, then on days
// spread over the version.
func (e *explorer) explore() {
	for _, day := range append(slices.Clone(e.turning), e.between...) {
		if open := e.open(); len(open) > 0 {
			e.lookOn(day, open)
		}
	}
}

// open are the quests for which nobody is found yet, or nobody who is what
// can be today.
func (e *explorer) open() (list []quest) {
	for _, q := range e.quests {
		if *q.into == nil || (*q.into).Hypothetical() {
			list = append(list, q)
		}
	}
	return list
}

// lookOn looks on one day.
func (e *explorer) lookOn(day civil.Date, open []quest) {
	p := e.b.prober(e.v, day, e.freeOn(day))
	list := make([]sought, len(open))
	for i, q := range open {
		list[i] = p.seeks(q)
	}
	p.finish()
	for i, q := range open {
		if found := p.find(&list[i]); *q.into == nil || found != nil && !found.Hypothetical() {
			*q.into = found
		}
	}
}

// freeOn is what is free on a day; it changes on turning days only.
func (e *explorer) freeOn(day civil.Date) map[string]uint64 {
	turned := civil.Date(0)
	for _, turning := range e.turning {
		if turning <= day {
			turned = turning
		}
	}
	if e.free[turned] == nil {
		e.free[turned] = e.b.free(scope{e.b, e.v, turned})
	}
	return e.free[turned]
}
