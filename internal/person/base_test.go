package person_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"buendnis/internal/person"
)

func base(source person.Source, name string, kommunen ...string) person.Base {
	b := person.Base{Source: source, Name: name}
	for _, ags := range kommunen {
		b.Population = append(b.Population, person.Class{Kommune: ags, Anzahl: 2})
	}
	if source == person.Workbook {
		b.Kommune = kommunen[0]
	}
	return b
}

const neuss, kaarst = "05162024", "05162016"

func TestFilesOfOneKindAddUp(t *testing.T) {
	people, counted, err := person.Join([]person.Base{base(person.File, "a.csv", neuss, kaarst), base(person.File, "b.csv", neuss)}, nil)
	if err != nil || people.People() != 6 || len(counted) != 2 {
		t.Fatalf("%v, %v, %v", people, counted, err)
	}
	if c := counted[1]; c.Kommune != neuss || c.Source != person.File || strings.Join(c.Names, " ") != "a.csv b.csv" {
		t.Errorf("%+v", c)
	}
}

func TestNobodyCountsTwice(t *testing.T) {
	book, file, cases := base(person.Workbook, "neuss.xlsx", neuss), base(person.File, "p.csv", neuss, kaarst), base(person.Casefile, "f.csv", neuss)
	empty := person.Base{Source: person.Workbook, Name: "leer.xlsx", Kommune: kaarst}
	for _, c := range []struct {
		bases  []person.Base
		chosen map[string]person.Source
		says   []string
	}{
		{[]person.Base{book, file}, nil, []string{"Mappe neuss.xlsx und Datei p.csv", "--base 05162024=mappe"}},
		{[]person.Base{book, file, cases}, nil, []string{"Mappe neuss.xlsx und Datei p.csv und Fallakten f.csv"}},
		{[]person.Base{empty, file}, nil, []string{"Mappe leer.xlsx und Datei p.csv"}},
		{[]person.Base{book, book}, nil, []string{"05162024 liegen 2 Mappen vor: neuss.xlsx, neuss.xlsx"}},
		{[]person.Base{book, file}, map[string]person.Source{neuss: person.Casefile}, []string{"--base 05162024=fallakten", "liegt für die Kommune nicht vor"}},
		{[]person.Base{book}, map[string]person.Source{kaarst: person.File}, []string{"--base nennt 05162016"}},
	} {
		people, _, err := person.Join(c.bases, c.chosen)
		if err == nil || people != nil {
			t.Errorf("%v zählt als %v", c.bases, people)
			continue
		}
		for _, want := range c.says {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("„%s“ fehlt: %v", want, err)
			}
		}
	}
}

// Whatever is chosen, everybody of the chosen kind counts, and nobody else.
func TestTheChosenBaseCounts(t *testing.T) {
	kinds := []person.Source{person.File, person.Casefile}
	rapid.Check(t, func(t *rapid.T) {
		var bases []person.Base
		chosen, want := map[string]person.Source{}, 0
		for _, ags := range []string{neuss, kaarst} {
			chosen[ags] = rapid.SampledFrom(kinds).Draw(t, "gewählt")
			bases = append(bases, base(chosen[ags], "gewählt", ags))
			want += 2
			for range rapid.IntRange(0, 4).Draw(t, "weitere") {
				b := base(rapid.SampledFrom(kinds).Draw(t, "Quelle"), "weitere", ags)
				bases = append(bases, b)
				if b.Source == chosen[ags] {
					want += 2
				}
			}
		}
		people, counted, err := person.Join(rapid.Permutation(bases).Draw(t, "Folge"), chosen)
		if err != nil || people.People() != want || len(counted) != 2 {
			t.Fatalf("%d statt %d, %v", people.People(), want, err)
		}
	})
}

func TestGroundsAreSaidInOneLine(t *testing.T) {
	name := func(ags string) string { return map[string]string{neuss: "Neuss", kaarst: "Kaarst"}[ags] }
	_, counted, err := person.Join([]person.Base{
		base(person.File, "p.csv", kaarst), base(person.File, "p.csv", kaarst), base(person.Workbook, "n.xlsx", neuss),
	}, nil)
	if got := person.Grounds(counted, name); err != nil || got != "Datei p.csv (Kaarst); Mappe n.xlsx (Neuss)" {
		t.Errorf("%s, %v", got, err)
	}
}
