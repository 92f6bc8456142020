package access

import (
	"slices"

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
	}
}

// singleStatuses are the statuses without the codes that stand for several.
func (b *Rulebook) singleStatuses() []rule.Choice {
	status, _ := b.vocabulary.Fact("status")
	return slices.DeleteFunc(slices.Clone(status.Choices), func(c rule.Choice) bool {
		return b.language.Sets["status"][c.Code] != nil
	})
}
