package rule

import (
	"slices"

	"buendnis/internal/civil"
)

// Probe is a program that is asked about the rule and not about a person: is
// there anybody at all for whom a condition holds (seek.go)? What a question
// decides by its form is a choice in it like any other: whether it states a
// fact, and whether it gives a derived fact of which some values follow from
// no other facts.
type Probe struct {
	*Program
	free    map[string]uint64 // derived fact → the values that can only be given
	stated  map[int]int       // variable of a fact → variable: the question states it
	given   map[int]int       // variable of a derived fact → variable: the question gives it
	said    []string          // derived facts that conditions ask whether the question states them
	ladders map[*boundLadder]*boundLadder
}

// Wish is a condition for which somebody is sought.
type Wish struct{ formula formula }

// NewProbe begins a probe for a day. Free are the values of derived facts that
// can only be given; other derived facts follow from the facts.
func (l *Language) NewProbe(on civil.Date, free map[string]uint64) *Probe {
	return &Probe{Program: l.NewProgram(on), free: free, stated: map[int]int{}, given: map[int]int{}, ladders: map[*boundLadder]*boundLadder{}}
}

// Wish adds a condition.
func (p *Probe) Wish(e *Expr, in Scope) *Wish { return &Wish{p.loose(p.bind(e.node, in))} }

// Values are the conditions under which a derived fact follows from others,
// one for each of its values in the order of their bits; none for a number.
func (p *Probe) Values(fact string, in Scope) []*Wish {
	e := in.Derivation(fact)
	if e == nil {
		return nil
	}
	switch f := p.fact(fact); f.Type {
	case Bool:
		yes := p.loose(p.bind(e.node, in))
		return []*Wish{{negate(yes)}, {yes}}
	case Enum:
		var list []*Wish
		for _, c := range f.Choices {
			list = append(list, &Wish{p.loose(p.bindAmong(e.choice, []string{c.Code}, in))})
		}
		return list
	}
	return nil
}

// Derivable are the derived facts that the probe's conditions look at; said are
// those of which a condition asks whether the question states them.
func (p *Probe) Derivable() (names, said []string) {
	for name := range p.derived {
		names = append(names, name)
	}
	slices.Sort(names)
	return names, p.said
}

// Looks are all facts that the conditions look at, derived ones too.
func (p *Program) Looks() []string {
	var names []string
	for _, v := range p.vars {
		if v.read && v.name != "" {
			names = append(names, v.name)
		}
	}
	return names
}

// loose is a formula in which the form of the question is open.
func (p *Probe) loose(f formula) formula {
	switch f := f.(type) {
	case negation:
		return negate(p.loose(f.of))
	case every:
		return every{p.looseAll(f.of)}
	case some:
		return some{p.looseAll(f.of)}
	case marked:
		return p.loose(f.of)
	case isStated:
		return p.looseStated(f)
	case overruled:
		return p.looseDerived(f)
	case answered:
		return answered{p.looseLadder(f.ladder), f.mask}
	}
	return f
}

// looseStated: a derived fact is stated by giving it.
func (p *Probe) looseStated(f isStated) formula {
	if fact := p.vars[f.v].fact; fact.Derived {
		p.said = append(p.said, fact.Name)
		return choice(p.hidden(p.given, f.v))
	}
	return choice(p.hidden(p.stated, f.v))
}

func (p *Probe) looseAll(of []formula) []formula {
	list := make([]formula, len(of))
	for i, f := range of {
		list[i] = p.loose(f)
	}
	return list
}

func (p *Probe) looseDerived(f overruled) formula {
	if p.free[p.vars[f.v].name] == 0 {
		return p.loose(f.derived)
	}
	given := choice(p.hidden(p.given, p.index[p.vars[f.v].name])) // whichever way it is derived
	return some{[]formula{every{[]formula{given, f.itself}}, every{[]formula{negation{given}, p.loose(f.derived)}}}}
}

func (p *Probe) looseLadder(l *boundLadder) *boundLadder {
	if known, ok := p.ladders[l]; ok {
		return known
	}
	loose := &boundLadder{otherwise: l.otherwise, disputed: l.disputed}
	for _, rung := range l.rungs {
		loose.rungs = append(loose.rungs, boundRung{&flat{tree: p.loose(rung.when.tree)}, rung.outcome})
	}
	p.ladders[l] = loose
	return loose
}

// hidden is a yes-or-no variable that says something about another one.
func (p *Probe) hidden(of map[int]int, v int) int {
	h, ok := of[v]
	if !ok {
		h = len(p.vars)
		of[v] = h
		p.vars = append(p.vars, variable{kind: Bool})
	}
	return h
}

func choice(v int) *atom { return &atom{v: v, kind: oneOf, mask: 2} }

// Constant is a condition that always holds, or never.
func Constant(is bool) *Expr { return &Expr{node: constant{truthOf(is)}, kind: Bool} }
