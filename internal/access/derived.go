package access

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

func (b *Rulebook) loadDerived(law fs.FS) error {
	const file = "derived.yaml"
	var doc derivedDoc
	if err := readYAML(law, file, &doc); err != nil {
		return err
	}
	for _, d := range doc.Derived {
		fact, ok := b.vocabulary.Fact(d.Fact)
		if !ok {
			return fmt.Errorf("law/%s: „%s“ ist kein Fakt", file, d.Fact)
		}
		if len(d.Versions) == 0 {
			d.Versions = []valueDoc{{Value: d.Value}}
		}
		for _, v := range d.Versions {
			e, err := b.language.CompileValue(fact, v.Value)
			if err != nil {
				return fmt.Errorf("law/%s, %s: %w", file, d.Fact, err)
			}
			if err := b.leaveOut(e, d.Without); err != nil {
				return fmt.Errorf("law/%s, %s: %w", file, d.Fact, err)
			}
			last := b.derived[d.Fact]
			if n := len(last); n > 0 && last[n-1].to >= orFirst(v.From) {
				return fmt.Errorf("law/%s, %s: eine Fassung beginnt am %s, bevor die vorige endet (%s)", file, d.Fact, orFirst(v.From).German(), last[n-1].to.German())
			}
			b.derived[d.Fact] = append(last, derivation{orFirst(v.From), orLast(v.To), e})
		}
		if d.Clock != "" {
			b.clocks[d.Fact] = d.Clock
		}
	}
	return nil
}

// leaveOut makes a clock stand still during the times of a list.
func (b *Rulebook) leaveOut(e *rule.Expr, list string) error {
	if list == "" {
		return nil
	}
	fact, err := b.named(list)
	if err != nil {
		return err
	}
	return e.Without(fact)
}

func (b *Rulebook) loadBounds(law fs.FS) error {
	const file = "bounds.yaml"
	var doc boundsDoc
	if err := readYAML(law, file, &doc); err != nil {
		return err
	}
	sure, errSure := b.bounds(doc.Bounds)
	presumed, errPresumed := b.bounds(doc.Presumed)
	refused, errRefused := b.bounds(doc.Refused)
	if err := errors.Join(errSure, errPresumed, errRefused); err != nil {
		return inFile(file, err)
	}
	b.language.Bounds, b.refused = slices.Concat(sure, presumed), slices.Concat(sure, refused)
	return nil
}

func (b *Rulebook) bounds(docs []boundDoc) (list []rule.Bound, err error) {
	for _, d := range docs {
		bound := rule.Bound{Lower: d.Lower, Upper: d.Upper}
		if bound.When, err = b.optional(d.When); err == nil {
			bound.Unless, err = b.optional(d.Unless)
		}
		if err != nil {
			return nil, err
		}
		for _, name := range []string{d.Lower, d.Upper} {
			if f, ok := b.vocabulary.Fact(name); name != "on" && name != "never" && (!ok || f.Type != rule.Date) {
				return nil, fmt.Errorf("„%s“ ist kein Datum", name)
			}
		}
		list = append(list, bound)
	}
	return list, nil
}

func (b *Rulebook) optional(source string) (*rule.Expr, error) {
	if source == "" {
		return nil, nil
	}
	return b.language.Compile(source)
}

// scope is where a rule stands on a day: derived facts, other instruments.
type scope struct {
	b  *Rulebook
	v  *version // nil: no instrument, such as an offer's condition
	on civil.Date
}

// Name is equal for equal scopes.
func (s scope) Name() string {
	if s.v == nil {
		return ""
	}
	return s.v.instrument
}

// Derivation is what a derived fact follows from.
func (s scope) Derivation(fact string) *rule.Expr {
	if s.v != nil && s.v.derived[fact] != nil {
		return s.v.derived[fact]
	}
	for _, d := range s.b.derived[fact] {
		if d.from <= s.on && s.on <= d.to {
			return d.expr
		}
	}
	return nil
}

// Ladder is another instrument's rule on the same day.
func (s scope) Ladder(instrument string) (rule.Ladder, rule.Scope) {
	v, _ := s.b.versionOn(instrument, s.on)
	if v == nil {
		return rule.Ladder{Otherwise: outcomeNein}, scope{s.b, nil, s.on}
	}
	return v.ladder(false), scope{s.b, v, s.on}
}

// derivation is the value of a derived fact for a period.
type derivation struct {
	from, to civil.Date
	expr     *rule.Expr
}
