package revision

import (
	"fmt"

	"buendnis/internal/access"
	"buendnis/internal/civil"
)

// versionName is how people call a version.
func versionName(from *civil.Date) string {
	if from == nil {
		return "Fassung ohne Beginn"
	}
	return "Fassung ab " + from.German()
}

// stepName is how people call a step of a decision list.
func stepName(s *access.StepReach) string {
	if s.Part == access.PartOtherwise {
		return "„otherwise“"
	}
	return fmt.Sprintf("%s %d", s.Part, s.Number)
}

// finding begins a finding about a version.
func (l *linter) finding(kind Kind, severity Severity, from *civil.Date, place string) Finding {
	name := versionName(from)
	if place != "" {
		name += ", " + place
	}
	return Finding{Kind: kind, Severity: severity, Instrument: l.rule.Instrument.ID, From: from, Place: name}
}

// shownBy adds the profile that shows the finding, and what it gets.
func (l *linter) shownBy(f Finding, e *access.Example) Finding {
	if e == nil {
		return f
	}
	on := e.On
	f.On, f.Profile, f.Background = &on, l.book.Given(e.Facts), e.Background
	if d, err := l.book.Decide(e.Question(l.rule.Instrument.ID)); err == nil {
		f.Verdict = d.Verdict
	}
	return f
}
