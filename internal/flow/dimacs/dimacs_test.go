package dimacs_test

import (
	"strings"
	"testing"

	"buendnis/internal/flow/dimacs"
)

const (
	largest  = "c zwei Wege\np max 4 4\nn 1 s\nn 4 t\na 1 2 3\na 2 4 2\na 1 3 3\na 3 4 3\n"
	cheapest = "p min 4 4\nn 1 4\nn 4 -4\na 1 2 0 3 1\na 2 4 0 3 1\na 1 3 2 3 3\na 3 4 0 3 2\n"
)

func TestReadAndSolve(t *testing.T) {
	for _, c := range []struct {
		file        string
		value, cost int64
	}{{largest, 5, 0}, {cheapest, 4, 14}} {
		p, err := dimacs.Read(strings.NewReader(c.file))
		if err != nil {
			t.Fatal(err)
		}
		f, err := p.Solve()
		if err != nil || f.Value != c.value || f.Cost != c.cost {
			t.Errorf("%+v %v, expected value %d, cost %d", f, err, c.value, c.cost)
		}
	}
}

func TestReadNamesLineAndFault(t *testing.T) {
	for file, sentence := range map[string]string{
		"":                                "Zeile 0: die Zeile „p max KNOTEN KANTEN“",
		"n 1 s\n":                         "Zeile 1: vor der ersten Angabe fehlt",
		"p max 2\n":                       "Zeile 1: erwartet wird „p max",
		"p max 2 0\np max 2 0\n":          "Zeile 2: die Zeile p steht schon",
		"p max 0 0\n":                     "Zeile 1: erwartet wird eine ganze Zahl von 1",
		"p max 2 1\nx\n":                  "Zeile 2: eine Zeile beginnt mit c, p, n oder a, nicht mit „x“",
		"p max 2 1\nn 3 s\n":              "Zeile 2: den Knoten „3“ gibt es nicht, die Knoten heißen 1 bis 2",
		"p max 2 1\nn 1 s\nn 1 t\n":       "Zeile 3: es gibt genau eine Quelle",
		"p max 2 1\nn 1 q\n":              "Zeile 2: ein Knoten ist Quelle",
		"p max 2 1\nn 1\n":                "Zeile 2: erwartet wird „n KNOTEN s“",
		"p max 2 1\na 1 2 -5\n":           "Zeile 2: erwartet wird eine ganze Zahl von 0 bis 2147483648, hier steht „-5“",
		"p max 2 1\na 1 2\n":              "Zeile 2: eine Kante hat bei „p max“ 3 Angaben, hier sind es 2",
		"p max 2 1\na 1 2 1\na 1 2 1\n":   "Zeile 3: angekündigt sind nur 1 Kanten",
		"p max 2 2\na 1 2 1\n":            "Zeile 2: die Datei endet nach 1 Kanten, angekündigt sind 2",
		"p max 2 1\nn 1 s\na 1 2 1\n":     "Zeile 3: die Quelle („n KNOTEN s“) oder die Senke",
		"p min 2 1\na 1 2 3 2 1\n":        "Zeile 2: die Untergrenze 3 liegt über der Kapazität 2",
		"p min 2 1\nn 1 4\na 1 2 0 9 1\n": "Zeile 3: Angebot und Bedarf der Knoten gleichen sich nicht aus, die Summe ist 4",
	} {
		if _, err := dimacs.Read(strings.NewReader(file)); err == nil || !strings.HasPrefix(err.Error(), sentence) {
			t.Errorf("%q: %v, expected %q", file, err, sentence)
		}
	}
}

func TestSolveSaysWhatIsImpossible(t *testing.T) {
	p, err := dimacs.Read(strings.NewReader("p min 2 1\nn 1 4\nn 2 -4\na 1 2 0 3 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Solve(); err == nil || !strings.Contains(err.Error(), "nicht lösbar") {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(largest)
	f.Add(cheapest)
	f.Fuzz(func(t *testing.T, file string) {
		p, err := dimacs.Read(strings.NewReader(file))
		if err == nil && len(p.Graph.Surplus) < 100 {
			p.Solve()
		}
	})
}
