package privacy

import "testing"

func TestDerivedFiguresShowNoMoreThanTheirParts(t *testing.T) {
	shown := func(value int64) Figure { return Figure{state: open, value: value, unit: 1, k: 3} }
	hidden := Figure{state: concealed, unit: 1, k: 5}
	for name, c := range map[string]struct {
		got  Figure
		want string
	}{
		"Summe":                     {Plus(shown(4), shown(0), shown(7)), "11"},
		"Summe mit Verdecktem":      {Plus(shown(4), hidden), hiddenText},
		"Summe mit nicht Gegebenem": {Plus(shown(4), Figure{}), "–"},
		"Rest ohne nicht Gegebenes": {Minus(shown(4), Figure{}), "–"},
		"Rest":                      {Minus(shown(20), shown(12)), "8"},
		"Rest null":                 {Minus(shown(20), shown(12), shown(8)), "0"},
		"kleiner Rest":              {Minus(shown(20), shown(18)), hiddenText},
		"Rest von Verdecktem":       {Minus(hidden, shown(1)), hiddenText},
		"Rest ohne Verdecktes":      {Minus(shown(20), hidden), hiddenText},
		"Rest von nicht Gegebenem":  {Minus(Figure{}), "–"},
		"kleine Summe gibt es auch": {Plus(shown(0), shown(2)), hiddenText},
	} {
		if c.got.Text() != c.want || !c.got.Shown() && c.got.Value() != 0 {
			t.Errorf("%s: %s (%d), nicht %s", name, c.got, c.got.Value(), c.want)
		}
	}
}

// What is wanted kept is hidden only if nothing else helps.
func TestWantedMarginsAreKept(t *testing.T) {
	for seed := range uint64(20) {
		f := smallCounty(seed)
		r := countyRules()
		r.KBy = nil
		f.Keep = [][]string{{}}
		s, err := Screen(f, r)
		if err != nil {
			t.Fatal(err)
		}
		f.Keep = nil
		without, err := Screen(f, r)
		if err != nil {
			t.Fatal(err)
		}
		if without.Figure(At{}).Shown() && !s.Figure(At{}).Shown() {
			t.Errorf("Kreis %d: die Summe ist verdeckt, obwohl sie zu behalten wäre", seed)
		}
	}
	f := smallCounty(1)
	f.Keep = [][]string{{"farbe"}}
	if _, err := Screen(f, countyRules()); err == nil {
		t.Error("eine unbekannte Dimension gilt als zu behalten")
	}
}
