package rule

import (
	"maps"
	"slices"
)

// overLaw is the outcome where only open law is left: the same one whatever
// the law is, or that it is disputed.
func (s *state) overLaw(l *boundLadder) int {
	var set uint64
	s.eachLaw(s.p.openFlags(s), func(settled *state) { set |= l.possible(settled) })
	if set&(set-1) == 0 {
		return lowest(set)
	}
	return l.disputed
}

// openFlags are the variables of open law, in a fixed order.
func (p *Program) openFlags(s *state) []int {
	vars := slices.Sorted(maps.Values(p.questions))
	return slices.DeleteFunc(vars, func(v int) bool { return s.of[v].exact(Bool) })
}

// eachLaw visits the state under every answer that the law may have.
func (s *state) eachLaw(vars []int, visit func(*state)) {
	if len(vars) == 0 {
		visit(s)
		return
	}
	for _, set := range []uint64{1, 2} {
		settled := s.clone()
		settled.of[vars[0]].set = set
		settled.eachLaw(vars[1:], visit)
	}
}

// Disputed are the flags of the open law on which the outcome hangs for some
// completion.
func (k *Knowledge) Disputed(c *Climb) []string {
	var flags []string
	k.s.sweep(c.ladder, func(s *state, outcome int) bool {
		for _, v := range s.p.questions {
			flag := s.p.vars[v].flag
			if outcome == c.ladder.disputed && !slices.Contains(flags, flag) && s.hangsOn(v, c.ladder) {
				flags = append(flags, flag)
			}
		}
		return len(flags) < len(s.p.questions)
	})
	slices.Sort(flags)
	return flags
}

// hangsOn tells whether one point of law makes a difference.
func (s *state) hangsOn(v int, l *boundLadder) bool {
	others := slices.DeleteFunc(s.p.openFlags(s), func(w int) bool { return w == v })
	differs := false
	s.eachLaw(others, func(settled *state) {
		no, yes := settled.clone(), settled.clone()
		no.of[v].set, yes.of[v].set = 1, 2
		differs = differs || l.possible(no) != l.possible(yes)
	})
	return differs
}
