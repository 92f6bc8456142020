package auth

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"buendnis/internal/fault"
)

var update = flag.Bool("update", false, "docs/permissions.md neu schreiben")

const (
	own     = "05162024"
	foreign = "05162016"
)

// actors are one of each role; the stranger has a role that no policy knows.
var actors = []struct {
	name  string
	actor Actor
}{
	{"besucher", Actor{}},
	{"kommune", Actor{Account: "N1", Name: "Neuss 01", Role: Kommune, Kommune: own}},
	{"koordination", Actor{Account: "K1", Name: "Koordination 01", Role: Koordination}},
	{"programm", Program("test")},
	{"fremd", Actor{Account: "X", Name: "X", Role: "presse"}},
}

var objects = []struct {
	name   string
	object Object
}{
	{"bündnis", Object{}}, {"eigene", Object{Kommune: own}}, {"fremde", Object{Kommune: foreign}},
}

// expected is the table against which the Cedar files are tested: it is written
// by hand, so that a slip in a policy can't write its own expectation. A word
// stands for the objects: b alliance, e own municipality, f foreign one.
var expected = map[Action]map[string]string{
	Oeffentlich:           {"besucher": "bef", "kommune": "be", "koordination": "bef", "programm": "bef", "fremd": "bef"},
	Startseite:            {"kommune": "b", "koordination": "bef"},
	RegelwerkSehen:        {"kommune": "b", "koordination": "bef"},
	AngeboteSehen:         {"kommune": "b", "koordination": "bef"},
	AngebotePruefen:       {"kommune": "e", "koordination": "bef"},
	RechtEntwerfen:        {"koordination": "bef"},
	RechtBestaetigen:      {"koordination": "bef"},
	AnalyseSehen:          {"kommune": "b", "koordination": "bef", "programm": "bef"},
	AnalyseFragen:         {"koordination": "bef", "programm": "bef"},
	AnalyseFestschreiben:  {"koordination": "bef"},
	PrioritaetVorschlagen: {"koordination": "bef"},
	PrioritaetSehen:       {"kommune": "b", "koordination": "bef"},
	ErhebungSehen:         {"kommune": "be", "koordination": "bef", "programm": "bef"},
	ErhebungLiefern:       {"kommune": "e", "programm": "bef"},
	ErhebungVerwalten:     {"koordination": "bef", "programm": "bef"},
	FreigabeSehen:         {"koordination": "bef"},
	FreigabeBeantragen:    {"koordination": "bef"},
	FreigabeBestaetigen:   {"koordination": "bef"},
	VerwaltungSehen:       {"koordination": "bef", "programm": "bef"},
	VerwaltungAendern:     {"koordination": "bef", "programm": "bef"},
	"personen.loeschen":   {},
}

func TestPolicyTable(t *testing.T) {
	p := loaded(t)
	for _, action := range append(Actions(), "personen.loeschen") {
		row, written := expected[action]
		if !written {
			t.Errorf("%s hat keine Zeile in der Erwartung", action)
		}
		for _, a := range actors {
			for _, o := range objects {
				err := p.Allow(a.actor, action, o.object)
				want := strings.Contains(row[a.name], map[string]string{"bündnis": "b", "eigene": "e", "fremde": "f"}[o.name])
				if (err == nil) != want {
					t.Errorf("%s, %s, %s: erlaubt %v, erwartet %v (%v)", a.name, action, o.name, err == nil, want, err)
				}
			}
		}
	}
}

// Every constant of the type Action has a meaning, and every action that a
// policy names exists: a slip of the pen there would silently allow nothing.
func TestActionsAreKnown(t *testing.T) {
	source, err := os.ReadFile("action.go")
	if err != nil {
		t.Fatal(err)
	}
	known := Actions()
	constants := regexp.MustCompile(`Action += "([a-z.]+)"`).FindAllStringSubmatch(string(source), -1)
	if len(constants) != len(known) {
		t.Errorf("%d Konstanten, %d Bedeutungen", len(constants), len(known))
	}
	files, _ := filepath.Glob("policy/*.cedar")
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, named := range regexp.MustCompile(`Action::"([^"]*)"`).FindAllStringSubmatch(string(raw), -1) {
			if !slices.Contains(known, Action(named[1])) {
				t.Errorf("%s nennt die Handlung %s, die es nicht gibt", file, named[1])
			}
		}
	}
	if len(files) < 4 {
		t.Fatalf("nur %d Dateien gefunden", len(files))
	}
}

func TestRefusalsSayWhy(t *testing.T) {
	p := loaded(t)
	for _, c := range []struct {
		actor  Actor
		action Action
		object Object
		kind   fault.Kind
		says   string
	}{
		{Actor{}, AnalyseSehen, Object{}, fault.Unauthenticated, "melden Sie sich an"},
		{actors[1].actor, ErhebungLiefern, Object{Kommune: foreign}, fault.Forbidden, "anderen Kommune"},
		{actors[1].actor, VerwaltungAendern, Object{}, fault.Forbidden, "Konten anlegen und sperren"},
		{actors[3].actor, FreigabeBestaetigen, Object{}, fault.Forbidden, "eine Freigabe bestätigen"},
	} {
		err := p.Allow(c.actor, c.action, c.object)
		if fault.KindOf(err) != c.kind || !strings.Contains(fault.SentenceOf(err), c.says) {
			t.Errorf("%s, %s: Art %d, „%v“", c.actor.Name, c.action, fault.KindOf(err), err)
		}
	}
}

// A kommune whose account names no municipality owns nothing, not even what
// belongs to „“.
func TestKommuneWithoutMunicipality(t *testing.T) {
	lost := Actor{Account: "L", Name: "L", Role: Kommune}
	if loaded(t).Allow(lost, ErhebungLiefern, Object{}) == nil || lost.Validate() == nil {
		t.Error("ein Konto ohne Kommune darf liefern")
	}
}

func TestPermissionsAreUpToDate(t *testing.T) {
	const file = "../../docs/permissions.md"
	want := permissions(loaded(t))
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/permissions.md ist nicht aktuell: go test ./internal/auth -run Permissions -update")
	}
}

// permissions is docs/permissions.md, asked from the policies.
func permissions(p *Policies) string {
	var b strings.Builder
	b.WriteString("# Wer darf was\n\nErzeugt aus `internal/auth/policy/*.cedar`; ein Test prüft, dass die Tafel stimmt. Was hier nicht steht, ist verboten. „Programm“ sind die Befehle des Betreibers an der Maschine.\n\n")
	b.WriteString("| Handlung | Kennung | ohne Anmeldung | Kommune | Koordination | Programm |\n|---|---|---|---|---|---|\n")
	for _, action := range Actions() {
		fmt.Fprintf(&b, "| %s | `%s` |", action.Meaning(), action)
		for _, a := range actors[:4] {
			fmt.Fprintf(&b, " %s |", reach(p, a.actor, action))
		}
		b.WriteString("\n")
	}
	b.WriteString("\n„eigene“: nur, was der eigenen Kommune gehört; an Daten einer anderen Kommune kommt eine Kommune nie. Für eine Freigabe und für eine Änderung des Regelwerks braucht es zwei verschiedene Konten der Koordination.\n")
	return b.String()
}

// reach says in a word on what an actor may do it.
func reach(p *Policies, actor Actor, action Action) string {
	var allowed [3]bool
	for i, o := range objects {
		allowed[i] = p.Allow(actor, action, o.object) == nil
	}
	switch {
	case allowed[0] && (actor.Role != Kommune || action == Oeffentlich):
		return "ja"
	case allowed[0] && allowed[1]:
		return "ja, Daten nur eigene"
	case allowed[0]:
		return "ja"
	case allowed[1]:
		return "eigene"
	}
	return "–"
}

func loaded(t *testing.T) *Policies {
	t.Helper()
	p, err := LoadPolicies()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func BenchmarkAllow(b *testing.B) {
	p, err := LoadPolicies()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		p.Allow(actors[1].actor, ErhebungLiefern, Object{Kommune: own})
	}
}
