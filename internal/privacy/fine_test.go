package privacy

import "testing"

// Thirds of people: every figure is rounded once, by itself.
func TestFineFiguresAreRoundedOnce(t *testing.T) {
	third := int64(Fine) / 3
	f := Family{
		Unit:       Fine,
		Dimensions: []Dimension{{Name: "stand", Total: "alle", Values: []string{"gedeckt", "offen"}}},
		Tables:     [][]string{{"stand"}},
		Cells:      []Cell{{At: []string{"gedeckt"}, Value: 13*Fine + third}, {At: []string{"offen"}, Value: 16*Fine + Fine - third}},
	}
	s, err := Screen(f, Rules{K: 3})
	if err != nil {
		t.Fatal(err)
	}
	for value, want := range map[string][3]string{"gedeckt": {"13,3", "13", "13.3"}, "offen": {"16,7", "17", "16.7"}, "": {"30,0", "30", "30.0"}} {
		at := At{"stand": value}
		if value == "" {
			at = At{}
		}
		figure := s.Figure(at)
		raw, _ := figure.MarshalJSON()
		if figure.Text() != want[0] || figure.Whole() != want[1] || string(raw) != want[2] {
			t.Errorf("%q: %s, %s, %s", value, figure.Text(), figure.Whole(), raw)
		}
	}
	if share := Ratio(s.Figure(At{"stand": "gedeckt"}), s.Figure(At{})); share.Text() != "44\u00a0%" {
		t.Error(share)
	}
}

// A half that adding up lost by less than a millionth is still a half.
func TestFineHalvesAreRoundedUp(t *testing.T) {
	for value, want := range map[int64]string{12*Fine + Fine/4: "12,3", 12*Fine + Fine/4 - 3: "12,3", 12*Fine + Fine/4 - 2*nearly: "12,2"} {
		if got := (Figure{state: open, value: value, unit: Fine}).Text(); got != want {
			t.Errorf("%d: %s, nicht %s", value, got, want)
		}
	}
}
