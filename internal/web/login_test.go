package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestARefusedLoginKeepsTheNameAndSaysWhy(t *testing.T) {
	w := newWorld(t)
	status, _, text := w.visitor().post("/anmelden", url.Values{"name": {"Koordination 01"}, "passwort": {"falsch"}})
	if status != http.StatusUnauthorized {
		t.Errorf("%d", status)
	}
	page := parse(t, text)
	page.says("[role=alert]", "Name oder Passwort stimmt nicht.")
	if name := attribute(page.one("input#name"), "value"); name != "Koordination 01" {
		t.Errorf("im Feld steht %q", name)
	}
	if strings.Contains(text, "falsch\"") {
		t.Error("das Passwort kommt zurück")
	}
}

func TestTheLoginLeadsBackToWhereOneWasGoing(t *testing.T) {
	w := newWorld(t)
	v := w.visitor()
	_, to, _ := v.send("GET", "/erhebung/"+neuss, "", nil)
	page := v.page(to)
	next := attribute(page.all("main form input[name=weiter]")[0], "value")
	_, to, _ = v.post("/anmelden", url.Values{"name": {"Erhebung Neuss"}, "passwort": {password}, "weiter": {next}})
	if to != "/erhebung/"+neuss {
		t.Errorf("es geht nach %s", to)
	}
}

func TestTheWayBackStaysInside(t *testing.T) {
	for _, outside := range []string{"https://boese.example/", "//boese.example", "/\\boese.example", "javascript:alert(1)", "/x\r\nSet-Cookie: a=b", ""} {
		if path := safeNext(outside); path != "/" {
			t.Errorf("%q führt nach %q", outside, path)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		path := safeNext(rapid.String().Draw(t, "weiter"))
		to, err := url.Parse(path)
		if err == nil && (to.Host != "" || to.Scheme != "") {
			t.Fatalf("%q führt hinaus", path)
		}
	})
}

func TestOneClickLoginsExistOnlyInTheDemo(t *testing.T) {
	w := newWorld(t)
	logins := []DemoLogin{{"Koordination 01", password, "koordination", ""}}
	for _, demo := range []bool{true, false} {
		w.serve(Config{Store: w.store, Law: w.law, Clock: w.clock, Demo: demo, Logins: logins})
		page := w.visitor().page("/anmelden")
		if found := len(page.all(".b-logins form")); found != map[bool]int{true: 1, false: 0}[demo] {
			t.Errorf("Vorführung %v: %d Konten zum Anklicken", demo, found)
		}
		if official := strings.Contains(page.text, "Offizielle Website"); official == demo {
			t.Errorf("Vorführung %v: nennt sich offiziell: %v", demo, official)
		}
		if invented := strings.Contains(page.text, "Vorführung mit erfundenen Daten"); invented != demo {
			t.Errorf("Vorführung %v: sagt, dass die Daten erfunden sind: %v", demo, invented)
		}
	}
}

func TestTheStatementsAreForEverybody(t *testing.T) {
	w := newWorld(t)
	for path, heading := range map[string]string{"/barrierefreiheit": "Barrierefreiheit", "/datenschutz": "Datenschutz", "/impressum": "Impressum"} {
		page := w.visitor().page(path)
		if got := textOf(page.one("h1")); got != heading {
			t.Errorf("%s: %s", path, got)
		}
		page.none("nav[aria-label=Hauptmenü]")
	}
}
