package access

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// Need is a need that follows from what is known.
type Need struct {
	Kind    string   // id of law/needs/kinds.yaml
	Current bool     // can be served now; otherwise it comes after another
	After   string   // the kind that comes first, if not current
	Reason  string   // German sentence
	Facts   []string // for klaerung: the facts that are not known
}

// clarification is the need to find out what decides.
const clarification = "klaerung"

type needKind struct{ ID, Name, Family string }

type needRule struct {
	need, after, text string
	current           bool
	from, to          civil.Date
	expr              *rule.Expr
	decides           []string
}

// needProgram is all need rules of a day.
type needProgram struct {
	program *rule.Program
	rules   []needRule
	tests   []*rule.Test
	reads   map[string]bool
}

func (b *Rulebook) loadNeeds(law fs.FS) error {
	var kinds struct{ Kinds []needKind }
	if err := readYAML(law, "needs/kinds.yaml", &kinds); err != nil {
		return err
	}
	b.needKinds = kinds.Kinds
	var doc struct {
		Rules []struct {
			Need, When, After, If, Text, Source string
			From, To                            *civil.Date
			Decides                             []string
		}
	}
	const file = "needs/rules.yaml"
	if err := readYAML(law, file, &doc); err != nil {
		return err
	}
	for i, d := range doc.Rules {
		e, err := b.language.Compile(d.If)
		switch {
		case err != nil:
			return fmt.Errorf("law/%s, Regel %d (%s): %w", file, i+1, d.Need, err)
		case !b.isNeed(d.Need) || d.After != "" && !b.isNeed(d.After):
			return fmt.Errorf("law/%s, Regel %d: „%s“ oder „%s“ ist keine Art aus kinds.yaml", file, i+1, d.Need, d.After)
		case d.Text == "" || d.When != "current" && d.When != "later":
			return fmt.Errorf("law/%s, Regel %d (%s): Text oder when (current, later) fehlt", file, i+1, d.Need)
		}
		for _, name := range d.Decides {
			if _, err := b.named(name); err != nil {
				return fmt.Errorf("law/%s, Regel %d (%s): %w", file, i+1, d.Need, err)
			}
		}
		b.needRules = append(b.needRules, needRule{d.Need, d.After, d.Text, d.When == "current", orFirst(d.From), orLast(d.To), e, d.Decides})
	}
	return nil
}

func (b *Rulebook) isNeed(id string) bool {
	return slices.ContainsFunc(b.needKinds, func(k needKind) bool { return k.ID == id })
}

// NeedChoices are the kinds of need with their German names.
func (b *Rulebook) NeedChoices() []rule.Choice {
	var list []rule.Choice
	for _, k := range b.needKinds {
		list = append(list, rule.Choice{Code: k.ID, Label: k.Name})
	}
	return list
}

// Needs derives the needs of a person or class on a day, in the order of the
// kinds. A kind stands once; a rule that makes it current goes before one that
// makes it later.
func (b *Rulebook) Needs(on civil.Date, facts rule.Facts) []Need {
	p := b.needsOn(on)
	k := b.knowledge(p.program, p.reads, facts, nil, true)
	found := map[string]Need{}
	var unknown []string
	for i, r := range p.rules {
		switch k.Holds(p.tests[i]) {
		case rule.True:
			if old, ok := found[r.need]; !ok || r.current && !old.Current {
				found[r.need] = Need{Kind: r.need, Current: r.current, After: r.after, Reason: r.text}
			}
		case rule.Open:
			unknown = append(unknown, r.undecided(k.Lacking(p.tests[i]))...)
		}
	}
	if len(unknown) > 0 {
		found[clarification] = b.clarify(unknown)
	}
	return b.inOrder(found)
}

// undecided are the facts that decide the need and are not known.
func (r *needRule) undecided(lacking [][]string) []string {
	return slices.DeleteFunc(union(lacking), func(name string) bool { return !slices.Contains(r.decides, name) })
}

func (b *Rulebook) clarify(unknown []string) Need {
	slices.Sort(unknown)
	unknown = slices.Compact(unknown)
	labels := make([]string, len(unknown))
	for i, name := range unknown {
		labels[i] = name
		if f, ok := b.vocabulary.Fact(name); ok {
			labels[i] = f.Label
		}
	}
	return Need{Kind: clarification, Current: true, Facts: unknown, Reason: "Noch nicht bekannt: " + strings.Join(labels, ", ") + "."}
}

func (b *Rulebook) inOrder(found map[string]Need) []Need {
	var list []Need
	for _, k := range b.needKinds {
		if n, ok := found[k.ID]; ok {
			list = append(list, n)
		}
	}
	return list
}

func (b *Rulebook) needsOn(on civil.Date) *needProgram {
	b.mu.Lock()
	defer b.mu.Unlock()
	if p, ok := b.needs[on]; ok {
		return p
	}
	p := &needProgram{program: b.language.NewProgram(on)}
	for _, r := range b.needRules {
		if r.from <= on && on <= r.to {
			p.rules = append(p.rules, r)
			p.tests = append(p.tests, p.program.Test(r.expr, scope{b, nil, on}))
		}
	}
	p.program.Finish()
	p.reads = b.background.closure(p.program.Uses())
	b.needs[on] = p
	return p
}
