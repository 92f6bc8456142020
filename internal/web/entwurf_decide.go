package web

import (
	"net/http"
	"strconv"
	"strings"

	"buendnis/internal/gate"
	"buendnis/internal/store"
)

// submitLawDraft hands the draft to a second person.
func (s *site) submitLawDraft(w http.ResponseWriter, r *http.Request) error {
	return s.actOnDraft(w, r, "Der Entwurf ist eingereicht. Bestätigen muss ihn eine Person, die nicht daran geschrieben hat.", func(d store.LawDraft, edition int64) error {
		return s.Store.SubmitLawDraft(r.Context(), gate.ActorOf(r), d.ID, edition)
	})
}

// recallLawDraft takes it back to work on it.
func (s *site) recallLawDraft(w http.ResponseWriter, r *http.Request) error {
	return s.actOnDraft(w, r, "Der Entwurf ist zurückgeholt und lässt sich wieder bearbeiten.", func(d store.LawDraft, edition int64) error {
		return s.Store.RecallLawDraft(r.Context(), gate.ActorOf(r), d.ID, edition)
	})
}

// approveLawDraft puts the change in force; number is that of the law against
// which the second person saw it.
func (s *site) approveLawDraft(w http.ResponseWriter, r *http.Request) error {
	number, err := strconv.ParseInt(r.PostFormValue("nummer"), 10, 64)
	if err != nil {
		number = -1 // of no law: the store says that it has changed
	}
	return s.actOnDraft(w, r, "Die Änderung ist bestätigt und gilt. Betroffene Angebote sind gekennzeichnet.", func(d store.LawDraft, edition int64) error {
		_, err := s.Store.ApproveLawDraft(r.Context(), gate.ActorOf(r), d.ID, edition, number)
		return err
	})
}

// rejectLawDraft sends it back with a reason.
func (s *site) rejectLawDraft(w http.ResponseWriter, r *http.Request) error {
	reason := strings.TrimSpace(r.PostFormValue("grund"))
	return s.actOnDraft(w, r, "Der Entwurf ist abgelehnt. Der Grund steht dabei; er lässt sich überarbeiten.", func(d store.LawDraft, edition int64) error {
		return s.Store.RejectLawDraft(r.Context(), gate.ActorOf(r), d.ID, edition, reason)
	})
}

// discardLawDraft puts it away; the notice has the way back.
func (s *site) discardLawDraft(w http.ResponseWriter, r *http.Request) error {
	d, err := s.lawDraftOf(r)
	if err != nil {
		return err
	}
	if err := s.Store.DiscardLawDraft(r.Context(), gate.ActorOf(r), d.ID, editionOf(r)); err != nil {
		return err
	}
	notice := gate.Notice{Text: "Der Entwurf ist verworfen. Am Regelwerk hat sich nichts geändert.", UndoLabel: "Rückgängig", UndoPath: lawDraftAddress(d) + "/wiederherstellen"}
	if err := s.gate.Notify(r, notice); err != nil {
		return err
	}
	return back(w, r, "/regelwerk/entwuerfe")
}

// restoreLawDraft brings a discarded draft back.
func (s *site) restoreLawDraft(w http.ResponseWriter, r *http.Request) error {
	return s.actOnDraft(w, r, "Der Entwurf ist wieder da.", func(d store.LawDraft, _ int64) error {
		return s.Store.RestoreLawDraft(r.Context(), gate.ActorOf(r), d.ID)
	})
}

// editionOf is the edition that the person had before the eyes; without one it
// is none, and the store says that the draft has changed.
func editionOf(r *http.Request) int64 {
	edition, err := strconv.ParseInt(r.PostFormValue("stand"), 10, 64)
	if err != nil {
		return 0
	}
	return edition
}

// actOnDraft does something with the edition that the person had before the
// eyes, and goes back to the draft.
func (s *site) actOnDraft(w http.ResponseWriter, r *http.Request, done string, act func(d store.LawDraft, edition int64) error) error {
	d, err := s.lawDraftOf(r)
	if err != nil {
		return err
	}
	if err := act(d, editionOf(r)); err != nil {
		return err
	}
	if err := s.gate.Notify(r, gate.Notice{Text: done}); err != nil {
		return err
	}
	return back(w, r, lawDraftAddress(d))
}
