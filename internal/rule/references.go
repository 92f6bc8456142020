package rule

// References are the names of the facts, and of rules as "verdict/…", that the
// expression refers to.
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
	}
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
