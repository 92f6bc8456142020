package access

import (
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

// bars tells whether ja means that something is barred.
func (v *version) bars() bool { return v.kind == barringKind }

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
