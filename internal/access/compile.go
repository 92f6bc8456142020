package access

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"buendnis/internal/rule"
)

// compiler turns a version as written into one that can be asked.
type compiler struct {
	b      *Rulebook
	place  string
	target *version
}

func (c *compiler) fail(where, format string, args ...any) error {
	return fmt.Errorf("%s, %s: %s", c.place, where, fmt.Sprintf(format, args...))
}

func (c *compiler) version(i Instrument, d *versionDoc) (*version, error) {
	v := &version{
		instrument: i.ID, kind: i.Kind, outside: c.b.outsideOf(i.ID), from: orFirst(d.From), to: orLast(d.To), source: d.Source,
		practice: d.Type == "verwaltung", guideline: d.Type == "richtlinie", doubtful: d.Confidence == "low",
		confidence: cmp.Or(d.Confidence, "high"), note: d.Note,
		flags: d.Flags, derived: map[string]*rule.Expr{}, sources: d.Derived, opens: d.Opens,
	}
	c.target = v
	err := errors.Join(c.head(d), c.derivations(d.Derived), c.openings(d.Opens, "opens"))
	if err != nil {
		return nil, err
	}
	if v.requires, err = c.conditions(d.Requires, "Voraussetzung", false); err != nil {
		return nil, err
	}
	for i := range d.Ways {
		w, err := c.way(&d.Ways[i], fmt.Sprintf("Weg %d", i+1))
		if err != nil {
			return nil, err
		}
		v.ways = append(v.ways, w)
	}
	if d.Otherwise != nil {
		v.otherwise, err = c.way(d.Otherwise, "otherwise")
	}
	return v, err
}

// head checks what stands before the conditions.
func (c *compiler) head(d *versionDoc) error {
	switch {
	case d.Source == "":
		return c.fail("Kopf", "es fehlt die Quelle (source)")
	case orFirst(d.From) > orLast(d.To):
		return c.fail("Kopf", "das Ende liegt vor dem Beginn")
	case !slices.Contains([]string{"", "gesetz", "verwaltung", "richtlinie"}, d.Type):
		return c.fail("Kopf", "„%s“ ist keine Art (type)", d.Type)
	case !slices.Contains([]string{"", "high", "medium", "low"}, d.Confidence):
		return c.fail("Kopf", "„%s“ ist keine Konfidenz (confidence)", d.Confidence)
	}
	return nil
}

func (c *compiler) derivations(sources map[string]string) error {
	for name, source := range sources {
		fact, ok := c.b.vocabulary.Fact(name)
		if !ok || !fact.Derived {
			return c.fail("derived", "„%s“ ist kein abgeleiteter Fakt", name)
		}
		e, err := c.b.language.CompileValue(fact, source)
		if err != nil {
			return c.fail("derived", "%v", err)
		}
		c.target.derived[name] = e
	}
	return nil
}

func (c *compiler) way(d *wayDoc, where string) (*way, error) {
	switch {
	case !slices.Contains(verdicts, d.Verdict):
		return nil, c.fail(where, "„%s“ ist kein Urteil", d.Verdict)
	case d.Norm == "" || d.Text == "":
		return nil, c.fail(where, "Norm oder Text fehlt")
	}
	when, err := c.conditions(d.When, where, false)
	if err != nil {
		return nil, err
	}
	return &way{d.Verdict, d.Norm, d.Text, d.Flags, when, d.Opens}, c.openings(d.Opens, where)
}

func (c *compiler) conditions(docs []nodeDoc, where string, negated bool) ([]*condition, error) {
	var list []*condition
	for i := range docs {
		n, err := c.condition(&docs[i], where, negated)
		if err != nil {
			return nil, err
		}
		list = append(list, n)
	}
	return list, nil
}

func (c *compiler) condition(d *nodeDoc, where string, negated bool) (*condition, error) {
	var of []*condition
	var err error
	join := ""
	switch {
	case d.If != "":
		return c.leaf(d, where, negated)
	case d.All != nil:
		join = "all"
		of, err = c.conditions(d.All, where, negated)
	case d.Any != nil:
		join = "any"
		of, err = c.conditions(d.Any, where, negated)
	case d.Not != nil:
		join = "not"
		of, err = c.conditions([]nodeDoc{*d.Not}, where, !negated)
	default:
		return nil, c.fail(where, "eine Bedingung braucht if, all, any oder not")
	}
	return &condition{join: join, of: of, negated: negated}, err
}

func (c *compiler) leaf(d *nodeDoc, where string, negated bool) (*condition, error) {
	e, err := c.b.language.Compile(d.If)
	if err != nil {
		return nil, c.fail(where, "%v", err)
	}
	if d.Norm == "" || d.Text == "" {
		return nil, c.fail(where, "„%s“: Norm oder Text fehlt", d.If)
	}
	leaf := &condition{
		expr: e, source: d.If, norm: d.Norm, text: d.Text,
		who: d.Who, flags: d.Flags, opens: d.Opens, negated: negated,
	}
	c.target.take(leaf)
	return leaf, c.openings(d.Opens, where)
}

var openingKinds = []string{"zeit", "handlung", "status", "behoerde", "recht", "alternative"}

func (c *compiler) openings(opens []openDoc, where string) error {
	for _, o := range opens {
		if !slices.Contains(openingKinds, o.Kind) || o.Text == "" {
			return c.fail(where, "eine Öffnung braucht eine bekannte Art (kind) und einen Text")
		}
		if _, ok := c.b.vocabulary.Fact(o.Fact); o.Fact != "" && !ok {
			return c.fail(where, "die Öffnung nennt den unbekannten Fakt „%s“", o.Fact)
		}
		if _, ok := c.b.instrument(o.To); o.Kind == "alternative" && !ok {
			return c.fail(where, "die Alternative „%s“ ist kein Instrument", o.To)
		}
	}
	return nil
}
