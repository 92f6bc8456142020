package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

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

// takeMistakes puts the mistakes of the texts beside their fields.
func (v *lawDraftView) takeMistakes() {
	for _, m := range v.check.Mistakes {
		sentence := m.Sentence
		if m.Repair != "" {
			sentence += " " + m.Repair
		}
		v.faults = append(v.faults, view.Fault{Field: m.Field, Sentence: sentence})
		text := v.form.Rule
		if m.Field == "faelle" {
			text = v.form.Cases
		}
		if m.Line > 0 {
			v.excerpts[m.Field] = excerptOf(text, m.Line)
		}
	}
}

// excerptOf is a line with its neighbours.
func excerptOf(text string, line int) view.Excerpt {
	lines := strings.Split(text, "\n")
	first, last := max(line-2, 1), min(line+1, len(lines))
	if first > last {
		return view.Excerpt{}
	}
	return view.Excerpt{First: first, Lines: lines[first-1 : last], Bad: line}
}

func (v lawDraftView) heading() string { return v.rule.Instrument.Name + ": " + v.draft.Title() }

func (v lawDraftView) editable() bool { return v.draft.Editable() }

// own tells whether the reader wrote in it.
func (v lawDraftView) own() bool {
	return v.draft.WrittenBy(v.actor) || v.draft.SubmittedBy == v.actor.Name
}

// hasText tells whether this kind of change has a text of its own.
func (v lawDraftView) hasText() bool {
	return v.draft.Kind == revision.NewVersion || v.draft.Kind == revision.Correction
}

// open is what is still to do, with the reason that every change needs.
func (v lawDraftView) open() []string {
	if v.check == nil {
		return nil
	}
	open := v.check.Open()
	if strings.TrimSpace(v.draft.Reason) == "" {
		open = append(open, "Es fehlt die Begründung mit der Quelle.")
	}
	return open
}

// replaceables are the cases that the change makes fail, and those that the
// editor has replaced already.
func (v lawDraftView) replaceables() []revision.Replacement {
	list := slices.Clone(v.form.Replaced)
	if v.check == nil {
		return list
	}
	for _, c := range v.check.Cases {
		known := slices.ContainsFunc(list, func(r revision.Replacement) bool { return r.Case == c.Case.ID })
		if c.Replaceable && !known {
			list = append(list, revision.Replacement{Case: c.Case.ID})
		}
	}
	return list
}

// textView lends the component of the rule's page to the draft's text.
func (v lawDraftView) textView() ruleView {
	return ruleView{rule: v.check.Rule, book: v.check.Book, on: v.check.Day, names: v.names, formulas: true}
}

func (v lawDraftView) conditionSides() []sideLine {
	return sides(versionLines(v.check.Before), versionLines(v.check.After))
}

func (v lawDraftView) fileSides() []sideLine {
	return sides(strings.Split(strings.TrimSpace(v.oldText), "\n"), strings.Split(strings.TrimSpace(v.draft.Rule), "\n"))
}

// caseExample shows the form of a case for this change.
func (v lawDraftView) caseExample() string {
	return fmt.Sprintf(`{"id": "%s-neu-1", "on": "%s", "instrument": "%s", "facts": {"status": "DULD_ALLG"}, "background": "unauffaellig", "unknown": [], "expected": "ja", "norm": "§ …", "note": "erster Tag"}`, v.draft.Instrument, v.check.Day, v.draft.Instrument)
}

// failing are the cases that fall out otherwise than written.
func (v lawDraftView) failing() (n int) {
	for _, c := range v.check.Cases {
		if !c.Passed() {
			n++
		}
	}
	return n
}

func (v lawDraftView) newCases() (n int) {
	for _, c := range v.check.Cases {
		if c.New {
			n++
		}
	}
	return n
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

// caseHint says what an old case expects and what the draft makes of it.
func (v lawDraftView) caseHint(id string) string {
	if v.check == nil {
		return ""
	}
	for _, c := range v.check.Cases {
		if c.Case.ID == id && c.Outlook {
			return fmt.Sprintf("%s, vor der Änderung: Das Urteil bleibt. Es entfällt nur der Ausblick. %s", c.Case.On.German(), strings.Join(c.Failures, " "))
		}
		if c.Case.ID == id {
			return strings.TrimSpace(fmt.Sprintf("%s: erwartet %s, jetzt %s. %s", c.Case.On.German(), c.Case.Expected, c.Decision.Verdict, c.Case.Note))
		}
	}
	return "" // replaced and taken out
}

// findings are those that the draft brings, and those that were there before.
func (v lawDraftView) findings() (fresh, old []revision.Found) {
	for _, f := range v.check.Findings {
		if f.New {
			fresh = append(fresh, f)
		} else {
			old = append(old, f)
		}
	}
	return fresh, old
}
