package rule

import "buendnis/internal/civil"

// The checked expression, before a day is chosen. Conditions are nodes, what
// they compare are terms.
type (
	node interface{ isNode() }

	constant struct{ truth Truth }
	not      struct{ of node }
	all      struct{ of []node }
	anyOf    struct{ of []node }
	holds    struct{ fact *Fact } // a boolean fact
	among    struct {             // a choice is one of these codes
		choice choiceTerm
		codes  []string
	}
	inTable struct {
		table   *Table
		country *Fact
		day     dateTerm
	}
	before struct{ left, right dateTerm } // left ≤ right
	atMost struct {                       // number ≤ limit (thousandths for Number)
		number numberTerm
		limit  int64
	}
	exists struct {
		list *Fact
		body *Expr
	}
	longer struct { // the list has more than n items
		list *Fact
		n    int64
	}
	stated  struct{ fact *Fact }
	answers struct { // another rule answers with one of these
		rule  string
		codes []string
	}
	openLaw struct{ flag, question string } // law that is disputed or not confirmed
	lifting struct {                        // a condition that can be lifted
		mark int
		of   node
	}
)

func (constant) isNode() {}
func (not) isNode()      {}
func (all) isNode()      {}
func (anyOf) isNode()    {}
func (holds) isNode()    {}
func (among) isNode()    {}
func (inTable) isNode()  {}
func (before) isNode()   {}
func (atMost) isNode()   {}
func (exists) isNode()   {}
func (longer) isNode()   {}
func (stated) isNode()   {}
func (answers) isNode()  {}
func (openLaw) isNode()  {}
func (lifting) isNode()  {}

// dateTerm is a day: a fact, the day of the question or a literal, shifted.
type dateTerm struct {
	fact  *Fact
	onDay bool
	day   civil.Date
	month int // with dayOf: the latest such day of a year that has come
	dayOf int
	shift shift
}

// choiceTerm is an enum: a fact, a literal, or a choice between two.
type choiceTerm struct {
	fact    *Fact
	literal string
	cond    node
	yes, no *choiceTerm
}

// numberTerm is a number: a fact, months since or age on a day, or a choice
// between two.
type numberTerm struct {
	fact    *Fact
	literal int64
	since   *dateTerm // months since, or age if birthdays is set
	day     dateTerm
	ages    bool
	without *Fact // a list of times that do not count
	cond    node
	yes, no *numberTerm
}

// Expr is a checked expression of the language.
type Expr struct {
	Source string
	node   node       // a condition
	choice choiceTerm // the value of a derived enum
	number numberTerm // the value of a derived number
	kind   Type
}

// All holds if every one holds.
func All(of ...*Expr) *Expr { return &Expr{node: all{nodes(of)}, kind: Bool} }

// Any holds if at least one holds.
func Any(of ...*Expr) *Expr { return &Expr{node: anyOf{nodes(of)}, kind: Bool} }

// Not holds if the other does not.
func Not(of *Expr) *Expr { return &Expr{node: not{of.node}, kind: Bool} }

// Mark gives a condition a number (not 0) by which it can be lifted.
func Mark(of *Expr, mark int) *Expr {
	return &Expr{Source: of.Source, node: lifting{mark, of.node}, kind: Bool}
}

func nodes(of []*Expr) []node {
	list := make([]node, len(of))
	for i, e := range of {
		list[i] = e.node
	}
	return list
}
