package access

import "buendnis/internal/rule"

// shadows tells of every way that never decides who meets its conditions all
// the same, which step decides for them, and which earlier way says the same.
func (e *explorer) shadows(steps []StepReach) {
	for j := range steps {
		if steps[j].Part != PartWay || steps[j].Decides != nil {
			continue
		}
		when := e.holds(j)
		for i := 0; i < j && steps[j].Holds == nil; i++ {
			steps[j].Holds = e.somebody(append(e.decides(i), when)...)
			steps[j].Covered = i
		}
		for i := len(e.v.requires); i < j && steps[j].Same < 0; i++ {
			if e.alike(e.holds(i), when) {
				steps[j].Same = i
			}
		}
	}
}

// holds is what a step says: a requirement that it is met, a way that its
// conditions hold.
func (e *explorer) holds(i int) *rule.Expr {
	if i < len(e.v.requires) {
		return e.v.requires[i].expression(false)
	}
	return conjunction(e.v.ways[i-len(e.v.requires)].when, false)
}

// decides is that a step gives the verdict.
func (e *explorer) decides(i int) []*rule.Expr {
	parts := e.inScope()
	for n := range i + 1 {
		step := e.holds(n)
		if (n < len(e.v.requires)) == (n == i) {
			step = rule.Not(step)
		}
		parts = append(parts, step)
	}
	return parts
}

func (e *explorer) alike(a, b *rule.Expr) bool {
	return e.somebody(a, rule.Not(b)) == nil && e.somebody(rule.Not(a), b) == nil
}

// somebody looks for one person of whom all parts are true.
func (e *explorer) somebody(parts ...*rule.Expr) (found *Example) {
	e.quests = nil
	e.seek(&found, parts...)
	e.explore()
	return found
}
