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
	k := g.r.in.know(facts, nil, true)
	var list []Lifted
	for i, c := range g.r.version.leaves {
		if k.Holds(g.r.leaves[i]) != c.wanted() {
			list = append(list, Lifted{c.mark, g.r.verdictOf(k.Lift(c.mark, !c.negated))})
		}
	}
	return list
}
