package rule

import "buendnis/internal/civil"

// Literal is a day that is written into an expression and that a date is
// compared with.
type Literal struct {
	Fact string // the date; "" is the day of the question
	Day  civil.Date
}

// Literals are the days written into the expression itself; what it refers to
// has its own.
func (e *Expr) Literals() []Literal {
	var found []Literal
	eachNode(e, func(n node) {
		if n, ok := n.(before); ok {
			found = append(found, n.left.against(n.right)...)
			found = append(found, n.right.against(n.left)...)
		}
	})
	return found
}

// Tables are the tables into which the expression looks.
func (e *Expr) Tables() []string {
	var names []string
	eachNode(e, func(n node) {
		if n, ok := n.(inTable); ok {
			names = append(names, n.table.Name)
		}
	})
	return names
}

// against is the literal day, if there is one, with which the date is compared;
// for a shifted date, the day that it is before its shift.
func (t dateTerm) against(day dateTerm) []Literal {
	if !day.literal() || t.literal() || t.month > 0 {
		return nil
	}
	found := Literal{Day: civil.Date(t.shift.latest(day.shift.of(int64(day.day))))}
	if t.fact != nil {
		found.Fact = t.fact.Name
	}
	return []Literal{found}
}

func (t dateTerm) literal() bool { return t.fact == nil && !t.onDay && t.month == 0 }

// eachNode visits the conditions of an expression, also those that choose
// between values.
func eachNode(e *Expr, visit func(node)) {
	w := &visitor{visit}
	if e.node != nil {
		w.node(e.node)
	}
	w.choice(e.choice)
	w.number(e.number)
}

type visitor struct{ visit func(node) }

func (w *visitor) node(n node) {
	w.visit(n)
	switch n := n.(type) {
	case not:
		w.node(n.of)
	case lifting:
		w.node(n.of)
	case all:
		w.nodes(n.of)
	case anyOf:
		w.nodes(n.of)
	case among:
		w.choice(n.choice)
	case atMost:
		w.number(n.number)
	}
}

func (w *visitor) nodes(of []node) {
	for _, n := range of {
		w.node(n)
	}
}

func (w *visitor) choice(c choiceTerm) {
	if c.cond != nil {
		w.node(c.cond)
		w.choice(*c.yes)
		w.choice(*c.no)
	}
}

func (w *visitor) number(n numberTerm) {
	if n.cond != nil {
		w.node(n.cond)
		w.number(*n.yes)
		w.number(*n.no)
	}
}
