package rule

// explore visits sets of completions that together are all of the state, with
// the outcome that each has. It splits on atoms that leave the outcome open,
// and stops when visit says so.
func (s *state) explore(l *boundLadder, visit func(leaf *state, outcome int) bool) bool {
	return s.split(l, false, visit)
}

// split is explore of a state that it may use up.
func (s *state) split(l *boundLadder, own bool, visit func(leaf *state, outcome int) bool) bool {
	possible, a := l.look(s)
	if possible&(possible-1) == 0 {
		return visit(s, lowest(possible))
	}
	if a == nil {
		return visit(s, s.overLaw(l))
	}
	if first := s.guard(a); first != nil {
		a = first
	}
	yes, no := s.clone(), s
	if yes.assert(a, true) && !yes.split(l, true, visit) {
		return false
	}
	if !own {
		no = s.clone()
	}
	return !no.assert(a, false) || no.split(l, true, visit)
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
	s.explore(&t.ladder, func(_ *state, outcome int) bool {
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
	k.s.explore(c.ladder, func(_ *state, outcome int) bool {
		set |= 1 << outcome
		return enough == nil || !enough(set)
	})
	return set
}
