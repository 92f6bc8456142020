package rule

import "slices"

func (noScope) Ladder(string) (Ladder, Scope) { return Ladder{}, noScope{} }

// Rung is one step of a Ladder.
type Rung struct {
	When    *Expr
	Outcome int
}

// Climb is a ladder of a program.
type Climb struct{ ladder *boundLadder }

// boundLadder is a Ladder on one day.
type boundLadder struct {
	rungs     []boundRung
	otherwise int
	disputed  int // the outcome where open law decides
}

// undecidable is the outcome of a ladder that has no other word for open law.
const undecidable = 63

type boundRung struct {
	when    formula
	outcome int
}

// possible is the set of outcomes that three-valued logic leaves, rung by
// rung; it is never too small.
func (l *boundLadder) possible(s *state) uint64 {
	var set uint64
	for _, rung := range l.rungs {
		switch rung.when.truth(s) {
		case True:
			return set | 1<<rung.outcome
		case Open:
			set |= 1 << rung.outcome
		}
	}
	return set | 1<<l.otherwise
}

func (l *boundLadder) open(s *state) *atom {
	for _, rung := range l.rungs {
		switch rung.when.truth(s) {
		case True:
			return nil
		case Open:
			if a := rung.when.open(s); a != nil {
				return a
			}
		}
	}
	return nil
}

// Climb adds a ladder.
func (p *Program) Climb(l Ladder, in Scope) *Climb { return &Climb{p.bindLadder(l, in)} }

func (p *Program) bindLadder(l Ladder, in Scope) *boundLadder {
	b := &boundLadder{otherwise: l.Otherwise, disputed: undecidable}
	if i := slices.Index(p.language.Answers, l.Disputed); i >= 0 {
		b.disputed = i
	}
	for _, rung := range l.Rungs {
		b.rungs = append(b.rungs, boundRung{p.bind(rung.When.node, in), rung.Outcome})
	}
	return b
}
