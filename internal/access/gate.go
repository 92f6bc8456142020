package access

import (
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
	lifted int
	mu     sync.RWMutex
	memory map[string]gateAnswer
	desks  sync.Pool
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
		g.r = b.ruling(v, on)
	}
	return g, nil
}

// Verdict decides for one person; missing are the facts (the union of the
// smallest sets) if and only if the verdict is open for want of facts.
func (g *Gate) Verdict(facts rule.Facts) (v Verdict, missing []string) {
	if g.r == nil {
		return Nein, nil
	}
	d := g.desk()
	defer g.desks.Put(d)
	key := d.key(facts)
	g.mu.RLock()
	a, ok := g.memory[string(key)]
	g.mu.RUnlock()
	if !ok {
		a = g.ask(d, facts)
		g.mu.Lock()
		if len(g.memory) < maxMemory {
			g.memory[string(key)] = a
		}
		g.mu.Unlock()
	}
	return a.verdict, a.missing
}

// desk is a free one.
func (g *Gate) desk() *desk {
	if d, ok := g.desks.Get().(*desk); ok {
		return d
	}
	return g.r.in.desk()
}

// ask decides without memory.
func (g *Gate) ask(d *desk, facts rule.Facts) gateAnswer {
	k := d.know(facts, nil, true)
	if g.lifted != 0 {
		k = k.Lift(g.lifted, !g.r.version.leaves[g.lifted-1].negated)
	}
	a := gateAnswer{verdict: g.r.verdictOf(k)}
	if a.verdict == Unklar {
		asked := answer{b: g.b, q: &Question{On: g.r.on, Facts: facts, Background: Unauffaellig}}
		a.missing = union(asked.released(k.Missing(g.r.verdict)))
	}
	return a
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
		list = append(list, g.r.version.shownCondition(c))
	}
	return list
}

func (v *version) shownCondition(c *condition) RuleCondition {
	return RuleCondition{c.mark, c.norm, c.text, v.whoLifts(c)}
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
	return &Gate{b: g.b, r: g.r, lifted: id, memory: map[string]gateAnswer{}}
}
