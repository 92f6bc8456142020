package rule

// Sheet is a fixed order of facts in which people come to a program, so that
// nothing is looked up by name while many are decided.
type Sheet struct {
	program *Program
	column  map[string]int
	of      []int // by variable: its column, -1: it has none
}

// Row is what is known about one person in the order of a sheet.
type Row struct {
	Values []*Value // nil: the fact was not asked
	Stated []bool   // the question itself gave the fact
}

// Sheet puts the named facts in order for the program. A fact without a column
// is one that was not asked.
func (p *Program) Sheet(names []string) *Sheet {
	s := &Sheet{program: p, column: make(map[string]int, len(names))}
	for i, name := range names {
		s.column[name] = i
	}
	for _, v := range p.vars {
		column, ok := s.column[v.name]
		if !ok || v.fact == nil {
			column = -1
		}
		s.of = append(s.of, column)
	}
	return s
}

// Know takes a row.
func (s *Sheet) Know(r *Row) *Knowledge {
	p := s.program
	state, value := p.emptyState(), s.reader(r)
	for v, column := range s.of {
		d := &state.of[v]
		if column < 0 {
			*d = p.domain(&p.vars[v], nil, value)
			continue
		}
		*d = p.domain(&p.vars[v], r.Values[column], value)
		d.stated = r.Stated[column]
	}
	state.narrow()
	return &Knowledge{state.settled(), value}
}

// reader finds the value of a fact by its name, for the few that need it.
func (s *Sheet) reader(r *Row) func(string) Value {
	return func(name string) Value {
		if column, ok := s.column[name]; ok && r.Values[column] != nil {
			return *r.Values[column]
		}
		return Value{}
	}
}

// value finds a fact by its name.
func (f Facts) value(name string) Value { return f[name] }
