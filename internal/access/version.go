package access

import (
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// version is a rule of an instrument for a period.
type version struct {
	instrument string
	kind       string // kind of the instrument
	outside    *outside
	from, to   civil.Date
	source     string
	practice   bool // administrative practice, not law
	guideline  bool
	doubtful   bool   // low confidence
	confidence string // high, medium, low
	note       string
	flags      []string
	derived    map[string]*rule.Expr
	sources    map[string]string // of the derived facts, as written
	requires   []*condition
	ways       []*way
	otherwise  *way
	opens      []openDoc
	leaves     []*condition // in the order of the file; mark = index + 1
}

// way is a path to a verdict.
type way struct {
	verdict    Verdict
	norm, text string
	flags      []string
	when       []*condition
	opens      []openDoc
}

// condition is a leaf, or several joined.
type condition struct {
	join       string // "", all, any, not
	of         []*condition
	mark       int
	expr       *rule.Expr
	source     string
	norm, text string
	who        string
	flags      []string
	opens      []openDoc
	negated    bool // stands under not
}

// take gives a leaf its mark. A condition that stands in several ways is one
// condition: it has one mark, is lifted everywhere at once, and opens by
// whatever one of the places says.
func (v *version) take(leaf *condition) {
	for _, old := range v.leaves {
		if old.source == leaf.source && old.negated == leaf.negated {
			leaf.mark = old.mark
			for _, o := range leaf.opens {
				if !slices.Contains(old.opens, o) {
					old.opens = append(slices.Clip(old.opens), o)
				}
			}
			return
		}
	}
	v.leaves = append(v.leaves, leaf)
	leaf.mark = len(v.leaves)
}

// expression joins a condition again. With marks its leaves can be lifted;
// that is for the rule that is asked, not for others that it asks in turn.
func (c *condition) expression(marked bool) *rule.Expr {
	switch c.join {
	case "all":
		return conjunction(c.of, marked)
	case "any":
		return rule.Any(expressions(c.of, marked)...)
	case "not":
		return rule.Not(c.of[0].expression(marked))
	}
	if marked {
		return rule.Mark(c.expr, c.mark)
	}
	return c.expr
}

func conjunction(of []*condition, marked bool) *rule.Expr {
	return rule.All(expressions(of, marked)...)
}

func expressions(of []*condition, marked bool) []*rule.Expr {
	list := make([]*rule.Expr, len(of))
	for i, c := range of {
		list[i] = c.expression(marked)
	}
	return list
}

// leavesOf are the leaves of conditions, in order.
func leavesOf(of []*condition) []*condition {
	var list []*condition
	for _, c := range of {
		if c.join == "" {
			list = append(list, c)
		}
		list = append(list, leavesOf(c.of)...)
	}
	return list
}

// ladder is the version as a decision list: a requirement that fails gives
// nein, then the first way that holds gives its verdict.
func (v *version) ladder(marked bool) rule.Ladder {
	l := rule.Ladder{Otherwise: outcomeNein, Disputed: string(Unklar), Flag: v.disputeFlag()}
	if v.outside != nil {
		l.Rungs = append(l.Rungs, rule.Rung{When: v.outside.expr, Outcome: v.outside.way.verdict.outcome()})
	}
	for _, c := range v.requires {
		l.Rungs = append(l.Rungs, rule.Rung{When: rule.Not(c.expression(marked)), Outcome: outcomeNein})
	}
	for _, w := range v.ways {
		l.Rungs = append(l.Rungs, rule.Rung{When: conjunction(w.when, marked), Outcome: w.verdict.outcome()})
	}
	if v.otherwise != nil {
		l.Otherwise = v.otherwise.verdict.outcome()
	}
	return l
}

// disputeFlag is the flag of the ways on which the law itself is open.
func (v *version) disputeFlag() string {
	for _, w := range v.ways {
		if w.verdict == Unklar && len(w.flags) > 0 {
			return w.flags[0]
		}
	}
	return "nicht_bestaetigt"
}

// shown is the version as an answer names it.
func (v *version) shown() *Version {
	s := &Version{Source: v.source}
	if v.from > firstDay {
		from := v.from
		s.From = &from
	}
	if v.to < lastDay {
		to := v.to
		s.To = &to
	}
	return s
}

// versionOn is the version in force, or nil and the nearest one.
func (b *Rulebook) versionOn(instrument string, on civil.Date) (inForce, nearest *version) {
	best := civil.Date(0)
	for _, v := range b.rules[instrument] {
		if v.from <= on && on <= v.to {
			return v, v
		}
		if d := max(v.from-on, on-v.to); nearest == nil || d < best {
			nearest, best = v, d
		}
	}
	return nil, nearest
}
