package web

import (
	"bytes"
	"fmt"
	"mime"
	"net/http"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store"
	"buendnis/internal/survey"
	"buendnis/internal/view"
)

// kommune shows a municipality's part of the survey: to itself what to do next,
// to the coordinating office what to check.
func (s *site) kommune(w http.ResponseWriter, r *http.Request) error {
	return s.showKommune(w, r, http.StatusOK, "")
}

// kommuneView is that page.
type kommuneView struct {
	round
	standing
	versions    []store.DeliveryVersion // of this municipality
	own         bool                    // the actor delivers for it
	manages     bool                    // the actor checks
	draft       *draftState
	uploadFault string
}

// draftState is that there is a draft, and whether it can be delivered.
type draftState struct {
	store.Draft
	reading
	reason string // why it can't be read at all any more
}

// bad: it has cells to mend.
func (d *draftState) bad() bool { return d != nil && d.reason == "" && len(d.faults) > 0 }

// good: it can be delivered.
func (d *draftState) good() bool { return d != nil && d.reason == "" && len(d.faults) == 0 }

// showKommune shows the page, after a refused upload with its sentence.
func (s *site) showKommune(w http.ResponseWriter, r *http.Request, status int, refused string) error {
	v, err := s.kommuneView(r)
	if err != nil {
		return err
	}
	v.uploadFault = refused
	p := page{title: v.kommune.Name, section: "/erhebung", scripts: []string{"drop.js"}}
	if v.manages {
		p.crumbs = []link{{"Erhebung", "/erhebung"}}
	}
	return s.showStatus(w, r, status, p, kommunePage(v))
}

func (s *site) kommuneView(r *http.Request) (kommuneView, error) {
	round, kommune, err := s.roundOf(r)
	if err != nil {
		return kommuneView{}, err
	}
	object := auth.Object{Kommune: kommune.AGS}
	v := kommuneView{
		round: round, standing: round.standing(kommune, s.today()),
		own: s.gate.May(r, auth.ErhebungLiefern, object), manages: s.gate.May(r, auth.ErhebungVerwalten, object),
	}
	for _, version := range round.versions {
		if version.Kommune == kommune.AGS {
			v.versions = append(v.versions, version)
		}
	}
	if v.own {
		v.draft, err = s.draftState(r, v)
	}
	return v, err
}

func (s *site) draftState(r *http.Request, v kommuneView) (*draftState, error) {
	draft, rd, err := s.draftOf(r, v.round, v.kommune)
	switch fault.KindOf(err) {
	case fault.NotFound:
		return nil, nil
	case fault.Invalid: // of an earlier round, or a form that has changed since
		return &draftState{Draft: draft, reason: fault.SentenceOf(err)}, nil
	}
	if err != nil {
		return nil, err
	}
	return &draftState{Draft: draft, reading: rd}, nil
}

// heading is the finding of the page.
func (v kommuneView) heading() string {
	switch {
	case v.draft.bad():
		return fmt.Sprintf("%s: Ihr Entwurf hat noch %s", v.kommune.Name, count(len(v.draft.faults), "Fehler", "Fehler"))
	case v.draft.good():
		return v.kommune.Name + ": Ihr Entwurf kann abgeliefert werden"
	case v.locked():
		return fmt.Sprintf("%s: Fassung %d ist geprüft und gesperrt", v.kommune.Name, v.newest.Number)
	case v.toCheck() && v.manages:
		return fmt.Sprintf("%s: Fassung %d ist zu prüfen", v.kommune.Name, v.newest.Number)
	case v.toCheck():
		return fmt.Sprintf("%s: Fassung %d ist abgeliefert", v.kommune.Name, v.newest.Number)
	case v.newest != nil:
		return fmt.Sprintf("%s: Fassung %d ist zurückgezogen", v.kommune.Name, v.newest.Number)
	}
	return v.kommune.Name + ": Die Arbeitsmappe fehlt noch"
}

func (v kommuneView) preline() string {
	return fmt.Sprintf("%s %s · Erhebung zum %s · Frist %s", v.kommune.Art, v.kommune.Name, v.erhebung.Stichtag.German(), v.deadline(v.today))
}

// uploadFaults is the refusal of a file, for the summary on top.
func (v kommuneView) uploadFaults() []view.Fault {
	return []view.Fault{{Field: "datei", Sentence: v.uploadFault}}
}

// versionBadge is the state of one version in the list.
func versionBadge(version store.DeliveryVersion) view.Badge {
	switch version.State {
	case store.Geprueft:
		return view.Badge{Kind: view.Success, Text: "geprüft, gesperrt"}
	case store.Zurueckgezogen:
		return view.Badge{Kind: view.Warning, Text: "zurückgezogen"}
	}
	return view.Badge{Kind: view.Info, Text: "abgeliefert"}
}

// form gives the empty workbook of a municipality.
func (s *site) form(w http.ResponseWriter, r *http.Request) error {
	v, kommune, err := s.roundOf(r)
	if err != nil {
		return err
	}
	var raw bytes.Buffer
	if err := survey.WriteForm(&raw, s.lists(v.kreis), survey.Form{Kommune: kommune, Round: v.erhebung.Round}, nil); err != nil {
		return err
	}
	return sendWorkbook(w, workbookName(kommune, v), raw.Bytes())
}

// contentDisposition names a file for the browser, umlauts too.
func contentDisposition(name string) string {
	return mime.FormatMediaType("attachment", map[string]string{"filename": name})
}

// mayDeliver: a locked version stays until the coordinating office opens it.
func (v kommuneView) mayDeliver() bool { return v.own && !v.locked() }
