package access

import (
	"slices"

	"buendnis/internal/rule"
)

// flags collects what has to be said beside the verdict.
func (a *answer) flags() {
	v := a.r.version
	if a.d.Verdict == Ja || a.d.Verdict == Ermessen {
		a.flag(v.flags...)
	}
	if v.practice {
		a.flag("verwaltungspraxis")
	}
	if v.doubtful && len(a.d.Missing) == 0 {
		a.flag("nicht_bestaetigt")
	}
	if a.r.outOfScope(a.k) {
		a.flag(v.outside.way.flags...)
		return
	}
	if !a.requirementFlags() {
		a.wayFlags()
	}
	a.borderFlag()
}

// requirementFlags adds the flags of requirements that fail.
func (a *answer) requirementFlags() bool {
	failed := false
	for i, c := range a.r.version.requires {
		if a.k.Holds(a.r.needed[i]) != rule.False {
			continue
		}
		failed = true
		for _, leaf := range leavesOf([]*condition{c}) {
			if a.holds(leaf) == rule.False {
				a.flag(leaf.flags...)
			}
		}
	}
	return failed
}

// wayFlags adds the flags of the way that gives the verdict; where several
// may give the same one, of each.
func (a *answer) wayFlags() {
	for i, w := range a.r.version.ways {
		truth := a.k.Holds(a.r.ways[i])
		if truth == rule.False || w.verdict != a.d.Verdict || len(a.d.Missing) > 0 {
			if truth == rule.True {
				return
			}
			continue
		}
		a.flag(w.flags...)
		for _, leaf := range leavesOf(w.when) {
			if a.holds(leaf) == rule.True {
				a.flag(leaf.flags...)
			}
		}
		if truth == rule.True {
			return
		}
	}
	if o := a.r.version.otherwise; o != nil && o.verdict == a.d.Verdict && len(a.d.Missing) == 0 {
		a.flag(o.flags...)
	}
}

// borderFlag warns where a period of months on which the verdict hangs ends
// yesterday, today or tomorrow.
func (a *answer) borderFlag() {
	for _, leaf := range a.r.version.leaves {
		if a.atBorder(leaf) && a.decisive(leaf) {
			a.flag("grenztag")
			return
		}
	}
}

func (a *answer) atBorder(leaf *condition) bool {
	return slices.ContainsFunc(a.k.Moments(leaf.expr, a.r.scope), func(m rule.Moment) bool {
		end := m.Day.AddDays(-1)
		return m.Period && end.AddDays(-1) <= a.q.On && a.q.On <= end.AddDays(1)
	})
}

// decisive tells whether the verdict would be another one if the condition
// were not as it is.
func (a *answer) decisive(leaf *condition) bool {
	return a.r.verdictOf(a.k.Lift(leaf.mark, true)) != a.r.verdictOf(a.k.Lift(leaf.mark, false))
}

func (a *answer) flag(flags ...string) {
	for _, f := range flags {
		if !slices.Contains(a.d.Flags, f) {
			a.d.Flags = append(a.d.Flags, f)
		}
	}
}
