package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"buendnis/internal/auth"
	"buendnis/internal/gate"
)

// who may do what, written out once more against the policy files: a visitor, a
// municipality with its own things, with another one's, the coordinating office.
var mayDo = map[auth.Action][4]bool{
	auth.Oeffentlich:           {true, true, true, true},
	auth.Startseite:            {false, true, true, true},
	auth.RegelwerkSehen:        {false, true, true, true},
	auth.AngeboteSehen:         {false, true, true, true},
	auth.AngebotePruefen:       {false, true, false, true},
	auth.RechtEntwerfen:        {false, false, false, true},
	auth.RechtBestaetigen:      {false, false, false, true},
	auth.AnalyseSehen:          {false, true, true, true},
	auth.AnalyseFragen:         {false, false, false, true},
	auth.AnalyseFestschreiben:  {false, false, false, true},
	auth.PrioritaetSehen:       {false, true, true, true},
	auth.PrioritaetVorschlagen: {false, false, false, true},
	auth.ErhebungSehen:         {false, true, false, true},
	auth.ErhebungLiefern:       {false, true, false, false},
	auth.ErhebungVerwalten:     {false, false, false, true},
	auth.FreigabeSehen:         {false, false, false, true},
	auth.FreigabeBeantragen:    {false, false, false, true},
	auth.FreigabeBestaetigen:   {false, false, false, true},
}

func TestEveryRouteNamesAnActionThatExists(t *testing.T) {
	seen := map[string]bool{}
	for _, route := range (&site{}).table() {
		if _, known := mayDo[route.action]; !known {
			t.Errorf("%s: die Erlaubnis „%s“ steht nicht in der Tafel", route.pattern, route.action)
		}
		if seen[route.pattern] || route.handle == nil {
			t.Errorf("%s: doppelt oder ohne Seite", route.pattern)
		}
		seen[route.pattern] = true
	}
}

func TestARouteWithoutAnActionIsRefused(t *testing.T) {
	s := &site{gate: &gate.Gate{}, routes: []route{{"GET /neu", "", noSuchPage, 0}}}
	if _, err := s.mux(); err == nil {
		t.Error("eine Adresse ohne Erlaubnis ist gebaut")
	}
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

// Every route × visitor, own municipality, foreign municipality, coordination.
func TestEveryRouteKeepsToThePolicy(t *testing.T) {
	w := newWorld(t)
	people := []visitor{w.visitor(), w.as("Erhebung Neuss"), w.as("Erhebung Kaarst"), w.as("Koordination 01")}
	names := []string{"Besuch", "eigene Kommune", "andere Kommune", "Koordination"}
	for _, route := range (&site{}).table() {
		method, path, _ := strings.Cut(route.pattern, " ")
		path = strings.ReplaceAll(strings.ReplaceAll(path, "{kommune}", neuss), "{$}", "")
		ofTown := strings.Contains(route.pattern, "{kommune}")
		path = placeholder.ReplaceAllString(path, "1")
		if route.pattern == "POST /abmelden" || route.pattern == "POST /anmelden" {
			continue // would end the sessions of this test; login_test.go has them
		}
		for i, who := range people {
			allowed := mayDo[route.action][i]
			if i == 2 && !ofTown {
				allowed = mayDo[route.action][1] // nothing of a foreign municipality in it
			}
			status, to, _ := who.send(method, path, "application/x-www-form-urlencoded", strings.NewReader(url.Values{}.Encode()))
			if refused := isRefused(status, to); refused == allowed {
				t.Errorf("%s, %s: Status %d %s, erlaubt ist %v", route.pattern, names[i], status, to, allowed)
			}
			if status >= http.StatusInternalServerError {
				t.Errorf("%s, %s: Status %d", route.pattern, names[i], status)
			}
		}
	}
}

func isRefused(status int, to string) bool {
	return status == http.StatusForbidden || strings.HasPrefix(to, "/anmelden?") ||
		status == http.StatusUnauthorized && to == ""
}

func TestAnUnknownAddressIsAPageWithTheWayBack(t *testing.T) {
	w := newWorld(t)
	status, _, text := w.visitor().send("GET", "/gibt/es/nicht", "", nil)
	page := parse(t, text)
	if status != http.StatusNotFound {
		t.Errorf("%d", status)
	}
	page.says("h1", "Diese Seite gibt es nicht")
	page.one("main a[href=/]")
}
