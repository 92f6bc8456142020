package access

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

type needKind struct{ ID, Name, Family string }

type needRule struct {
	needDoc
	current  bool
	from, to civil.Date
	expr     *rule.Expr
}

// needProgram is all need rules of a day.
type needProgram struct {
	in    *intake
	rules []needRule
	tests []*rule.Test
}

func (b *Rulebook) loadNeeds(law fs.FS) error {
	var kinds struct {
		Kinds  []needKind
		Levels []ladder
	}
	if err := readYAML(law, "needs/kinds.yaml", &kinds); err != nil {
		return err
	}
	b.needKinds = kinds.Kinds
	if err := b.takeLadders(kinds.Levels); err != nil {
		return err
	}
	const file = "needs/rules.yaml"
	var doc struct{ Rules []needDoc }
	if err := readYAML(law, file, &doc); err != nil {
		return err
	}
	for i := range doc.Rules {
		r, err := b.needRule(&doc.Rules[i])
		if err != nil {
			return fmt.Errorf("law/%s, Regel %d (%s): %w", file, i+1, doc.Rules[i].Need, err)
		}
		b.needRules = append(b.needRules, r)
	}
	return nil
}

// needDoc is a need rule as it is written.
type needDoc struct {
	Need, When, After, If, Text, Source string
	From, To                            *civil.Date
	Decides                             []string
}

func (b *Rulebook) needRule(d *needDoc) (needRule, error) {
	e, err := b.language.Compile(d.If)
	switch {
	case err != nil:
		return needRule{}, err
	case !b.isNeed(d.Need) || d.After != "" && !b.isNeed(d.After):
		return needRule{}, fmt.Errorf("„%s“ oder „%s“ ist keine Art aus kinds.yaml", d.Need, d.After)
	case d.Text == "" || d.When != "current" && d.When != "later":
		return needRule{}, errors.New("der Text oder when (current, later) fehlt")
	}
	for _, name := range d.Decides {
		if _, err := b.named(name); err != nil {
			return needRule{}, err
		}
	}
	return needRule{*d, d.When == "current", orFirst(d.From), orLast(d.To), e}, nil
}

func (b *Rulebook) isNeed(id string) bool {
	return slices.ContainsFunc(b.needKinds, func(k needKind) bool { return k.ID == id })
}

// maxNeedDays bounds the memory of questions about many days.
const maxNeedDays = 400

func (b *Rulebook) needsOn(on civil.Date) *needProgram {
	b.mu.Lock()
	defer b.mu.Unlock()
	if p, ok := b.needs[on]; ok {
		return p
	}
	p, program := &needProgram{}, b.language.NewProgram(on)
	for _, r := range b.needRules {
		if r.from <= on && on <= r.to {
			p.rules = append(p.rules, r)
			p.tests = append(p.tests, program.Test(r.expr, scope{b, nil, on}))
		}
	}
	p.in = b.intake(program.Finish())
	if len(b.needs) >= maxNeedDays {
		clear(b.needs)
	}
	b.needs[on] = p
	return p
}
