package access

import (
	"strings"
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/rule"

	"pgregory.net/rapid"
)

// Dates that can't all be right are a sentence that names both and the repair;
// what could still be right is decided.
func TestImpossibleDatesAreASentence(t *testing.T) {
	b := loadLaw(t)
	for name, c := range map[string]struct {
		facts map[string]string
		says  []string // nothing: no contradiction
	}{
		"Duldung vor Einreise":        {map[string]string{"einreise": "2018-05-01", "duldung_seit": "2017-01-01"}, []string{"„Einreise“ (01.05.2018)", "„Geduldet seit“ (01.01.2017)", "berichtigen"}},
		"ganzes Jahr davor":           {map[string]string{"einreise": "2018", "duldung_seit": "2017"}, []string{"01.01.2018 bis 31.12.2018"}},
		"nach dem Stichtag":           {map[string]string{"duldung_seit": "2020-02-01"}, []string{"nach dem Stichtag 15.01.2020"}},
		"kein Verfahren, aber Antrag": {map[string]string{"asyl_stand": "keiner", "asylantrag_am": "2017-01-01"}, []string{"kein Asylverfahren"}},
		"geboren nach der Einreise":   {map[string]string{"einreise": "2018", "geburtsdatum": "2019"}, []string{"„Geburtsdatum“"}},
		"dasselbe Jahr":               {map[string]string{"einreise": "2018", "duldung_seit": "2018-03"}, nil},
		"Gesuch nach dem Antrag":      {map[string]string{"asylgesuch_am": "2018-05-01", "asylantrag_am": "2018-04-01"}, []string{"„Asylgesuch am“"}},
		"Antrag beim ersten Mal hier": {map[string]string{"aufenthalt_seit": "2018-05-01", "asylantrag_am": "2016-01-01"}, nil},
		"Zeiten rückwärts":            {map[string]string{"zeiten_60b": `[{"von":"2019-05-01","bis":"2019-04-30"}]`}, []string{"Eintrag 1", "vor dem Beginn"}},
		"zwischendurch fort":          {map[string]string{"einreise": "2018-05-01", "duldung_seit": "2017-01-01", "unterbrechung": "ja"}, nil},
		"kein Verfahren, eingereist":  {map[string]string{"asyl_stand": "keiner", "einreise": "2017-01-01"}, nil},
	} {
		facts, err := b.facts(&questionDoc{Facts: anyOf(c.facts)})
		if err != nil {
			t.Fatal(name, err)
		}
		found := b.Contradictions(civil.MustParse("2020-01-15"), facts)
		if (len(found) > 0) != (c.says != nil) {
			t.Errorf("%s: %v", name, found)
			continue
		}
		for _, part := range c.says {
			if !strings.Contains(found[0].Sentence, part) {
				t.Errorf("%s: „%s“ fehlt in „%s“", name, part, found[0].Sentence)
			}
		}
	}
}

func anyOf(texts map[string]string) map[string]any {
	values := map[string]any{}
	for name, text := range texts {
		values[name] = text
	}
	return values
}

func TestAnImpossibleQuestionGetsItsErrorAndTheNextItsAnswer(t *testing.T) {
	b := loadLaw(t)
	in := `{"id":"a","on":"2020-01-15","instrument":"bvb","facts":{"status":"DULD_ALLG","einreise":"2019-01-01","duldung_seit":"2018-01-01"}}
{"id":"b","on":"2020-01-15","instrument":"berufsberatung","facts":{"status":"GEST"}}
`
	var out strings.Builder
	if _, err := b.CheckStream(strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 || !strings.Contains(lines[0], `"error":"Zeile 1: „Einreise“`) || !strings.Contains(lines[1], `"verdict"`) {
		t.Errorf("%s", out.String())
	}
}

// What is refused is what the engine itself finds impossible, and the other way
// round: no question is refused that it could have answered within the bounds.
func TestWhatIsRefusedIsWhatTheBoundsExclude(t *testing.T) {
	for _, dates := range [][]string{{"einreise", "aufenthalt_seit", "gestattet_seit", "duldung_seit"}, {"asylgesuch_am", "asylantrag_am"}} {
		t.Run(dates[0], func(t *testing.T) { refusedIsExcluded(t, dates) })
	}
}

func refusedIsExcluded(t *testing.T, dates []string) {
	b, on := loadLaw(t), civil.MustParse("2020-01-15")
	expr, err := b.language.Compile(strings.Join(dates, " <= on && ") + " <= on")
	if err != nil {
		t.Fatal(err)
	}
	p := b.language.NewProgram(on)
	p.Test(expr, scope{b, nil, on})
	p.Finish()
	status, _ := b.vocabulary.Fact("status")
	stand, _ := b.vocabulary.Fact("asyl_stand")
	rapid.Check(t, func(t *rapid.T) {
		facts := rule.Facts{}
		for _, name := range dates {
			if rapid.Bool().Draw(t, name) {
				from := on.AddDays(-rapid.IntRange(0, 40).Draw(t, "vor Tagen"))
				facts[name] = rule.SpanValue(civil.Span{From: from, To: min(on, from.AddDays(rapid.IntRange(0, 9).Draw(t, "breit")))})
			}
		}
		facts["status"], _ = status.Parse(rapid.SampledFrom([]string{"GEST", "DULD_ALLG"}).Draw(t, "Status"))
		facts["asyl_stand"], _ = stand.Parse(rapid.SampledFrom([]string{"keiner", "laufend"}).Draw(t, "Stand"))
		found := b.Contradictions(on, facts)
		if impossible := p.Contradicts(facts); impossible != (len(found) > 0) {
			t.Fatalf("die Schranken sagen %v, abgelehnt wird %v\n%v", impossible, found, facts)
		}
	})
}
