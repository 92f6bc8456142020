package rule

import "sync/atomic"

// Formulas are trees, good to read and to search. What is asked again and
// again is their truth, and for that each is laid out flat: a list of branches,
// of which every one asks one question of the state and says where to go on
// for each of the three answers. No branch is asked twice on one way through.
type branch struct {
	of   uint64 // upTo: the limit; oneOf: the mask
	v    int32  // the variable; isInOrder, isAnswered: its place; isLifted: the mark
	asks question
	next ways // a negative one is the answer (see done)
}

// ways is where to go on, by Truth; the fourth place is never used.
type ways [4]int32

// question is what a branch asks.
type question uint8

const (
	isUpTo question = iota
	isOneOf
	isInOrder
	isSaid   // the question itself gave the fact
	isGiven  // a derived fact was given: True goes to itself, False to its derivation
	isLifted // a marked condition: Open goes on as if it were not lifted
	isAnswered
)

// branches are a formula laid out.
type branches struct {
	list   []branch
	start  int32
	others []answered
	plainness
}

// done is the place that means an answer.
func done(t Truth) int32 { return ^int32(t) }

// flat is a formula that is laid out when it has been asked often enough to be
// worth it: many are asked only once, on a day that only one question names.
type flat struct {
	tree  formula
	asked atomic.Int32
	laid  atomic.Pointer[branches]
}

// enough is how often a formula is asked before it is laid out.
const enough = 40

func (f *flat) truth(s *state) Truth {
	if laid := f.laid.Load(); laid != nil {
		return laid.truth(s)
	}
	if f.asked.Add(1) == enough {
		f.laid.Store(s.p.layOut(f.tree))
	}
	t, _ := f.tree.look(s)
	return t
}

// truth is what look of the tree says, without an atom that leaves it open.
func (all *branches) truth(s *state) Truth {
	at, list, domains := all.start, all.list, s.of
	for at >= 0 {
		b := &list[at]
		t := Open
		switch b.asks {
		case isUpTo:
			if d := &domains[b.v]; d.hi <= int64(b.of) {
				t = True
			} else if d.lo > int64(b.of) {
				t = False
			}
		case isOneOf:
			if set := domains[b.v].set; set&^b.of == 0 {
				t = True
			} else if set&b.of == 0 {
				t = False
			}
		default:
			t = all.answer(b, s)
		}
		at = b.next[t&3]
	}
	return Truth(^at)
}

// answer is the answer to the rarer questions.
func (all *branches) answer(b *branch, s *state) Truth {
	switch b.asks {
	case isInOrder:
		return s.p.orders[b.v].truth(s)
	case isSaid:
		return truthOf(s.of[b.v].stated)
	case isGiven:
		return truthOf(s.of[b.v].given)
	case isAnswered:
		return all.others[b.v].truth(s)
	}
	if s.mark == int(b.v) {
		return s.to
	}
	return Open
}
