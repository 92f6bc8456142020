package rule

import (
	"testing"

	"buendnis/internal/civil"

	"pgregory.net/rapid"
)

// latest and earliest undo a shift exactly, at the ends of months too.
func TestShiftsTurnAround(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s shift
		for range rapid.IntRange(0, 3).Draw(t, "Schritte") {
			s = s.then(rapid.SampledFrom([]byte{'m', 'y', 'd'}).Draw(t, "Einheit"), rapid.IntRange(-40, 40).Draw(t, "n"))
		}
		limit := int64(civil.Day(2020, 1, 1)) + rapid.Int64Range(-5000, 5000).Draw(t, "Grenze")
		if d := s.latest(limit); s.of(d) > limit || s.of(d+1) <= limit {
			t.Fatalf("%v: %d ist nicht der letzte Tag vor %d", s, d, limit)
		}
		if d := s.earliest(limit); s.of(d) < limit || s.of(d-1) >= limit {
			t.Fatalf("%v: %d ist nicht der erste Tag ab %d", s, d, limit)
		}
	})
}

// What a form shows is what it reads back.
func FuzzValuesReadBack(f *testing.F) {
	v := tinyLanguage(f).Vocabulary
	for _, text := range []string{"ja", "k1", "2019-06", "18-20", "GHA", "0", "2019-02-30", "7–3"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, fact := range v.All() {
			value, err := fact.Parse(text)
			if err != nil {
				continue
			}
			back, err := fact.Parse(fact.Format(value))
			if err != nil || back.Key() != value.Key() {
				t.Errorf("%s: %q wird %v, dann %v: %v", fact.Name, text, value, back, err)
			}
		}
	})
}
