package web

import (
	"context"
	"fmt"
	"net/http"

	"buendnis/internal/alliance"
	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
)

// deliver stores the draft as a new version, all or nothing. The form says
// which file was seen: if it changed meanwhile, nothing is stored.
func (s *site) deliver(w http.ResponseWriter, r *http.Request) error {
	v, kommune, err := s.roundOf(r)
	if err != nil {
		return err
	}
	_, rd, err := s.draftOf(r, v, kommune)
	if err != nil {
		return err
	}
	if len(rd.faults) > 0 {
		return back(w, r, draftPath(kommune))
	}
	if r.PostFormValue("gesehen") != rd.mark() {
		return fault.New(fault.Conflict, "Der Entwurf hat sich geändert, seit Sie ihn angesehen haben. Bitte sehen Sie ihn noch einmal durch und liefern Sie ihn dann ab.")
	}
	version, err := s.Store.Deliver(r.Context(), gate.ActorOf(r), *rd.delivery, rd.name, rd.raw)
	if err != nil {
		return err
	}
	s.warm()
	return s.done(w, r, kommune, gate.Notice{
		Text:      fmt.Sprintf("Fassung %d ist abgeliefert. Die Koordination prüft sie.", version.Number),
		UndoLabel: "Rückgängig: wieder zurückziehen", UndoPath: kommunePath(kommune) + "/zurueckziehen",
	})
}

// withdraw takes the newest version back; it can be delivered again.
func (s *site) withdraw(w http.ResponseWriter, r *http.Request) error {
	v, kommune, err := s.roundOf(r)
	if err != nil {
		return err
	}
	newest := v.standing(kommune, s.today()).newest
	if err := s.Store.Withdraw(r.Context(), gate.ActorOf(r), kommune.AGS); err != nil {
		return err
	}
	s.warm()
	notice := gate.Notice{Text: "Die Fassung ist zurückgezogen und zählt nicht mehr mit."}
	if newest != nil {
		notice.Text = fmt.Sprintf("Fassung %d ist zurückgezogen und zählt nicht mehr mit.", newest.Number)
		notice.UndoLabel, notice.UndoPath = "Rückgängig: wieder als Entwurf öffnen", versionPath(kommune, *newest)+"/entwurf"
	}
	return s.done(w, r, kommune, notice)
}

// approve locks the newest version.
func (s *site) approve(w http.ResponseWriter, r *http.Request) error {
	return s.decide(w, r, s.Store.Approve, gate.Notice{
		Text: "Die Lieferung ist geprüft und gesperrt.", UndoLabel: "Rückgängig: wieder öffnen", UndoPath: "/oeffnen",
	})
}

// reopen unlocks it.
func (s *site) reopen(w http.ResponseWriter, r *http.Request) error {
	return s.decide(w, r, s.Store.Reopen, gate.Notice{
		Text: "Die Lieferung ist wieder offen. Die Kommune kann eine neue Fassung abliefern.", UndoLabel: "Rückgängig: wieder sperren", UndoPath: "/pruefen",
	})
}

// decide does an act of the coordinating office on a municipality's delivery.
func (s *site) decide(w http.ResponseWriter, r *http.Request, act func(context.Context, auth.Actor, string) error, notice gate.Notice) error {
	_, kommune, err := s.roundOf(r)
	if err != nil {
		return err
	}
	if err := act(r.Context(), gate.ActorOf(r), kommune.AGS); err != nil {
		return err
	}
	notice.UndoPath = kommunePath(kommune) + notice.UndoPath
	return s.done(w, r, kommune, notice)
}

// done goes back to the municipality's page with a notice.
func (s *site) done(w http.ResponseWriter, r *http.Request, kommune alliance.Kommune, notice gate.Notice) error {
	if err := s.gate.Notify(r, notice); err != nil {
		return err
	}
	return back(w, r, kommunePath(kommune))
}
