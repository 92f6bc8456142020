package rule

// explore visits sets of completions that together are all of the state, with
// the outcome that each has. It splits on atoms that leave the outcome open,
// and stops when visit says so. The leaves are visit's to keep.
func (s *state) explore(l *boundLadder, visit func(leaf *state, outcome int) bool) bool {
	x := &search{ladder: l, visit: visit, keeps: true}
	return x.split(s, false)
}

// sweep is explore for a visit that keeps no leaf: their room is used again.
func (s *state) sweep(l *boundLadder, visit func(leaf *state, outcome int) bool) bool {
	x, ok := s.p.searches.Get().(*search)
	if !ok {
		x = &search{}
	}
	x.ladder, x.visit = l, visit
	defer s.p.searches.Put(x)
	return x.split(s, false)
}

// search is a search under way.
type search struct {
	ladder *boundLadder
	visit  func(leaf *state, outcome int) bool
	keeps  bool     // visit may keep the leaves
	spare  []*state // that nobody needs any more
}

// split explores a state, which it may use up if it is its own.
func (x *search) split(s *state, own bool) bool {
	possible, a := x.ladder.look(s)
	if possible&(possible-1) == 0 {
		return x.visit(s, lowest(possible))
	}
	if a == nil {
		return x.visit(s, s.overLaw(x.ladder))
	}
	if first := s.guard(a); first != nil {
		a = first
	}
	if !x.side(s, a, true) {
		return false
	}
	if !own {
		return x.side(s, a, false)
	}
	return !s.assert(a, false) || x.split(s, true)
}

// side explores one side of an atom.
func (x *search) side(s *state, a *atom, holds bool) bool {
	const own = true
	branch := x.copyOf(s)
	goesOn := !branch.assert(a, holds) || x.split(branch, own)
	if !x.keeps {
		x.spare = append(x.spare, branch)
	}
	return goesOn
}

func (x *search) copyOf(s *state) *state {
	last := len(x.spare) - 1
	if last < 0 {
		return s.clone()
	}
	branch := x.spare[last]
	x.spare = x.spare[:last]
	of, signs := branch.of, branch.signs
	*branch = *s
	branch.of, branch.signs = append(of[:0], s.of...), append(signs[:0], s.signs...)
	return branch
}

func lowest(set uint64) int {
	for i := 0; ; i++ {
		if set&(1<<i) != 0 {
			return i
		}
	}
}

// decide is the truth over all completions.
func (s *state) decide(t *Test) Truth {
	if now := t.when.truth(s); now != Open {
		return now
	}
	var seen uint64
	s.sweep(&t.ladder, func(_ *state, outcome int) bool {
		seen |= 1 << outcome
		return seen&(seen-1) == 0
	})
	switch seen {
	case 1:
		return False
	case 2:
		return True
	}
	return Open
}

// Holds is the truth of a condition over all completions.
func (k *Knowledge) Holds(t *Test) Truth {
	if laid := t.when.laid.Load(); laid != nil {
		if now := laid.truth(k.s); now != Open || laid.exact(k.s) {
			return now
		}
	}
	return k.s.decide(t)
}

// Outcomes are the outcomes that some completion has, as bits. It stops early
// when enough says that no more need be known (nil: all).
func (k *Knowledge) Outcomes(c *Climb, enough func(set uint64) bool) uint64 {
	var set uint64
	k.s.sweep(c.ladder, func(_ *state, outcome int) bool {
		set |= 1 << outcome
		return enough == nil || !enough(set)
	})
	return set
}
