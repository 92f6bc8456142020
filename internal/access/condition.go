package access

import (
	"sync"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// Condition is a condition in the rule language, such as an offer's own. It is
// safe for concurrent use.
type Condition struct {
	b    *Rulebook
	expr *rule.Expr
	mu   sync.Mutex
	last *conditionOn
}

// conditionOn is a condition on a day.
type conditionOn struct {
	program *rule.Program
	in      *intake
	test    *rule.Test
}

// Condition compiles one; the error is a German sentence.
func (b *Rulebook) Condition(source string) (*Condition, error) {
	expr, err := b.language.Compile(source)
	if err != nil {
		return nil, fault.New(fault.Invalid, "Die Bedingung ist nicht lesbar: %v.", err)
	}
	return &Condition{b: b, expr: expr}, nil
}

func (c *Condition) on(on civil.Date) *conditionOn {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.last == nil || c.last.in.on != on {
		p := c.b.language.NewProgram(on)
		test := p.Test(c.expr, scope{c.b, nil, on})
		p.Finish()
		c.last = &conditionOn{p, c.b.intake(p), test}
	}
	return c.last
}

// Holds decides the condition over all completions of the facts; the
// background is "unauffaellig".
func (c *Condition) Holds(on civil.Date, facts rule.Facts) rule.Truth {
	o := c.on(on)
	return o.in.know(facts, nil, true).Holds(o.test)
}

// Missing are the facts whose knowledge would decide the condition.
func (c *Condition) Missing(on civil.Date, facts rule.Facts) []string {
	o := c.on(on)
	return union(o.in.know(facts, nil, true).Lacking(o.test))
}

// Facts are the base facts that the condition reads.
func (c *Condition) Facts() []string { return c.on(lastDay).program.Reads() }
