package rule

// References are the names of the facts that the expression refers to, of rules
// as "verdict/…", of tables as "table/…", and the first days of what the
// expression itself says about the law's time as "day/…".
func (e *Expr) References() []string {
	r := &references{}
	r.node(e.node)
	r.choice(e.choice)
	r.number(e.number)
	return r.names
}

type references struct{ names []string }

func (r *references) fact(f *Fact) {
	if f != nil {
		r.names = append(r.names, f.Name)
	}
}

func (r *references) node(n node) {
	switch n := n.(type) {
	case not:
		r.node(n.of)
	case all:
		r.nodes(n.of)
	case anyOf:
		r.nodes(n.of)
	case holds:
		r.fact(n.fact)
	case among:
		r.choice(n.choice)
	case atMost:
		r.number(n.number)
	case lifting:
		r.node(n.of)
	case answers:
		r.names = append(r.names, "verdict/"+n.rule)
	case inTable:
		r.names = append(r.names, "table/"+n.table.Name)
	case before:
		r.day(n)
	}
}

// day notes from when on a comparison of the day with a day of the law reads
// differently.
func (r *references) day(n before) {
	switch {
	case n.right.onDay && n.left.fixedDay():
		r.names = append(r.names, "day/"+n.left.day.String())
	case n.left.onDay && n.right.fixedDay():
		r.names = append(r.names, "day/"+n.right.day.AddDays(1).String())
	}
}

func (t dateTerm) fixedDay() bool {
	return t.fact == nil && !t.onDay && t.month == 0 && len(t.shift) == 0
}

func (r *references) nodes(of []node) {
	for _, n := range of {
		r.node(n)
	}
}

func (r *references) choice(c choiceTerm) {
	r.fact(c.fact)
	if c.cond != nil {
		r.node(c.cond)
		r.choice(*c.yes)
		r.choice(*c.no)
	}
}

func (r *references) number(n numberTerm) {
	r.fact(n.fact)
	if n.cond != nil {
		r.node(n.cond)
		r.number(*n.yes)
		r.number(*n.no)
	}
}
