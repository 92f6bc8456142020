package analysis

import (
	"slices"

	"buendnis/internal/access"
	"buendnis/internal/rule"
)

// background is what fills facts that nobody asked for.
const background = "unauffaellig"

// clarification is the need of those whose deciding fact is not known.
const clarification = "klaerung"

// words are the kinds of need and the status groups, each in the order of the
// catalogue; the run works with their positions.
type words struct {
	needs, groups []rule.Choice
	facts         *rule.Vocabulary
}

func newWords(book *access.Rulebook) words {
	return words{book.NeedChoices(), book.StatusGroups(), book.Vocabulary()}
}

func (w words) need(code string) int { return position(w.needs, code) }

func (w words) group(code string) int { return position(w.groups, code) }

// position is where a code stands, -1 if nowhere.
func position(choices []rule.Choice, code string) int {
	return slices.IndexFunc(choices, func(c rule.Choice) bool { return c.Code == code })
}
