package revision

import (
	"strings"
	"testing"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/law"
)

var today = civil.MustParse("2020-01-15")

const openRule = `source: § 1 Probe, BGBl. I S. 1
ways:
  - verdict: ja
    norm: § 1 Probe
    text: Mit Duldung steht die Maßnahme offen.
    when:
      - if: "in_group(status, 'DULD')"
        norm: § 1 Probe
        text: Eine Duldung.
  - verdict: ja
    norm: § 2 Probe
    text: Mit Titel auch.
    when:
      - {if: "in_group(status, 'AE')", norm: § 2 Probe, text: Ein Titel.}
`

// opened is a draft that opens the language course for work to everybody with a Duldung, with the
// cases that a change needs.
func opened() Draft {
	return Draft{
		Instrument: "berufssprachkurs", Kind: NewVersion, From: day("2020-02-01"), Reason: "Probe", Rule: openRule,
		Cases: probeCase("P1", "2020-01-31", "nein") + probeCase("P2", "2020-02-01", "ja") + probeCase("P3", "2020-02-02", "ja"),
	}
}

func probeCase(id, on, expected string) string {
	return `{"id":"` + id + `","on":"` + on + `","instrument":"berufssprachkurs","facts":{"status":"DULD_ALLG","duldung_seit":"2020-01-02","aufenthalt_seit":"2020-01-02","einreise":"2020-01-02","alter_jahre":22},"background":"unauffaellig","expected":"` + expected + `"}` + "\n"
}

func examined(t testing.TB, d Draft) *Examination {
	t.Helper()
	e, err := Examine(shipped, loaded(t, law.FS), d, today)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestAnExaminationShowsWhatADraftChanges(t *testing.T) {
	e := examined(t, opened())
	if len(e.Mistakes) > 0 {
		t.Fatalf("%+v", e.Mistakes)
	}
	if e.Before == nil || e.After == nil || !strings.HasPrefix(e.After.Source, "§ 1 Probe") || *e.Before.From == *e.After.From {
		t.Errorf("vorher %+v, nachher %+v", e.Before, e.After)
	}
	changed := map[string]bool{}
	for _, c := range e.Changes {
		changed[c.Instrument+" "+c.Status] = true
		if c.Instrument == "berufssprachkurs" && c.Status == "DULD_ALLG" && (len(c.After) != 1 || c.After[0] != access.Ja) {
			t.Errorf("DULD_ALLG wird %v", c.After)
		}
	}
	if !changed["berufssprachkurs DULD_ALLG"] || changed["bab DULD_ALLG"] {
		t.Errorf("geänderte Urteile: %v", changed)
	}
	for _, c := range e.Cases {
		if c.New && !c.Passed() {
			t.Errorf("der neue Fall %s: %v", c.Case.ID, c.Failures)
		}
		if c.Replaceable && c.Case.On < *day("2020-02-01") {
			t.Errorf("der Fall %s vom %s soll ersetzbar sein", c.Case.ID, c.Case.On)
		}
	}
}

// Cases that fail stand in the way until the editor says why they no longer
// hold.
func TestOldCasesAreReplacedWithAReason(t *testing.T) {
	d := opened()
	e := examined(t, d)
	for _, c := range e.Cases {
		if c.Replaceable {
			d.Replaced = append(d.Replaced, Replacement{c.Case.ID, "Die neue Fassung öffnet."})
		}
	}
	if len(d.Replaced) == 0 || e.Passed() {
		t.Fatalf("kein alter Fall fällt anders aus: %v", e.Open())
	}
	if e := examined(t, d); !e.Passed() {
		t.Errorf("es bleibt offen: %v", e.Open())
	}
}

func TestADraftNeedsCasesOnBothSides(t *testing.T) {
	d := opened()
	d.Cases = ""
	e := examined(t, d)
	all := strings.Join(e.Open(), "\n")
	if e.Passed() || !strings.Contains(all, "01.02.2020, den ersten Tag") || !strings.Contains(all, "31.01.2020, den Tag davor") {
		t.Errorf("%s", all)
	}
}

// Whoever writes law reads the line of his own text, what is wrong there and
// what may have been meant.
func TestMistakesNameLineAndRepair(t *testing.T) {
	for _, c := range []struct{ name, old, new, says, repair string }{
		{"Fakt", "in_group(status, 'DULD')", "duldungseit < on", "„duldungseit“ gibt es nicht", "„duldung_seit“"},
		{"Code", "in_group(status, 'DULD')", "deutsch == 'B7'", "„B7“ ist kein Wert von deutsch", "Möglich ist: "},
		{"Vergleich", "in_group(status, 'DULD')", "alter_jahre >= 'x'", "passen nicht zueinander", ""},
		{"Gruppe", "in_group(status, 'DULD')", "in_group(status, 'DULT')", "„DULT“", ""},
		{"Feld", "verdict: ja", "verdikt: ja", "Das Feld „verdikt“ gibt es nicht", ""},
		{"Urteil", "verdict: ja", "verdict: vielleicht", "„vielleicht“ ist kein Urteil", ""},
		{"Text", "        text: Eine Duldung.\n", "", "Norm oder Text fehlt", ""},
	} {
		d := opened()
		rule := strings.Replace(d.Rule, c.old, c.new, 1)
		if rule == d.Rule {
			t.Fatalf("%s: nichts zu ersetzen", c.name)
		}
		line := 1 + strings.Count(rule[:max(strings.Index(rule, c.new), 0)], "\n")
		d.Rule = rule
		e := examined(t, d)
		if len(e.Mistakes) != 1 {
			t.Errorf("%s: %+v", c.name, e.Mistakes)
			continue
		}
		m := e.Mistakes[0]
		if m.Field != "regel" || !strings.Contains(m.Sentence, c.says) || !strings.Contains(m.Repair, c.repair) || strings.Contains(m.Sentence, "law/") {
			t.Errorf("%s: %+v", c.name, m)
		}
		if c.new != "" && m.Line != line {
			t.Errorf("%s: Zeile %d statt %d: %s", c.name, m.Line, line, m.Sentence)
		}
	}
}

func TestMistakesInCases(t *testing.T) {
	for says, cases := range map[string]string{
		"Fälle, Zeile 2":     probeCase("P1", "2020-01-31", "nein") + "{kaputt\n",
		"steht zweimal da":   probeCase("P1", "2020-01-31", "nein") + probeCase("P1", "2020-02-01", "ja"),
		"hierher gehören":    strings.Replace(probeCase("P1", "2020-01-31", "nein"), `"instrument":"berufssprachkurs"`, `"instrument":"bab"`, 1),
		"ist kein Urteil":    probeCase("P1", "2020-01-31", "vielleicht"),
		"gibt es schon":      probeCase("BSK01", "2020-01-31", "nein"),
		"gibt es nicht; die": strings.Replace(probeCase("P1", "2020-01-31", "nein"), "alter_jahre", "alter", 1),
	} {
		d := opened()
		d.Cases = cases
		e := examined(t, d)
		if len(e.Mistakes) == 0 || !strings.Contains(e.Mistakes[0].Sentence, says) || e.Mistakes[0].Field != "faelle" {
			t.Errorf("%s: %+v", says, e.Mistakes)
		}
	}
}

func TestACircleOfRulesIsAMistake(t *testing.T) {
	d := opened()
	d.Instrument, d.From, d.Cases = "beschaeftigungsverbot", day("2030-01-01"), ""
	d.Rule = strings.Replace(d.Rule, "in_group(status, 'DULD')", "verdict('bvb') == 'ja'", 1)
	if e := examined(t, d); len(e.Mistakes) != 1 || !strings.Contains(e.Mistakes[0].Sentence, "Kreis von Verweisen") {
		t.Errorf("%+v", e.Mistakes)
	}
}

func BenchmarkExamine(b *testing.B) {
	book, d := loaded(b, law.FS), opened()
	for b.Loop() {
		if _, err := Examine(shipped, book, d, today); err != nil {
			b.Fatal(err)
		}
	}
}

// A draft with the words of the law in force, and no new case, is nothing that
// a second person should read.
func TestADraftThatChangesNothingIsNotHandedIn(t *testing.T) {
	d := opened()
	rule, err := Begin(shipped, d.Instrument, d.From)
	if err != nil {
		t.Fatal(err)
	}
	d.Rule, d.Cases = rule, ""
	e := examined(t, d)
	if !e.Idle || !strings.Contains(strings.Join(e.Open(), "\n"), "ändert nichts") {
		t.Errorf("im Weg steht %v", e.Open())
	}
	if examined(t, opened()).Idle {
		t.Error("eine Änderung gilt als keine")
	}
}
