package web

import (
	"context"
	"fmt"
	"net/http"
	"strconv"

	"buendnis/internal/alliance"
	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
	"buendnis/internal/store"
	"buendnis/internal/survey"
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
	newest := v.standing(kommune, s.today()).version
	if err := s.Store.Withdraw(r.Context(), gate.ActorOf(r), kommune.AGS); err != nil {
		return err
	}
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

// draftAgain makes a draft of an earlier version, to mend or deliver it anew.
func (s *site) draftAgain(w http.ResponseWriter, r *http.Request) error {
	_, kommune, err := s.roundOf(r)
	if err != nil {
		return err
	}
	name, raw, err := s.fileOf(r, kommune)
	if err != nil {
		return err
	}
	if err := s.saveDraft(r, kommune, name, raw); err != nil {
		return err
	}
	return back(w, r, draftPath(kommune))
}

// original gives the file of a version as it was delivered.
func (s *site) original(w http.ResponseWriter, r *http.Request) error {
	_, kommune, err := s.roundOf(r)
	if err != nil {
		return err
	}
	name, raw, err := s.fileOf(r, kommune)
	if err != nil {
		return err
	}
	return sendWorkbook(w, name, raw)
}

// fileOf is the file of the version in the path, if it is the municipality's.
func (s *site) fileOf(r *http.Request, kommune alliance.Kommune) (name string, raw []byte, err error) {
	v, err := s.round(r)
	if err != nil {
		return "", nil, err
	}
	for _, version := range v.versions {
		if version.Kommune == kommune.AGS && strconv.Itoa(version.Number) == r.PathValue("fassung") {
			return s.Store.DeliveryFile(r.Context(), gate.ActorOf(r), version.ID)
		}
	}
	return "", nil, fault.New(fault.NotFound, "Diese Fassung gibt es nicht. Alle Fassungen stehen auf der Seite Erhebung.")
}

func (s *site) versionReading(r *http.Request, v round, kommune alliance.Kommune, version store.DeliveryVersion) (reading, error) {
	name, raw, err := s.Store.DeliveryFile(r.Context(), gate.ActorOf(r), version.ID)
	if err != nil {
		return reading{}, err
	}
	return s.read(v, kommune, name, raw)
}

// before is the delivery with the highest number below; nil without one.
func (s *site) before(r *http.Request, v round, kommune alliance.Kommune, number int) (*survey.Delivery, error) {
	for _, version := range v.versions { // newest first
		if version.Kommune != kommune.AGS || version.Number >= number {
			continue
		}
		rd, err := s.versionReading(r, v, kommune, version)
		return rd.delivery, err
	}
	return nil, nil
}

func versionPath(kommune alliance.Kommune, version store.DeliveryVersion) string {
	return fmt.Sprintf("%s/fassung/%d", kommunePath(kommune), version.Number)
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
