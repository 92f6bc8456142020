package access

import "buendnis/internal/rule"

// Lifted is a condition of a rule and the verdict that a person would have if
// it were lifted and nothing else changed.
type Lifted struct {
	Condition int // RuleCondition.ID
	Verdict   Verdict
}

// Lifting tries each condition that does not hold for the person alone. It is
// Without for all conditions at once, and knows the person only once.
func (g *Gate) Lifting(facts rule.Facts) []Lifted {
	if g.r == nil {
		return nil
	}
	return g.r.lifting(g.r.in.know(facts, nil, true))
}

// lifting tries each condition that does not hold for a person.
func (r *ruling) lifting(k *rule.Knowledge) []Lifted {
	var list []Lifted
	for i, c := range r.version.leaves {
		if k.Holds(r.leaves[i]) != c.wanted() {
			list = append(list, Lifted{c.mark, r.verdictOf(k.Lift(c.mark, !c.negated))})
		}
	}
	return list
}
