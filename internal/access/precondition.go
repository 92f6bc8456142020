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

func (b *Rulebook) preconditions(d *assumptionDoc) ([]precondition, error) {
	var list []precondition
	add := func(name string, codes []string, not, absent bool) error {
		fact, err := b.named(name)
		if err != nil {
			return err
		}
		p := precondition{fact: fact, not: not, absent: absent}
		for _, code := range codes {
			v, err := fact.Parse(code)
			if err != nil {
				return err
			}
			p.in |= v.Set
		}
		list = append(list, p)
		return nil
	}
	if d.When.StatusIn != nil {
		if err := add("status", d.When.StatusIn, false, false); err != nil {
			return nil, err
		}
	}
	if d.When.StatusNotIn != nil {
		if err := add("status", d.When.StatusNotIn, true, false); err != nil {
			return nil, err
		}
	}
	for name, codes := range d.When.FactIn {
		if err := add(name, codes, false, false); err != nil {
			return nil, err
		}
	}
	for name, codes := range d.When.FactNotIn {
		if err := add(name, codes, true, true); err != nil {
			return nil, err
		}
	}
	if name := d.When.FactNotTrue; name != "" {
		if err := add(name, []string{"ja"}, true, true); err != nil {
			return nil, err
		}
	}
	if name := d.When.FactAbsent; name != "" {
		if err := add(name, nil, false, true); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// met tells whether the facts satisfy the precondition; absent says what a
// fact counts for about which nothing is known.
func (p *precondition) met(facts rule.Facts) bool {
	v := facts[p.fact.Name]
	switch {
	case !v.Known():
		return p.absent
	case p.not:
		return v.Set&p.in == 0
	}
	return v.Set&p.in != 0 && v.Set&^p.in == 0
}
