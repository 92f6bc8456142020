package cli

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"buendnis/internal/analysis"
	"buendnis/internal/demo"
	"buendnis/internal/survey"
)

const example = "../analysis/testdata/beispiel/"

func analyse(t *testing.T, args ...string) (code int, out, errOut string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(context.Background(), append([]string{"analyse"}, args...), strings.NewReader(""), &o, &e)
	return code, o.String(), e.String()
}

func TestAnalyseGivesTheExampleAsJSON(t *testing.T) {
	want, err := os.ReadFile(example + "analysis.json")
	if err != nil {
		t.Fatal(err)
	}
	code, out, errOut := analyse(t, "--population", example+"population.csv", "--offers", example+"offers.ndjson", "--on", "2020-01-15", "--format", "json")
	if code != 0 || out != string(want) || errOut != "" {
		t.Errorf("%d\n%s\n%s", code, out, errOut)
	}
}

func TestAnalyseTellsPeopleTheSum(t *testing.T) {
	code, out, _ := analyse(t, "--population", example+"population.csv", "--offers", example+"offers.ndjson", "--on", "2020-01-15")
	for _, want := range []string{"Von 45 Bedarfen sind 13 bis 14 gedeckt", "Deutsch bis B1", "7 Engpässe"} {
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("%d, „%s“ fehlt:\n%s", code, want, out)
		}
	}
}

// The files for others hold no number that is protected; the raw one is for
// the operator alone.
func TestAnalyseWritesProtectedFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "aus")
	code, _, errOut := analyse(t, "--population", example+"population.csv", "--offers", example+"offers.ndjson", "--on", "2020-01-15", "--out", dir)
	if code != 0 {
		t.Fatal(errOut)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "analysis.json"))
	if err != nil || !bytes.Contains(raw, []byte(`"demand": 45`)) {
		t.Errorf("%s, %v", raw, err)
	}
	html, err := os.ReadFile(filepath.Join(dir, "report.html"))
	if err != nil || !bytes.Contains(html, []byte("geschützt")) || !bytes.Contains(html, []byte("Arbeitsfassung")) {
		t.Errorf("report.html: %v\n%s", err, html)
	}
	book, err := zip.OpenReader(filepath.Join(dir, "tables.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	var all bytes.Buffer
	for _, part := range book.File {
		open, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, open); err != nil {
			t.Fatal(err)
		}
	}
	if !strings.Contains(all.String(), "geschützt") {
		t.Error("tables.xlsx schützt nichts")
	}
}

func TestAnalyseNamesEveryBadPlace(t *testing.T) {
	dir := t.TempDir()
	people, offers := filepath.Join(dir, "population.csv"), filepath.Join(dir, "offers.ndjson")
	write(t, people, "kommune,anzahl,status\n5162024,1,GEST\n05162024,1,QUATSCH\n")
	write(t, offers, `{"id":"a1","title":"Kurs","serves":["kochen"],"kommune":"05162024","reach":"kreis","places":1,"from":"2020-01-01","to":"2020-12-31","conditions":["alter über 18"]}`)
	code, out, errOut := analyse(t, "--population", people, "--offers", offers, "--on", "2020-01-15")
	if code != 1 || out != "" {
		t.Errorf("%d, %s", code, out)
	}
	for _, want := range []string{"population.csv, Zeile 2, kommune („5162024“)", "Zeile 3, status („QUATSCH“)", "offers.ndjson, Zeile 1, serves", "Zeile 1, conditions", "4 Stellen sind zu berichtigen"} {
		if !strings.Contains(errOut, want) {
			t.Errorf("„%s“ fehlt:\n%s", want, errOut)
		}
	}
}

func TestAnalyseRefusesWhatItCannotUse(t *testing.T) {
	for _, c := range []struct {
		code int
		args []string
	}{
		{2, []string{"--on", "2020-01-15"}},
		{2, []string{"--population", example + "population.csv"}},
		{1, []string{"--population", "gibtesnicht.csv", "--on", "2020-01-15"}},
		{1, []string{"--population", example + "population.csv", "--on", "15.01.2020"}},
		{1, []string{"--population", example + "offers.ndjson", "--on", "2020-01-15"}},
		{1, []string{"--population", example + "population.csv", "--on", "2020-01-15", "--period", "900"}},
		{2, []string{"--population", example + "population.csv", "--on", "2020-01-15", "--kosten", "1000"}},
	} {
		if code, _, errOut := analyse(t, c.args...); code != c.code || errOut == "" {
			t.Errorf("%v: %d, %s", c.args, code, errOut)
		}
	}
}

// A second file may stand behind the first, as a shell expands a pattern.
func TestAnalyseTakesSeveralFiles(t *testing.T) {
	code, out, errOut := analyse(t, "--on", "2020-01-15", "--offers", example+"offers.ndjson", "--population", example+"population.csv", example+"population.csv")
	if code != 0 || !strings.Contains(out, "84 Personen in 7 Gruppen") {
		t.Errorf("%d\n%s\n%s", code, out, errOut)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A workbook brings its people and its offers.
func TestAnalyseReadsWorkbooks(t *testing.T) {
	book, err := loadRulebook()
	if err != nil {
		t.Fatal(err)
	}
	county, err := demo.LoadCounty()
	if err != nil {
		t.Fatal(err)
	}
	contents, err := county.Contents(book.Vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	kommune := county.Kreis.Kommunen[len(county.Kreis.Kommunen)-1]
	content := contents[kommune.AGS]
	path := filepath.Join(t.TempDir(), "mappe.xlsx")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	form := survey.Form{Kommune: kommune, Round: survey.Round{Stichtag: county.Stichtag, Frist: county.Frist}}
	if err := survey.WriteForm(file, survey.Lists{Words: book.Words(), Kommunen: county.Kreis.Kommunen}, form, &content); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	code, out, errOut := analyse(t, "--population", path, "--on", county.Stichtag.String(), "--format", "json")
	var got analysis.Result
	if err := json.Unmarshal([]byte(out), &got); code != 0 || err != nil {
		t.Fatalf("%d, %v, %s", code, err, errOut)
	}
	in := analysis.Input{Population: content.Classes, Parameters: analysis.Parameters{On: county.Stichtag}}
	if got.People != in.Population.People() || len(content.Offers) > 0 && got.Coverage.Covered[0] == 0 {
		t.Errorf("%d Personen, %+v", got.People, got.Coverage)
	}
}
