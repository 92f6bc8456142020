package web

import (
	"fmt"
	"net/http"
	"strconv"

	"buendnis/internal/access"
	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
	"buendnis/internal/revision"
	"buendnis/internal/store"
	"buendnis/internal/view"
)

// showLawDraft shows a draft: its texts, and what they would do.
func (s *site) showLawDraft(w http.ResponseWriter, r *http.Request) error {
	d, err := s.lawDraftOf(r)
	if err != nil {
		return err
	}
	return s.lawDraftPage(w, r, http.StatusOK, d, formOf(d), nil)
}

// saveLawDraft keeps the texts, whatever they say; the page then tells what is
// still to be done.
func (s *site) saveLawDraft(w http.ResponseWriter, r *http.Request) error {
	d, err := s.lawDraftOf(r)
	if err != nil {
		return err
	}
	form := readLawDraftForm(r)
	changed, faults := form.draft(d.Instrument)
	if len(faults) > 0 {
		return s.lawDraftPage(w, r, http.StatusUnprocessableEntity, d, form, faults)
	}
	saved, err := s.Store.SaveLawDraft(r.Context(), gate.ActorOf(r), d.ID, form.Edition, changed)
	if kind := fault.KindOf(err); kind == fault.Invalid || kind == fault.TooLarge {
		return s.lawDraftPage(w, r, gate.ProblemOf(err).Status, d, form, []view.Fault{{Field: "regel", Sentence: fault.SentenceOf(err)}})
	}
	if err != nil {
		return err
	}
	return back(w, r, lawDraftAddress(saved)+"#pruefung")
}

// lawDraftOf is the draft of the address.
func (s *site) lawDraftOf(r *http.Request) (store.LawDraft, error) {
	none := fault.New(fault.NotFound, "Diesen Entwurf gibt es nicht.")
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return store.LawDraft{}, none
	}
	d, err := s.Store.LawDraft(r.Context(), gate.ActorOf(r), id)
	if err == nil && d.Instrument != r.PathValue("instrument") {
		err = none
	}
	return d, err
}

func (s *site) lawDraftPage(w http.ResponseWriter, r *http.Request, status int, d store.LawDraft, form lawDraftForm, faults []view.Fault) error {
	v, err := s.lawDraftView(r, d)
	if err != nil {
		return err
	}
	v.form, v.faults = form, faults
	if v.check != nil && len(faults) == 0 {
		v.takeMistakes()
	}
	return s.showStatus(w, r, status, page{
		title: fmt.Sprintf("Entwurf %d", d.ID), section: "/regelwerk",
		crumbs: []link{{"Regelwerk", "/regelwerk"}, {v.rule.Instrument.Name, "/regelwerk/" + d.Instrument}, {"Entwürfe", "/regelwerk/entwuerfe"}},
	}, lawDraftPage(v))
}

// lawDraftView is what the page of a draft shows.
type lawDraftView struct {
	actor      auth.Actor
	draft      store.LawDraft
	form       lawDraftForm
	faults     []view.Fault
	excerpts   map[string]view.Excerpt // by field
	rule       access.RuleText         // in force
	check      *revision.Examination   // nil: decided long ago, nothing to examine
	oldText    string                  // YAML of the version before
	number     int64                   // of the law in force
	names      map[string]string
	statuses   map[string]string
	groups     []titleGroup
	hits       []offerRow
	approved   bool
	mayApprove bool
}

func (s *site) lawDraftView(r *http.Request, d store.LawDraft) (lawDraftView, error) {
	rule, err := s.book().Rule(d.Instrument)
	if err != nil {
		return lawDraftView{}, err
	}
	v := lawDraftView{
		actor: gate.ActorOf(r), draft: d, rule: rule, number: s.Law.Number(), names: s.instrumentNames(), statuses: map[string]string{}, groups: s.titleGroups(),
		excerpts: map[string]view.Excerpt{}, approved: s.Law.Law().Approved(d.Instrument), mayApprove: s.gate.May(r, auth.RechtBestaetigen, auth.Object{}),
	}
	for _, status := range s.statuses() {
		v.statuses[status.Code] = status.Label
	}
	if d.State == store.LawApproved || d.State == store.LawDiscarded {
		return v, nil
	}
	if v.check, err = s.Law.Examine(d.Draft, s.today()); err != nil {
		return v, err
	}
	if v.check.Before != nil {
		day := v.check.Day
		v.oldText, _ = revision.Begin(s.Law.Law(), d.Instrument, &day) // without it the page shows one text
	}
	basis, err := s.delivered(r.Context())
	if err != nil {
		return v, err
	}
	for _, row := range s.catalogueOf(basis).rows {
		if revision.Hits(row.Offer, v.check.Affected(d.Instrument), v.check.Day) {
			v.hits = append(v.hits, row)
		}
	}
	return v, nil
}

func (v lawDraftView) heading() string { return v.rule.Instrument.Name + ": " + v.draft.Title() }

func (v lawDraftView) editable() bool { return v.draft.Editable() }

// own tells whether the reader can't be its second pair of eyes.
func (v lawDraftView) own() bool { return v.draft.WorkOf(v.actor) }

// hasText tells whether this kind of change has a text of its own.
func (v lawDraftView) hasText() bool {
	return v.draft.Kind == revision.NewVersion || v.draft.Kind == revision.Correction
}

func (v lawDraftView) act(name string) string { return lawDraftAddress(v.draft) + "/" + name }

func (v lawDraftView) statusName(code string) string {
	if name := v.statuses[code]; name != "" {
		return name
	}
	return code
}

func (v lawDraftView) instrumentName(id string) string {
	if name := v.names[id]; name != "" {
		return name
	}
	return id
}
