package access

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestStreamAnswersEveryLineInOrder(t *testing.T) {
	b := mustSmallBook(t)
	long := `{"id":"lang","on":"2021-01-01","instrument":"bvb","facts":{},"note":"` + strings.Repeat("x", 200_000) + `"}`
	lines := []struct{ in, id, says string }{
		{`{"id":"gut","on":"2021-01-01","instrument":"bvb","facts":{"status":"AE_25_5"},"background":"unauffaellig"}`, "gut", ""},
		{`kein JSON`, "", "keine Frage in JSON"},
		{`{"on":"2021-01-01","instrument":"bvb","facts":{}}`, "", "Es fehlt „id“"},
		{`{"id":"a","instrument":"bvb","facts":{}}`, "a", "„on“: „“ ist kein Datum"},
		{`{"id":"b","on":"2021-02-30","instrument":"bvb","facts":{}}`, "b", "„2021-02-30“ ist kein Datum"},
		{`{"id":"c","on":"2021-01-01","instrument":"bvx","facts":{}}`, "c", "„bvx“ gibt es nicht"},
		{`{"id":"d","on":"2021-01-01","instrument":"bab","facts":{}}`, "d", "noch keine Regel"},
		{`{"id":"e","on":"2021-01-01","instrument":"bvb","facts":{"farbe":"rot"}}`, "e", "Den Fakt „farbe“ gibt es nicht"},
		{`{"id":"f","on":"2021-01-01","instrument":"bvb","facts":{"status":"ROT"}}`, "f", "„status“: „ROT“ ist kein Wert"},
		{`{"id":"g","on":"2021-01-01","instrument":"bvb","facts":{"volljaehrig":"vielleicht"}}`, "g", "weder ja noch nein"},
		{`{"id":"h","on":"2021-01-01","instrument":"bvb","facts":{},"unknown":["farbe"]}`, "h", "„unknown“ nennt „farbe“"},
		{`{"id":"i","on":"2021-01-01","instrument":"bvb","facts":{},"background":"auffaellig"}`, "i", "Den Hintergrund „auffaellig“ gibt es nicht"},
		{`{"id":"j","on":"2021-01-01","instrument":"bvb","facts":[]}`, "j", "das Feld „facts“ hat die falsche Art"},
		{`{"id":"k","on":"2021-01-01","instrument":"bvb"}`, "k", "Es fehlt „facts“"},
		{`{"id":"l","on":"2021-01-01","instrument":"bvb","facts":{"status":null,"kinder":[{"geburtsdatum":7}]}}`, "l", ""},
		{long, "lang", ""},
		{`[]`, "", "keine Frage"},
	}
	var in bytes.Buffer
	for _, l := range lines {
		in.WriteString(l.in + "\n\n  \n")
	}
	var out bytes.Buffer
	n, err := b.CheckStream(&in, &out)
	answers := strings.Split(strings.TrimSpace(out.String()), "\n")
	if err != nil || n != len(lines) || len(answers) != n {
		t.Fatalf("%d Antworten auf %d Fragen, gezählt %d: %v", len(answers), len(lines), n, err)
	}
	for i, l := range lines {
		var a struct{ ID, Error string }
		if err := json.Unmarshal([]byte(answers[i]), &a); err != nil {
			t.Errorf("%s: %v", answers[i], err)
		}
		if a.ID != l.id || (a.Error != "") != (l.says != "") || !strings.Contains(a.Error, l.says) {
			t.Errorf("%.80s\n  %s", l.in, answers[i])
		}
	}
}

// A line that is too long, or broken, is named by its number, and the rest is
// answered.
func TestBadLinesAreNamedByNumber(t *testing.T) {
	good := `{"id":"gut","on":"2021-01-01","instrument":"bvb","facts":{}}`
	in := "\n" + strings.Repeat("x", 3*maxLine) + "\n" + good + "\n{\n" + good
	var out bytes.Buffer
	n, err := mustSmallBook(t).CheckStream(strings.NewReader(in), &out)
	answers := strings.Split(out.String(), "\n")
	if err != nil || n != 4 || !strings.Contains(answers[0], "Zeile 2 ist länger") || !strings.Contains(answers[2], "Zeile 4 ist keine Frage") {
		t.Fatalf("%d, %v: %.300s", n, err, out.String())
	}
	if strings.Contains(answers[1]+answers[3], "error") {
		t.Errorf("gute Zeilen sind nicht beantwortet: %s %s", answers[1], answers[3])
	}
}

func TestAnswersHaveEveryFieldOfTheContract(t *testing.T) {
	var out bytes.Buffer
	_, err := mustSmallBook(t).CheckStream(strings.NewReader(`{"id":"x","on":"2021-01-01","instrument":"bvb","facts":{"status":"AE_25_5"},"background":"unauffaellig"}`), &out)
	want := `{"id":"x","instrument":"bvb","on":"2021-01-01","verdict":"ja","missing":[],"missing_sets":[],"reasons":[` +
		`{"norm":"§ 51","text":"Das Alter passt.","holds":true},{"norm":"§ 60a","text":"Es besteht kein Verbot.","holds":true},` +
		`{"norm":"§ 52","text":"Mit Titel offen.","holds":true},{"norm":"§ 52","text":"Ein Titel.","holds":true}],` +
		`"version":{"from":"2019-08-01","to":"2025-12-31","source":"neue Fassung"},"opens":[],"flags":["leistungsermessen"]}` + "\n"
	if err != nil || out.String() != want {
		t.Errorf("%v\n%s\n%s", err, out.String(), want)
	}
}

func FuzzCheckStream(f *testing.F) {
	b := mustSmallBook(f)
	f.Add([]byte(`{"id":"x","on":"2021-01-01","instrument":"bvb","facts":{"status":"DULD_ALLG","duldung_seit":"2020","alter_jahre":"18-20"},"unknown":["einreise"]}`))
	f.Add([]byte(`{"id":"x","on":"2021-01-01","instrument":"bvb","facts":{"zeiten_60b":[{"von":"2019-10-01","bis":null}],"duldung_seit":"2019-01"},"background":"unauffaellig"}`))
	f.Add([]byte("{}\n\n[1]\n\"x\""))
	f.Fuzz(func(t *testing.T, raw []byte) {
		var out bytes.Buffer
		n, err := b.CheckStream(bytes.NewReader(raw), &out)
		if err != nil || bytes.Count(out.Bytes(), []byte("\n")) != n {
			t.Fatalf("%d Antworten, %v: %s", n, err, out.Bytes())
		}
		for line := range bytes.Lines(out.Bytes()) {
			if !json.Valid(line) || !utf8.Valid(line) {
				t.Errorf("keine Antwort in JSON: %s", line)
			}
		}
	})
}

func FuzzCondition(f *testing.F) {
	b := mustSmallBook(f)
	classes := someClasses(f, b)
	f.Add("alter_jahre >= 18 && deutsch in ['A2']")
	f.Add("months_since(einreise) > 3 ? volljaehrig : kinder.exists(k, k.im_haushalt)")
	f.Add("add_months(einreise, 3) < birthday(geburtsdatum, 18) || !(status == 'GEST')")
	f.Fuzz(func(t *testing.T, source string) {
		c, err := b.Condition(source)
		if err != nil {
			if err.Error() == "" || c != nil {
				t.Errorf("%q: %v", source, err)
			}
			return
		}
		for _, facts := range classes[:4] {
			c.Holds(lastDay, facts)
		}
	})
}
