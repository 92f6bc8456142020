package web

import (
	"context"
	"maps"
	"net/http"
	"slices"

	"buendnis/internal/access"
	"buendnis/internal/analysis"
	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/privacy"
	"buendnis/internal/rule"
	"buendnis/internal/view"
)

// nextChange is a rule that begins to read differently after the matrix' day.
type nextChange struct {
	On            civil.Date
	ID            string // of the instrument
	Name, Href    string
	Before, After []string // verdicts of the titles shown for which something changes
	Blocks        bool
	People        view.Number // whose verdict changes; no text: not counted
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
			if slices.ContainsFunc(m.lines, func(l matrixLine) bool { return l.id == change.Instrument.ID }) {
				list = append(list, m.nextChange(day, change))
			}
		}
	}
	return list
}

// countNext adds how many people the next changes concern, for those who may
// have any two days counted. What is not reckoned yet is begun, and stands on
// the page the next time.
func (s *site) countNext(r *http.Request, next []nextChange) error {
	if !s.gate.May(r, auth.AnalyseFragen, auth.Object{}) {
		return nil
	}
	basis, err := s.delivered(r.Context())
	if err != nil || len(basis.versions) == 0 {
		return err
	}
	missing := map[civil.Date]bool{}
	for i := range next {
		q := around(next[i].On, basis)
		effect := s.changes.effect(basis, q)
		if effect == nil {
			missing[next[i].On] = true
			continue
		}
		next[i].People = concerned(effect, next[i].ID)
	}
	if len(missing) > 0 {
		go s.reckon(context.WithoutCancel(r.Context()), basis, slices.Sorted(maps.Keys(missing)))
	}
	return nil
}

// around is the question about one day on which the law changes.
func around(day civil.Date, basis *delivered) analysis.LawChange {
	return analysis.LawChange{From: day.AddDays(-1), To: day, On: basis.erhebung.Stichtag}
}

// reckon counts in the background.
func (s *site) reckon(ctx context.Context, basis *delivered, days []civil.Date) {
	for _, day := range days {
		if _, err := s.lawEffect(ctx, basis, around(day, basis)); err != nil {
			s.Log.Info("Rechtsänderungen vorab", "err", err)
		}
	}
}

// concerned is for how many people a rule changes in whatever direction.
func concerned(effect *analysis.LawChangeView, instrument string) view.Number {
	for _, e := range effect.Instruments {
		if e.Instrument == instrument {
			return whole(privacy.Plus(e.All[access.Opens], e.All[access.Closes], e.All[access.Turns]))
		}
	}
	return view.Number{Text: "0"}
}

// counted tells whether the page says how many people the next changes concern.
func (v matrixView) counted() bool {
	return slices.ContainsFunc(v.next, func(n nextChange) bool { return n.People.Text != "" || n.People.Hidden })
}

// peopleNote says what the numbers of the next changes are.
func (v matrixView) peopleNote() string {
	if !v.counted() {
		return ""
	}
	return "Menschen: Personen der Erhebung, deren Urteil sich ändert, in welche Richtung auch immer; geschützte Zahlen."
}

// warmLaw reckons what the first page of the law shows.
func (s *site) warmLaw(ctx context.Context) []civil.Date {
	on := s.today()
	if erhebung, err := s.Store.CurrentErhebung(ctx); err == nil {
		on = erhebung.Stichtag
	}
	var days []civil.Date
	for _, next := range s.nextChanges(s.matrixOf(matrixFilter{On: on})) {
		if !slices.Contains(days, next.On) {
			days = append(days, next.On)
		}
	}
	return days
}

func (m matrixOf) nextChange(day civil.Date, change access.Change) nextChange {
	n := nextChange{
		On: day, ID: change.Instrument.ID, Name: change.Instrument.Name, Blocks: change.Instrument.Bars(),
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
