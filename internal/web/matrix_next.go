package web

import (
	"context"
	"slices"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// nextChange is a rule that begins to read differently after the matrix' day.
type nextChange struct {
	On            civil.Date
	Name, Href    string
	Before, After []string // verdicts of the titles shown for which something changes
	Blocks        bool
}

// mostNextDays is how many days with changes lie in sight.
const mostNextDays = 3

// nextChanges are the rules of the matrix with another version on one of the
// next days on which any changes.
func (s *site) nextChanges(m matrixOf) []nextChange {
	var list []nextChange
	day, days := m.on, 0
	for days < mostNextDays {
		next, ok := nextBoundary(m.book, day)
		if !ok {
			break
		}
		day, days = next, days+1
		for _, change := range s.changes.own(m.book, day) {
			if slices.ContainsFunc(m.instruments, func(i access.Instrument) bool { return i.ID == change.Instrument.ID }) {
				list = append(list, m.nextChange(day, change))
			}
		}
	}
	return list
}

// warmLaw reckons what the first page of the law shows.
func (s *site) warmLaw(ctx context.Context) {
	on := s.today()
	if erhebung, err := s.Store.CurrentErhebung(ctx); err == nil {
		on = erhebung.Stichtag
	}
	s.nextChanges(s.matrixOf(matrixFilter{On: on}))
}

func (m matrixOf) nextChange(day civil.Date, change access.Change) nextChange {
	n := nextChange{
		On: day, Name: change.Instrument.Name, Blocks: change.Instrument.Bars(),
		Href: "/regelwerk/" + change.Instrument.ID + "?on=" + day.String(),
	}
	for _, title := range change.Titles {
		if slices.ContainsFunc(m.statuses, func(c rule.Choice) bool { return c.Code == title.Status }) {
			n.Before = united(n.Before, title.Before)
			n.After = united(n.After, title.After)
		}
	}
	return n
}

// united adds verdicts that are not there yet.
func united(names []string, verdicts []access.Verdict) []string {
	for _, name := range verdictNames(verdicts) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
