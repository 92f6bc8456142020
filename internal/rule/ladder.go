package rule

import "slices"

// Ladder is conditions in order: the first that holds gives the outcome
// (0 to 63), and Otherwise stands if none holds.
type Ladder struct {
	Rungs     []Rung
	Otherwise int
	// Disputed is the answer that says the law is open, and the flag of that:
	// who asks for this rule's answer can't know it either.
	Disputed string
	Flag     string
}

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
	when    *flat
	outcome int
}

// possible is the set of outcomes that three-valued logic leaves, rung by
// rung; it is never too small.
func (l *boundLadder) possible(s *state) uint64 {
	var set uint64
	for i := range l.rungs {
		rung := &l.rungs[i]
		switch rung.when.truth(s) {
		case True:
			return set | 1<<rung.outcome
		case Open:
			set |= 1 << rung.outcome
		}
	}
	return set | 1<<l.otherwise
}

// look is what possible says and, where several outcomes are left, an atom
// that leaves them open.
func (l *boundLadder) look(s *state) (uint64, *atom) {
	possible := l.possible(s)
	if possible&(possible-1) == 0 {
		return possible, nil
	}
	for i := range l.rungs {
		t, a := l.rungs[i].when.tree.look(s)
		if t == True || a != nil {
			return possible, a
		}
	}
	return possible, nil
}

// Climb adds a ladder.
func (p *Program) Climb(l Ladder, in Scope) *Climb { return &Climb{p.bindLadder(l, in)} }

func (p *Program) bindLadder(l Ladder, in Scope) *boundLadder {
	b := &boundLadder{otherwise: l.Otherwise, disputed: undecidable}
	if i := slices.Index(p.language.Answers, l.Disputed); i >= 0 {
		b.disputed = i
	}
	for _, rung := range l.Rungs {
		b.rungs = append(b.rungs, boundRung{&flat{tree: p.bind(rung.When.node, in)}, rung.Outcome})
	}
	return b
}
