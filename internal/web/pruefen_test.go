package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// try sends the form of a page.
func (v visitor) try(path string, fields ...string) (int, document) {
	v.w.t.Helper()
	form := url.Values{"on": {"2020-01-15"}, "hintergrund": {"ja"}}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	status, _, text := v.post(path, form)
	return status, parse(v.w.t, text)
}

func TestTheFormAsksOnlyWhatTheRuleReads(t *testing.T) {
	visitor := newWorld(t).as("Erhebung Neuss")
	page := visitor.page("/regelwerk/bvb/pruefen")
	page.one("select[name=status]")
	page.one("input[name=duldung_seit]")
	page.none("[name=deutsch]")
	page.one("form[method=post][action=/regelwerk/bvb/pruefen]")
	coaching := visitor.page("/regelwerk/f1-coaching/pruefen?on=2020-04-01")
	if land := coaching.one("select[name=bundesland] option[selected]"); attribute(land, "value") != "NW" {
		t.Errorf("das Land ist %q", attribute(land, "value"))
	}
}

func TestAnAnswerExplainsItself(t *testing.T) {
	visitor := newWorld(t).as("Erhebung Neuss")
	status, page := visitor.try("/regelwerk/berufssprachkurs/pruefen",
		"status", "DULD_ALLG", "duldung_seit", "20.09.2019", "einreise", "12.11.2017", "aa_gemeldet", "arbeitsuchend", "deutsch", "A2")
	if status != http.StatusOK {
		t.Fatalf("Status %d", status)
	}
	page.says("h1", "Berufssprachkurs (DeuFöV): nein")
	page.says("dl.b-opens", "ab 21.03.2020")
	page.says("ul.b-trysteps li", "Monate geduldet: 3 (abgeleitet)")
	page.says(".is-taken", "Das gilt hier")
	page.says("p.b-source", "Gerechnet mit: Aufenthaltsstatus: Duldung (Abschiebung unmöglich); Einreise: 12.11.2017")
	if typed := page.one("input[name=duldung_seit]"); attribute(typed, "value") != "20.09.2019" {
		t.Errorf("das Formular vergisst, was getippt ist: %q", attribute(typed, "value"))
	}
}

func TestAnOpenAnswerSaysWhatToAskFirst(t *testing.T) {
	_, page := newWorld(t).as("Erhebung Neuss").try("/regelwerk/berufssprachkurs/pruefen", "status", "DULD_ALLG", "deutsch", "B1", "duldung_seit", "2018", "aa_gemeldet", "?")
	page.says("h1", "unklar")
	page.says("h2", "Fragen Sie zuerst")
	page.says("ul.b-conditions li", "„Bei Agentur/Jobcenter gemeldet“")
}

func TestImpossibleFactsAreSaidBesideTheField(t *testing.T) {
	visitor := newWorld(t).as("Erhebung Neuss")
	for name, c := range map[string]struct {
		fields      []string
		field, says string
	}{
		"Duldung vor Einreise": {[]string{"einreise", "01.05.2019", "duldung_seit", "2018"}, "einreise", "liegt nach „Geduldet seit“"},
		"Zukunft":              {[]string{"duldung_seit", "01.06.2020"}, "duldung_seit", "nach dem Stichtag"},
		"geboren morgen":       {[]string{"geburtsdatum", "16.01.2020"}, "geburtsdatum", "„Geburtsdatum“ (16.01.2020) liegt nach dem Stichtag"},
		"Alter und Geburtstag": {[]string{"geburtsdatum", "1998", "alter_jahre", "30"}, "alter_jahre", "passt nicht zum Geburtsdatum"},
		"kein Datum":           {[]string{"einreise", "31.02.2019"}, "einreise", "das ist kein Datum"},
		"kein Wert":            {[]string{"status", "XYZ"}, "status", "ist kein Wert"},
		"keine Zahl":           {[]string{"alter_jahre", "abc"}, "alter_jahre", "keine Zahl"},
		"Ende vor Beginn":      {[]string{"zeiten_60b", "ja", "zeiten_60b-1-von", "07.2019", "zeiten_60b-1-bis", "2018"}, "zeiten_60b", "Das Ende liegt vor dem Beginn"},
		"kein Stichtag":        {[]string{"on", "bald"}, "on", "ist kein Tag"},
	} {
		status, page := visitor.try("/regelwerk/bvb/pruefen", append([]string{"status", "DULD_ALLG"}, c.fields...)...)
		if status != http.StatusUnprocessableEntity {
			t.Errorf("%s: Status %d", name, status)
		}
		page.says("#"+c.field+"-e", c.says)
		page.says("[role=alert] a[href=#"+c.field+"]", c.says)
	}
}

func TestAListIsAskedEntryByEntry(t *testing.T) {
	visitor := newWorld(t).as("Erhebung Neuss")
	fields := []string{"status", "GEST", "deutsch", "B1", "einreise", "2018", "gestattet_seit", "2018", "asylantrag_am", "2018", "aa_gemeldet", "nein", "herkunftsland", "IRQ", "kinder", "ja"}
	status, page := visitor.try("/regelwerk/berufssprachkurs/pruefen", fields...)
	if status != http.StatusUnprocessableEntity {
		t.Errorf("ohne Eintrag: Status %d", status)
	}
	page.says("#kinder-e", "mindestens ein Eintrag")
	status, page = visitor.try("/regelwerk/berufssprachkurs/pruefen", append(fields, "kinder-1-geburtsdatum", "06.2018", "kinder-1-im_haushalt", "ja", "kinder-1-betreuung_gesichert", "nein")...)
	if status != http.StatusOK {
		t.Errorf("Status %d: %s", status, textOf(page.one("main")))
	}
}

func TestEveryInstrumentCanBeTried(t *testing.T) {
	w := newWorld(t)
	visitor := w.as("Koordination 01")
	for _, instrument := range w.book.Instruments() {
		for _, on := range []string{"2010-01-01", "2024-06-01"} {
			status, page := visitor.try("/regelwerk/"+instrument.ID+"/pruefen", "on", on, "status", "UNBEK")
			if status != http.StatusOK {
				t.Fatalf("%s am %s: Status %d", instrument.ID, on, status)
			}
			page.says("h1", instrument.Name)
		}
	}
}

func TestOnePersonIsAskedAboutEverything(t *testing.T) {
	w := newWorld(t)
	visitor := w.as("Erhebung Kaarst")
	visitor.page("/regelwerk/pruefen").one("form[method=post][action=/regelwerk/pruefen]")
	status, page := visitor.try("/regelwerk/pruefen", "status", "DULD_ALLG", "duldung_seit", "20.09.2019", "einreise", "12.11.2017", "alter_jahre", "22", "bundesland", "NW")
	if status != http.StatusOK {
		t.Fatalf("Status %d", status)
	}
	if rows := page.all("table.b-answers tbody tr"); len(rows) != len(w.book.Instruments()) {
		t.Errorf("%d Antworten auf %d Instrumente", len(rows), len(w.book.Instruments()))
	}
	page.says("h2", "Fragen Sie zuerst")
	page.says("h3", "Öffnet sich")
	page.says("table.b-answers", "öffnet ab 01.03.2020")
	page.one("button[formaction=/regelwerk/bvb/pruefen]")
	if strings.Contains(page.text, "method=\"get\" action=\"/regelwerk/pruefen\"") {
		t.Error("Angaben könnten in der Adresse stehen")
	}
}
