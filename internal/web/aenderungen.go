package web

import (
	"net/http"

	"buendnis/internal/access"
	"buendnis/internal/analysis"
	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
	"buendnis/internal/view"
)

// lawChanges shows what changes in the law between two days, and for how many
// people of the survey.
func (s *site) lawChanges(w http.ResponseWriter, r *http.Request) error {
	f := s.readChangesFilter(r)
	v := changesView{filter: f, book: s.book(), names: s.instrumentNames(), groups: s.titleGroups(), changes: s.changes.law(s.book(), f.From, f.To)}
	if err := s.addEffect(r, &v); err != nil {
		return err
	}
	status := http.StatusOK
	if len(f.Faults) > 0 {
		status = gate.ProblemOf(fault.New(fault.Invalid, "")).Status
	}
	return s.showStatus(w, r, status, page{
		title: "Änderungen im Recht", section: "/regelwerk", crumbs: []link{{"Regelwerk", "/regelwerk?on=" + f.To.String()}},
	}, changesPage(v))
}

// changesFilter is what the address asks for.
type changesFilter struct {
	From, To civil.Date
	usual    [2]civil.Date // what everybody may have counted
	asks     bool          // may have any two days counted
	typedDays
}

// readChangesFilter reads two days. Without them it is the year that begins
// with the survey's day.
func (s *site) readChangesFilter(r *http.Request) changesFilter {
	f := changesFilter{usual: usualChange(s.stichtag(r)), typedDays: typedDays{Raw: r.URL.Query()}, asks: s.gate.May(r, auth.AnalyseFragen, auth.Object{})}
	f.From, f.To = f.day("von", f.usual[0]), f.day("bis", f.usual[1])
	if f.To < f.From {
		f.Faults = append(f.Faults, view.Fault{Field: "bis", Sentence: "Der zweite Tag liegt vor dem ersten. Gezeigt ist die Änderung in der Reihenfolge der Zeit."})
		f.From, f.To = f.To, f.From
	}
	return f
}

// usualChange is the comparison that everybody may have counted.
func usualChange(stichtag civil.Date) [2]civil.Date {
	return [2]civil.Date{stichtag, stichtag.AddMonths(12)}
}

// counts tells whether people may be counted: two patterns of protection side
// by side show what each of them hides, so those who can't read the deliveries
// have one and the same comparison (docs/decisions/0004).
func (f changesFilter) counts() bool {
	return f.asks || [2]civil.Date{f.From, f.To} == f.usual
}

// addEffect counts the people, where there are any and one may.
func (s *site) addEffect(r *http.Request, v *changesView) error {
	basis, err := s.delivered(r.Context())
	if err != nil {
		return err
	}
	v.basis = basis
	if !v.filter.counts() || len(basis.versions) == 0 || len(v.changes) == 0 {
		return nil
	}
	question := analysis.LawChange{From: v.filter.From, To: v.filter.To, On: basis.erhebung.Stichtag}
	v.effect, err = s.lawEffect(r.Context(), basis, question)
	if fault.KindOf(err) == fault.NotFound {
		return nil
	}
	return err
}

// changesAddress is the page for two days.
func changesAddress(from, to civil.Date) string {
	return "/regelwerk/aenderungen?von=" + from.String() + "&bis=" + to.String()
}

// titleGroup are the titles of a status group.
type titleGroup struct {
	label string
	codes []string
}

func (s *site) titleGroups() []titleGroup {
	var groups []titleGroup
	for _, group := range s.book().StatusGroups() {
		g := titleGroup{label: group.Label}
		for _, member := range s.members(group.Code) {
			g.codes = append(g.codes, member.Code)
		}
		groups = append(groups, g)
	}
	return groups
}

// changesView is what the page shows.
type changesView struct {
	filter  changesFilter
	book    *access.Rulebook
	names   map[string]string
	groups  []titleGroup
	changes []access.Change
	basis   *delivered
	effect  *analysis.LawChangeView // nil: not counted
}
