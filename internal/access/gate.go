package access

import (
	"strings"
	"sync"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// Gate answers one instrument on one day for many people, with memory. It is
// safe for concurrent use.
type Gate struct {
	b      *Rulebook
	r      *ruling // nil: no version is in force
	names  []string
	lifted int
	mu     sync.RWMutex
	memory map[string]gateAnswer
}

type gateAnswer struct {
	verdict Verdict
	missing []string
}

// maxMemory bounds what a gate remembers.
const maxMemory = 100_000

// Gate prepares an instrument for a day; the background is "unauffaellig".
func (b *Rulebook) Gate(instrument string, on civil.Date) (*Gate, error) {
	if err := b.checkQuestion(&Question{Instrument: instrument}); err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "%s", fault.SentenceOf(err))
	}
	g := &Gate{b: b, memory: map[string]gateAnswer{}}
	if v, _ := b.versionOn(instrument, on); v != nil {
		g.take(b.ruling(v, on))
	}
	return g, nil
}

// take makes a ruling the gate's own.
func (g *Gate) take(r *ruling) {
	g.r = r
	g.names = r.in.names
}

// Verdict decides for one person; missing are the facts (the union of the
// smallest sets) if and only if the verdict is open for want of facts.
func (g *Gate) Verdict(facts rule.Facts) (v Verdict, missing []string) {
	if g.r == nil {
		return Nein, nil
	}
	key := g.key(facts)
	g.mu.RLock()
	a, ok := g.memory[key]
	g.mu.RUnlock()
	if !ok {
		a = g.ask(facts)
		g.mu.Lock()
		if len(g.memory) < maxMemory {
			g.memory[key] = a
		}
		g.mu.Unlock()
	}
	return a.verdict, a.missing
}

// ask decides without memory.
func (g *Gate) ask(facts rule.Facts) gateAnswer {
	k := g.r.in.know(facts, nil, true)
	if g.lifted != 0 {
		k = k.Lift(g.lifted, !g.r.version.leaves[g.lifted-1].negated)
	}
	a := gateAnswer{verdict: g.r.verdictOf(k)}
	if a.verdict == Unklar {
		a.missing = union(k.Missing(g.r.verdict))
	}
	return a
}

// key is equal for people whom the rule cannot tell apart.
func (g *Gate) key(facts rule.Facts) string {
	var b strings.Builder
	for _, name := range g.names {
		if v, asked := facts[name]; asked {
			b.WriteString(v.Key())
		}
		b.WriteByte(';')
	}
	return b.String()
}

// RuleCondition is a single condition of a rule that could be lifted.
type RuleCondition struct {
	ID              int
	Norm, Text, Who string // Who can lift it: bund, bamf, land, auslaenderbehoerde, …
}

// Conditions are the single conditions of the rule, in the order of the file.
func (g *Gate) Conditions() []RuleCondition {
	if g.r == nil {
		return nil
	}
	var list []RuleCondition
	for _, c := range g.r.version.leaves {
		list = append(list, RuleCondition{c.mark, c.norm, c.text, g.r.version.whoLifts(c)})
	}
	return list
}

// whoLifts is who the file names, or whoever makes rules of this kind.
func (v *version) whoLifts(c *condition) string {
	if c.who != "" {
		return c.who
	}
	for _, o := range c.opens {
		if o.Who != "" {
			return o.Who
		}
	}
	switch {
	case v.practice:
		return "bamf"
	case v.guideline:
		return "land"
	}
	return "bund"
}

// Without is the same gate with one condition lifted.
func (g *Gate) Without(id int) *Gate {
	return &Gate{b: g.b, r: g.r, names: g.names, lifted: id, memory: map[string]gateAnswer{}}
}
