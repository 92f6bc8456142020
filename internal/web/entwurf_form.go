package web

import (
	"fmt"
	"net/http"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/fault"
	"buendnis/internal/revision"
	"buendnis/internal/store"
	"buendnis/internal/view"
)

// lawDraftForm is a draft as it was typed.
type lawDraftForm struct {
	Kind, From, Version string
	Rule, Cases, Reason string
	Replaced            []revision.Replacement
	Edition             int64
}

func readLawDraftForm(r *http.Request) lawDraftForm {
	f := lawDraftForm{
		Kind: r.PostFormValue("art"), From: strings.TrimSpace(r.PostFormValue("ab")), Version: r.PostFormValue("fassung"),
		Rule: unixLines(r.PostFormValue("regel")), Cases: unixLines(r.PostFormValue("faelle")), Reason: strings.TrimSpace(unixLines(r.PostFormValue("grund"))),
	}
	f.Edition = editionOf(r)
	for _, id := range r.PostForm["fall"] {
		reason := strings.TrimSpace(r.PostFormValue("ersetzt-" + id))
		if reason == "" {
			reason = strings.TrimSpace(r.PostFormValue("ersetzt-alle"))
		}
		if reason != "" {
			f.Replaced = append(f.Replaced, revision.Replacement{Case: id, Reason: reason})
		}
	}
	return f
}

// unixLines are lines as files have them; browsers send \r\n.
func unixLines(text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }

// openBeginning is the choice of the version that has no first day.
const openBeginning = "ohne"

// draft reads the form; what a correction begins with is the version it mends.
func (f lawDraftForm) draft(instrument string) (revision.Draft, []view.Fault) {
	d := revision.Draft{
		Instrument: instrument, Kind: revision.DraftKind(f.Kind), Rule: f.Rule, Cases: f.Cases, Reason: f.Reason, Replaced: f.Replaced,
	}
	field, text := "ab", f.From
	switch d.Kind {
	case revision.Correction:
		field, text = "fassung", f.Version
	case revision.Reset:
		return d, nil
	}
	if text == openBeginning && d.Kind == revision.Correction {
		return d, nil
	}
	day, err := readDay(text)
	if text == "" {
		err = fault.New(fault.Invalid, "Bitte nennen Sie den Tag, ab dem die Änderung gilt.")
	}
	if err != nil {
		return d, []view.Fault{{Field: field, Sentence: fault.SentenceOf(err)}}
	}
	d.From = &day
	return d, nil
}

// formOf is a stored draft as its form shows it.
func formOf(d store.LawDraft) lawDraftForm {
	f := lawDraftForm{Kind: string(d.Kind), Rule: d.Rule, Cases: d.Cases, Reason: d.Reason, Replaced: d.Replaced, Edition: d.Edition}
	switch {
	case d.From == nil:
		f.Version = openBeginning
	case d.Kind == revision.Correction:
		f.Version = d.From.String()
	default:
		f.From = d.From.String()
	}
	return f
}

func (f lawDraftForm) kindOptions(approved bool) []view.Option {
	var options []view.Option
	for _, kind := range revision.DraftKinds {
		if kind != revision.Reset || approved || f.Kind == string(revision.Reset) {
			options = append(options, view.Option{Value: string(kind), Text: kind.Word()})
		}
	}
	return options
}

// versionOptions are the versions that a correction can mend.
func versionOptions(rule access.RuleText) []view.Option {
	options := []view.Option{{Value: "", Text: "–"}}
	for i, v := range rule.Versions {
		value := openBeginning
		if v.From != nil {
			value = v.From.String()
		}
		options = append(options, view.Option{Value: value, Text: fmt.Sprintf("Fassung %d: %s", i+1, periodWords(v))})
	}
	return options
}
