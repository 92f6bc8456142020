package access

import "buendnis/internal/rule"

// seek adds a quest.
func (e *explorer) seek(into **Example, parts ...*rule.Expr) {
	e.quests = append(e.quests, quest{wish: rule.All(parts...), into: into})
}

// steps lists the steps of a version with nobody found yet, and the quests
// that look for somebody.
func (e *explorer) steps() []StepReach {
	steps := make([]StepReach, len(e.v.requires)+len(e.v.ways)+1)
	before := e.requirements(steps, e.inScope())
	before = e.ways(steps[len(e.v.requires):], before)
	last := &steps[len(steps)-1]
	*last = StepReach{Part: PartOtherwise, Number: 1, Verdict: Nein, Same: -1}
	if o := e.v.otherwise; o != nil {
		last.Verdict, last.Text = o.verdict, o.text
	}
	e.seek(&last.Decides, before...)
	return steps
}

// requirements fills in the first steps; it gives what holds where none fails.
func (e *explorer) requirements(steps []StepReach, before []*rule.Expr) []*rule.Expr {
	for i, c := range e.v.requires {
		steps[i] = StepReach{Part: PartRequirement, Number: i + 1, Verdict: Nein, Text: c.shortText(), Same: -1}
		e.seek(&steps[i].Decides, append(clone(before), rule.Not(c.expression(false)))...)
		e.conditions(&steps[i], []*condition{c}, before)
		before = append(before, c.expression(false))
	}
	return before
}

// ways fills in the steps after them; it gives what holds where no way does.
func (e *explorer) ways(steps []StepReach, required []*rule.Expr) []*rule.Expr {
	before := clone(required)
	for i, w := range e.v.ways {
		when := conjunction(w.when, false)
		steps[i] = StepReach{Part: PartWay, Number: i + 1, Verdict: w.verdict, Text: w.text, Same: -1}
		e.seek(&steps[i].Decides, append(clone(before), when)...)
		e.conditions(&steps[i], w.when, required)
		before = append(before, rule.Not(when))
	}
	return before
}

func clone(list []*rule.Expr) []*rule.Expr { return append([]*rule.Expr{}, list...) }

// inScope is that the rule speaks about the person.
func (e *explorer) inScope() []*rule.Expr {
	if e.v.outside == nil {
		return nil
	}
	return []*rule.Expr{rule.Not(e.v.outside.expr)}
}

// conditions adds the single conditions of a step; given is what holds besides.
func (e *explorer) conditions(step *StepReach, of []*condition, given []*rule.Expr) {
	leaves := leavesOf(of)
	step.Conditions = make([]ConditionReach, len(leaves))
	for i, leaf := range leaves {
		c := &step.Conditions[i]
		c.Expression, c.Text = leaf.source, leaf.text
		good, bad := leaf.expr, rule.Not(leaf.expr)
		if leaf.negated {
			good, bad = bad, good
		}
		held, failed := with(of, leaf, !leaf.negated), rule.Not(with(of, leaf, leaf.negated))
		e.decisive(&c.Opens, append(clone(given), good, held), failed)
		e.decisive(&c.Bars, append(clone(given), bad, failed), held)
		e.seek(&c.Holds, leaf.expr)
		e.seek(&c.Fails, rule.Not(leaf.expr))
	}
}

// decisive looks for somebody of whom the sure part holds and, were the
// condition the other way round, would not.
func (e *explorer) decisive(into **Example, sure []*rule.Expr, otherwise *rule.Expr) {
	e.quests = append(e.quests, quest{rule.All(append(clone(sure), otherwise)...), rule.All(sure...), rule.Not(otherwise), into})
}

// with is conditions with a constant in place of one leaf, where it stands.
func with(of []*condition, leaf *condition, is bool) *rule.Expr {
	list := make([]*rule.Expr, len(of))
	for i, c := range of {
		list[i] = c.with(leaf, is)
	}
	return rule.All(list...)
}

func (c *condition) with(leaf *condition, is bool) *rule.Expr {
	switch {
	case c == leaf:
		return rule.Constant(is)
	case c.join == "any":
		var list []*rule.Expr
		for _, of := range c.of {
			list = append(list, of.with(leaf, is))
		}
		return rule.Any(list...)
	case c.join == "not":
		return rule.Not(c.of[0].with(leaf, is))
	case c.join == "all":
		return with(c.of, leaf, is)
	}
	return c.expr
}

// shortText is what a requirement says: its first sentence.
func (c *condition) shortText() string {
	for _, leaf := range leavesOf([]*condition{c}) {
		return leaf.text
	}
	return ""
}
