package rule

import "slices"

// sight is a condition with the variables on which its truth hangs.
type sight struct {
	test   *Test
	number int
	looks  []int // variables that its atoms look at
	hangs  []int // these, and those that say something about them
	tied   bool  // dates say something about each other
}

func (p *Program) sight(number int, t *Test) *sight {
	s := &sight{test: t, number: number}
	eachVariable(t.when.tree, func(v int) {
		s.looks = append(s.looks, v)
		s.tied = s.tied || p.vars[v].tied
	})
	s.hangs = slices.Clone(s.looks)
	for v := range p.vars {
		if s.tied && p.vars[v].tied {
			s.hangs = append(s.hangs, v)
		}
	}
	s.looks, s.hangs = set(s.looks), set(s.hangs)
	return s
}

func set(list []int) []int {
	slices.Sort(list)
	return slices.Compact(list)
}

// meets tells whether two conditions hang on a common fact: only then can both
// be possible and never together.
func (s *sight) meets(t *sight) bool {
	return slices.ContainsFunc(s.hangs, func(v int) bool { return slices.Contains(t.hangs, v) })
}

// eachVariable visits the variables that a formula looks at, whatever the facts.
func eachVariable(f formula, visit func(v int)) {
	switch f := f.(type) {
	case *atom:
		visit(f.v)
		if f.kind == order {
			visit(f.w)
		}
	case isStated:
		visit(f.v)
	case negation:
		eachVariable(f.of, visit)
	case marked:
		eachVariable(f.of, visit)
	case overruled:
		visit(f.v)
		eachVariable(f.itself, visit)
		eachVariable(f.derived, visit)
	case every:
		eachOf(f.of, visit)
	case some:
		eachOf(f.of, visit)
	case answered:
		for _, rung := range f.ladder.rungs {
			eachVariable(rung.when.tree, visit)
		}
	}
}

func eachOf(of []formula, visit func(v int)) {
	for _, f := range of {
		eachVariable(f, visit)
	}
}

// together is the sight of several conditions as one.
func (p *Program) together(of []*sight) *sight {
	var list []formula
	for _, s := range of {
		list = append(list, s.test.when.tree)
	}
	return p.sight(-1, newTest(every{list}))
}
