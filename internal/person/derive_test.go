package person_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"buendnis/internal/civil"
	"buendnis/internal/person"
	"buendnis/internal/rule"
)

func derivation(t testing.TB) person.Derivation {
	t.Helper()
	d := person.Derivation{
		On:   civil.MustParse("2020-01-15"),
		Ages: []rule.Value{rule.IntValue(18, 20), rule.IntValue(21, 24), rule.IntValue(25, 26), rule.IntValue(27, 27)},
	}
	for _, name := range []string{"alter_jahre", "status", "einreise", "kinder", "zeiten_60b", "geburtsdatum", "deutsch"} {
		fact, ok := words(t).Vocabulary.Fact(name)
		if !ok {
			t.Fatal(name)
		}
		d.Asks = append(d.Asks, fact)
	}
	return d
}

func day(t *rapid.T, label string) civil.Date {
	return civil.MustParse("1990-01-01").AddDays(rapid.IntRange(0, 10_900).Draw(t, label))
}

func record(t *rapid.T) person.Record {
	facts := rule.Facts{
		"geburtsdatum": rule.DateValue(day(t, "geboren")),
		"einreise":     rule.DateValue(day(t, "eingereist")),
		"deutsch":      rule.Value{Kind: rule.Enum, Set: 1 << rapid.IntRange(0, 6).Draw(t, "deutsch")},
		"identitaet":   rule.Value{Kind: rule.Enum, Set: 1}, // not asked for
		"kinder": {Kind: rule.List, Items: []map[string]any{
			{"geburtsdatum": day(t, "Kind geboren").String(), "im_haushalt": true, "name": "geheim"},
		}},
		"zeiten_60b": {Kind: rule.List, Items: []map[string]any{{"von": day(t, "von").String(), "bis": nil}}},
	}
	return person.Record{Kommune: rapid.SampledFrom([]string{neuss, kaarst}).Draw(t, "Kommune"), Facts: facts}
}

// No exact day, no fact that nobody asked for, and no field that the vocabulary
// does not know leaves the case files; and everybody is counted once.
func TestNoExactDayLeaves(t *testing.T) {
	d := derivation(t)
	rapid.Check(t, func(t *rapid.T) {
		records := rapid.SliceOfN(rapid.Custom(record), 0, 12).Draw(t, "Akten")
		people := d.Derive(records)
		if people.People() != len(records) {
			t.Fatalf("%d Personen aus %d Akten", people.People(), len(records))
		}
		for _, class := range people {
			checkCoarse(t, class)
		}
		again := d.Derive(rapid.Permutation(records).Draw(t, "Folge"))
		if fmt.Sprint(again) != fmt.Sprint(people) {
			t.Fatal("die Reihenfolge der Akten ändert das Ergebnis")
		}
	})
}

func checkCoarse(t *rapid.T, class person.Class) {
	for name, value := range class.Facts {
		switch {
		case name == "geburtsdatum" || name == "identitaet":
			t.Fatalf("%s verlässt die Akten", name)
		case name == "status" && value.Known():
			t.Fatal("ein Status, den keine Akte nennt")
		case value.Kind == rule.Date && (value.Span().String() == "" || len(value.Span().String()) > len("2019-06")):
			t.Fatalf("%s ist %s", name, value.Span())
		}
	}
	child := class.Facts["kinder"].Items[0]
	if len(child["geburtsdatum"].(string)) > len("2019-06") || child["name"] != nil || child["im_haushalt"] != true {
		t.Fatalf("Kind: %v", child)
	}
	time := class.Facts["zeiten_60b"].Items[0]
	if end, stated := time["bis"]; len(time["von"].(string)) > len("2019-06") || end != nil || !stated {
		t.Fatalf("Zeit: %v", time)
	}
}

// A row points at a person no more than it has to: who differs by a day, or by
// a year within a band, is in one class.
func TestPeopleWhoAreAlikeAreOneClass(t *testing.T) {
	d := derivation(t)
	who := func(born, entered string) person.Record {
		return person.Record{Kommune: neuss, Facts: rule.Facts{
			"geburtsdatum": rule.DateValue(civil.MustParse(born)), "einreise": rule.DateValue(civil.MustParse(entered)),
		}}
	}
	people := d.Derive([]person.Record{who("1998-03-02", "2016-05-01"), who("1996-11-30", "2016-05-31")})
	if len(people) != 1 || people[0].Anzahl != 2 {
		t.Errorf("%v", people)
	}
}

func TestAgesBecomeBands(t *testing.T) {
	d := derivation(t)
	month := rule.SpanValue(civil.Span{From: civil.MustParse("1999-01-01"), To: civil.MustParse("1999-01-31")})
	for _, c := range []struct {
		facts rule.Facts
		want  string
	}{
		{rule.Facts{"geburtsdatum": rule.DateValue(civil.MustParse("2000-01-15"))}, "18-20"},
		{rule.Facts{"geburtsdatum": month}, "18-24"}, // 20 or 21
		{rule.Facts{"alter_jahre": rule.IntValue(26, 26)}, "25-26"},
		{rule.Facts{"alter_jahre": rule.IntValue(17, 17)}, "0-17"},
		{rule.Facts{"alter_jahre": rule.IntValue(40, 40)}, "28-120"},
		{rule.Facts{}, ""},
	} {
		people := d.Derive([]person.Record{{Kommune: neuss, Facts: c.facts}})
		fact, _ := words(t).Vocabulary.Fact("alter_jahre")
		if got := fact.Format(people[0].Facts["alter_jahre"]); got != c.want {
			t.Errorf("%v: %s statt %s", c.facts, got, c.want)
		}
	}
}

// Derived people go to a file and come back the same, with where they are from.
func TestDerivedPeopleSurviveTheirFile(t *testing.T) {
	d, w := derivation(t), words(t)
	rapid.Check(t, func(t *rapid.T) {
		people := d.Derive(rapid.SliceOfN(rapid.Custom(record), 1, 8).Draw(t, "Akten"))
		var file strings.Builder
		if err := person.WritePopulation(&file, person.Base{Source: person.Casefile, Population: people}, w.Vocabulary); err != nil {
			t.Fatal(err)
		}
		back, bad, err := person.ReadBase("f.csv", strings.NewReader(file.String()), w)
		if err != nil || len(bad) > 0 || back.Source != person.Casefile {
			t.Fatalf("%v, %v, %v\n%s", back.Source, bad, err, file.String())
		}
		if fmt.Sprint(back.Population.Merge()) != fmt.Sprint(people) {
			t.Fatalf("%v\nwird zu\n%v", people, back.Population)
		}
	})
}
