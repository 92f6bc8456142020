package analysis

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	lawfiles "buendnis/law"
)

var update = flag.Bool("update", false, "write the examples' results anew")

func rulebook(t testing.TB) *access.Rulebook {
	t.Helper()
	book, err := access.Load(lawfiles.FS)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// exampleInput reads the files of a folder of testdata, as the command does.
func exampleInput(t testing.TB, book *access.Rulebook, name string) Input {
	t.Helper()
	in := Input{Parameters: Parameters{On: civil.MustParse("2020-01-15")}}
	open := func(file string) *bytes.Reader {
		raw, err := os.ReadFile(filepath.Join("testdata", name, file))
		if err != nil {
			t.Fatal(err)
		}
		return bytes.NewReader(raw)
	}
	people, bad, err := person.ReadPopulation("population.csv", open("population.csv"), book.Words())
	if err != nil || len(bad) > 0 {
		t.Fatal(err, bad)
	}
	offers, bad, err := offer.ReadOffers("offers.ndjson", open("offers.ndjson"), book.Words())
	if err != nil || len(bad) > 0 {
		t.Fatal(err, bad)
	}
	in.Population, in.Offers = people, offers
	return in
}

// The example can be worked out by hand; its LESEHILFE.md does so.
func TestTheExampleComesOutAsWorkedOut(t *testing.T) {
	book := rulebook(t)
	res, err := Run(book, exampleInput(t, book, "beispiel"))
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	out := json.NewEncoder(&got)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(res); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", "beispiel", "analysis.json")
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("das Beispiel ergibt anderes als analysis.json:\n%s", got.Bytes())
	}
}

func TestWhatMakesNoSenseIsRefused(t *testing.T) {
	book := rulebook(t)
	for name, spoil := range map[string]func(in *Input){
		"zwei gleiche Kennungen":   func(in *Input) { in.Offers[1].ID = in.Offers[0].ID },
		"unbekannter Bedarf":       func(in *Input) { in.Population[0].Bedarf = []string{"kochen"} },
		"Angebot ohne Bedarf":      func(in *Input) { in.Offers[0].Serves = []string{"kochen"} },
		"unlesbare Bedingung":      func(in *Input) { in.Offers[0].Conditions = []string{"alter über 18"} },
		"unbekanntes Instrument":   func(in *Input) { id := "zauberei"; in.Offers[0].Instrument = &id },
		"Kommune ohne Land":        func(in *Input) { in.Population[0].Kommune = "99000000" },
		"negative Anzahl":          func(in *Input) { in.Population[0].Anzahl = -1 },
		"kein Zeitraum":            func(in *Input) { in.PeriodMonths = -6 },
		"Überschneidung über alle": func(in *Input) { in.Overlap = 1.5 },
	} {
		in := exampleInput(t, book, "beispiel")
		spoil(&in)
		if _, err := Run(book, in); err == nil {
			t.Errorf("%s: wurde ausgewertet", name)
		}
	}
}

func TestThePeriodEndsBeforeTheSameDay(t *testing.T) {
	for _, c := range []struct {
		on     string
		months int
		want   string
	}{{"2020-01-15", 6, "2020-07-14"}, {"2020-08-31", 6, "2021-02-28"}, {"2020-01-01", 12, "2020-12-31"}, {"2019-08-31", 6, "2020-02-29"}} {
		p := Parameters{On: civil.MustParse(c.on), PeriodMonths: c.months}
		if got := p.lastDay().String(); got != c.want {
			t.Errorf("%d Monate ab %s enden am %s, nicht am %s", c.months, c.on, got, c.want)
		}
	}
}

// An empty alliance has no demand and nothing to show.
func TestNobodyAndNothingIsAnAnalysisToo(t *testing.T) {
	res, err := Run(rulebook(t), Input{Parameters: Parameters{On: civil.MustParse("2020-01-15")}})
	if err != nil || res.Coverage.Demand != 0 || !res.Certificate.Checked {
		t.Fatalf("%+v, %v", res, err)
	}
	raw, _ := json.Marshal(res)
	for _, list := range []string{"needs", "gaps", "bottlenecks", "openings", "missing", "overlaps"} {
		if !bytes.Contains(raw, []byte(`"`+list+`":[]`)) {
			t.Errorf("%s ist keine leere Liste: %s", list, raw)
		}
	}
}
