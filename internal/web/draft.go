package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"

	"buendnis/internal/alliance"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
	"buendnis/internal/store"
	"buendnis/internal/survey"
)

// reading is a workbook as it was read: a draft, or a delivered version.
type reading struct {
	name     string
	raw      []byte
	delivery *survey.Delivery
	faults   []survey.CellFault
}

// mark names exactly this file: whoever delivers says which one was seen.
func (rd reading) mark() string {
	sum := sha256.Sum256(rd.raw)
	return hex.EncodeToString(sum[:])
}

// read reads a workbook of this municipality and this round; every other one is
// refused with a sentence.
func (s *site) read(v round, kommune alliance.Kommune, name string, raw []byte) (reading, error) {
	delivery, faults, err := survey.Read(s.lists(v.kreis), name, raw)
	if err != nil {
		return reading{}, err
	}
	if delivery.Kommune != kommune.AGS {
		whose := "einer anderen Kommune"
		if other, err := v.kreis.Kommune(delivery.Kommune); err == nil {
			whose = other.Name
		}
		return reading{}, fault.New(fault.Invalid, "%s ist die Arbeitsmappe von %s, nicht von %s. Bitte laden Sie die eigene Mappe hoch.", name, whose, kommune.Name)
	}
	if delivery.Round != v.erhebung.Round {
		return reading{}, fault.New(fault.Invalid, "%s gehört zur Erhebung vom %s; zurzeit läuft die vom %s. Bitte übertragen Sie die Angaben in die neue Mappe.", name, delivery.Round.Stichtag.German(), v.erhebung.Stichtag.German())
	}
	return reading{name, raw, delivery, faults}, nil
}

// draftOf reads the municipality's draft; NotFound without one.
func (s *site) draftOf(r *http.Request, v round, kommune alliance.Kommune) (store.Draft, reading, error) {
	draft, err := s.Store.Draft(r.Context(), gate.ActorOf(r), kommune.AGS)
	if err != nil {
		return store.Draft{}, reading{}, err
	}
	rd, err := s.read(v, kommune, draft.FileName, draft.Raw)
	return draft, rd, err
}

func (s *site) saveDraft(r *http.Request, kommune alliance.Kommune, name string, raw []byte) error {
	actor := gate.ActorOf(r)
	return s.Store.SaveDraft(r.Context(), actor, store.Draft{
		Kommune: kommune.AGS, FileName: name, Raw: raw, By: actor.Name, At: s.Clock(),
	})
}

// discard drops the draft.
func (s *site) discard(w http.ResponseWriter, r *http.Request) error {
	_, kommune, err := s.roundOf(r)
	if err != nil {
		return err
	}
	if err := s.Store.DiscardDraft(r.Context(), gate.ActorOf(r), kommune.AGS); err != nil {
		return err
	}
	if err := s.gate.Notify(r, gate.Notice{Text: "Der Entwurf ist verworfen. Es ist nichts abgeliefert; Ihre Datei auf Ihrem Rechner bleibt."}); err != nil {
		return err
	}
	return back(w, r, kommunePath(kommune))
}

// draftFile gives the draft out with its corrections.
func (s *site) draftFile(w http.ResponseWriter, r *http.Request) error {
	draft, err := s.Store.Draft(r.Context(), gate.ActorOf(r), r.PathValue("kommune"))
	if err != nil {
		return err
	}
	return sendWorkbook(w, draft.FileName, draft.Raw)
}

// roundOf is the round and the municipality of the path.
func (s *site) roundOf(r *http.Request) (round, alliance.Kommune, error) {
	v, err := s.round(r)
	if err != nil {
		return v, alliance.Kommune{}, err
	}
	kommune, err := v.kreis.Kommune(r.PathValue("kommune"))
	return v, kommune, err
}

func kommunePath(kommune alliance.Kommune) string { return "/erhebung/" + kommune.AGS }

func draftPath(kommune alliance.Kommune) string { return kommunePath(kommune) + "/entwurf" }

// xlsx is the media type of a workbook.
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

func sendWorkbook(w http.ResponseWriter, name string, raw []byte) error {
	w.Header().Set("Content-Type", xlsx)
	w.Header().Set("Content-Disposition", contentDisposition(name))
	_, _ = w.Write(raw) // an error is a browser that went away: nobody is left to tell
	return nil
}
