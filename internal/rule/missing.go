package rule

import "slices"

// A way to tell two completions apart: knowing all of these facts does.
type distinction []string

// maxLeaves bounds the explanation of a verdict. A rule with more cases still
// gets its verdict; the explanation then names every fact it hangs on.
const maxLeaves = 3000

// Missing are the smallest sets of facts whose knowledge settles the outcome,
// each sorted, the smaller first. That the law is open is an outcome too: no
// fact is missing for that.
func (k *Knowledge) Missing(c *Climb) [][]string {
	leaves := k.leaves(c)
	if len(leaves) == maxLeaves {
		return [][]string{k.openFacts(c)}
	}
	var clauses [][]distinction
	for i, a := range leaves {
		for _, b := range leaves[:i] {
			if a.outcome != b.outcome {
				clauses = addClause(clauses, k.s.p.distinctions(a.state, b.state))
			}
		}
	}
	if len(clauses) == 0 {
		return nil
	}
	return sorted(hitting(clauses, nil, nil))
}

// Lacking are the sets of facts that would settle a condition.
func (k *Knowledge) Lacking(t *Test) [][]string {
	return k.Missing(&Climb{boolLadder(t.formula)})
}

type leaf struct {
	state   *state
	outcome int
}

func (k *Knowledge) leaves(c *Climb) []leaf {
	var list []leaf
	k.s.explore(c.ladder, func(s *state, outcome int) bool {
		list = append(list, leaf{s, outcome})
		return len(list) < maxLeaves
	})
	return list
}

// openFacts are all facts that the ladder looks at and that are not known
// exactly.
func (k *Knowledge) openFacts(c *Climb) []string {
	var names []string
	eachAtom(answered{ladder: c.ladder}, k.s, func(a *atom) {
		for _, v := range []int{a.v, a.w} {
			if (v == a.v || a.kind == order) && !a.law && !k.s.of[v].exact(k.s.p.vars[v].kind) {
				names = append(names, k.s.p.vars[v].name)
			}
		}
	})
	slices.Sort(names)
	return slices.Compact(names)
}

// distinctions are the ways to tell two sets of completions apart.
func (p *Program) distinctions(a, b *state) []distinction {
	var list []distinction
	for i := range p.vars {
		if p.vars[i].read && p.vars[i].name != "" && a.of[i].apart(b.of[i], p.vars[i].kind) {
			list = append(list, distinction{p.vars[i].name})
		}
	}
	for _, o := range p.orders {
		if a.signs[o.sign]*b.signs[o.sign] < 0 {
			list = append(list, distinction{p.vars[o.v].name, p.vars[o.w].name})
		}
	}
	return list
}

// addClause keeps the list of clauses free of those that follow from others.
func addClause(clauses [][]distinction, clause []distinction) [][]distinction {
	for _, old := range clauses {
		if follows(clause, old) {
			return clauses
		}
	}
	kept := clauses[:0]
	for _, old := range clauses {
		if !follows(old, clause) {
			kept = append(kept, old)
		}
	}
	return append(kept, clause)
}

// follows tells whether every way to satisfy base satisfies clause.
func follows(clause, base []distinction) bool {
	for _, d := range base {
		if !slices.ContainsFunc(clause, func(c distinction) bool { return within(c, d) }) {
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

// maxSets bounds the answer; people read the first few.
const maxSets = 64

// hitting finds the sets that satisfy every clause and that no smaller set
// does.
func hitting(clauses [][]distinction, chosen []string, found [][]string) [][]string {
	if len(found) >= maxSets || slices.ContainsFunc(found, func(f []string) bool { return within(f, chosen) }) {
		return found
	}
	for _, clause := range clauses {
		if slices.ContainsFunc(clause, func(d distinction) bool { return within(d, chosen) }) {
			continue
		}
		for _, d := range clause {
			found = hitting(clauses, union(chosen, d), found)
		}
		return found
	}
	found = slices.DeleteFunc(found, func(f []string) bool { return within(chosen, f) })
	return append(found, chosen)
}

func union(a, b []string) []string {
	result := append(slices.Clone(a), b...)
	slices.Sort(result)
	return slices.Compact(result)
}

func sorted(sets [][]string) [][]string {
	slices.SortFunc(sets, func(a, b []string) int {
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		return slices.Compare(a, b)
	})
	return sets
}
