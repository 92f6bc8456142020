package revision

import (
	"buendnis/internal/access"
	"buendnis/internal/civil"
)

// Severity tells whether a finding stands in the way of approval.
type Severity string

// A Fehler must be mended before law is approved; a Hinweis is to be read.
const (
	Fehler  Severity = "Fehler"
	Hinweis Severity = "Hinweis"
)

// Finding is something that the linter has to say about law as data: what is
// wrong, where, how to mend it, and the profile that shows it.
type Finding struct {
	Kind       string            `json:"kind"` // one of Kinds
	Severity   Severity          `json:"severity"`
	Instrument string            `json:"instrument"`        // empty: the law folder as a whole
	From       *civil.Date       `json:"from"`              // the version begins; nil: it always was in force, or no version is meant
	Place      string            `json:"place"`             // Fassung ab …, Weg 2, „deutsch == 'B1'“
	Text       string            `json:"text"`              // what is wrong: a German sentence
	Repair     string            `json:"repair"`            // how to mend it: a German sentence
	On         *civil.Date       `json:"on,omitempty"`      // the day on which the profile shows it
	Profile    map[string]string `json:"profile,omitempty"` // fact → value, as questions write it; whatever is not named may be anything
}

// Lint looks at all of the law with all of its cases, in the order of the
// catalogue; within an instrument in the order of its versions.
func Lint(book *access.Rulebook, cases []access.Case) []Finding {
	var found []Finding
	for _, i := range book.Instruments() {
		found = append(found, LintInstrument(book, i.ID, cases)...)
	}
	return found
}

// LintInstrument looks at one instrument, as a draft asks it to. Cases of other
// instruments do not count.
func LintInstrument(_ *access.Rulebook, _ string, _ []access.Case) []Finding {
	return nil
}

// Blocking are the findings that stand in the way of approval.
func Blocking(found []Finding) []Finding {
	var list []Finding
	for _, f := range found {
		if f.Severity == Fehler {
			list = append(list, f)
		}
	}
	return list
}
