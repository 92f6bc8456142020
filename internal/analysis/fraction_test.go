package analysis

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

func TestTenthsAreRoundedHalfUp(t *testing.T) {
	for _, c := range []struct{ num, den, want int64 }{{0, 1, 0}, {1, 4, 3}, {1, 20, 1}, {1, 21, 0}, {128, 7, 183}, {20, 1, 200}, {1, 3, 3}, {2, 3, 7}} {
		if got := NewFraction(c.num, c.den).Tenths(); got != c.want {
			t.Errorf("%d/%d: %d Zehntel statt %d", c.num, c.den, got, c.want)
		}
	}
}

func TestFractionsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := NewFraction(rapid.Int64Range(0, 1e6).Draw(t, "num"), rapid.Int64Range(1, 1e6).Draw(t, "den"))
		raw, err := json.Marshal(f)
		var back Fraction
		if err != nil || json.Unmarshal(raw, &back) != nil || back.Rat().Cmp(f.Rat()) != 0 {
			t.Fatalf("%s wird zu %s, %s, %v", f, raw, back, err)
		}
	})
	if raw, _ := json.Marshal(Fraction{}); string(raw) != `"0"` {
		t.Errorf("die leere Zahl ist %s", raw)
	}
}

// Fine units of the two sides of a share add up to all people.
func TestFineSharesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		den := rapid.Int64Range(1, 5000).Draw(t, "den")
		s := share{rapid.Int64Range(0, den).Draw(t, "num"), den}
		people := rapid.Int64Range(0, 100_000).Draw(t, "people")
		if fine := s.fine(people); fine < 0 || fine > people*1_000_000_000 || s.num == s.den && fine != people*1_000_000_000 || s.num == 0 && fine != 0 {
			t.Fatalf("%v von %d: %d", s, people, fine)
		}
	})
}
