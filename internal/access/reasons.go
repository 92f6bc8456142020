package access

import "buendnis/internal/rule"

// reasons lists the conditions that were looked at: the requirements, then
// the way that was taken, or all ways where none was or it is open.
func (a *answer) reasons() {
	v := a.r.version
	if a.r.outOfScope(a.k) {
		a.reason(v.outside.way.norm, v.outside.way.text, rule.True)
		return
	}
	if a.requirementReasons() {
		a.wayReasons()
	}
}

// requirementReasons lists the requirements; it tells whether none fails.
func (a *answer) requirementReasons() bool {
	met := true
	for i, c := range a.r.version.requires {
		a.because(c)
		met = met && a.k.Holds(a.r.needed[i]) != rule.False
	}
	return met
}

// wayReasons lists the ways up to the one that surely holds; if there is none,
// what stands otherwise.
func (a *answer) wayReasons() {
	for i, w := range a.r.version.ways {
		truth := a.k.Holds(a.r.ways[i])
		if truth != rule.False {
			a.reason(w.norm, w.text, truth)
		}
		for _, c := range w.when {
			a.because(c)
		}
		if truth == rule.True {
			return
		}
	}
	if o := a.r.version.otherwise; o != nil {
		truth := rule.Open
		if a.d.Verdict == o.verdict {
			truth = rule.True
		}
		a.reason(o.norm, o.text, truth)
	}
}

// because adds the leaves of a condition.
func (a *answer) because(c *condition) {
	for _, leaf := range leavesOf([]*condition{c}) {
		a.reason(leaf.norm, leaf.text, a.holds(leaf))
	}
}

// holds is the truth of a leaf as its text reads: under not, turned around.
func (a *answer) holds(leaf *condition) rule.Truth {
	truth := a.k.Holds(a.r.leaves[leaf.mark-1])
	if leaf.negated {
		return turned(truth)
	}
	return truth
}

func turned(t rule.Truth) rule.Truth {
	switch t {
	case rule.True:
		return rule.False
	case rule.False:
		return rule.True
	}
	return t
}

func (a *answer) reason(norm, text string, truth rule.Truth) {
	r := Reason{Norm: norm, Text: text}
	if truth != rule.Open {
		holds := truth == rule.True
		r.Holds = &holds
	}
	for _, old := range a.d.Reasons {
		if old.Norm == norm && old.Text == text {
			return
		}
	}
	a.d.Reasons = append(a.d.Reasons, r)
}
