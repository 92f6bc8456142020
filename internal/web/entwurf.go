package web

import (
	"fmt"
	"net/http"
	"net/url"

	"buendnis/internal/access"
	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
	"buendnis/internal/revision"
	"buendnis/internal/store"
	"buendnis/internal/view"
)

// lawDrafts lists the drafts of law, those that wait for the reader first.
func (s *site) lawDrafts(w http.ResponseWriter, r *http.Request) error {
	if instrument := r.URL.Query().Get("instrument"); instrument != "" {
		if _, err := s.book().Rule(instrument); err != nil {
			return err
		}
		return back(w, r, "/regelwerk/"+url.PathEscape(instrument)+"/entwurf")
	}
	drafts, err := s.Store.LawDrafts(r.Context(), gate.ActorOf(r))
	if err != nil {
		return err
	}
	outdated, err := s.Store.Outdated(r.Context())
	if err != nil {
		return err
	}
	v := lawDraftsView{actor: gate.ActorOf(r), drafts: drafts, names: s.instrumentNames(), damages: s.Law.Damages(), outdated: outdated}
	for _, i := range s.book().Instruments() {
		v.instruments = append(v.instruments, view.Option{Value: i.ID, Text: i.Name})
	}
	return s.show(w, r, page{title: "Entwürfe", section: "/regelwerk", crumbs: []link{{"Regelwerk", "/regelwerk"}}}, lawDraftsPage(v))
}

// lawDraftsView is what the list shows.
type lawDraftsView struct {
	actor       auth.Actor
	drafts      []store.LawDraft
	names       map[string]string
	instruments []view.Option
	damages     []revision.Damage
	outdated    []string
}

func (v lawDraftsView) heading() string {
	waiting := 0
	for _, d := range v.drafts {
		if d.State == store.LawSubmitted {
			waiting++
		}
	}
	switch {
	case waiting > 0:
		return count(waiting, "Änderung wartet auf eine zweite Person", "Änderungen warten auf eine zweite Person")
	case len(v.drafts) == 0:
		return "Noch keine Änderung entworfen"
	}
	return "Keine Änderung wartet"
}

// beginLawDraft asks what is to change; a link may say it already.
func (s *site) beginLawDraft(w http.ResponseWriter, r *http.Request) error {
	asked := r.URL.Query()
	form := lawDraftForm{Kind: asked.Get("art"), From: asked.Get("ab"), Version: asked.Get("fassung")}
	return s.showBegin(w, r, http.StatusOK, form, nil)
}

func (s *site) showBegin(w http.ResponseWriter, r *http.Request, status int, form lawDraftForm, faults []view.Fault) error {
	rule, err := s.book().Rule(r.PathValue("instrument"))
	if err != nil {
		return err
	}
	v := beginView{rule: rule, form: form, faults: faults, approved: s.Law.Law().Approved(rule.Instrument.ID)}
	return s.showStatus(w, r, status, page{
		title: "Änderung entwerfen", section: "/regelwerk",
		crumbs: []link{{"Regelwerk", "/regelwerk"}, {rule.Instrument.Name, "/regelwerk/" + rule.Instrument.ID}},
	}, beginPage(v))
}

// addLawDraft begins a draft with the text of the version in force.
func (s *site) addLawDraft(w http.ResponseWriter, r *http.Request) error {
	form := readLawDraftForm(r)
	d, faults := form.draft(r.PathValue("instrument"))
	if len(faults) > 0 {
		return s.showBegin(w, r, http.StatusUnprocessableEntity, form, faults)
	}
	if d.Kind == revision.NewVersion || d.Kind == revision.Correction {
		text, err := revision.Begin(s.Law.Law(), d.Instrument, d.From)
		if fault.KindOf(err) == fault.NotFound && d.Kind == revision.NewVersion {
			text, err = "source: \nways: []\n", nil
		}
		if err != nil {
			return err
		}
		d.Rule = text
	}
	added, err := s.Store.AddLawDraft(r.Context(), gate.ActorOf(r), d)
	if err != nil {
		return err
	}
	return back(w, r, lawDraftAddress(added))
}

func lawDraftAddress(d store.LawDraft) string {
	return fmt.Sprintf("/regelwerk/%s/entwuerfe/%d", d.Instrument, d.ID)
}

// lawDraftState is where a draft stands, as a badge.
func lawDraftState(d store.LawDraft) view.Badge {
	switch d.State {
	case store.LawSubmitted:
		return view.Badge{Kind: view.Info, Text: "eingereicht"}
	case store.LawApproved:
		return view.Badge{Kind: view.Success, Text: "bestätigt"}
	case store.LawRejected:
		return view.Badge{Kind: view.Warning, Text: "abgelehnt"}
	case store.LawDiscarded:
		return view.Badge{Text: "verworfen"}
	}
	return view.Badge{Text: "Entwurf"}
}

func lawDraftDecision(d store.LawDraft) string {
	if d.DecidedAt == nil {
		return "noch niemand"
	}
	return d.DecidedBy + ", " + moment(*d.DecidedAt)
}

// beginView is what the page before a draft shows.
type beginView struct {
	rule     access.RuleText
	form     lawDraftForm
	faults   []view.Fault
	approved bool // the alliance has changed this rule before
}

// waitingDrafts are those that wait for the reader as the second person.
func (s *site) waitingDrafts(r *http.Request) ([]store.LawDraft, error) {
	if !s.gate.May(r, auth.RechtBestaetigen, auth.Object{}) {
		return nil, nil
	}
	actor := gate.ActorOf(r)
	drafts, err := s.Store.LawDrafts(r.Context(), actor)
	var waiting []store.LawDraft
	for _, d := range drafts {
		if d.State == store.LawSubmitted && !d.WorkOf(actor) {
			waiting = append(waiting, d)
		}
	}
	return waiting, err
}

// lawDraftTasks are due today.
func lawDraftTasks(waiting []store.LawDraft, names map[string]string, today civil.Date) []task {
	var tasks []task
	for _, d := range waiting {
		tasks = append(tasks, task{today, "Regeländerung prüfen", names[d.Instrument], d.Title() + ", eingereicht von " + d.SubmittedBy, link{"Prüfen", lawDraftAddress(d)}})
	}
	return tasks
}
