package access

import (
	"fmt"
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// barringKind are instruments where ja means that something is barred: what
// opens is what ends the bar.
const barringKind = "sperrregel"

// openings lists what would lift the verdict. There is at least one at nein
// and ermessen.
func (a *answer) openings() {
	switch {
	case a.r.version.kind == barringKind:
		a.endBar()
		return
	case a.d.Verdict != Nein && a.d.Verdict != Ermessen:
		return
	}
	if !slices.Contains(a.d.Flags, notApplicable) {
		a.addTime()
	}
	lifted := a.liftOne()
	if !lifted && len(a.d.Opens) == 0 {
		a.liftTogether()
	}
	a.otherwiseOpens()
	a.offer(a.r.version.opens)
	a.onlyByLaw()
}

// notApplicable marks a rule that is not about this status: to wait until it is
// is no advice.
const notApplicable = "nicht_einschlaegig"

// endBar offers, where a bar is in force, what ends the grounds that hold.
func (a *answer) endBar() {
	if a.d.Verdict != Ja {
		return
	}
	for i, w := range a.r.version.ways {
		if a.k.Holds(a.r.ways[i]) != rule.True {
			continue
		}
		for _, leaf := range leavesOf(w.when) {
			if a.holds(leaf) == rule.True {
				a.offer(leaf.opens)
			}
		}
		a.offer(w.opens)
		return
	}
}

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

// liftOne offers what opens a condition that alone stands in the way.
func (a *answer) liftOne() bool {
	found := false
	for i, leaf := range a.r.version.leaves {
		if len(leaf.opens) == 0 || a.k.Holds(a.r.leaves[i]) == truthOf(!leaf.negated) {
			continue
		}
		lifted := a.r.verdictOf(a.k.Lift(leaf.mark, !leaf.negated))
		if lifted.opens(a.d.Verdict) {
			found = true
			a.offerFor(leaf)
		}
	}
	return found
}

func truthOf(b bool) rule.Truth {
	if b {
		return rule.True
	}
	return rule.False
}

// liftTogether offers, where several conditions stand in the way together,
// what opens the smallest sets of them; where no such set would do, what opens
// the way with the fewest conditions that nobody can open.
func (a *answer) liftTogether() {
	nearest := a.smallest()
	if nearest == nil {
		nearest = a.nearestWay()
	}
	for _, leaf := range nearest {
		a.offerFor(leaf)
	}
}

// nearestWay are the conditions that block the way with the fewest that nobody
// can open, then with the fewest at all.
func (a *answer) nearestWay() (nearest []*condition) {
	least := 0
	for _, w := range a.r.version.ways {
		if !w.verdict.opens(a.d.Verdict) {
			continue
		}
		blocking := a.blocking(append(slices.Clone(a.r.version.requires), w.when...))
		if cost := effort(blocking); nearest == nil || cost < least {
			nearest, least = blocking, cost
		}
	}
	return nearest
}

// effort weighs conditions: one that nobody can open weighs more than many
// that somebody can.
func effort(of []*condition) int {
	cost := 0
	for _, leaf := range of {
		cost++
		if len(leaf.opens) == 0 {
			cost += 100
		}
	}
	return cost
}

// offerFor adds what opens a single condition; where that is time, with the
// day on which the condition will hold.
func (a *answer) offerFor(leaf *condition) {
	for _, o := range leaf.opens {
		if o.Kind != "zeit" {
			a.offer([]openDoc{o})
		} else if !a.has("zeit") && !a.inVain(leaf) {
			a.add(Opening{Kind: o.Kind, Fact: named(o.Fact), Date: a.holdsFrom(leaf), Text: o.Text})
		}
	}
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
		if a.b.know(r, later).Holds(r.leaves[leaf.mark-1]) == truthOf(!leaf.negated) {
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
	return a.b.know(r, a.later()).Holds(r.leaves[leaf.mark-1]) == truthOf(leaf.negated)
}

// blocking are the leaves that do not hold and have to.
func (a *answer) blocking(of []*condition) []*condition {
	t := a.truths()
	var list []*condition
	for _, c := range of {
		list = append(list, c.blocking(t)...)
	}
	return list
}

// blocking are the leaves that keep a condition from holding; of alternatives
// those of the one that takes the least effort.
func (c *condition) blocking(t truths) (nearest []*condition) {
	switch {
	case c.under(t) == rule.True:
		return nil
	case c.join == "any":
		for i, alternative := range c.of {
			if other := alternative.blocking(t); i == 0 || effort(other) < effort(nearest) {
				nearest = other
			}
		}
		return nearest
	case c.join == "all":
		for _, part := range c.of {
			nearest = append(nearest, part.blocking(t)...)
		}
		return nearest
	}
	return leavesOf([]*condition{c})
}

// otherwiseOpens offers what the version says where no way holds.
func (a *answer) otherwiseOpens() {
	o := a.r.version.otherwise
	if o != nil && o.verdict == a.d.Verdict {
		a.offer(o.opens)
	}
	for i, w := range a.r.version.ways {
		if w.verdict == a.d.Verdict && a.k.Holds(a.r.ways[i]) == rule.True {
			a.offer(w.opens)
			return
		}
	}
}

// offer adds openings that the law data writes down.
func (a *answer) offer(opens []openDoc) {
	for _, o := range opens {
		if o.Kind == "zeit" && a.has("zeit") {
			continue
		}
		a.add(Opening{Kind: o.Kind, Fact: named(o.Fact), To: named(o.To), Text: o.Text})
	}
}

// onlyByLaw is the last opening: somebody would have to change the law.
func (a *answer) onlyByLaw() {
	if len(a.d.Opens) == 0 {
		a.add(Opening{Kind: "recht", Text: "Nur eine Änderung der Regel würde den Zugang öffnen."})
	}
}

func (a *answer) has(kind string) bool {
	return slices.ContainsFunc(a.d.Opens, func(o Opening) bool { return o.Kind == kind })
}

func (a *answer) add(o Opening) {
	same := func(p Opening) bool { return p.Kind == o.Kind && p.Text == o.Text }
	if !slices.ContainsFunc(a.d.Opens, same) {
		a.d.Opens = append(a.d.Opens, o)
	}
}

func named(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
