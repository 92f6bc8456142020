package access

import (
	"buendnis/internal/rule"
)

// precondition is a test on the facts that are given or assumed so far.
type precondition struct {
	fact   *rule.Fact
	in     uint64 // one of these choices
	not    bool   // none of these
	absent bool
}

// preconditions reads all of when; what each word says about a fact of which
// nothing is known stands in background.yaml under semantics.
func (b *Rulebook) preconditions(d *assumptionDoc) ([]precondition, error) {
	var list []precondition
	var failed error
	add := func(name string, codes []string, not, absent bool) {
		p, err := b.precondition(name, codes)
		if err != nil {
			failed = err
			return
		}
		p.not, p.absent = not, absent
		list = append(list, p)
	}
	when := &d.When
	if when.StatusIn != nil {
		add("status", when.StatusIn, false, false)
	}
	if when.StatusNotIn != nil {
		add("status", when.StatusNotIn, true, false)
	}
	for name, codes := range when.FactIn {
		add(name, codes, false, false)
	}
	for name, codes := range when.FactNotIn {
		add(name, codes, true, true)
	}
	if when.FactNotTrue != "" {
		add(when.FactNotTrue, []string{"ja"}, true, true)
	}
	if when.FactAbsent != "" {
		add(when.FactAbsent, nil, false, true)
	}
	return list, failed
}

func (b *Rulebook) precondition(name string, codes []string) (precondition, error) {
	fact, err := b.named(name)
	p := precondition{fact: fact}
	for _, code := range codes {
		if err != nil {
			break
		}
		var v rule.Value
		v, err = fact.Parse(code)
		p.in |= v.Set
	}
	return p, err
}

// met tells whether the value of the fact satisfies the precondition; absent
// says what a fact counts for about which nothing is known.
func (p *precondition) met(v *rule.Value) bool {
	switch {
	case v == nil || !v.Known():
		return p.absent
	case p.not:
		return v.Set&p.in == 0
	}
	return v.Set&p.in != 0 && v.Set&^p.in == 0
}
