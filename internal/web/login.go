package web

import (
	"net/http"
	"strings"

	"buendnis/internal/fault"
	"buendnis/internal/gate"
)

// loginView is the login page: what was typed, what was wrong, where to go.
type loginView struct {
	demo     bool
	logins   []DemoLogin
	name     string
	sentence string
	next     string
}

// login shows the page, or the start to whoever is signed in already.
func (s *site) login(w http.ResponseWriter, r *http.Request) error {
	next := safeNext(r.URL.Query().Get("weiter"))
	if gate.ActorOf(r).Account != "" {
		return back(w, r, next)
	}
	return s.showLogin(w, r, http.StatusOK, loginView{next: next})
}

func (s *site) showLogin(w http.ResponseWriter, r *http.Request, status int, v loginView) error {
	if s.Demo {
		v.demo, v.logins = true, s.Logins
	}
	return s.showStatus(w, r, status, page{title: "Anmelden", section: "/anmelden", narrow: true}, loginPage(v))
}

// signIn begins a session; a refusal comes back as the page with its sentence.
func (s *site) signIn(w http.ResponseWriter, r *http.Request) error {
	name, next := r.FormValue("name"), safeNext(r.FormValue("weiter"))
	err := s.gate.SignIn(r, name, r.FormValue("passwort"))
	switch fault.KindOf(err) {
	case fault.Unauthenticated, fault.TooMany:
		return s.showLogin(w, r, gate.ProblemOf(err).Status, loginView{name: name, sentence: fault.SentenceOf(err), next: next})
	}
	if err != nil {
		return err
	}
	return back(w, r, next)
}

// signOut ends the session.
func (s *site) signOut(w http.ResponseWriter, r *http.Request) error {
	if err := s.gate.SignOut(r); err != nil {
		return err
	}
	return back(w, r, "/anmelden")
}

// safeNext keeps the way back inside: a path of our own, never another site.
func safeNext(path string) string {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.ContainsAny(path, "\\\r\n\t") {
		return "/"
	}
	return path
}
