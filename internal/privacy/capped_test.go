package privacy

import "testing"

func TestCappedCountsWholePersonsUpToTheLimit(t *testing.T) {
	for _, c := range []struct {
		f     Figure
		limit int64
		want  string
	}{
		{Figure{state: open, value: 41, unit: 1, k: 3}, 20, "20"},
		{Figure{state: open, value: 7, unit: 1, k: 3}, 20, "7"},
		{Figure{state: open, value: 79*Fine/10 + 1, unit: Fine, k: 3}, 20, "7"},
		{Figure{state: open, value: 8*Fine - 1, unit: Fine, k: 3}, 20, "8"},
		{Figure{state: open, value: 0, unit: 1, k: 3}, 20, "0"},
		{Figure{state: concealed, unit: Fine, k: 3}, 20, "geschützt"},
		{Figure{}, 20, "–"},
	} {
		if got := Capped(c.f, c.limit).Whole(); got != c.want {
			t.Errorf("%#v, höchstens %d: %s statt %s", c.f, c.limit, got, c.want)
		}
	}
}
