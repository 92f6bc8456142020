package rule

import (
	"slices"
	"strings"
)

// A way to tell two completions apart: knowing all of these facts does.
type distinction []string

// maxLeaves bounds the explanation of a verdict. A rule with more cases still
// gets its verdict; the explanation then names every fact it hangs on.
const maxLeaves = 3000

// Missing are the smallest sets of facts whose knowledge settles the outcome,
// each sorted. Open law counts as a fact without a name: a set that needs it
// cannot be settled by knowledge, and flags names the flags of that law.
func (k *Knowledge) Missing(c *Climb) (sets [][]string, flags []string) {
	leaves := k.leaves(c)
	var clauses [][]distinction
	for i, a := range leaves {
		for _, b := range leaves[:i] {
			if a.outcome != b.outcome {
				clauses = addClause(clauses, k.s.p.distinctions(a.state, b.state))
			}
		}
	}
	found := hitting(clauses, nil, nil)
	return k.s.p.named(found)
}

// Lacking are the sets of facts that would settle a condition.
func (k *Knowledge) Lacking(t *Test) [][]string {
	sets, _ := k.Missing(&Climb{boolLadder(t.formula)})
	return sets
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

// distinctions are the ways to tell two sets of completions apart.
func (p *Program) distinctions(a, b *state) []distinction {
	var list []distinction
	for i := range p.vars {
		if p.vars[i].read && a.of[i].apart(b.of[i], p.vars[i].kind) {
			list = append(list, distinction{p.key(i)})
		}
	}
	for _, o := range p.orders {
		if a.signs[o.sign]*b.signs[o.sign] < 0 {
			list = append(list, distinction{p.key(o.v), p.key(o.w)})
		}
	}
	return list
}

// key is the fact that is missing where variable i is open.
func (p *Program) key(i int) string {
	if p.vars[i].name == "" {
		return "§" + p.vars[i].flag
	}
	return p.vars[i].name
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

// named takes open law out of the sets: its flags, and no set that would not
// settle anything.
func (p *Program) named(found [][]string) (sets [][]string, flags []string) {
	for _, set := range found {
		settles := true
		for _, name := range set {
			if flag, law := strings.CutPrefix(name, "§"); law {
				settles = false
				if !slices.Contains(flags, flag) {
					flags = append(flags, flag)
				}
			}
		}
		if settles && len(set) > 0 {
			sets = append(sets, set)
		}
	}
	slices.SortFunc(sets, func(a, b []string) int {
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		return slices.Compare(a, b)
	})
	return sets, flags
}
