package revision

import (
	"runtime"
	"slices"

	"buendnis/internal/access"
	"buendnis/internal/civil"

	"golang.org/x/sync/errgroup"
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
	Kind       Kind              `json:"kind"`
	Severity   Severity          `json:"severity"`
	Instrument string            `json:"instrument"`           // empty: what several instruments share
	From       *civil.Date       `json:"from"`                 // the version begins; nil: it always was in force, or no version is meant
	Place      string            `json:"place"`                // Fassung ab …, Weg 2, „deutsch == 'B1'“
	Text       string            `json:"text"`                 // what is wrong: German sentences
	Repair     string            `json:"repair"`               // how to mend it: German sentences
	On         *civil.Date       `json:"on,omitempty"`         // the day on which the profile shows it
	Profile    map[string]string `json:"profile,omitempty"`    // fact → value, as questions write it; what is not named may be anything
	Background string            `json:"background,omitempty"` // the profile shows it with this background
	Verdict    access.Verdict    `json:"verdict,omitempty"`    // what the profile gets on that day
}

// check is one thing that the linter looks at.
type check func(*linter) []Finding

// checks are those of an instrument, in the order in which people read them.
var checks = []check{gaps, deadSteps, contradictions, idleConditions, facts, norms, borders, sides}

// Lint looks at all of the law with all of its cases: at what several
// instruments share, then at each instrument in the order of the catalogue. The
// search takes long; every processor has its share of the instruments.
func Lint(book *access.Rulebook, cases []access.Case) []Finding {
	instruments := book.Instruments()
	found := make([][]Finding, len(instruments))
	var looking errgroup.Group
	looking.SetLimit(runtime.GOMAXPROCS(0))
	for n, i := range instruments {
		looking.Go(func() error {
			found[n] = LintInstrument(book, i.ID, cases)
			return nil
		})
	}
	_ = looking.Wait() // looking can't fail
	return slices.Concat(lintShared(book, cases), slices.Concat(found...))
}

// LintInstrument looks at one instrument, as a draft asks it to. Cases of other
// instruments do not count.
func LintInstrument(book *access.Rulebook, instrument string, cases []access.Case) []Finding {
	rule, err := book.Rule(instrument)
	if err != nil {
		return nil // no rule: nothing to look at
	}
	l := &linter{book: book, rule: rule, reach: book.Reach(instrument)}
	for _, c := range cases {
		if c.Instrument == instrument {
			l.cases = append(l.cases, c)
		}
	}
	var found []Finding
	for _, look := range checks {
		found = append(found, look(l)...)
	}
	return found
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

// linter is one instrument under the lens.
type linter struct {
	book  *access.Rulebook
	rule  access.RuleText
	reach []access.Reach
	cases []access.Case
}
