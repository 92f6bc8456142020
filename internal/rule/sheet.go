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
func (s *Sheet) Know(r *Row) *Knowledge { return s.Blank().Take(r) }

// Blank is knowledge of nobody yet, to Take one person after another.
func (s *Sheet) Blank() *Knowledge {
	k := &Knowledge{s: s.program.emptyState(), sheet: s, spare: make([]domain, len(s.of))}
	k.value = k.named
	return k
}

// Take knows the person of the row, and nobody else any more.
func (k *Knowledge) Take(r *Row) *Knowledge {
	k.row = r
	k.s.free, k.s.void = false, false
	clear(k.s.signs)
	for v, column := range k.sheet.of {
		k.s.of[v] = k.read(v, column)
	}
	k.s.narrow()
	k.settle()
	return k
}

func (k *Knowledge) read(v, column int) domain {
	p := k.s.p
	if column < 0 {
		return p.domain(&p.vars[v], nil, k.value)
	}
	d := p.domain(&p.vars[v], k.row.Values[column], k.value)
	d.stated = k.row.Stated[column]
	return d
}

// named is the value of a fact by its name, for the few that need it.
func (k *Knowledge) named(fact string) Value {
	if column, ok := k.sheet.column[fact]; ok && k.row.Values[column] != nil {
		return *k.row.Values[column]
	}
	return Value{}
}

// settle draws the conclusions from the bounds of dates. Facts that contradict
// them are taken as they are, without bounds.
func (k *Knowledge) settle() {
	if len(k.s.p.bounds) == 0 {
		return // nothing could contradict
	}
	copy(k.spare, k.s.of)
	if !k.s.propagate() {
		copy(k.s.of, k.spare)
		clear(k.s.signs)
		k.s.free, k.s.void = true, false
	}
}

// value finds a fact by its name.
func (f Facts) value(name string) Value { return f[name] }
