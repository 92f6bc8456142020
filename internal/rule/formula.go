package rule

// A formula is a condition on one day: dates have become bounds, codes bits.
type formula interface {
	// look is the truth and, where it is open, an atom that leaves it open
	// (none, if only open law does).
	look(s *state) (Truth, *atom)
}

type (
	fixed    struct{ is Truth }
	negation struct{ of formula }
	every    struct{ of []formula }
	some     struct{ of []formula }
	isStated struct{ v int }
	marked   struct { // a condition that can be lifted
		mark int
		of   formula
	}
	overruled struct { // a derived fact: itself if it was given, as v tells, else its derivation
		v               int
		itself, derived formula
	}
	answered struct { // another rule gives one of these outcomes
		ladder *boundLadder
		mask   uint64
	}
)

func (f fixed) look(*state) (Truth, *atom) { return f.is, nil }

func (f negation) look(s *state) (Truth, *atom) {
	t, a := f.of.look(s)
	return t.not(), a
}

func (f every) look(s *state) (Truth, *atom) { return look(f.of, False, s) }

func (f some) look(s *state) (Truth, *atom) { return look(f.of, True, s) }

// look is the truth of parts of which one that answers settles decides.
func look(of []formula, settles Truth, s *state) (Truth, *atom) {
	result, first := settles.not(), (*atom)(nil)
	for _, f := range of {
		switch t, a := f.look(s); t {
		case settles:
			return settles, nil
		case Open:
			result = Open
			if first == nil {
				first = a
			}
		}
	}
	return result, first
}

func (f isStated) look(s *state) (Truth, *atom) { return truthOf(s.of[f.v].stated), nil }

func (f marked) look(s *state) (Truth, *atom) {
	if s.mark == f.mark {
		return s.to, nil
	}
	return f.of.look(s)
}

func (f overruled) now(s *state) formula {
	if s.of[f.v].given {
		return f.itself
	}
	return f.derived
}

func (f overruled) look(s *state) (Truth, *atom) { return f.now(s).look(s) }

func (f answered) look(s *state) (Truth, *atom) {
	possible, open := f.ladder.look(s)
	if t := f.of(possible); t != Open {
		return t, nil
	}
	return Open, open
}

func (f answered) truth(s *state) Truth { return f.of(f.ladder.possible(s)) }

// of is the truth if these outcomes are left.
func (f answered) of(possible uint64) Truth {
	return between(possible&^f.mask == 0, possible&f.mask == 0)
}

// eachAtom visits the atoms that a formula looks at, as the facts are.
func eachAtom(f formula, s *state, visit func(*atom)) {
	switch f := f.(type) {
	case *atom:
		visit(f)
	case negation:
		eachAtom(f.of, s, visit)
	case marked:
		eachAtom(f.of, s, visit)
	case overruled:
		eachAtom(f.now(s), s, visit)
	case every:
		for _, of := range f.of {
			eachAtom(of, s, visit)
		}
	case some:
		for _, of := range f.of {
			eachAtom(of, s, visit)
		}
	case answered:
		for _, rung := range f.ladder.rungs {
			eachAtom(rung.when.tree, s, visit)
		}
	}
}

// not turns a truth around; open stays open.
func (t Truth) not() Truth {
	switch t {
	case True:
		return False
	case False:
		return True
	}
	return Open
}
