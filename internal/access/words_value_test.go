package access

import (
	"testing"

	"buendnis/internal/rule"
)

// The entries of a list read as sentences do, never as they are stored.
func TestAListReadsAsWords(t *testing.T) {
	b := loadLaw(t)
	for name, c := range map[string]struct {
		fact  string
		items []map[string]any
		want  string
	}{
		"a day and a tick":      {"kinder", []map[string]any{{"geburtsdatum": "2019-01-01", "im_haushalt": true}}, "Geburtsdatum des Kindes 01.01.2019, Lebt im selben Haushalt ja"},
		"what is not known yet": {"kinder", []map[string]any{{"geburtsdatum": "2019-01-01", "betreuung_gesichert": nil}}, "Geburtsdatum des Kindes 01.01.2019"},
		"a month":               {"zeiten_60b", []map[string]any{{"von": "2019-06"}}, "Duldung nach § 60b von zwischen 01.06.2019 und 30.06.2019"},
		"from and until":        {"zeiten_60b", []map[string]any{{"von": "2019-06-01", "bis": "2019-07-01"}}, "Duldung nach § 60b von 01.06.2019, bis 01.07.2019"},
		"none":                  {"kinder", nil, "keine"},
	} {
		t.Run(name, func(t *testing.T) {
			fact, _ := b.Vocabulary().Fact(c.fact)
			if text := b.ValueWords(fact, rule.Value{Kind: rule.List, Items: c.items}); text != c.want {
				t.Errorf("liest sich %q", text)
			}
		})
	}
}
