package rule

import "slices"

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
	clauses := k.s.p.clauses(leaves)
	if len(clauses) == 0 {
		return nil
	}
	return sorted(hitting(clauses, nil, nil))
}

// Lacking are the sets of facts that would settle a condition.
func (k *Knowledge) Lacking(t *Test) [][]string {
	return k.Missing(&Climb{&t.ladder})
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

// maxSets bounds the answer; people read the first few.
const maxSets = 64

// hitting finds the sets that satisfy every clause and that no smaller set
// does.
func hitting(clauses []clause, chosen []string, found [][]string) [][]string {
	if len(found) >= maxSets || slices.ContainsFunc(found, func(f []string) bool { return within(f, chosen) }) {
		return found
	}
	for _, clause := range clauses {
		if slices.ContainsFunc(clause, func(d distinction) bool { return within(d.facts, chosen) }) {
			continue
		}
		for _, d := range clause {
			found = hitting(clauses, union(chosen, d.facts), found)
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
