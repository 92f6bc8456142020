package access

import "buendnis/internal/rule"

// truths are what the leaves of a version are for a person, by their mark
// (less one). They say less than what is known of the person, because a fact
// behind two leaves is not one any more, but they can be changed one by one.
type truths []rule.Truth

func (a *answer) truths() truths {
	t := make(truths, len(a.r.leaves))
	for i, leaf := range a.r.leaves {
		t[i] = a.k.Holds(leaf)
	}
	return t
}

// under is the truth of a condition if its leaves are as given.
func (c *condition) under(t truths) rule.Truth {
	switch c.join {
	case "":
		return t[c.mark-1]
	case "not":
		return turned(c.of[0].under(t))
	case "any":
		return turned(allUnder(c.of, t, turned))
	}
	return allUnder(c.of, t, same)
}

func same(t rule.Truth) rule.Truth { return t }

// allUnder joins by „all“; with turned leaves it is the opposite of „any“.
func allUnder(of []*condition, t truths, turn func(rule.Truth) rule.Truth) rule.Truth {
	joined := rule.True
	for _, c := range of {
		switch turn(c.under(t)) {
		case rule.False:
			return rule.False
		case rule.Open:
			joined = rule.Open
		}
	}
	return joined
}

// under is the verdict of the version if its leaves are as given, Unklar if
// they leave several.
func (v *version) under(t truths) Verdict {
	var possible uint64
	for _, c := range v.requires {
		switch c.under(t) {
		case rule.False:
			return single(possible | 1<<outcomeNein)
		case rule.Open:
			possible |= 1 << outcomeNein
		}
	}
	for _, w := range v.ways {
		switch allUnder(w.when, t, same) {
		case rule.True:
			return single(possible | 1<<w.verdict.outcome())
		case rule.Open:
			possible |= 1 << w.verdict.outcome()
		}
	}
	if v.otherwise != nil {
		return single(possible | 1<<v.otherwise.verdict.outcome())
	}
	return single(possible | 1<<outcomeNein)
}

// maxTogether is how many conditions are tried together; nobody changes more
// at once, and the search stays short.
const maxTogether = 4

// smallest are the conditions of the smallest sets that would lift the verdict
// if all of a set were met: two that stand in the way together, or three. Only
// conditions are tried that somebody can open.
func (a *answer) smallest() []*condition {
	base := a.truths()
	var open []*condition
	for i, leaf := range a.r.version.leaves {
		if len(leaf.opens) > 0 && base[i] != leaf.wanted() {
			open = append(open, leaf)
		}
	}
	for size := 2; size <= min(maxTogether, len(open)); size++ {
		found := map[*condition]bool{}
		each(open, size, func(chosen []*condition) {
			if a.r.version.under(base.met(chosen)).opens(a.d.Verdict) {
				for _, leaf := range chosen {
					found[leaf] = true
				}
			}
		})
		if len(found) > 0 {
			return inOrder(open, found)
		}
	}
	return nil
}

// met are the truths if conditions are met.
func (t truths) met(of []*condition) truths {
	changed := append(truths{}, t...)
	for _, leaf := range of {
		changed[leaf.mark-1] = leaf.wanted()
	}
	return changed
}

// each visits every choice of so many conditions.
func each(of []*condition, size int, visit func([]*condition)) {
	chosen := make([]*condition, 0, size)
	var choose func(from int)
	choose = func(from int) {
		if len(chosen) == size {
			visit(chosen)
			return
		}
		for i := from; i < len(of); i++ {
			chosen = append(chosen, of[i])
			choose(i + 1)
			chosen = chosen[:len(chosen)-1]
		}
	}
	choose(0)
}

func inOrder(of []*condition, chosen map[*condition]bool) []*condition {
	var list []*condition
	for _, c := range of {
		if chosen[c] {
			list = append(list, c)
		}
	}
	return list
}
