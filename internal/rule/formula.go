package rule

// A formula is a condition on one day: dates have become bounds, codes bits.
type formula interface {
	truth(s *state) Truth
	open(s *state) *atom // an atom that leaves it open; nil if none does
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
	overruled struct { // a derived fact: itself if it was given, else its derivation
		v               int
		itself, derived formula
	}
	answered struct { // another rule gives one of these outcomes
		ladder *boundLadder
		mask   uint64
	}
)

func (f fixed) truth(*state) Truth { return f.is }
func (f fixed) open(*state) *atom  { return nil }

func (f negation) truth(s *state) Truth { return f.of.truth(s).not() }
func (f negation) open(s *state) *atom  { return f.of.open(s) }

func (f every) truth(s *state) Truth {
	result := True
	for _, of := range f.of {
		switch of.truth(s) {
		case False:
			return False
		case Open:
			result = Open
		}
	}
	return result
}

func (f every) open(s *state) *atom { return firstOpen(f.of, s) }

func (f some) truth(s *state) Truth {
	result := False
	for _, of := range f.of {
		switch of.truth(s) {
		case True:
			return True
		case Open:
			result = Open
		}
	}
	return result
}

func (f some) open(s *state) *atom { return firstOpen(f.of, s) }

func firstOpen(of []formula, s *state) *atom {
	for _, f := range of {
		if f.truth(s) == Open {
			if a := f.open(s); a != nil {
				return a
			}
		}
	}
	return nil
}

func (f isStated) truth(s *state) Truth { return truthOf(s.of[f.v].stated) }
func (f isStated) open(*state) *atom    { return nil }

func (f marked) truth(s *state) Truth {
	if s.mark == f.mark {
		return s.to
	}
	return f.of.truth(s)
}

func (f marked) open(s *state) *atom { return f.of.open(s) }

func (f overruled) now(s *state) formula {
	if s.of[f.v].given {
		return f.itself
	}
	return f.derived
}

func (f overruled) truth(s *state) Truth { return f.now(s).truth(s) }
func (f overruled) open(s *state) *atom  { return f.now(s).open(s) }

func (f answered) truth(s *state) Truth {
	possible := f.ladder.possible(s)
	switch {
	case possible&^f.mask == 0:
		return True
	case possible&f.mask == 0:
		return False
	}
	return Open
}

func (f answered) open(s *state) *atom { return f.ladder.open(s) }

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
			eachAtom(rung.when, s, visit)
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
