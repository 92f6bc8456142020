package rule

import "fmt"

// itemTest is a condition on a list: some item satisfies the body, or there
// are more than so many items. It is a variable of its own, because a list is
// known as a whole or not at all.
type itemTest struct {
	program *Program // one item's fields are its facts
	body    *Test    // nil: the list has more items than more
	more    int64
	pause   *numberTerm // the count is still reached without the times of the list
}

func (p *Program) bindExists(n exists) formula {
	inner := p.language.NewProgram(p.On)
	test := itemTest{program: inner, body: inner.Test(n.body, noScope{})}
	return p.bindItems(n.list, test, fmt.Sprintf("%s/%p", n.list.Name, n.body))
}

func (p *Program) bindItems(list *Fact, test itemTest, key string) formula {
	v, ok := p.index[key]
	if !ok {
		v = len(p.vars)
		p.index[key] = v
		p.vars = append(p.vars, variable{name: list.Name, fact: list, kind: Bool, read: !p.quiet, item: test})
	}
	return &atom{v: v, kind: oneOf, mask: 2}
}

// on evaluates the test on a list that is known.
func (t itemTest) on(p *Program, items []map[string]any, value func(fact string) Value) Truth {
	if t.pause != nil {
		return t.afterPauses(p, items, value)
	}
	if t.body == nil {
		return truthOf(int64(len(items)) > t.more)
	}
	result := False
	for _, item := range items {
		switch t.program.item(item).decide(t.body) {
		case True:
			return True
		case Open:
			result = Open
		}
	}
	return result
}

// item is what is known about one item of a list.
func (p *Program) item(fields map[string]any) *state {
	s := &state{p: p, of: make([]domain, len(p.vars)), signs: make([]int8, len(p.orders)), free: true}
	for i, v := range p.vars {
		s.of[i] = v.fact.itemDomain(fields[v.name])
	}
	return s
}

// itemDomain reads a field of an item; what is missing or wrong is unknown.
func (f *Fact) itemDomain(raw any) domain {
	if raw == nil && f.openEnd {
		return domain{lo: never, hi: never}
	}
	v, err := f.ParseJSON(raw)
	if raw == nil || err != nil {
		return full(f.Type, 3)
	}
	return domain{lo: clip(v.Lo), hi: clip(v.Hi), set: v.Set}
}

func clip(day int64) int64 { return max(past, min(never, day)) }
