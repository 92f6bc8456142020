package rule

import "fmt"

// bind makes the formula of a node for the program's day.
func (p *Program) bind(n node, in Scope) formula {
	switch n := n.(type) {
	case constant:
		return fixed{n.truth}
	case not:
		return negate(p.bind(n.of, in))
	case all:
		return p.bindAll(n.of, in)
	case anyOf:
		return p.bindAny(n.of, in)
	case holds:
		return p.bindFact(n.fact, in, func(v int) formula { return &atom{v: v, kind: oneOf, mask: 2} },
			func(e *Expr, in Scope) formula { return p.bind(e.node, in) })
	case among:
		return p.bindAmong(n.choice, n.codes, in)
	case inTable:
		return p.bindTable(n, in)
	case before:
		return p.bindBefore(n.left, n.right)
	case atMost:
		return p.bindAtMost(n.number, n.limit, in)
	case exists:
		return p.bindExists(n)
	case longer:
		return p.bindItems(n.list, itemTest{more: n.n}, fmt.Sprintf("%s/%d", n.list.Name, n.n))
	case stated:
		return isStated{p.variable(n.fact)}
	case answers:
		return p.bindAnswers(n, in)
	case lifting:
		return marked{n.mark, p.bind(n.of, in)}
	case openLaw:
		return p.openLaw(n.flag, n.question)
	}
	panic(fmt.Sprintf("rule: node %T", n))
}

func negate(f formula) formula {
	switch f := f.(type) {
	case fixed:
		return fixed{f.is.not()}
	case negation:
		return f.of
	}
	return negation{f}
}

func (p *Program) bindAll(of []node, in Scope) formula {
	var list []formula
	for _, n := range of {
		switch f := p.bind(n, in).(type) {
		case fixed:
			if f.is == False {
				return f
			}
		case every:
			list = append(list, f.of...)
		default:
			list = append(list, f)
		}
	}
	switch len(list) {
	case 0:
		return fixed{True}
	case 1:
		return list[0]
	}
	return every{list}
}

func (p *Program) bindAny(of []node, in Scope) formula {
	var list []formula
	for _, n := range of {
		list = append(list, p.bind(n, in))
	}
	return anyFormula(list)
}

func anyFormula(of []formula) formula {
	var list []formula
	for _, f := range of {
		switch f := f.(type) {
		case fixed:
			if f.is == True {
				return f
			}
		case some:
			list = append(list, f.of...)
		default:
			list = append(list, f)
		}
	}
	switch len(list) {
	case 0:
		return fixed{False}
	case 1:
		return list[0]
	}
	return some{list}
}

// bindFact binds a condition on a fact: on itself, and for a derived one on
// its derivation.
func (p *Program) bindFact(f *Fact, in Scope, itself func(v int) formula, derived func(*Expr, Scope) formula) formula {
	v := p.variable(f)
	e := in.Derivation(f.Name)
	if e == nil {
		return itself(v)
	}
	return overruled{p.derivation(f, v, e, in), itself(v), derived(e, in)}
}

// derivation remembers how a fact is derived, so that defaults can ask whether
// it is settled. Rules that ask each other may derive it in several ways; then
// each has a variable of its own that tells whether the fact stands before it.
func (p *Program) derivation(f *Fact, v int, e *Expr, in Scope) (given int) {
	for _, d := range p.derived[f.Name] {
		if d.from == e {
			return d.given
		}
	}
	if len(p.derived[f.Name]) > 0 {
		v = len(p.vars)
		p.vars = append(p.vars, variable{name: f.Name, fact: f, kind: f.Type})
	}
	d := &derivation{from: e, given: v}
	p.derived[f.Name] = append(p.derived[f.Name], d)
	switch f.Type {
	case Bool:
		d.values = []*Test{newTest(p.bind(e.node, in))}
	case Enum:
		for _, c := range f.Choices {
			d.values = append(d.values, newTest(p.bindAmong(e.choice, []string{c.Code}, in)))
		}
	case Int:
		p.narrow(f, e)
	}
	return v
}

// bindAnswers asks another rule. Where its answer is that the law is open, the
// condition is open too.
func (p *Program) bindAnswers(n answers, in Scope) formula {
	ladder, scope := in.Ladder(n.rule)
	b, ok := p.others[n.rule]
	if !ok {
		b = p.bindLadder(ladder, scope)
		p.others[n.rule] = b
	}
	f := answered{ladder: b}
	for _, code := range n.codes {
		f.mask |= ladder.mask(code, p.language.Answers)
	}
	disputed := ladder.mask(ladder.Disputed, p.language.Answers)
	if disputed == 0 || f.mask&disputed != 0 {
		return f
	}
	return some{[]formula{f, every{[]formula{answered{b, disputed}, p.openLaw(ladder.Flag, n.rule)}}}}
}

func (l Ladder) mask(code string, answers []string) uint64 {
	var set uint64
	for i, answer := range answers {
		if answer == code {
			set |= 1 << i
		}
	}
	return set
}

// openLaw is a point of law that nobody can settle from the facts. The same
// question has one answer wherever it is asked, another one its own.
func (p *Program) openLaw(flag, question string) formula {
	v, ok := p.questions[question]
	if !ok {
		v = len(p.vars)
		p.questions[question] = v
		p.vars = append(p.vars, variable{kind: Bool, flag: flag, read: true})
	}
	return &atom{v: v, kind: oneOf, mask: 2, law: true}
}
