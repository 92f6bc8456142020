package access

import (
	"fmt"
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// Contradiction is what dates of a question say against each other (bounds.yaml).
type Contradiction struct {
	Facts    []string // two dates, or one that is against the day or another fact
	Sentence string   // German: what, and how to repair it
}

// Contradictions are the dates of a question that can't all be right, whatever
// is unknown: Duldung before entry, a date after the day of the question.
// Somebody who was away in between says so (unless), and nothing contradicts.
func (b *Rulebook) Contradictions(on civil.Date, facts rule.Facts) []Contradiction {
	if found := b.backwards(facts); len(found) > 0 {
		return found
	}
	suspects := &contradictions{b: b, bounds: b.refused, on: on, facts: facts, lax: true}
	if suspects.look(); len(suspects.found) == 0 {
		return nil // nearly always, and without asking when bounds stand
	}
	c := &contradictions{b: b, bounds: b.refused, on: on, facts: facts}
	c.look()
	return c.found
}

// backwards are entries of lists that end before they begin.
func (b *Rulebook) backwards(facts rule.Facts) (found []Contradiction) {
	for _, name := range lists(facts) {
		fact, ok := b.vocabulary.Fact(name)
		for i, item := range facts[name].Items {
			if ok && endsBefore(item) {
				found = append(found, Contradiction{[]string{name}, fmt.Sprintf("%s, Eintrag %d: Das Ende liegt vor dem Beginn. Bitte berichtigen Sie eines der beiden Daten.", fact.Label, i+1)})
			}
		}
	}
	return found
}

// lists are the facts that have entries, in alphabetical order.
func lists(facts rule.Facts) (names []string) {
	for name, value := range facts {
		if len(value.Items) > 0 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// endsBefore tells whether an entry surely ends before it begins.
func endsBefore(item map[string]any) bool {
	from, _ := item["von"].(string)
	to, _ := item["bis"].(string)
	begin, errFrom := civil.ParseSpan(from)
	end, errTo := civil.ParseSpan(to)
	return errFrom == nil && errTo == nil && begin.From > end.To
}

// contradictions looks for a chain of bounds from one given date to another.
type contradictions struct {
	b      *Rulebook
	bounds []rule.Bound
	on     civil.Date
	facts  rule.Facts
	lax    bool // takes every bound to stand
	found  []Contradiction
}

func (c *contradictions) look() {
	done := map[string]bool{}
	for _, bound := range c.bounds {
		if value := c.facts[bound.Lower]; value.Known() && !done[bound.Lower] {
			done[bound.Lower] = true
			c.from(bound.Lower, value)
		}
	}
}

// from follows the bounds upwards from a date that is given.
func (c *contradictions) from(fact string, value rule.Value) {
	chain := []string{fact}
	for i := 0; i < len(chain); i++ {
		for _, bound := range c.bounds {
			if bound.Lower != chain[i] || slices.Contains(chain, bound.Upper) || bound.Upper == "never" && i > 0 || !c.stands(bound) {
				continue // a date that does not come bounds no other
			}
			chain = append(chain, bound.Upper)
			c.compare(fact, value, bound.Upper)
		}
	}
}

// stands tells whether the bound surely stands.
func (c *contradictions) stands(bound rule.Bound) bool {
	asked := func(e *rule.Expr) rule.Truth { return c.b.plainly(e, c.facts) }
	return c.lax && bound.Upper != "never" || (bound.When == nil || asked(bound.When) == rule.True) && (bound.Unless == nil || asked(bound.Unless) != rule.True)
}

func (c *contradictions) compare(name string, value rule.Value, upper string) {
	lower, _ := c.b.vocabulary.Fact(name)
	switch other := c.facts[upper]; {
	case upper == "never":
		c.add(fmt.Sprintf("„%s“ (%s) passt nicht dazu, dass es kein Asylverfahren gibt. Bitte berichtigen Sie eine der beiden Angaben.",
			lower.Label, lower.Words(value)), lower.Name, "asyl_stand")
	case upper == "on" && value.Lo > int64(c.on):
		c.add(fmt.Sprintf("„%s“ (%s) liegt nach dem Stichtag %s. Bitte berichtigen Sie das Datum oder den Stichtag.",
			lower.Label, lower.Words(value), c.on.German()), lower.Name)
	case other.Known() && value.Lo > other.Hi:
		fact, _ := c.b.vocabulary.Fact(upper)
		c.add(fmt.Sprintf("„%s“ (%s) liegt nach „%s“ (%s), das kann nicht sein. Bitte berichtigen Sie eines der beiden Daten; war die Person zwischendurch fort, geben Sie „Aufenthalt unterbrochen“ mit ja an.",
			lower.Label, lower.Words(value), fact.Label, fact.Words(other)), lower.Name, upper)
	}
}

func (c *contradictions) add(sentence string, facts ...string) {
	c.found = append(c.found, Contradiction{facts, sentence})
}

// plainly decides a condition on given facts alone: no background, no day. The
// conditions of bounds are few, and each is compiled once.
func (b *Rulebook) plainly(e *rule.Expr, facts rule.Facts) rule.Truth {
	kept, ok := b.boundTests.Load(e)
	if !ok {
		p := b.language.NewProgram(lastDay)
		test := p.Test(e, scope{b, nil, lastDay})
		kept, _ = b.boundTests.LoadOrStore(e, &plainTest{p.Finish(), test})
	}
	t := kept.(*plainTest)
	return t.program.Know(facts, facts).Holds(t.test)
}

// plainTest is a condition of a bound, ready to be asked.
type plainTest struct {
	program *rule.Program
	test    *rule.Test
}

// contradicts refuses a question whose dates can't all be right.
func (b *Rulebook) contradicts(q *Question) error {
	if found := b.Contradictions(q.On, q.Facts); len(found) > 0 {
		return fault.New(fault.Invalid, "%s", found[0].Sentence)
	}
	return nil
}
