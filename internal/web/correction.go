package web

import (
	"fmt"
	"net/http"
	"strings"

	"buendnis/internal/alliance"
	"buendnis/internal/gate"
	"buendnis/internal/survey"
)

// correct writes the corrected cells into the draft.
func (s *site) correct(w http.ResponseWriter, r *http.Request) error {
	v, kommune, err := s.roundOf(r)
	if err != nil {
		return err
	}
	draft, err := s.Store.Draft(r.Context(), gate.ActorOf(r), kommune.AGS)
	if err != nil {
		return err
	}
	corrections := correctionsIn(r)
	if len(corrections) == 0 {
		return s.draftNotice(w, r, kommune, "Es ist kein Wert geändert. Schreiben Sie den richtigen Wert in das Feld und übernehmen Sie ihn dann.")
	}
	raw, err := survey.Correct(draft.FileName, draft.Raw, corrections)
	if err != nil {
		return err
	}
	if _, err = s.read(v, kommune, draft.FileName, raw); err != nil {
		return err
	}
	if err := s.saveDraft(r, kommune, draft.FileName, raw); err != nil {
		return err
	}
	taken := count(len(corrections), "Wert ist übernommen", "Werte sind übernommen")
	return s.draftNotice(w, r, kommune, taken+". Die Datei auf Ihrem Rechner bleibt, wie sie war.")
}

func (s *site) draftNotice(w http.ResponseWriter, r *http.Request, kommune alliance.Kommune, text string) error {
	if err := s.gate.Notify(r, gate.Notice{Text: text}); err != nil {
		return err
	}
	return back(w, r, draftPath(kommune))
}

// correctionsIn are the fields f1, f2, … of the form: sheet, cell, value. A
// value that is still the bad one is no correction.
func correctionsIn(r *http.Request) []survey.Correction {
	var corrections []survey.Correction
	for i := 1; i <= shownFaults; i++ {
		id := fmt.Sprintf("f%d", i)
		cell := r.PostFormValue(id + "-zelle")
		if cell == "" {
			continue
		}
		value := strings.TrimSpace(r.PostFormValue(id))
		if value != r.PostFormValue(id+"-war") {
			corrections = append(corrections, survey.Correction{Sheet: r.PostFormValue(id + "-blatt"), Cell: cell, Value: value})
		}
	}
	return corrections
}
