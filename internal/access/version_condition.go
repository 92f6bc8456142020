package access

import (
	"slices"

	"buendnis/internal/rule"
)

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

// wanted is the truth with which a leaf does not stand in the way.
func (c *condition) wanted() rule.Truth {
	if c.negated {
		return rule.False
	}
	return rule.True
}
