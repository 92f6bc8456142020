package access

import (
	"slices"

	"buendnis/internal/alliance"
	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// Words are what forms, workbooks and files may say under this rulebook.
func (b *Rulebook) Words() rule.Words {
	return rule.Words{
		Vocabulary:  b.Vocabulary(),
		Needs:       b.NeedChoices(),
		Instruments: b.gateChoices(),
		Groups:      b.entryGroups,
		Statuses:    b.singleStatuses(),
		Condition: func(condition string) error {
			_, err := b.Condition(condition)
			return err
		},
		Kommune: alliance.CheckKommune,
	}
}

// WordsOn are the words of files about people on a day; they also tell what
// contradicts itself: dates, and a need below a level that is reached.
func (b *Rulebook) WordsOn(on civil.Date) rule.Words {
	words := b.Words()
	words.Against = func(facts rule.Facts, needs []string) (about []string, sentence string) {
		found := b.Contradictions(on, facts)
		if len(found) == 0 {
			found = b.surpassed(facts, needs)
		}
		if len(found) == 0 {
			return nil, ""
		}
		return found[0].Facts, found[0].Sentence
	}
	return words
}

// singleStatuses are the statuses without the codes that stand for several.
func (b *Rulebook) singleStatuses() []rule.Choice {
	status, _ := b.vocabulary.Fact("status")
	return slices.DeleteFunc(slices.Clone(status.Choices), func(c rule.Choice) bool {
		return b.language.Sets["status"][c.Code] != nil
	})
}
