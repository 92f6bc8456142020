package access

import (
	"fmt"
	"io/fs"
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/rule"

	"gopkg.in/yaml.v3"
)

// background is law/background.yaml: what is assumed where nothing is given.
type background struct{ base, derived []assumption }

// assumption is the value of one fact, and when it may be assumed.
type assumption struct {
	fact         *rule.Fact
	value        rule.Value
	onDay        bool // the day of the question
	notIfUnknown []string
	when         []precondition
}

type assumptionDoc struct {
	Fact         string
	Default      any
	NotIfUnknown []string `yaml:"not_if_unknown"`
	When         struct {
		StatusIn    []string            `yaml:"status_in"`
		StatusNotIn []string            `yaml:"status_not_in"`
		FactIn      map[string][]string `yaml:"fact_in"`
		FactNotIn   map[string][]string `yaml:"fact_not_in"`
		FactNotTrue string              `yaml:"fact_not_true"`
		FactAbsent  string              `yaml:"fact_absent"`
	}
	Why string
}

func (b *Rulebook) loadBackground(law fs.FS) error {
	raw, err := fs.ReadFile(law, "background.yaml")
	if err != nil {
		return err
	}
	var doc struct {
		Base    []assumptionDoc `yaml:"base_defaults"`
		Derived []assumptionDoc `yaml:"derived_defaults"`
	}
	if err := yaml.Unmarshal(raw, &doc); err != nil {
		return inFile("background.yaml", err)
	}
	if b.background.base, err = b.assumptions(doc.Base); err == nil {
		b.background.derived, err = b.assumptions(doc.Derived)
	}
	if err != nil {
		return inFile("background.yaml", err)
	}
	return nil
}

func (b *Rulebook) assumptions(docs []assumptionDoc) ([]assumption, error) {
	var list []assumption
	for _, d := range docs {
		fact, err := b.named(d.Fact)
		if err != nil {
			return nil, err
		}
		a := assumption{fact: fact, onDay: d.Default == "@on", notIfUnknown: d.NotIfUnknown}
		if !a.onDay {
			if a.value, err = fact.ParseJSON(d.Default); err != nil {
				return nil, fmt.Errorf("%s: %w", d.Fact, err)
			}
		}
		if a.when, err = b.preconditions(&d); err != nil {
			return nil, fmt.Errorf("%s: %w", d.Fact, err)
		}
		list = append(list, a)
	}
	return list, nil
}

func (b *Rulebook) named(name string) (*rule.Fact, error) {
	fact, ok := b.vocabulary.Fact(name)
	if !ok {
		return nil, fmt.Errorf("„%s“ ist kein Fakt", name)
	}
	return fact, nil
}

func (a *assumption) on(on civil.Date) rule.Value {
	if a.onDay {
		return rule.DateValue(on)
	}
	return a.value
}

// closure adds the facts on which assumptions about the given ones hang.
func (b *background) closure(names []string) map[string]bool {
	set := map[string]bool{}
	for _, name := range names {
		set[name] = true
	}
	for grown := true; grown; {
		before := len(set)
		for _, a := range append(slices.Clone(b.base), b.derived...) {
			if !set[a.fact.Name] {
				continue
			}
			for _, name := range a.notIfUnknown {
				set[name] = true
			}
			for _, p := range a.when {
				set[p.fact.Name] = true
			}
		}
		grown = len(set) > before
	}
	return set
}
