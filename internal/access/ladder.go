package access

import (
	"fmt"
	"slices"

	"buendnis/internal/rule"
)

// ladder is the levels of a fact in their order, and up to which of them each
// need leads (needs/kinds.yaml). Levels outside of the order say nothing.
type ladder struct {
	Fact  string
	Order []string
	Needs map[string]string // need → level
}

// takeLadders keeps those of needs/kinds.yaml.
func (b *Rulebook) takeLadders(ladders []ladder) error {
	for _, l := range ladders {
		if err := b.checkLadder(l); err != nil {
			return inFile("needs/kinds.yaml", err)
		}
	}
	b.ladders = ladders
	return nil
}

// checkLadder refuses words that stand nowhere else.
func (b *Rulebook) checkLadder(l ladder) error {
	fact, ok := b.vocabulary.Fact(l.Fact)
	if !ok || fact.Type != rule.Enum {
		return fmt.Errorf("levels: %q hat keine Stufen", l.Fact)
	}
	for _, level := range l.Order {
		if _, ok := fact.Choice(level); !ok {
			return fmt.Errorf("levels: %q ist keine Stufe von %s", level, l.Fact)
		}
	}
	for need, level := range l.Needs {
		if !b.isNeed(need) || !slices.Contains(l.Order, level) {
			return fmt.Errorf("levels: %q oder %q gibt es nicht", need, level)
		}
	}
	return nil
}

// surpassed are explicit needs that lead to a level below the one that a person
// is said to have. The same level is none: who has it may still lack the paper.
func (b *Rulebook) surpassed(facts rule.Facts, needs []string) (found []Contradiction) {
	for _, l := range b.ladders {
		fact, _ := b.vocabulary.Fact(l.Fact)
		has := slices.Index(l.Order, fact.Format(facts[l.Fact]))
		for _, need := range needs {
			if level, ok := l.Needs[need]; ok && slices.Index(l.Order, level) < has {
				found = append(found, Contradiction{[]string{l.Fact, "bedarf"}, fmt.Sprintf(
					"„%s“ (%s) liegt über dem Bedarf „%s“. Bitte berichtigen Sie die Stufe oder den Bedarf.",
					fact.Label, fact.Words(facts[l.Fact]), b.needName(need))})
			}
		}
	}
	return found
}

func (b *Rulebook) needName(id string) string {
	for _, kind := range b.needKinds {
		if kind.ID == id {
			return kind.Name
		}
	}
	return id
}
