package money

import (
	"testing"

	"pgregory.net/rapid"
)

func TestSumsAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "150000": 150_000_00, "150.000": 150_000_00, "150.000,50": 150_000_50, "1.234.567": 1_234_567_00, "12,50": 12_50,
		" 20.000 € ": 20_000_00, "20.000\u00a0€": 20_000_00, "20 000 €": 20_000_00, "20\u202f000,01": 20_000_01, "999999999999,99": 999_999_999_999_99,
	} {
		if got, ok := Read(text); !ok || got != want {
			t.Errorf("%q: %d, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "-5", "viel", "1,5", "12.50", "1.00.000", "1000.000", "1e6", "9999999999999", "12 $", "€", "1 00 000", "1 000.000"} {
		if got, ok := Read(text); ok {
			t.Errorf("%q gilt als %d", text, got)
		}
	}
}

func TestSumsAreWrittenAsPeopleReadThem(t *testing.T) {
	for cents, want := range map[int64]string{0: "0 €", 99: "0,99 €", 12_50: "12,50 €", 1_000_00: "1.000 €", 1_234_567_05: "1.234.567,05 €", -300_00: "−300 €"} {
		if got := Text(cents); got != want {
			t.Errorf("%d: %q", cents, got)
		}
	}
}

// What is written can be read again.
func TestASumSurvivesItsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.Int64Range(0, 999_999_999_999_99).Draw(t, "Cent")
		if got, ok := Read(Text(cents)); !ok || got != cents {
			t.Fatalf("%q gilt als %d, %v", Text(cents), got, ok)
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, text := range []string{"150.000,50", "12.50", "0", ",", "1.234", "20.000\u00a0€"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cents, ok := Read(text)
		if cents < 0 || !ok && cents != 0 {
			t.Errorf("%q: %d, %v", text, cents, ok)
		}
		if again, _ := Read(Text(cents)); ok && again != cents {
			t.Errorf("%q: %d, dann %d", text, cents, again)
		}
	})
}
