package offer_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"buendnis/internal/offer"
	"buendnis/internal/rule"
	"buendnis/law"
)

// entryWords are the real vocabulary with two groups of status.
func entryWords(t testing.TB) rule.Words {
	t.Helper()
	v, err := rule.LoadVocabulary(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	return rule.Words{
		Vocabulary: v,
		Groups:     []rule.Choice{{Code: "GEST", Label: "Gestattung"}, {Code: "DULD", Label: "Duldung (ohne § 60b)"}},
		Statuses:   []rule.Choice{{Code: "AE_23a", Label: "Härtefall"}, {Code: "AE_24", Label: "Vorübergehender Schutz"}, {Code: "NE", Label: "Niederlassungserlaubnis"}},
	}
}

// further are conditions that no field has, each in another form.
var further = []string{
	"wohnform == 'wohnung'", "!volljaehrig", "einreise >= date('2019-08-01')", "alter_jahre < 27", "deutsch in ['ohne', 'A1']",
	"volljaehrig || ehem_uma", "months_since(duldung_seit) >= 6", "leistungsbezug != 'sgb2'", "kinder.exists(k, age(k.geburtsdatum) < 3 && k.im_haushalt)",
	"herkunftsland == 'SYR'", "ehem_uma ? volljaehrig : alter_jahre >= 20", "geschlecht in ['w']",
}

// anyEntry draws what a form can say.
func anyEntry(t *rapid.T, words rule.Words) offer.Entry {
	code := func(fact string) string {
		f, _ := words.Vocabulary.Fact(fact)
		return rapid.SampledFrom(append([]rule.Choice{{}}, f.Choices...)).Draw(t, fact).Code
	}
	some := func(choices []rule.Choice, label string) (codes []string) {
		for _, c := range choices {
			if rapid.Bool().Draw(t, label+" "+c.Code) {
				codes = append(codes, c.Code)
			}
		}
		return codes
	}
	of := func(fact string) []rule.Choice { f, _ := words.Vocabulary.Fact(fact); return f.Choices }
	var rest []string
	for _, condition := range further {
		if rapid.IntRange(0, 3).Draw(t, condition) == 0 {
			rest = append(rest, condition)
		}
	}
	return offer.Entry{
		AgeFrom: rapid.IntRange(0, 30).Draw(t, "von"), AgeTo: rapid.IntRange(0, 30).Draw(t, "bis"),
		Sex: code("geschlecht"), GermanFrom: code("deutsch"), GermanTo: code("deutsch"), Schooling: code("schulabschluss"),
		Parents: rapid.Bool().Draw(t, "Eltern"), Childcare: rapid.Bool().Draw(t, "Betreuung"),
		Groups: some(words.Groups, "Gruppe"), Statuses: some(words.Statuses, "Status"),
		Goals: some(of("ziel"), "Ziel"), Occupations: some(of("taetigkeit"), "Tätigkeit"), Further: rest,
	}
}

// A bound at the end of the scale of German is an open one; apart from that, a
// form that was filled in reads back as it is.
func TestAnEntryIsItsConditions(t *testing.T) {
	words := entryWords(t)
	rapid.Check(t, func(rt *rapid.T) {
		e := anyEntry(rt, words)
		if _, err := e.Validate(words); err != nil {
			return
		}
		conditions := e.Conditions(words)
		back := offer.EntryOf(words, conditions)
		if again := back.Conditions(words); !slices.Equal(again, conditions) {
			rt.Fatalf("%q\nwird\n%q", conditions, again)
		}
		if e.GermanTo == "C1" {
			e.GermanTo = ""
			if e.GermanFrom == "" {
				e.GermanFrom = "ohne"
			}
		}
		if e.GermanFrom == "ohne" && e.GermanTo != "" {
			e.GermanFrom = ""
		}
		if !reflect.DeepEqual(back, e) {
			rt.Fatalf("%+v\nwird\n%+v", e, back)
		}
		if one := offer.EntryOf(words, []string{offer.Join(conditions)}); len(conditions) > 0 && !reflect.DeepEqual(one, back) {
			rt.Fatalf("verbunden %+v\nstatt %+v", one, back)
		}
	})
}

func TestWhatHasNoFieldIsKept(t *testing.T) {
	words := entryWords(t)
	for _, conditions := range [][]string{
		further,
		{"alter_jahre >= 18", "alter_jahre >= 20"},      // the second has no field any more
		{"deutsch in ['A2', 'B1', 'B2', 'C1']"},         // open upwards
		{"deutsch in ['A2']", "geschlecht == 'w'"},      // as the demo has it
		{"schulabschluss in ['msa', 'fhr']"},            // not to the end of the scale
		{"in_group(status, 'AE') || status == 'AE_24'"}, // no group of the form
		{"status in ['NE', 'AE_24']"},                   // another order
		{"alter_jahre >= 0"},                            // says nothing, and stays
		{"deutsch in ['ohne', 'alpha', 'A1', 'A2', 'B1', 'B2', 'C1']"},
	} {
		got := offer.EntryOf(words, conditions).Conditions(words)
		if want := slices.Sorted(slices.Values(conditions)); !slices.Equal(slices.Sorted(slices.Values(got)), want) {
			t.Errorf("%q\nwird\n%q", conditions, got)
		}
	}
}

func TestConditionsComeApartAtAnd(t *testing.T) {
	for text, want := range map[string][]string{
		"a":                        {"a"},
		"a && b":                   {"a", "b"},
		"(a || b) && c":            {"a || b", "c"},
		"a || b && c":              {"a || b && c"},
		"a ? b : c && d":           {"a ? b : c && d"},
		"(a && (b && c)) && !d":    {"a", "b", "c", "!d"},
		"x == 'a && b' && y":       {"x == 'a && b'", "y"},
		`x == 'it\'s && b' && y`:   {`x == 'it\'s && b'`, "y"},
		"l.exists(k, a && b) && c": {"l.exists(k, a && b)", "c"},
		"(a) == (b) && c":          {"(a) == (b)", "c"},
		"(a && b":                  {"(a && b"},
		"x == 'a && b":             {"x == 'a && b"},
	} {
		if got := offer.Split(text); !slices.Equal(got, want) {
			t.Errorf("%q zerfällt in %q statt %q", text, got, want)
		}
	}
}

func FuzzSplit(f *testing.F) {
	for _, condition := range further {
		f.Add(condition + " && " + condition)
	}
	f.Fuzz(func(t *testing.T, text string) {
		parts := offer.Split(text)
		if len(parts) > 1 && !slices.Equal(offer.Split(offer.Join(parts)), parts) {
			t.Errorf("%q zerfällt in %q und verbunden in %q", text, parts, offer.Split(offer.Join(parts)))
		}
	})
}

// Whatever stands in a cell: reading it never loses a condition, and a second
// reading finds what the first one wrote.
func FuzzEntryOf(f *testing.F) {
	words := entryWords(f)
	for _, condition := range append(slices.Clone(further), "alter_jahre >= 18 && deutsch in ['A1', 'A2']", "in_group(status, 'GEST') || status == 'NE'", "size(kinder) > 0") {
		f.Add(condition)
	}
	f.Fuzz(func(t *testing.T, text string) {
		conditions := offer.EntryOf(words, []string{text}).Conditions(words)
		e := offer.EntryOf(words, conditions)
		if again := e.Conditions(words); !slices.Equal(again, conditions) {
			t.Errorf("%q wird %q und dann %q", text, conditions, again)
		}
		e.Sentences(words)
	})
}

func TestSentencesAreGerman(t *testing.T) {
	words := entryWords(t)
	for want, e := range map[string]offer.Entry{
		"18 bis 25 Jahre":                                      {AgeFrom: 18, AgeTo: 25},
		"ab 18 Jahren":                                         {AgeFrom: 18},
		"bis 26 Jahre":                                         {AgeTo: 26},
		"Deutsch A2 bis B1":                                    {GermanFrom: "A2", GermanTo: "B1"},
		"Deutsch mindestens B1":                                {GermanFrom: "B1"},
		"Deutsch A2":                                           {GermanFrom: "A2", GermanTo: "A2"},
		"Deutsch „Alphabetisierungsbedarf“":                    {GermanFrom: "alpha", GermanTo: "alpha"},
		"Deutsch „keine Kenntnisse“":                           {GermanTo: "ohne"},
		"Deutsch höchstens A1":                                 {GermanTo: "A1"},
		"nur für Frauen":                                       {Sex: "w"},
		"nur mit Gestattung oder Duldung (ohne § 60b)":         {Groups: []string{"DULD", "GEST"}},
		"nur mit Gestattung oder „Härtefall“":                  {Groups: []string{"GEST"}, Statuses: []string{"AE_23a"}},
		"nur für Eltern":                                       {Parents: true},
		"Eltern nur mit gesicherter Kinderbetreuung":           {Childcare: true},
		"Eigenes Ziel: Ausbildung oder Arbeit":                 {Goals: []string{"arbeit", "ausbildung"}},
		"Schulabschluss mindestens „Mittlerer Schulabschluss“": {Schooling: "msa"},
		"Wohnform: eigene Wohnung":                             {Further: []string{"wohnform == 'wohnung'"}},
		"Volljährig: nein":                                     {Further: []string{"!volljaehrig"}},
		"Einreise: frühestens 01.08.2019":                      {Further: []string{"einreise >= date('2019-08-01')"}},
		"Leistungsbezug: nicht SGB II":                         {Further: []string{"leistungsbezug != 'sgb2'"}},
		"Alter in vollen Jahren: unter 27":                     {Further: []string{"alter_jahre < 27"}},
		"Deutschniveau: keine Kenntnisse oder A1":              {Further: []string{"deutsch in ['ohne', 'A1']"}},
		"besondere Bedingung zu: Geduldet seit":                {Further: []string{"months_since(duldung_seit) >= 6"}},
	} {
		if got := strings.Join(e.Sentences(words), "; "); got != want {
			t.Errorf("%q statt %q", got, want)
		}
	}
	if len(offer.Entry{}.Sentences(words)) != 0 {
		t.Error("ohne Bedingung gibt es keinen Satz")
	}
}

func TestBoundsTheWrongWayRoundAreRefused(t *testing.T) {
	words := entryWords(t)
	for part, e := range map[offer.Part]offer.Entry{
		offer.PartAge:    {AgeFrom: 25, AgeTo: 18},
		offer.PartGerman: {GermanFrom: "B1", GermanTo: "A1"},
	} {
		if got, err := e.Validate(words); err == nil || got != part {
			t.Errorf("%+v: %s, %v", e, got, err)
		}
	}
	if _, err := (offer.Entry{AgeFrom: 18, AgeTo: 18, GermanFrom: "A1", GermanTo: "A1"}).Validate(words); err != nil {
		t.Error(err)
	}
}

func TestARowIsACondition(t *testing.T) {
	words := entryWords(t)
	for _, c := range []struct {
		row             offer.Row
		condition, says string
	}{
		{offer.Row{Fact: "wohnform", Op: offer.IsNot, Value: "ohne"}, "wohnform != 'ohne'", ""},
		{offer.Row{Fact: "volljaehrig", Op: offer.Is, Value: "ja"}, "volljaehrig", ""},
		{offer.Row{Fact: "volljaehrig", Op: offer.IsNot, Value: "nein"}, "volljaehrig", ""},
		{offer.Row{Fact: "volljaehrig", Op: offer.IsNot, Value: "ja"}, "!volljaehrig", ""},
		{offer.Row{Fact: "schuljahre_de", Op: offer.AtLeast, Value: "2.5"}, "schuljahre_de >= 2.5", ""},
		{offer.Row{Fact: "abbrueche", Op: offer.AtMost, Value: "1"}, "abbrueche <= 1", ""},
		{offer.Row{Fact: "einreise", Op: offer.AtMost, Value: "2019-08-01"}, "einreise <= date('2019-08-01')", ""},
		{offer.Row{Fact: "herkunftsland", Op: offer.Is, Value: "SYR"}, "herkunftsland == 'SYR'", ""},
		{offer.Row{Fact: "wohnform", Op: offer.AtLeast, Value: "ohne"}, "", "passen nur zu Zahlen und Tagen"},
		{offer.Row{Fact: "wohnform", Op: offer.Is, Value: "Zelt"}, "", "Möglich ist: Gemeinschaftsunterkunft"},
		{offer.Row{Fact: "volljaehrig", Op: offer.Is, Value: "vielleicht"}, "", "ja oder nein"},
		{offer.Row{Fact: "einreise", Op: offer.Is, Value: "2019"}, "", "einen Tag"},
		{offer.Row{Fact: "abbrueche", Op: offer.Is, Value: "1-2"}, "", "ganze Zahl"},
		{offer.Row{Fact: "schuhgroesse", Op: offer.Is, Value: "42"}, "", "aus den Listen"},
		{offer.Row{Fact: "kinder", Op: offer.Is, Value: "[]"}, "", "aus den Listen"},
		{offer.Row{Fact: "wohnform", Op: "wie", Value: "ohne"}, "", "aus den Listen"},
	} {
		condition, err := c.row.Condition(words)
		if condition != c.condition || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%+v: %q, %v", c.row, condition, err)
		}
		if c.condition == "" {
			continue
		}
		back, ok := offer.RowOf(words, condition)
		if again, _ := back.Condition(words); !ok || again != condition {
			t.Errorf("%q liest sich als %+v", condition, back)
		}
	}
	if _, ok := offer.RowOf(words, "alter_jahre >= 18 && volljaehrig"); ok {
		t.Error("zwei Bedingungen sind keine Zeile")
	}
}

func TestWhatAPersonWritesBecomesAValue(t *testing.T) {
	words := entryWords(t)
	for _, c := range [][3]string{
		{"wohnform", "Eigene Wohnung", "wohnung"},
		{"wohnform", "wohnung", "wohnung"},
		{"volljaehrig", " Ja ", "ja"},
		{"schuljahre_de", "2,5", "2.5"},
		{"einreise", "1.8.2019", "2019-08-01"},
		{"einreise", "31.2.2019", "31.2.2019"},
		{"herkunftsland", "Syrien", "SYR"},
	} {
		fact, _ := words.Vocabulary.Fact(c[0])
		if got := offer.ValueOf(fact, c[1]); got != c[2] {
			t.Errorf("%s: %q wird %q statt %q", c[0], c[1], got, c[2])
		}
	}
}
