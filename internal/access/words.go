package access

import "buendnis/internal/rule"

// Words are what forms, workbooks and files may say under this rulebook.
func (b *Rulebook) Words() rule.Words {
	return rule.Words{
		Vocabulary:  b.Vocabulary(),
		Needs:       b.NeedChoices(),
		Instruments: b.GateChoices(),
		Condition: func(condition string) error {
			_, err := b.Condition(condition)
			return err
		},
	}
}
