package access

import (
	"testing"

	"buendnis/law"
)

func loadLaw(t testing.TB) *Rulebook {
	t.Helper()
	b, err := Load(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Every line of law/cases gets the answer that a person wrote there: the
// verdict, and what the line says about missing facts, flags and openings.
func TestCases(t *testing.T) {
	b := loadLaw(t)
	cases, err := b.Cases(law.FS)
	if err != nil || len(cases) == 0 {
		t.Fatalf("keine Fälle: %v", err)
	}
	ran := 0
	for _, c := range cases {
		if b.rules[c.Instrument] == nil {
			continue
		}
		ran++
		if r := b.Try(c); !r.Passed() {
			t.Errorf("%s, Zeile %d: %s (%s, %s): %v; Angaben %v, Urteil %s, fehlt %v; %s",
				c.File, c.Line, c.ID, c.Instrument, c.On, r.Failures, b.Given(c.Facts), r.Decision.Verdict, r.Decision.Missing, c.Note)
		}
	}
	t.Logf("%d von %d Fällen gelaufen", ran, len(cases))
}
