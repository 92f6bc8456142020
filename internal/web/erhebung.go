package web

import (
	"fmt"
	"net/http"

	"buendnis/internal/alliance"
	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
	"buendnis/internal/store"
	"buendnis/internal/survey"
	"buendnis/internal/view"
)

// round is the survey that runs, with all versions that the actor may see.
type round struct {
	kreis    alliance.Kreis
	erhebung store.Erhebung
	versions []store.DeliveryVersion // newest first per municipality
}

func (s *site) round(r *http.Request) (round, error) {
	kreis, err := s.kreis(r)
	if err != nil {
		return round{}, err
	}
	erhebung, err := s.Store.CurrentErhebung(r.Context())
	if err != nil {
		return round{}, err
	}
	versions, err := s.Store.Deliveries(r.Context(), gate.ActorOf(r))
	return round{kreis, erhebung, versions}, err
}

// lists are the words of the county's workbooks.
func (s *site) lists(kreis alliance.Kreis) survey.Lists {
	return survey.Lists{Words: s.book().Words(), Kommunen: kreis.Kommunen}
}

// standing is where a municipality stands in the round.
type standing struct {
	kommune alliance.Kommune
	frist   civil.Date
	today   civil.Date
	newest  *store.DeliveryVersion // nil: nothing has come
}

func (v round) standing(kommune alliance.Kommune, today civil.Date) standing {
	st := standing{kommune: kommune, frist: v.erhebung.Frist, today: today}
	for i := range v.versions {
		if v.versions[i].Kommune == kommune.AGS {
			st.newest = &v.versions[i]
			break
		}
	}
	return st
}

// delivered: the newest version counts, and only if it was not withdrawn.
func (st standing) delivered() bool {
	return st.newest != nil && st.newest.State != store.Zurueckgezogen
}

func (st standing) toCheck() bool { return st.newest != nil && st.newest.State == store.Geliefert }

func (st standing) locked() bool { return st.newest != nil && st.newest.State == store.Geprueft }

func (st standing) badge() view.Badge {
	switch {
	case st.locked():
		return view.Badge{Kind: view.Success, Text: "geprüft, gesperrt"}
	case st.toCheck():
		return view.Badge{Kind: view.Info, Text: "zu prüfen"}
	case st.today > st.frist:
		return view.Badge{Kind: view.Danger, Text: "überfällig"}
	case st.newest != nil:
		return view.Badge{Kind: view.Warning, Text: "zurückgezogen"}
	}
	return view.Badge{Text: "fehlt noch"}
}

// deadline is how a page names it: 31.01.2020 (in 16 Tagen).
func (v round) deadline(today civil.Date) string {
	return fmt.Sprintf("%s (%s)", v.erhebung.Frist.German(), untilWords(today, v.erhebung.Frist))
}

// overview shows who has delivered. A municipality has its own page.
func (s *site) overview(w http.ResponseWriter, r *http.Request) error {
	if actor := gate.ActorOf(r); actor.Role == auth.Kommune {
		return back(w, r, "/erhebung/"+actor.Kommune)
	}
	p := page{title: "Erhebung", section: "/erhebung"}
	round, err := s.round(r)
	if fault.KindOf(err) == fault.NotFound {
		return s.show(w, r, p, noRoundPage())
	}
	if err != nil {
		return err
	}
	v, err := s.overviewOf(round)
	if err != nil {
		return err
	}
	v.mayAnalyse = s.gate.May(r, auth.AnalyseSehen, auth.Object{})
	return s.show(w, r, p, overviewPage(v))
}

// overviewView is the page of the coordinating office.
type overviewView struct {
	round
	today      civil.Date
	standings  []standing
	people     headcounts
	delivered  int
	toCheck    int
	mayAnalyse bool
}

func (s *site) overviewOf(round round) (overviewView, error) {
	v := overviewView{round: round, today: s.today()}
	for _, kommune := range round.kreis.Kommunen {
		st := round.standing(kommune, v.today)
		v.standings = append(v.standings, st)
		if st.delivered() {
			v.delivered++
		}
		if st.toCheck() {
			v.toCheck++
		}
	}
	var err error
	v.people, err = headcountsOf(round.kreis, v.standings)
	return v, err
}

// heading is the finding of the page.
func (v overviewView) heading() string {
	switch all := len(v.standings); v.delivered {
	case 0:
		return "Noch keine Kommune hat geliefert"
	case all:
		return fmt.Sprintf("Alle %d Kommunen haben geliefert", all)
	default:
		return fmt.Sprintf("%d von %d Kommunen haben geliefert", v.delivered, all)
	}
}

func (v overviewView) preline() string {
	return fmt.Sprintf("%s · Erhebung zum %s · Frist %s", v.kreis.Name, v.erhebung.Stichtag.German(), v.deadline(v.today))
}

// nextStep is what the coordinating office does about a municipality.
func (st standing) nextStep() string {
	if st.toCheck() {
		return "Prüfen"
	}
	return "Ansehen"
}
