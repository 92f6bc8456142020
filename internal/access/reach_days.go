package access

import (
	"slices"

	"buendnis/internal/civil"
)

// turningDays are the days on which a version may begin to say something else:
// its ends, the days on which law that it refers to changes, and the days next
// to those that are written into it.
func (e *explorer) turningDays() []civil.Date {
	first, last := e.period()
	days := []civil.Date{first, last}
	add := func(list ...civil.Date) {
		for _, day := range list {
			if first <= day && day <= last {
				days = append(days, day)
			}
		}
	}
	add(e.b.changes["verdict/"+e.v.instrument]...)
	for _, expr := range e.v.expressions() {
		for _, l := range expr.Literals() {
			add(l.Day.AddDays(-1), l.Day, l.Day.AddDays(1))
		}
	}
	for _, table := range e.b.language.Tables {
		for _, row := range table.Rows {
			add(row.From, row.To.AddDays(1))
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// daysBetween are days spread over the version: one of every quarter, and not more
// than are looked at in a moment.
func (e *explorer) daysBetween() (days []civil.Date) {
	first, last := e.period()
	step := max(3, civil.MonthsPassed(first, last)/mostDays)
	for day := first; day <= last; day = day.AddMonths(step) {
		days = append(days, day)
	}
	return days
}

// mostDays is about how many days are looked at besides the turning ones.
const mostDays = 24

// beyond is how far a version is looked at that has no end, or no beginning:
// so many months after the last, or before the first, day of all law.
const beyond = 24

// period is the days of a version that are looked at.
func (e *explorer) period() (first, last civil.Date) {
	span := e.b.lawSpan()
	first, last = e.v.from, e.v.to
	if first == firstDay {
		first = min(span.From, last).AddMonths(-beyond)
	}
	if last == lastDay {
		last = max(span.To, first).AddMonths(beyond)
	}
	return first, last
}

// lawSpan is from the first to the last day on which any rule changes.
func (b *Rulebook) lawSpan() civil.Span {
	span := civil.Span{From: lastDay, To: firstDay}
	for _, versions := range b.rules {
		for _, v := range versions {
			for _, day := range []civil.Date{v.from, v.to} {
				if day > firstDay && day < lastDay {
					span.From, span.To = min(span.From, day), max(span.To, day)
				}
			}
		}
	}
	return span
}
