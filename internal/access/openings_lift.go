package access

import (
	"slices"

	"buendnis/internal/rule"
)

// liftOne offers what opens a condition that alone stands in the way.
func (a *answer) liftOne() bool {
	found := false
	for i, leaf := range a.r.version.leaves {
		if len(leaf.opens) == 0 || a.k.Holds(a.r.leaves[i]) == leaf.wanted() {
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
