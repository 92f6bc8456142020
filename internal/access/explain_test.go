package access

import (
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/rule"

	"pgregory.net/rapid"
)

// An explanation is the decision and nothing else: the way that it says was
// taken gives the verdict, and a requirement that fails means nein.
func TestTheExplanationSaysWhatTheDecisionSays(t *testing.T) {
	b := loadLaw(t)
	instruments := b.Instruments()
	rapid.Check(t, func(t *rapid.T) {
		on := civil.MustParse("2016-01-01").AddDays(rapid.IntRange(0, 4200).Draw(t, "am"))
		i := rapid.SampledFrom(instruments).Draw(t, "Instrument")
		facts := anyFacts(t, b, b.Asks(i.ID, on))
		if len(b.Contradictions(on, facts)) > 0 {
			t.Skip("die Daten widersprechen sich")
		}
		e, err := b.Explain(Question{On: on, Instrument: i.ID, Facts: facts, Background: rapid.SampledFrom([]string{"", Unauffaellig}).Draw(t, "Hintergrund")})
		if err != nil {
			t.Fatal(err)
		}
		if v, _ := b.versionOn(i.ID, on); v == nil || e.Beyond != nil {
			return
		}
		if !e.Met && e.Verdict != Nein {
			t.Fatalf("eine Voraussetzung fehlt, und das Urteil ist %s", e.Verdict)
		}
		taken := 0
		for _, w := range append(e.Ways, otherwiseOf(e)...) {
			if w.Taken {
				taken++
				if single(1<<w.Verdict.outcome()) != e.Verdict {
					t.Fatalf("genommen ist %s, das Urteil ist %s", w.Verdict, e.Verdict)
				}
			}
		}
		if taken > 1 {
			t.Fatalf("%d Wege sind genommen", taken)
		}
	})
}

func otherwiseOf(e Explanation) []WayStep {
	if e.Otherwise == nil {
		return nil
	}
	return []WayStep{*e.Otherwise}
}

func TestAStepKnowsWhereItsValuesComeFrom(t *testing.T) {
	b := loadLaw(t)
	day := rule.DateValue(civil.MustParse("2019-06-01"))
	status, _ := b.vocabulary.Fact("status")
	duldung, _ := status.Parse("DULD_ALLG")
	e, err := b.Explain(Question{
		On: civil.MustParse("2020-01-15"), Instrument: "berufssprachkurs", Background: Unauffaellig,
		Facts: rule.Facts{"status": duldung, "duldung_seit": day, "deutsch": {}},
	})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]Known{}
	var walk func(steps []Step)
	walk = func(steps []Step) {
		for _, s := range steps {
			walk(s.Of)
			for _, k := range s.Known {
				found[k.Label] = k
			}
		}
	}
	walk(e.Requires)
	for _, w := range e.Ways {
		walk(w.Steps)
	}
	for label, want := range map[string]Known{
		"Aufenthaltsstatus": {Text: "Duldung (Abschiebung unmöglich)", From: Given},
		"Geduldet seit":     {Text: "01.06.2019", From: Given},
		"Monate geduldet":   {Text: "7", From: Derived},
		"Deutschniveau":     {From: Unknown},
	} {
		if got := found[label]; got.Text != want.Text || got.From != want.From {
			t.Errorf("%s: %+v statt %+v", label, got, want)
		}
	}
}

// Every base fact that a rule reads has its place in a form.
func TestEveryFactThatIsAskedHasAnArea(t *testing.T) {
	b := loadLaw(t)
	placed := map[string]bool{}
	for _, area := range b.Areas() {
		for _, name := range area.Facts {
			placed[name] = true
		}
	}
	for _, i := range b.Instruments() {
		for _, v := range b.rules[i.ID] {
			for _, name := range b.Asks(i.ID, v.from) {
				if !placed[name] {
					t.Errorf("%s fragt %s; law/forms.yaml kennt keinen Platz dafür", i.ID, name)
				}
			}
		}
	}
}

func TestEverySourceThatTheLawCitesIsListed(t *testing.T) {
	b := loadLaw(t)
	for _, i := range b.Instruments() {
		for _, v := range b.rules[i.ID] {
			for _, source := range b.Cited(v.source) {
				if source.Text == "" && len(source.Links) == 0 {
					t.Errorf("%s nennt %s; law/sources.yaml nicht", i.ID, source.ID)
				}
			}
		}
	}
	if cited := b.Cited("§ 45a AufenthG [S1, S81b]"); len(cited) != 2 || cited[1].ID != "S81b" {
		t.Errorf("%v", cited)
	}
}
