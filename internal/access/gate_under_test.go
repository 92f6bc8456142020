package access

import (
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/rule"

	"pgregory.net/rapid"
)

// The law of a day for people of the same day is the plain gate.
func TestTheLawOfTheSameDayIsThePlainGate(t *testing.T) {
	b := loadLaw(t)
	instruments := b.Instruments()
	rapid.Check(t, func(t *rapid.T) {
		on := civil.MustParse("2016-01-01").AddDays(rapid.IntRange(0, 4200).Draw(t, "am"))
		i := rapid.SampledFrom(instruments).Draw(t, "Instrument")
		facts := anyFacts(t, b, b.Asks(i.ID, on))
		plain, err := b.Gate(i.ID, on)
		if err != nil {
			t.Fatal(err)
		}
		under := &Gate{b: b, memory: map[string]gateAnswer{}}
		if v, _ := b.versionOn(i.ID, on); v != nil {
			under.r = b.newRuling(v, on, on)
		}
		want, _ := plain.Verdict(facts)
		if got, _ := under.Verdict(facts); got != want {
			t.Fatalf("%s statt %s", got, want)
		}
	})
}

// Six months of Duldung stay six months under another day's law, and a country
// is as safe as that law says.
func TestOtherLawMeetsTheSamePeople(t *testing.T) {
	b := loadLaw(t)
	on := civil.MustParse("2024-06-01")
	status, _ := b.vocabulary.Fact("status")
	duldung, _ := status.Parse("DULD_ALLG")
	facts := rule.Facts{
		"status": duldung, "herkunftsland": {Kind: rule.Country, Code: "GEO"}, "duldung_seit": rule.DateValue(civil.MustParse("2024-02-01")),
		"asylantrag_am": rule.DateValue(civil.MustParse("2024-01-10")), "einreise": rule.DateValue(civil.MustParse("2024-01-02")),
	}
	asyl, _ := b.vocabulary.Fact("asyl_stand")
	facts["asyl_stand"], _ = asyl.Parse("abgelehnt")
	for day, want := range map[string]Verdict{"2023-12-22": Nein, "2024-06-01": Ja} {
		gate, err := b.GateUnder("beschaeftigungsverbot", civil.MustParse(day), on)
		if err != nil {
			t.Fatal(err)
		}
		if got, missing := gate.Verdict(facts); got != want {
			t.Errorf("Recht vom %s: %s statt %s, fehlt %v", day, got, want, missing)
		}
	}
}
