package person_test

import (
	"fmt"
	"io"
	"runtime"
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
	long := "kommune,anzahl\n\"" + strings.Repeat("x", 3<<20)
	for text, says := range map[string]string{
		"":                 "ist leer",
		"\uFEFF":           "ist leer",
		"kommune,anzahl\n": "nur eine Kopfzeile",
		"kommune,anzahl":   "nur eine Kopfzeile",
		"kommune,anzahl\n05162024,1\n\xff\xfe,1\n": "Zeile 3 ist nicht in UTF-8",
		"\xff\xfek\x00o\x00":                       "UTF-16",
		"\"kommune,anzahl\n":                       "Kopfzeile",
		"#quelle: hörensagen\nkommune,anzahl\n":    "keine Quelle",
		long:                                       "länger ist als 1 MB",
	} {
		people, _, err := read(t, text)
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.40q: %v, %v, erwartet „%s“", text, people, err, says)
		}
	}
}

func TestCountsAreWholeNumbers(t *testing.T) {
	for text, says := range map[string]string{
		"": "fehlt", "-3": "nie negativ", "2.5": "keine ganze Zahl", "2,5": "keine ganze Zahl", "1.200": "keine ganze Zahl",
		"drei": "keine Zahl", "99999999": "Versehen", "99999999999999999999": "keine Zahl",
	} {
		_, bad, err := read(t, "kommune;anzahl;status\n05162024;"+text+";GEST\n")
		if err != nil || len(bad) != 1 || bad[0].Line != 2 || bad[0].Value != text || !strings.Contains(bad[0].Reason, says) || bad[0].Repair == "" {
			t.Errorf("%q: %+v, %v", text, bad, err)
		}
	}
}

// Rows that say the same are one class, however the cells are padded; a bad
// count among them is still named.
func TestRowsThatAreAlikeAreOneClass(t *testing.T) {
	people, bad, err := read(t, "kommune,anzahl,status\n05162024,3,GEST\n05162024,2, GEST \n05162024,1,GEST\n05162016,1,GEST\n")
	if err != nil || len(bad) > 0 || len(people) != 2 || people[0].Anzahl != 6 {
		t.Errorf("%v, %v, %v", people, bad, err)
	}
	if _, bad, _ = read(t, "kommune,anzahl,status\n05162024,3,GEST\n05162024,x,GEST\n"); len(bad) != 1 || bad[0].Line != 3 {
		t.Errorf("%v", bad)
	}
}

func TestTheSourceStandsBeforeTheHeading(t *testing.T) {
	base, bad, err := person.ReadBase("f.csv", strings.NewReader("\uFEFF#quelle: fallakten;;\r\nkommune;anzahl;status\r\n05162024;1;GEST\r\n05162024;x;GEST\r\n"), words(t))
	if err != nil || base.Source != person.Casefile || base.Population.People() != 1 {
		t.Errorf("%+v, %v", base, err)
	}
	if len(bad) != 1 || bad[0].Line != 4 {
		t.Errorf("die Zeilen zählen vom Anfang der Datei: %v", bad)
	}
}

func TestWhatIsNotListedIsCounted(t *testing.T) {
	_, bad, err := read(t, "kommune,anzahl\n"+strings.Repeat("1,x\n", 300))
	if err != nil || len(bad) != fault.MostCells+1 || fault.CountCells(bad) != 600 || !strings.Contains(bad[fault.MostCells].String(), "400") {
		t.Errorf("%d, %d, %v, %v", len(bad), fault.CountCells(bad), bad[len(bad)-1], err)
	}
}

func TestContradictionsAndUnknownPlacesAreNamed(t *testing.T) {
	w := words(t)
	w.Kommune = func(ags string) error {
		if ags == "05162999" {
			return fault.New(fault.NotFound, "Die gibt es nicht.")
		}
		return nil
	}
	w.Against = func(facts rule.Facts, needs []string) ([]string, string) {
		if len(needs) > 0 {
			return []string{"deutsch", "bedarf"}, "Das passt nicht zusammen."
		}
		return nil, ""
	}
	_, bad, err := person.ReadPopulation("p.csv", strings.NewReader("kommune,anzahl,deutsch,bedarf\n05162999,1,A2,\n05162024,1,C1,deutsch-b1\n"), w)
	if err != nil || len(bad) != 2 || bad[0].Column != "kommune" || bad[1].String() != "p.csv, Zeile 3, deutsch, bedarf („C1, deutsch-b1“): Das passt nicht zusammen." {
		t.Errorf("%v, %v", bad, err)
	}
}

func FuzzReadPopulation(f *testing.F) {
	w := words(f)
	f.Add("kommune,anzahl,status,bedarf\n05162024,3,GEST,wohnen\n")
	f.Add("kommune;anzahl;kinder\n05162024;1;\"[{\"\"geburtsdatum\"\":\"\"2017-06\"\"}]\"\n")
	f.Add("kommune,anzahl,status\n05162024,1,\"GE\n05162024,2,GEST\n")
	f.Add("\xff\xfek\x00o\x00")
	f.Add("kommune;anzahl;einreise;alter_jahre;schutzquote\n05162024;007;2019-06..2020;18-;4,5\n")
	f.Add("#quelle: fallakten\nkommune;anzahl;alter_jahre\n05162024;1;18-20\n05162024;2; 18-20\n")
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
		readsBack(t, people, w)
	})
}

// readsBack: what was read can be written, and says the same when read again.
func readsBack(t *testing.T, people person.Population, w rule.Words) {
	t.Helper()
	if len(people) == 0 {
		return
	}
	var file strings.Builder
	if err := person.WritePopulation(&file, person.Base{Source: person.File, Population: people}, w.Vocabulary); err != nil {
		t.Fatal(err)
	}
	again, bad, err := person.ReadPopulation("wieder", strings.NewReader(file.String()), w)
	if err != nil || len(bad) > 0 || fmt.Sprint(again.Merge()) != fmt.Sprint(people.Merge()) {
		t.Errorf("%v\nwird über\n%s\nzu %v, %v, %v", people, file.String(), again, bad, err)
	}
}

// endless is a file of so many rows, of which so many are different.
func endless(rows, different int) io.Reader {
	rest, row := "kommune,anzahl,status,alter_jahre,deutsch,einreise\n", 0
	return readerFunc(func(p []byte) (int, error) {
		if rest == "" && row == rows {
			return 0, io.EOF
		}
		if rest == "" {
			row++
			rest = fmt.Sprintf("%08d,1,GEST,18-20,A2,2019-06\n", 5000000+row%different)
		}
		n := copy(p, rest)
		rest = rest[n:]
		return n, nil
	})
}

type readerFunc func(p []byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// kept is how many bytes a population holds once its file is read.
func kept(t testing.TB, rows, different int) uint64 {
	var before, after runtime.MemStats
	w := words(t)
	runtime.GC()
	runtime.ReadMemStats(&before)
	people, bad, err := person.ReadPopulation("groß.csv", endless(rows, different), w)
	runtime.GC()
	runtime.ReadMemStats(&after)
	if err != nil || len(bad) > 0 || people.People() != rows || len(people) != different {
		t.Fatalf("%d Klassen, %v, %v", len(people), bad, err)
	}
	runtime.KeepAlive(people)
	return max(after.HeapAlloc, before.HeapAlloc) - before.HeapAlloc
}

// Memory follows the rows that differ, not the rows of the file.
func TestManyRowsThatAreAlikeStaySmall(t *testing.T) {
	few, many := kept(t, 2_000, 1_000), kept(t, 200_000, 1_000)
	if many > 2*few+1<<20 {
		t.Errorf("2.000 Zeilen halten %d Bytes, 200.000 Zeilen %d", few, many)
	}
}

// BenchmarkReadPopulation reads as many rows as the whole country would have
// people; kept-B is what the population holds afterwards.
func BenchmarkReadPopulation(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		b.ReportMetric(float64(kept(b, 1_500_000, 1_000)), "kept-B")
	}
}
