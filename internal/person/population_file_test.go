package person_test

import (
	"strings"
	"testing"

	"buendnis/internal/fault"
	"buendnis/internal/person"
	"buendnis/internal/rule"
	"buendnis/law"
)

func words(t testing.TB) rule.Words {
	t.Helper()
	v, err := rule.LoadVocabulary(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	return rule.Words{Vocabulary: v, Needs: []rule.Choice{{Code: "deutsch-b1", Label: "Deutsch B1"}, {Code: "wohnen", Label: "Wohnen"}}}
}

func read(t testing.TB, text string) (person.Population, []fault.Cell, error) {
	t.Helper()
	return person.ReadPopulation("population.csv", strings.NewReader(text), words(t))
}

func TestPopulationIsReadWithEitherSeparator(t *testing.T) {
	for _, text := range []string{
		"kommune,anzahl,status,alter_jahre,deutsch,einreise,bedarf\n05162024,3,GEST,18-20,,2019-06,deutsch-b1|wohnen\n\n05162016,1,DULD_ALLG,22,A2,,\n",
		"\uFEFFkommune;anzahl;status;alter_jahre;deutsch;einreise;bedarf\r\n05162024; 3 ;GEST;18-20;;2019-06;wohnen | deutsch-b1\r\n05162016;1;DULD_ALLG;22;A2;;\r\n",
	} {
		people, bad, err := read(t, text)
		if err != nil || len(bad) > 0 || len(people) != 2 || people.People() != 4 {
			t.Fatalf("%v, %v, %v", people, bad, err)
		}
		first := people[0]
		if first.Kommune != "05162024" || len(first.Bedarf) != 2 || first.Facts["alter_jahre"].Key() != rule.IntValue(18, 20).Key() {
			t.Errorf("%+v", first)
		}
		if unknown, asked := first.Facts["deutsch"]; !asked || unknown.Known() {
			t.Error("eine leere Zelle ist gefragt und unbekannt")
		}
		if _, asked := first.Facts["schulabschluss"]; asked {
			t.Error("eine fehlende Spalte ist nicht gefragt")
		}
		if people[1].Bedarf != nil {
			t.Error("ein leerer Bedarf wird abgeleitet")
		}
	}
}

func TestEveryBadCellIsNamed(t *testing.T) {
	_, bad, err := read(t, "kommune,anzahl,status,alter_jahre,deutsch,kinder,bedarf\n5162024,drei,GEST,18-20,A2,,\n05162024,1,XYZ,zwanzig,B9,nein,deutsch-b1|auto\n05162024,1\n")
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		line          int
		column, value string
	}{
		{2, "kommune", "5162024"},
		{2, "anzahl", "drei"},
		{3, "status", "XYZ"},
		{3, "alter_jahre", "zwanzig"},
		{3, "deutsch", "B9"},
		{3, "kinder", "nein"},
		{3, "bedarf", "deutsch-b1|auto"},
		{4, "", ""},
	}
	if len(bad) != len(want) {
		t.Fatalf("%d Stellen statt %d: %v", len(bad), len(want), bad)
	}
	for i, w := range want {
		if bad[i].Line != w.line || bad[i].Column != w.column || bad[i].Value != w.value || bad[i].Reason == "" || bad[i].Repair == "" {
			t.Errorf("%+v, erwartet %+v", bad[i], w)
		}
	}
}

func TestHeadingsAreChecked(t *testing.T) {
	for text, column := range map[string]string{
		"anzahl,status\n":              "kommune",
		"kommune,status\n":             "anzahl",
		"kommune,anzahl,farbe\n":       "farbe",
		"kommune,anzahl,status,status": "status",
	} {
		_, bad, err := read(t, text)
		if err != nil || len(bad) != 1 || bad[0].Column != column || bad[0].Line != 1 {
			t.Errorf("%q: %v, %v", text, bad, err)
		}
	}
}

func TestWhatIsNoPopulationIsRefused(t *testing.T) {
	for _, text := range []string{"", "kommune,anzahl\n\xff\xfe,1\n"} {
		if people, _, err := read(t, text); err == nil {
			t.Errorf("%q gilt als %v", text, people)
		}
	}
}

func FuzzReadPopulation(f *testing.F) {
	w := words(f)
	f.Add("kommune,anzahl,status,bedarf\n05162024,3,GEST,wohnen\n")
	f.Add("kommune;anzahl;kinder\n05162024;1;\"[{\"\"geburtsdatum\"\":\"\"2017-06\"\"}]\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		people, bad, err := person.ReadPopulation("f", strings.NewReader(text), w)
		if err != nil || len(bad) > 0 {
			return
		}
		for _, class := range people {
			if class.Validate() != nil {
				t.Errorf("%q ergibt %+v", text, class)
			}
		}
	})
}
