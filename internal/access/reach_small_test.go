package access

import (
	"fmt"
	"strings"
	"testing"
)

// reachOf is what a version can do whose only way has these conditions, on the
// days of 2020.
func reachOf(t *testing.T, conditions ...string) (*Rulebook, Reach) {
	t.Helper()
	var when []string
	for _, c := range conditions {
		when = append(when, fmt.Sprintf("{if: %q, norm: § 1, text: Probe.}", c))
	}
	rule := "instrument: bvb\nversions:\n- from: 2020-01-01\n  to: 2020-12-31\n  source: Probe\n  ways:\n  - {verdict: ja, norm: § 1, text: Probe., when: [" + strings.Join(when, ", ") + "]}\n"
	b, err := smallBook(t, map[string]string{"ausbildungsfoerderung/bvb.yaml": rule})
	if err != nil {
		t.Fatal(err)
	}
	return b, b.Reach("bvb")[0]
}

// An example says what has to be said: values, lists, times that do not count,
// what is only given and what is only assumed.
func TestAnExampleSaysWhatHasToBeSaid(t *testing.T) {
	for _, c := range []struct {
		name       string
		conditions []string
		facts      map[string]string
		background string
	}{
		{"eine Angabe", []string{"deutsch == 'B1'"}, map[string]string{"deutsch": "B1"}, ""},
		{"ein Datum an der Grenze", []string{"einreise > date('2019-08-10')"}, map[string]string{"einreise": "2019-09-01"}, ""},
		{"das Alter als Geburtsdatum", []string{"alter_jahre >= 18"}, map[string]string{"geburtsdatum": "2002-01-01"}, ""},
		{"was sich nicht ableiten lässt, wird eingegeben", []string{"!alter_im_rahmen"}, map[string]string{"alter_im_rahmen": "nein"}, ""},
		{"was ausdrücklich gesagt sein muss", []string{"stated(besucht_schule)", "deutsch == 'A1'"}, map[string]string{"deutsch": "A1", "besucht_schule": "nein"}, ""},
		{"was nicht gesagt sein darf", []string{"!stated(wohnpflicht_ae)", "!wohnpflicht_ae"}, map[string]string{}, Unauffaellig},
		{"ein Kind mit Eigenschaften", []string{"kinder.exists(k, k.im_haushalt && age(k.geburtsdatum) >= 3)", "!kinder.exists(k, k.betreuung_gesichert)"}, map[string]string{"kinder": `[{"betreuung_gesichert":false,"geburtsdatum":"2017-01-01","im_haushalt":true}]`}, ""},
		{"mehrere Kinder", []string{"size(kinder) > 1"}, map[string]string{"kinder": "[{},{}]"}, ""},
		{"Zeiten, die nicht zählen", []string{"duldung_seit <= date('2018-01-01')", "t_duldung_monate < 9"}, map[string]string{"duldung_seit": "2018-01-01", "zeiten_60b": `[{"bis":"2019-03-31","von":"2018-01-01"}]`}, ""},
		{"wer zwischendurch fort war", []string{"einreise >= date('2019-12-01')", "aufenthalt_seit < date('2019-01-01')"}, map[string]string{"aufenthalt_seit": "2018-12-01", "einreise": "2019-12-01", "unterbrechung": "ja"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, r := reachOf(t, c.conditions...)
			e := r.Steps[0].Decides
			if e == nil {
				t.Fatal("niemand gefunden")
			}
			if got := b.Given(e.Facts); fmt.Sprint(got) != fmt.Sprint(c.facts) || e.Background != c.background || e.Hypothetical() {
				t.Errorf("%v, %q statt %v, %q", got, e.Background, c.facts, c.background)
			}
			if d, err := b.Decide(e.Question("bvb")); err != nil || d.Verdict != Ja {
				t.Errorf("%s, %v", d.Verdict, err)
			}
		})
	}
}

func TestAnExampleSaysWhatItTakesForGranted(t *testing.T) {
	_, r := reachOf(t, "open_law('rechtsfrage_streitig', 'eine Frage')")
	if e := r.Steps[0].Decides; e == nil || !e.OpenLaw || r.Verdicts()[Ja] != nil {
		t.Errorf("eine offene Rechtsfrage: %+v", e)
	}
	_, r = reachOf(t, "status == 'AE_104c'") // there is none before the end of 2022
	if e := r.Steps[0].Decides; e == nil || !e.Papers || r.Verdicts()[Ja] != nil {
		t.Errorf("ein Titel, den es noch nicht gibt: %+v", e)
	}
}

func TestNobodyIsFoundWhereNobodyCanBe(t *testing.T) {
	for _, conditions := range [][]string{
		{"volljaehrig", "alter_jahre < 18"},
		{"kinder.exists(k, k.im_haushalt)", "size(kinder) == 0"},
		{"t_duldung_monate >= 9", "duldung_seit > date('2020-06-01')"},
		{"asyl_stand == 'keiner'", "asylantrag_am <= date('2020-01-01')"},
		{"in_table('sichere-herkunftsstaaten', herkunftsland)", "herkunftsland == 'SYR'"},
		{"sicheres_hkl", "!in_table('sichere-herkunftsstaaten', herkunftsland)"},
	} {
		_, r := reachOf(t, conditions...)
		if e := r.Steps[0].Decides; e != nil {
			t.Errorf("%v: %+v", conditions, e)
		}
	}
}
