package cli

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

const (
	goodPeople = "kommune,anzahl,status,deutsch,bedarf\n05162024,3,GEST,A2,deutsch-b1\n"
	goodOffer  = `{"id":"a1","title":"Kurs","serves":["deutsch-b1"],"kommune":"05162024","reach":"kreis","places":1,"from":"2020-01-01","to":"2020-12-31"}` + "\n"
)

// badInputs are what people send that can't be used, one slip each.
var badInputs = []struct{ name, people, offers string }{
	{"Anzahl fehlt", "kommune,anzahl,status\n05162024,,GEST\n", ""},
	{"Anzahl negativ", "kommune,anzahl,status\n05162024,-2,GEST\n", ""},
	{"Anzahl nicht ganz", "kommune;anzahl;status\n05162024;2,5;GEST\n", ""},
	{"Anzahl mit Punkt", "kommune,anzahl,status\n05162024,1.200,GEST\n", ""},
	{"Anzahl zu groß", "kommune,anzahl,status\n05162024,12345678,GEST\n", ""},
	{"Anzahl in Worten", "kommune,anzahl,status\n05162024,drei,GEST\n", ""},
	{"führende Null fehlt", "kommune,anzahl,status\n5162024,1,GEST\n", ""},
	{"Kommune gibt es nicht", "kommune,anzahl,status\n05162999,1,GEST\n", ""},
	{"Land gibt es nicht", "kommune,anzahl,status\n99162024,1,GEST\n", ""},
	{"Wert gibt es nicht", "kommune,anzahl,status\n05162024,1,QUATSCH\n", ""},
	{"Alter ohne Zahl", "kommune,anzahl,alter_jahre\n05162024,1,zwanzig\n", ""},
	{"Datum ohne Form", "kommune,anzahl,einreise\n05162024,1,14.06.2019\n", ""},
	{"Bedarf gibt es nicht", "kommune,anzahl,bedarf\n05162024,1,kochen\n", ""},
	{"Stufe über dem Bedarf", "kommune,anzahl,deutsch,bedarf\n05162024,1,C1,deutsch-a2|wohnen\n", ""},
	{"Abschluss über dem Bedarf", "kommune,anzahl,schulabschluss,bedarf\n05162024,1,ahr,schulabschluss-hsa9\n", ""},
	{"Daten gegeneinander", "kommune,anzahl,einreise,duldung_seit\n05162024,1,2019-06,2017-02\n", ""},
	{"Datum nach dem Stichtag", "kommune,anzahl,einreise\n05162024,1,2021-06\n", ""},
	{"Spalte gibt es nicht", "kommune,anzahl,farbe\n05162024,1,blau\n", ""},
	{"Spalte doppelt", "kommune,anzahl,status,status\n05162024,1,GEST,GEST\n", ""},
	{"Spalte fehlt", "kommune,status\n05162024,GEST\n", ""},
	{"zu wenige Zellen", "kommune,anzahl,status\n05162024,1\n", ""},
	{"Anführungszeichen offen", "kommune,anzahl,status\n05162024,1,\"GEST\n", ""},
	{"leere Datei", "", goodOffer},
	{"nur Kopfzeile", "kommune,anzahl,status\n", goodOffer},
	{"falsche Kodierung", "kommune,anzahl,status\n05162024,1,GEST\n05162024,1,K\xf6ln\n", ""},
	{"UTF-16", "\xff\xfek\x00o\x00m\x00", goodOffer},
	{"Zeile ohne Ende", "kommune,anzahl,status\n05162024,1,\"" + strings.Repeat("GEST,", 300_000), ""},
	{"Ende einer Zeit vor ihrem Beginn", "kommune;anzahl;zeiten_60b\n05162024;1;\"[{\"\"von\"\":\"\"2019-05\"\",\"\"bis\"\":\"\"2018-01\"\"}]\"\n", ""},
	{"Quelle gibt es nicht", "#quelle: hörensagen\n" + goodPeople, ""},
	{"viele schlechte Zeilen", "kommune,anzahl,status\n" + strings.Repeat("05162024,x,GEST\n", 203), ""},

	{"Angebot dient keinem Bedarf", goodPeople, strings.Replace(goodOffer, `["deutsch-b1"]`, `[]`, 1)},
	{"Angebot ohne Bedarf", goodPeople, strings.Replace(goodOffer, `"serves":["deutsch-b1"],`, ``, 1)},
	{"Angebot dient Unbekanntem", goodPeople, strings.Replace(goodOffer, `deutsch-b1`, `kochen`, 1)},
	{"Kennung doppelt", goodPeople, goodOffer + goodOffer},
	{"Plätze negativ", goodPeople, strings.Replace(goodOffer, `"places":1`, `"places":-1`, 1)},
	{"Plätze nicht ganz", goodPeople, strings.Replace(goodOffer, `"places":1`, `"places":1.5`, 1)},
	{"Plätze fehlen", goodPeople, strings.Replace(goodOffer, `"places":1,`, ``, 1)},
	{"Ort gibt es nicht", goodPeople, strings.Replace(goodOffer, `05162024`, `05162999`, 1)},
	{"Reichweite ohne Ort", goodPeople, strings.Replace(goodOffer, `"kreis"`, `["05162024","05162999"]`, 1)},
	{"Ende vor Beginn", goodPeople, strings.Replace(goodOffer, `2020-12-31`, `2019-12-31`, 1)},
	{"Instrument gibt es nicht", goodPeople, strings.Replace(goodOffer, `"places"`, `"instrument":"zauberei","places"`, 1)},
	{"Bedingung unverständlich", goodPeople, strings.Replace(goodOffer, `"places"`, `"conditions":["alter über 18"],"places"`, 1)},
	{"Feld gibt es nicht", goodPeople, strings.Replace(goodOffer, `"places"`, `"farbe":"blau","places"`, 1)},
	{"Feld doppelt", goodPeople, strings.Replace(goodOffer, `"places":1`, `"places":1,"places":2`, 1)},
	{"kein JSON", goodPeople, "a1;Kurs;deutsch-b1\n"},
	{"zwei Angebote in einer Zeile", goodPeople, strings.TrimSpace(goodOffer) + goodOffer},
	{"Tag gibt es nicht", goodPeople, strings.Replace(goodOffer, `2020-12-31`, `2020-11-31`, 1)},
	{"beide Dateien schlecht", strings.Replace(goodPeople, ",3,", ",,", 1), strings.Replace(goodOffer, `"places":1`, `"places":-1`, 1)},
	{"Angebot falsch kodiert", goodPeople, strings.Replace(goodOffer, `Kurs`, "K\xfcrs", 1)},
}

// Every slip has a sentence with file, row, value, reason and repair; nothing is
// computed, printed or written. The sentences stand in the golden file, to be
// read by people.
func TestBadInputIsAnsweredWithASentence(t *testing.T) {
	var all strings.Builder
	for _, c := range badInputs {
		dir := t.TempDir()
		people, offers, aus := filepath.Join(dir, "population.csv"), filepath.Join(dir, "offers.ndjson"), filepath.Join(dir, "aus")
		write(t, people, c.people)
		write(t, offers, c.offers)
		code, out, errOut := analyse(t, "--population", people, "--offers", offers, "--on", "2020-01-15", "--out", aus)
		if _, err := os.Stat(aus); code != 1 || out != "" || !os.IsNotExist(err) {
			t.Errorf("%s: %d, %v\n%s%s", c.name, code, err, out, errOut)
		}
		fmt.Fprintf(&all, "## %s\n\n%s\n", c.name, shortened(errOut))
	}
	golden(t, "testdata/analyse_schlecht.txt", all.String())
}

// shortened leaves out the middle of a long list.
func shortened(text string) string {
	lines := strings.SplitAfter(text, "\n")
	if len(lines) < 12 {
		return text
	}
	return strings.Join(lines[:2], "") + "[…]\n" + strings.Join(lines[len(lines)-4:], "")
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, path, got)
	}
	want, err := os.ReadFile(path)
	if err != nil || string(want) != got {
		t.Errorf("%s stimmt nicht mehr (%v); neu mit -update.\n%s", path, err, got)
	}
}

func TestGoodInputIsGood(t *testing.T) {
	dir := t.TempDir()
	people, offers := filepath.Join(dir, "p.csv"), filepath.Join(dir, "o.ndjson")
	write(t, people, goodPeople)
	write(t, offers, goodOffer)
	code, out, errOut := analyse(t, "--population", people, "--offers", offers, "--on", "2020-01-15")
	if code != 0 || !strings.Contains(out, "Grundlage: Datei p.csv (Neuss).") {
		t.Errorf("%d\n%s\n%s", code, out, errOut)
	}
	if code, _, errOut = analyse(t, "--population", people, "--offers", offers, "--offers", offers, "--on", "2020-01-15"); code != 1 || !strings.Contains(errOut, "hat schon ein Angebot in o.ndjson") {
		t.Errorf("zwei Dateien mit einer Kennung: %d, %s", code, errOut)
	}
}
