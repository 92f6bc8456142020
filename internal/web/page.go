package web

import (
	"bytes"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"buendnis/internal/alliance"
	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
)

// page is what a handler says about its page.
type page struct {
	title   string // of the tab and the print head: what it is about
	section string // address of its entry in the main navigation
	crumbs  []link // the way here, without the page itself
	wide    bool   // for the matrix
	narrow  bool   // for plain text
	scripts []string
}

// link is a word with an address.
type link struct{ text, href string }

// frame is what the layout shows around every page.
type frame struct {
	page
	site     *site
	actor    auth.Actor
	who      string
	kreis    string
	sections []link
	notice   gate.Notice
	printed  string
}

// show answers with a page.
func (s *site) show(w http.ResponseWriter, r *http.Request, p page, body templ.Component) error {
	return s.showStatus(w, r, http.StatusOK, p, body)
}

// showStatus renders into memory first: half a page is worse than an error.
func (s *site) showStatus(w http.ResponseWriter, r *http.Request, status int, p page, body templ.Component) error {
	var html bytes.Buffer
	ctx := templ.WithChildren(s.withAnalysisTabs(r), body)
	if err := layout(s.frame(r, p)).Render(ctx, &html); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(html.Bytes()) // an error is a browser that went away
	return nil
}

func (s *site) frame(r *http.Request, p page) frame {
	actor := gate.ActorOf(r)
	f := frame{page: p, site: s, actor: actor, who: actor.Name, sections: s.sectionsFor(r), notice: s.gate.Notice(r)}
	kreis, err := s.kreis(r)
	if err == nil {
		f.kreis = kreis.Name
	}
	if kommune, err := kreis.Kommune(actor.Kommune); err == nil {
		f.who += ", " + kommune.Art + " " + kommune.Name
	}
	f.printed = moment(s.Clock())
	return f
}

// sectionsFor are the entries that exist and that the actor may use.
func (s *site) sectionsFor(r *http.Request) []link {
	if gate.ActorOf(r).Account == "" {
		return nil
	}
	return s.reachable(r, sections)
}

// reachable are the links whose address is in the table of routes and that the
// actor may follow.
func (s *site) reachable(r *http.Request, links []link) []link {
	var allowed []link
	for _, entry := range links {
		for _, route := range s.routes {
			address := strings.TrimSuffix(strings.TrimPrefix(route.pattern, "GET "), "{$}")
			if address == entry.href && s.gate.May(r, route.action, auth.Object{}) {
				allowed = append(allowed, entry)
				break
			}
		}
	}
	return allowed
}

// kreis is the county of the alliance.
func (s *site) kreis(r *http.Request) (alliance.Kreis, error) { return s.Store.Kreis(r.Context()) }

// today is the day that pages count from.
func (s *site) today() civil.Date { return s.Clock.Today() }

// problem shows an error as a page of the house.
func (s *site) problem(w http.ResponseWriter, r *http.Request, p gate.Problem) {
	if err := s.showStatus(w, r, p.Status, page{title: p.Title, narrow: true}, problemPage(p.Title, p.Sentence)); err != nil {
		s.Log.Error("Fehlerseite", "err", err)
		http.Error(w, p.Sentence, p.Status)
	}
}

func noSuchPage(http.ResponseWriter, *http.Request) error {
	return fault.New(fault.NotFound, "Unter dieser Adresse gibt es nichts. Vielleicht ist sie unvollständig kopiert. Alles, was Sie sehen dürfen, erreichen Sie über das Menü.")
}

// back sends the browser to a page after an act.
func back(w http.ResponseWriter, r *http.Request, address string) error {
	http.Redirect(w, r, address, http.StatusSeeOther)
	return nil
}
