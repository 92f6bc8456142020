package access

import (
	"fmt"
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// addTime adds the first day on which time alone gives a better verdict.
func (a *answer) addTime() {
	best := a.d.Verdict
	for _, m := range a.moments() {
		verdict := a.verdictAt(m.Day)
		if !verdict.opens(best) {
			continue
		}
		best = verdict
		day := m.Day
		word := map[Verdict]string{Ja: "offen", Ermessen: "nach Ermessen möglich"}[verdict]
		a.add(Opening{Kind: "zeit", Fact: named(m.Fact), Date: &day, Text: fmt.Sprintf("Ab dem %s ist der Zugang %s, wenn sonst alles bleibt.", day.German(), word)})
		if verdict == Ja {
			return
		}
	}
}

// horizon is how far time is looked into: nobody waits longer than a youth.
const horizon = 15 * 12

// moments are the days after the question's on which a verdict may change.
func (a *answer) moments() []rule.Moment {
	var list []rule.Moment
	for _, day := range a.b.changes["verdict/"+a.q.Instrument] {
		list = append(list, rule.Moment{Day: day})
	}
	later, last := a.later(), a.q.On.AddMonths(horizon)
	for _, v := range a.b.rules[a.q.Instrument] {
		if v.to < a.q.On {
			continue
		}
		r := a.b.ruling(v, max(v.from, a.q.On))
		k := a.b.know(r, later)
		for _, leaf := range v.leaves {
			list = append(list, k.Moments(leaf.expr, r.scope)...)
		}
	}
	list = slices.DeleteFunc(list, func(m rule.Moment) bool { return m.Day <= a.q.On || m.Day > last })
	slices.SortStableFunc(list, func(x, y rule.Moment) int { return int(x.Day) - int(y.Day) })
	return slices.CompactFunc(list, func(x, y rule.Moment) bool { return x.Day == y.Day })
}

// verdictAt asks the same question on a later day.
func (a *answer) verdictAt(day civil.Date) Verdict {
	v, _ := a.b.versionOn(a.q.Instrument, day)
	if v == nil {
		return Nein
	}
	r, later := a.b.ruling(v, day), a.later()
	return r.verdictOf(a.b.know(r, later))
}

// later is the question as it is asked on another day: counts (4 months, 22
// years) have become the dates that they mean on its own day.
func (a *answer) later() *Question {
	if a.ahead == nil {
		q := *a.q
		if a.r != nil {
			q.Facts = a.r.program.Anchor(a.k.Narrowed(a.q.Facts))
		}
		a.ahead = &q
	}
	return a.ahead
}

// holdsFrom is the first day on which the condition holds under the version
// asked, nil if that cannot be said.
func (a *answer) holdsFrom(leaf *condition) *civil.Date {
	later := a.later()
	for _, m := range a.moments() {
		if m.Day > a.r.version.to {
			return nil
		}
		r := a.b.ruling(a.r.version, m.Day)
		if a.b.know(r, later).Holds(r.leaves[leaf.mark-1]) == leaf.wanted() {
			return &m.Day
		}
	}
	return nil
}

// inVain tells whether waiting never meets the condition, however long: what
// stands in the way of it is not time.
func (a *answer) inVain(leaf *condition) bool {
	last := min(a.r.version.to, a.q.On.AddMonths(horizon))
	r := a.b.ruling(a.r.version, last)
	return a.b.know(r, a.later()).Holds(r.leaves[leaf.mark-1]) == turned(leaf.wanted())
}
