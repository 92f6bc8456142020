package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"buendnis/internal/analysis"
	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
	"buendnis/internal/store"
	"buendnis/internal/view"
)

// releases shows the register of what left the house, and what waits for a
// second person.
func (s *site) releases(w http.ResponseWriter, r *http.Request) error {
	return s.showReleases(w, r, http.StatusOK, s.newRequest(r), nil)
}

func (s *site) showReleases(w http.ResponseWriter, r *http.Request, status int, form releaseForm, faults []view.Fault) error {
	register, err := s.Store.Releases(r.Context(), gate.ActorOf(r))
	if err != nil {
		return err
	}
	basis, err := s.delivered(r.Context())
	if err != nil {
		return err
	}
	v := releasesView{
		actor: gate.ActorOf(r), register: register, basis: basis, form: form, faults: faults,
		mayRequest: s.gate.May(r, auth.FreigabeBeantragen, auth.Object{}),
		mayApprove: s.gate.May(r, auth.FreigabeBestaetigen, auth.Object{}),
	}
	return s.showStatus(w, r, status, page{title: "Berichte", section: "/berichte"}, releasesPage(v))
}

// releaseForm is a request as it was typed.
type releaseForm struct{ Purpose, Recipient, On, Mode string }

// newRequest is the empty form; the analysis page hands its parameters over.
func (s *site) newRequest(r *http.Request) releaseForm {
	form := releaseForm{On: s.stichtag(r).String(), Mode: r.URL.Query().Get("modus")}
	if on := r.URL.Query().Get("on"); on != "" {
		form.On = on
	}
	return form
}

// longestText keeps purpose and recipient to a sentence.
const longestText = 300

func (f releaseForm) read() (store.Release, []view.Fault) {
	var faults []view.Fault
	wrong := func(field, sentence string) { faults = append(faults, view.Fault{Field: field, Sentence: sentence}) }
	for _, text := range []struct{ field, value, missing string }{
		{"zweck", f.Purpose, "Bitte schreiben Sie in einem Satz, wofür die Tabellen gebraucht werden."},
		{"empfaenger", f.Recipient, "Bitte nennen Sie, wer die Tabellen erhält."},
	} {
		if text.value == "" {
			wrong(text.field, text.missing)
		} else if len([]rune(text.value)) > longestText {
			wrong(text.field, fmt.Sprintf("Bitte fassen Sie sich kurz: höchstens %d Zeichen.", longestText))
		}
	}
	on, err := readDay(f.On)
	if err != nil {
		wrong("on", fault.SentenceOf(err))
	}
	parameters, _ := json.Marshal(releaseParameters{on, f.Mode == "ermessen"})
	return store.Release{Purpose: f.Purpose, Recipient: f.Recipient, Parameters: string(parameters)}, faults
}

// releaseParameters are what a released analysis was asked.
type releaseParameters struct {
	On       civil.Date `json:"on"`
	Ermessen bool       `json:"ermessen"`
}

func parametersOf(r store.Release) (releaseParameters, error) {
	var p releaseParameters
	err := json.Unmarshal([]byte(r.Parameters), &p)
	return p, err
}

func (p releaseParameters) analysis() analysis.Parameters {
	return analysis.Parameters{On: p.On, Ermessen: p.Ermessen}
}

func (p releaseParameters) words() string {
	return "Stichtag " + p.On.German() + ", als offen zählt " + modeWords(p.Ermessen)
}

func modeWords(ermessen bool) string {
	if ermessen {
		return "„ja“ und „Ermessen“"
	}
	return "nur „ja“"
}

// requestRelease enters a request; a second person decides.
func (s *site) requestRelease(w http.ResponseWriter, r *http.Request) error {
	form := releaseForm{
		Purpose: strings.TrimSpace(r.PostFormValue("zweck")), Recipient: strings.TrimSpace(r.PostFormValue("empfaenger")),
		On: r.PostFormValue("on"), Mode: r.PostFormValue("modus"),
	}
	request, faults := form.read()
	if len(faults) > 0 {
		return s.showReleases(w, r, http.StatusUnprocessableEntity, form, faults)
	}
	basis, err := s.delivered(r.Context())
	if err != nil {
		return err
	}
	if len(basis.versions) == 0 {
		return fault.New(fault.Conflict, "Noch keine Kommune hat eine Arbeitsmappe abgeliefert. Freigeben lässt sich erst etwas, wenn es Zahlen gibt.")
	}
	request.Fingerprint = basis.fingerprint
	if _, err := s.Store.RequestRelease(r.Context(), gate.ActorOf(r), request); err != nil {
		return err
	}
	s.gate.Notify(r, gate.Notice{Text: "Die Freigabe ist beantragt. Bestätigen muss sie eine andere Person der Koordination."})
	return back(w, r, "/berichte")
}

// rejectRelease ends a request: the second person says why not, or the first
// takes it back.
func (s *site) rejectRelease(w http.ResponseWriter, r *http.Request) error {
	id, err := releaseID(r)
	if err != nil {
		return err
	}
	if err := s.Store.RejectRelease(r.Context(), gate.ActorOf(r), id, strings.TrimSpace(r.PostFormValue("grund"))); err != nil {
		return err
	}
	s.gate.Notify(r, gate.Notice{Text: "Die Freigabe ist abgelehnt. Der Grund steht im Register."})
	return back(w, r, "/berichte")
}

// releaseFile gives a released file to those who may have it.
func (s *site) releaseFile(w http.ResponseWriter, r *http.Request) error {
	id, err := releaseID(r)
	if err != nil {
		return err
	}
	name, raw, err := s.Store.ReleaseFile(r.Context(), gate.ActorOf(r), id)
	if err != nil {
		return err
	}
	return sendWorkbook(w, name, raw)
}

func releaseID(r *http.Request) (int64, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return 0, fault.New(fault.NotFound, "Diese Freigabe gibt es nicht.")
	}
	return id, nil
}
