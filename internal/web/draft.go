package web

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"
	"unicode"

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

// upload takes a workbook as the draft. What is no workbook of ours never gets
// that far; bad cells are shown on the draft's page.
func (s *site) upload(w http.ResponseWriter, r *http.Request) error {
	v, kommune, err := s.roundOf(r)
	if err != nil {
		return err
	}
	name, raw, err := uploaded(r)
	if err == nil {
		_, err = s.read(v, kommune, name, raw)
	}
	if fault.KindOf(err) == fault.Invalid || fault.KindOf(err) == fault.TooLarge {
		return s.showKommune(w, r, gate.ProblemOf(err).Status, fault.SentenceOf(err))
	}
	if err != nil {
		return err
	}
	if err := s.saveDraft(r, kommune, name, raw); err != nil {
		return err
	}
	return back(w, r, draftPath(kommune))
}

func (s *site) saveDraft(r *http.Request, kommune alliance.Kommune, name string, raw []byte) error {
	actor := gate.ActorOf(r)
	return s.Store.SaveDraft(r.Context(), actor, store.Draft{
		Kommune: kommune.AGS, FileName: name, Raw: raw, By: actor.Name, At: s.Clock(),
	})
}

// uploaded is the file of the form, with a harmless name.
func uploaded(r *http.Request) (name string, raw []byte, err error) {
	file, header, err := r.FormFile("datei")
	if errors.Is(err, http.ErrMissingFile) {
		return "", nil, fault.New(fault.Invalid, "Bitte wählen Sie zuerst eine Datei aus.")
	}
	if err != nil {
		return "", nil, uploadFault(err)
	}
	defer file.Close()
	if raw, err = io.ReadAll(file); err != nil {
		return "", nil, uploadFault(err)
	}
	return harmless(header.Filename), raw, nil
}

func uploadFault(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return fault.New(fault.TooLarge, "Die Datei ist größer als %d MB. Löschen Sie Bilder und überzählige Blätter, oder teilen Sie die Liste.", survey.MaxBytes>>20)
	}
	return fault.Wrap(fault.Invalid, err, "Die Datei ist nicht vollständig angekommen. Bitte laden Sie sie noch einmal hoch.")
}

// harmless is the name of a file as we keep and show it: without folders,
// without signs that a header or a page could stumble over, and not too long.
func harmless(name string) string {
	name = path.Base(strings.ReplaceAll(name, "\\", "/"))
	name = strings.Map(func(sign rune) rune {
		if unicode.IsLetter(sign) || unicode.IsDigit(sign) || strings.ContainsRune(" ._-()", sign) {
			return sign
		}
		return '_'
	}, name)
	if runes := []rune(name); len(runes) > 100 {
		name = string(runes[:90]) + path.Ext(name)
	}
	if strings.Trim(name, " ._") == "" {
		return "mappe.xlsx"
	}
	return name
}

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
	w.Write(raw) //nolint:errcheck // the browser went away
	return nil
}
