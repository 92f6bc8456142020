package access

import (
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// What the survey says about a person's life answers questions of the law,
// unless the law's own fact was given or is said to be unknown.
func TestImplied(t *testing.T) {
	book := loadLaw(t)
	fact := func(name, text string) rule.Value {
		f, _ := book.Vocabulary().Fact(name)
		v, err := f.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	gate, err := book.Gate("berufssprachkurs", civil.MustParse("2024-05-05"))
	if err != nil {
		t.Fatal(err)
	}
	person := func(more rule.Facts) rule.Facts {
		facts := rule.Facts{
			"status": fact("status", "GEST"), "deutsch": fact("deutsch", "B1"),
			"aa_gemeldet": fact("aa_gemeldet", "nein"), "ausbildung_art": fact("ausbildung_art", "keine"),
		}
		for name, v := range more {
			facts[name] = v
		}
		return facts
	}
	for _, c := range []struct {
		name string
		more rule.Facts
		want Verdict
	}{
		{"arbeitet", rule.Facts{"taetigkeit": fact("taetigkeit", "arbeit_sv")}, Ja},
		{"ohne Tätigkeit", rule.Facts{"taetigkeit": fact("taetigkeit", "keine")}, Nein},
		{"ein Kurs sagt nichts über Arbeit", rule.Facts{"taetigkeit": fact("taetigkeit", "kurs")}, Unklar},
		{"die Angabe selbst geht vor", rule.Facts{"taetigkeit": fact("taetigkeit", "keine"), "beschaeftigung": rule.BoolValue(true)}, Ja},
		{"gefragt und unbekannt", rule.Facts{"taetigkeit": fact("taetigkeit", "keine"), "beschaeftigung": {}}, Unklar},
	} {
		if got, _ := gate.Verdict(person(c.more)); got != c.want {
			t.Errorf("%s: %s statt %s", c.name, got, c.want)
		}
	}
}
