package access

import "buendnis/internal/rule"

// Doubt is something about the admission to an offer that can hardly be meant.
type Doubt struct {
	Kind      DoubtKind
	Condition string // one of the offer's own; empty: all of them together, or the law
}

// DoubtKind is what is odd.
type DoubtKind string

// The kinds of doubt, the worst first.
const (
	DoubtLaw      DoubtKind = "recht-verschlossen" // nobody has the legal access on that day
	DoubtNever    DoubtKind = "nie"                // nobody meets the condition
	DoubtTogether DoubtKind = "widerspruch"        // nobody meets all of them together
	DoubtBarred   DoubtKind = "gesperrt"           // nobody who meets it has the legal access
	DoubtAlways   DoubtKind = "immer"              // everybody meets it
	DoubtImplied  DoubtKind = "enthalten"          // everybody with the legal access meets it
	DoubtNeedless DoubtKind = "recht-entbehrlich"  // everybody who meets the conditions has the legal access
)

// Shuts tells whether nobody at all can enter.
func (k DoubtKind) Shuts() bool {
	return k == DoubtLaw || k == DoubtNever || k == DoubtTogether || k == DoubtBarred
}

// Doubts looks for them. Where nobody can enter, only the reasons for that are
// listed: what else is odd follows from it.
func (a *Admission) Doubts() ([]Doubt, error) {
	asked := &asking{a: a}
	doubts := asked.closed()
	if len(doubts) == 0 {
		doubts = asked.needless()
	}
	return doubts, asked.err
}

// asking asks about everybody and keeps the first error.
type asking struct {
	a   *Admission
	err error
}

// about is True where the condition holds for everybody, False where for nobody.
func (q *asking) about(condition string) rule.Truth {
	compiled, err := q.a.b.Condition(condition)
	if err != nil {
		if q.err == nil {
			q.err = err
		}
		return rule.Open
	}
	return compiled.Holds(q.a.on, rule.Facts{})
}

func (q *asking) nobody(conditions ...string) bool {
	return q.about(q.a.all(conditions...)) == rule.False
}

// closed are the reasons why nobody can enter.
func (q *asking) closed() []Doubt {
	a := q.a
	if a.law != "" && q.nobody(a.law) {
		return []Doubt{{Kind: DoubtLaw}}
	}
	if doubts := q.each(DoubtNever, func(condition string) bool { return q.nobody(condition) }); doubts != nil {
		return doubts
	}
	if q.nobody(a.conditions...) {
		return []Doubt{{Kind: DoubtTogether}}
	}
	if a.law == "" {
		return nil
	}
	if doubts := q.each(DoubtBarred, func(condition string) bool { return q.nobody(a.law, condition) }); doubts != nil {
		return doubts
	}
	if q.nobody(append([]string{a.law}, a.conditions...)...) {
		return []Doubt{{Kind: DoubtBarred}}
	}
	return nil
}

// needless are the parts that keep nobody out.
func (q *asking) needless() []Doubt {
	a := q.a
	doubts := q.each(DoubtAlways, func(condition string) bool { return q.about(condition) == rule.True })
	if a.law == "" || len(a.conditions) == 0 {
		return doubts
	}
	if len(doubts) == 0 {
		doubts = q.each(DoubtImplied, func(condition string) bool { return q.nobody(a.law, "!("+condition+")") })
	}
	if q.nobody(append([]string{"!(" + a.sure + ")"}, a.conditions...)...) {
		doubts = append(doubts, Doubt{Kind: DoubtNeedless})
	}
	return doubts
}

func (q *asking) each(kind DoubtKind, is func(condition string) bool) (doubts []Doubt) {
	for _, condition := range q.a.conditions {
		if is(condition) {
			doubts = append(doubts, Doubt{kind, condition})
		}
	}
	return doubts
}
