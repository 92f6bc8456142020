package rule

import "fmt"

func (p *Program) bindAmong(c choiceTerm, codes []string, in Scope) formula {
	if c.cond != nil {
		cond := p.bind(c.cond, in)
		yes, no := p.bindAmong(*c.yes, codes, in), p.bindAmong(*c.no, codes, in)
		return choose(cond, yes, no)
	}
	if c.fact == nil {
		for _, code := range codes {
			if code == c.literal {
				return fixed{True}
			}
		}
		return fixed{False}
	}
	return p.bindFact(c.fact, in, func(v int) formula { return p.codes(v, c.fact, codes) },
		func(e *Expr, in Scope) formula { return p.bindAmong(e.choice, codes, in) })
}

func choose(cond, yes, no formula) formula {
	if f, ok := cond.(fixed); ok {
		if f.is == True {
			return yes
		}
		return no
	}
	return anyFormula([]formula{both(cond, yes), both(negate(cond), no)})
}

func both(a, b formula) formula {
	if f, ok := b.(fixed); ok {
		if f.is == True {
			return a
		}
		return f
	}
	if f, ok := a.(fixed); ok {
		if f.is == True {
			return b
		}
		return f
	}
	return every{[]formula{a, b}}
}

func (p *Program) codes(v int, f *Fact, codes []string) formula {
	a := &atom{v: v, kind: oneOf, codes: codes}
	if f.Type == Country {
		p.country = append(p.country, a)
		return a
	}
	for _, code := range codes {
		if i, ok := f.Choice(code); ok {
			a.mask |= 1 << i
		}
	}
	return a
}

// bindTable is membership in a table on a day that may itself be unknown.
func (p *Program) bindTable(n inTable, in Scope) formula {
	var list []formula
	for i, row := range n.table.Rows {
		from, to := dateTerm{day: row.From}, dateTerm{day: row.To}
		inTime := both(p.bindBefore(from, n.day), p.bindBefore(n.day, to))
		if f, ok := inTime.(fixed); ok && f.is == False {
			continue
		}
		member := p.codes(p.variable(n.country), n.country, row.Values)
		if row.Unconfirmed {
			member = p.openLaw("nicht_bestaetigt", fmt.Sprintf("%s, Zeile %d", n.table.Name, i+1))
		}
		list = append(list, both(inTime, member))
	}
	return anyFormula(list)
}
