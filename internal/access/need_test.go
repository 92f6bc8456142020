package access

import (
	"fmt"
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

func TestNeedsFollowFromWhatIsKnown(t *testing.T) {
	b := mustSmallBook(t)
	on := civil.MustParse("2020-01-15")
	for _, c := range []struct {
		cells map[string]string
		want  string
	}{
		{map[string]string{"deutsch": "A1"}, "[{deutsch-a2 true  A1 ist erreicht. []} {deutsch-b1 false deutsch-a2 Nach A2. []}]"},
		{map[string]string{"deutsch": "A2"}, "[{deutsch-b1 true  A2 ist erreicht. []}]"},
		{map[string]string{"deutsch": "C1"}, "[]"},
		{map[string]string{"deutsch": ""}, "[{klaerung true  Noch nicht bekannt: Deutschniveau. [deutsch]}]"},
		{map[string]string{}, "[{klaerung true  Noch nicht bekannt: Deutschniveau. [deutsch]}]"},
	} {
		if got := fmt.Sprint(b.Needs(on, factsOf(t, b, c.cells))); got != c.want {
			t.Errorf("%v: %s\n  soll %s", c.cells, got, c.want)
		}
	}
}

func TestConditionsOfOffers(t *testing.T) {
	b := mustSmallBook(t)
	on := civil.MustParse("2020-01-15")
	for _, c := range []struct {
		source string
		cells  map[string]string
		want   rule.Truth
	}{
		{"alter_jahre >= 18 && alter_jahre <= 27", map[string]string{"alter_jahre": "18-20"}, rule.True},
		{"alter_jahre >= 19", map[string]string{"alter_jahre": "18-20"}, rule.Open},
		{"alter_jahre >= 19", map[string]string{"geburtsdatum": "2001-01-15"}, rule.True},
		{"alter_jahre >= 19", map[string]string{"geburtsdatum": "2001-01-16"}, rule.False},
		{"geschlecht == 'w'", map[string]string{"geschlecht": "w"}, rule.True},
		{"geschlecht == 'w'", map[string]string{}, rule.Open},
		{"!wohnpflicht_ae", map[string]string{}, rule.True},
		{"!wohnpflicht_ae", map[string]string{"wohnpflicht_ae": ""}, rule.Open},
		{"deutsch == 'A1' || deutsch != 'A1'", map[string]string{"deutsch": ""}, rule.True},
		{"kinder.exists(k, age(k.geburtsdatum) < 3)", map[string]string{"kinder": `[{"geburtsdatum":"2018-05-01"}]`}, rule.True},
		{"kinder.exists(k, age(k.geburtsdatum) < 3)", map[string]string{"kinder": `[{"geburtsdatum":null}]`}, rule.Open},
		{"kinder.exists(k, age(k.geburtsdatum) < 3) || size(kinder) == 0", map[string]string{"kinder": "[]"}, rule.True},
		{"beschaeftigung_stunden_woche >= 20", map[string]string{"beschaeftigung_stunden_woche": "19,5"}, rule.False},
		{"einreise < latest('08-01')", map[string]string{"einreise": "2019-07-31"}, rule.True},
		{"einreise < latest('08-01')", map[string]string{"einreise": "2019-08-01"}, rule.False},
	} {
		condition, err := b.Condition(c.source)
		if err != nil {
			t.Fatal(err)
		}
		if got := condition.Holds(on, factsOf(t, b, c.cells)); got != c.want {
			t.Errorf("%s für %v: %d statt %d", c.source, c.cells, got, c.want)
		}
	}
	condition, err := b.Condition("alter_jahre >= 18 && deutsch in ['A2']")
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(condition.Facts(), condition.Missing(on, factsOf(t, b, map[string]string{"alter_jahre": "22"}))); got != "[deutsch geburtsdatum] [deutsch]" {
		t.Error(got)
	}
}

func TestMatrixListsWhatTheOpenFactsLeave(t *testing.T) {
	b := mustSmallBook(t)
	cells := map[string]Cell{}
	for _, c := range b.Matrix(civil.MustParse("2021-01-01"), ReferenceProfile()) {
		cells[c.Instrument+" "+c.Status] = c
	}
	for key, want := range map[string]string{
		"bvb DULD_ALLG":                    "[nein ja] 9 Monate Duldung",
		"bvb AE_25_5":                      "[ja] ",
		"bvb GUEB":                         "[ermessen] ",
		"bvb DULD_LIGHT":                   "[nein] ",
		"beschaeftigungsverbot DULD_LIGHT": "[ja] ",
	} {
		if c := cells[key]; fmt.Sprint(c.Verdicts, " ", c.OpensAfter) != want {
			t.Errorf("%s: %+v, soll %s", key, c, want)
		}
	}
	if _, ok := cells["bvb UNBEK"]; ok {
		t.Error("ein Code, der für mehrere steht, hat eine Zeile")
	}
	early := b.Matrix(civil.MustParse("2019-01-01"), ReferenceProfile())
	for _, c := range early {
		if c.Status == "DULD_LIGHT" {
			t.Error("DULD_LIGHT steht in der Matrix, bevor es das gab")
		}
	}
}

func TestStatusGroupsOfFigures(t *testing.T) {
	b := loadLaw(t)
	for code, want := range map[string]string{"ANK": "GEST", "FOLGE": "DULD", "DULD_LIGHT": "LIGHT", "AE_25_2F": "SCHUTZ", "AE_24": "AE_24", "NE": "AE", "UNBEK": "SONST", "": "SONST"} {
		if got := b.StatusGroup(factsOf(t, b, map[string]string{"status": code})); got != want {
			t.Errorf("%s: %s statt %s", code, got, want)
		}
	}
	if got := b.StatusGroup(rule.Facts{}); got != "SONST" {
		t.Error(got)
	}
	if len(b.StatusGroups()) != 7 {
		t.Errorf("%v", b.StatusGroups())
	}
}
