package rule

import "slices"

// A distinction tells two sets of completions apart: whoever knows its facts
// knows in which of the two a person is. That is one fact whose values differ,
// or two dates whose order does.
type distinction struct {
	facts []string
	v     int
	order *atom // nil: the fact v alone
}

// A clause is the distinctions between two sets of completions with different
// outcomes. A set of facts settles the outcome if it has one of every clause.
type clause []distinction

func (d *distinction) tells(a, b *state) bool {
	if d.order != nil {
		return a.signs[d.order.sign]*b.signs[d.order.sign] < 0
	}
	return a.of[d.v].apart(b.of[d.v], a.p.vars[d.v].kind)
}

// distinctions are all that the program could make: facts that conditions look
// at, and orders of dates.
func (p *Program) distinctions() []distinction {
	var list []distinction
	for i, v := range p.vars {
		if v.read && v.name != "" {
			list = append(list, distinction{facts: []string{v.name}, v: i})
		}
	}
	for _, o := range p.orders {
		list = append(list, distinction{facts: []string{p.vars[o.v].name, p.vars[o.w].name}, order: o})
	}
	return list
}

// clauses are those of all pairs of leaves, without those that follow from
// others. Most pairs are passed over by a look at the clauses found so far.
func (p *Program) clauses(leaves []leaf) []clause {
	all := p.tells
	var found []clause
	for i, a := range leaves {
		for _, b := range leaves[:i] {
			if a.outcome != b.outcome && !known(found, a.state, b.state) {
				found = add(found, clauseOf(all, a.state, b.state))
			}
		}
	}
	return found
}

// known tells whether a clause that was found already makes every distinction
// between the two.
func known(found []clause, a, b *state) bool {
	return slices.ContainsFunc(found, func(c clause) bool {
		for i := range c {
			if !c[i].tells(a, b) {
				return false
			}
		}
		return true
	})
}

func clauseOf(all []distinction, a, b *state) clause {
	var c clause
	for i := range all {
		if all[i].tells(a, b) {
			c = append(c, all[i])
		}
	}
	return c
}

// add keeps the clauses free of those that follow from the new one.
func add(found []clause, c clause) []clause {
	found = slices.DeleteFunc(found, func(old clause) bool { return old.follows(c) })
	return append(found, c)
}

// follows tells whether every way to satisfy base satisfies the clause.
func (c clause) follows(base clause) bool {
	for _, d := range base {
		if !slices.ContainsFunc(c, func(e distinction) bool { return within(e.facts, d.facts) }) {
			return false
		}
	}
	return true
}

func within(part, whole []string) bool {
	for _, name := range part {
		if !slices.Contains(whole, name) {
			return false
		}
	}
	return true
}
