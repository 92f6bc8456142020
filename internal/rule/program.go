package rule

import (
	"slices"
	"sync"
	"sync/atomic"

	"buendnis/internal/civil"
)

// Scope is where a rule stands: what its derived facts come from, and what
// other rules answer.
type Scope interface {
	Derivation(fact string) *Expr                 // nil: there is none
	Ladder(rule string) (ladder Ladder, in Scope) // for verdict('…')
	Name() string                                 // equal names, equal meanings
}

type noScope struct{}

func (noScope) Derivation(string) *Expr       { return nil }
func (noScope) Ladder(string) (Ladder, Scope) { return Ladder{}, noScope{} }
func (noScope) Name() string                  { return "" }

// Program is conditions and ladders, compiled for one day. It is read-only
// after Finish and safe for concurrent use.
type Program struct {
	On        civil.Date // ages and months are counted on this day
	Law       civil.Date // tables and days of the law itself are read on this one; On unless Under says otherwise
	language  *Language
	vars      []variable
	index     map[string]int
	orders    []*atom
	bounds    []bound
	derived   map[string][]*derivation
	others    map[string]*boundLadder
	narrowed  []narrowing
	clocks    []clock
	questions map[string]int // points of law that are open → variable
	country   []*atom
	classes   map[string]uint64     // country → bit
	whole     atomic.Pointer[Sheet] // of all facts that it uses
	searches  sync.Pool
	tells     []distinction // all that could be made
	quiet     bool          // what is bound now only bounds other facts
}

// variable is a fact that the program looks at, a condition on a list, or a
// point of law that is open.
type variable struct {
	name    string // of the fact, "" for open law
	fact    *Fact
	kind    Type
	read    bool // a condition looks at it
	bound   bool // other dates bound it
	tied    bool // what it is says something about other facts
	item    itemTest
	codes   []uint64 // by choice: what it stands for on the day; nil: itself
	choices uint64   // all that it can be on the day
	derives bool     // a derivation was met on the way
	flag    string   // open law: the flag of the answer
}

// derivation is one way in which a fact follows from others.
type derivation struct {
	from   *Expr
	given  int     // the variable that tells whether the fact stands before it
	values []*Test // what it follows from: for a boolean one, for a choice one per code
}

// NewProgram begins a program for a day.
func (l *Language) NewProgram(on civil.Date) *Program {
	return &Program{
		On: on, Law: on, language: l, index: map[string]int{}, derived: map[string][]*derivation{},
		others: map[string]*boundLadder{}, questions: map[string]int{},
	}
}

// Under reads the law as it was on another day, for people as they are on the
// program's own; it comes before the first condition.
func (p *Program) Under(law civil.Date) *Program {
	p.Law = law
	return p
}

// Test is a condition of a program: a ladder of one rung.
type Test struct {
	when   *flat
	ladder boundLadder
}

// Test adds a condition.
func (p *Program) Test(e *Expr, in Scope) *Test { return newTest(p.bind(e.node, in)) }

func newTest(f formula) *Test {
	when := &flat{tree: f}
	return &Test{when, boundLadder{rungs: []boundRung{{when, 1}}, otherwise: 0, disputed: undecidable}}
}

// Finish closes the program: bounds are added, countries become classes.
func (p *Program) Finish() *Program {
	p.bindBounds()
	p.classify()
	for i := range p.vars {
		v := &p.vars[i]
		_, v.derives = p.derived[v.name]
		p.decode(v)
	}
	p.tells = p.distinctions()
	return p
}

// Reads are the base facts that the program's conditions look at, sorted.
func (p *Program) Reads() []string {
	var names []string
	for _, v := range p.vars {
		if v.read && v.name != "" && !v.fact.Derived {
			names = append(names, v.name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Uses are all facts that can change an answer: those that are looked at and
// those that bound them, sorted.
func (p *Program) Uses() []string {
	var names []string
	for _, v := range p.vars {
		if v.name != "" {
			names = append(names, v.name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (p *Program) fact(name string) *Fact {
	f, ok := p.language.Vocabulary.Fact(name)
	if !ok {
		return &Fact{Name: name, Type: Date}
	}
	return f
}

func (p *Program) variable(f *Fact) int {
	i, ok := p.index[f.Name]
	if !ok {
		i = len(p.vars)
		p.index[f.Name] = i
		p.vars = append(p.vars, variable{name: f.Name, fact: f, kind: f.Type})
	}
	p.vars[i].read = p.vars[i].read || !p.quiet
	return i
}
