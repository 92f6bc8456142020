package web

import (
	"fmt"
	"net/http"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
)

// priorities lists what was proposed.
func (s *site) priorities(w http.ResponseWriter, r *http.Request) error {
	list, err := s.Store.Priorities(r.Context(), gate.ActorOf(r))
	if err != nil {
		return err
	}
	p := page{title: "Prioritäten", section: "/analyse", crumbs: []link{{"Analyse", "/analyse"}}}
	return s.show(w, r, p, prioritiesPage(prioritiesView{list, s.gate.May(r, auth.PrioritaetVorschlagen, auth.Object{})}))
}

// beginPriority is the form with the gap filled in.
func (s *site) beginPriority(w http.ResponseWriter, r *http.Request) error {
	form := readPriorityForm(r.URL.Query())
	v, err := s.gapIn(r, &form)
	if err != nil {
		return err
	}
	form.Basis, form.Title = v.basis.fingerprint, form.gap.Words
	return s.showPriorityForm(w, r, http.StatusOK, form)
}

func (s *site) showPriorityForm(w http.ResponseWriter, r *http.Request, status int, form priorityForm) error {
	p := page{title: "Priorität vorschlagen", section: "/analyse", crumbs: []link{{"Analyse", form.analysisAddress()}, {"Prioritäten", "/buendnis/prioritaeten"}}}
	return s.showStatus(w, r, status, p, priorityFormPage(form))
}

// gapIn finds the gap of a form in the analysis that it names.
func (s *site) gapIn(r *http.Request, form *priorityForm) (analysisView, error) {
	basis, err := s.delivered(r.Context())
	if err != nil {
		return analysisView{}, err
	}
	if len(basis.versions) == 0 {
		return analysisView{}, fault.New(fault.Conflict, "Noch keine Kommune hat geliefert. Prioritäten entstehen aus Lücken der Analyse.")
	}
	filter := s.askedFor(basis, form.values.Get("on"), form.values.Get("modus"))
	if len(filter.faults) > 0 {
		return analysisView{}, fault.New(fault.Invalid, "%s", filter.faults[0].Sentence)
	}
	made, err := s.analysed(r.Context(), basis, filter.parameters())
	if err != nil {
		return analysisView{}, err
	}
	v := analysisView{View: made, filter: filter, basis: basis}
	form.gap, err = readGap(v, form.values)
	return v, err
}

// proposePriority stores the proposal, and freezes the analysis it came from.
func (s *site) proposePriority(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return fault.New(fault.Invalid, "Das Formular ist nicht lesbar. Bitte laden Sie die Seite neu.")
	}
	form := readPriorityForm(r.PostForm)
	v, err := s.gapIn(r, &form)
	if err != nil {
		return err
	}
	proposal := form.priority()
	if form.faults = form.check(proposal); len(form.faults) > 0 {
		return s.showPriorityForm(w, r, http.StatusUnprocessableEntity, form)
	}
	if form.Basis != v.basis.fingerprint {
		return outOfDate()
	}
	freezing, err := s.freezing(r.Context(), v.basis, v.filter.parameters())
	if err != nil {
		return err
	}
	freezing.Title, freezing.Purpose = "Stand zur Priorität „"+proposal.Title+"“", "Grundlage einer vorgeschlagenen Priorität"
	made, err := s.Store.ProposePriority(r.Context(), gate.ActorOf(r), proposal, freezing)
	if err != nil {
		return err
	}
	s.gate.Notify(r, gate.Notice{Text: "Die Priorität ist vorgeschlagen. Die Analyse, aus der sie kommt, ist festgeschrieben."})
	return back(w, r, priorityAddress(made.ID))
}

// showPriority is a proposal with the chain behind it.
func (s *site) showPriority(w http.ResponseWriter, r *http.Request) error {
	id, err := numberIn(r, "Diese Priorität gibt es nicht.")
	if err != nil {
		return err
	}
	actor := gate.ActorOf(r)
	v := priorityView{mayPropose: s.gate.May(r, auth.PrioritaetVorschlagen, auth.Object{})}
	if v.Priority, err = s.Store.Priority(r.Context(), actor, id); err != nil {
		return err
	}
	if v.frozen.papers, err = s.Store.FrozenPapers(r.Context(), actor, v.Frozen); err != nil {
		return err
	}
	if v.frozen.shown, v.frozen.figures, err = s.frozenFigures(r, v.frozen.papers); err != nil {
		return err
	}
	parameters := v.frozen.papers.Parameters
	v.frozen.filter = analysisFilter{on: parameters.On, ermessen: parameters.Ermessen, asks: true, needs: s.book().NeedChoices(), frozen: frozenAddress(v.Frozen)}
	p := page{title: v.Title, section: "/analyse", crumbs: []link{{"Analyse", "/analyse"}, {"Prioritäten", "/buendnis/prioritaeten"}}}
	return s.show(w, r, p, priorityPage(v))
}

// withdrawPriority takes a proposal back.
func (s *site) withdrawPriority(w http.ResponseWriter, r *http.Request) error {
	id, err := numberIn(r, "Diese Priorität gibt es nicht.")
	if err == nil {
		err = s.Store.WithdrawPriority(r.Context(), gate.ActorOf(r), id)
	}
	if err != nil {
		return err
	}
	s.gate.Notify(r, gate.Notice{Text: "Die Priorität ist zurückgezogen. Sie lässt sich wieder vorschlagen."})
	return back(w, r, priorityAddress(id))
}

// reopenPriority proposes a withdrawn one again.
func (s *site) reopenPriority(w http.ResponseWriter, r *http.Request) error {
	id, err := numberIn(r, "Diese Priorität gibt es nicht.")
	if err == nil {
		err = s.Store.ReopenPriority(r.Context(), gate.ActorOf(r), id)
	}
	if err != nil {
		return err
	}
	s.gate.Notify(r, gate.Notice{Text: "Die Priorität ist wieder vorgeschlagen."})
	return back(w, r, priorityAddress(id))
}

func priorityAddress(id int64) string { return fmt.Sprintf("/buendnis/prioritaeten/%d", id) }
