package web

import (
	"testing"

	"buendnis/internal/privacy"
	"buendnis/internal/view"
)

// figure screens a number by itself: below three it is hidden.
func figure(t *testing.T, value int64) privacy.Figure {
	t.Helper()
	s, err := privacy.Screen(privacy.Family{
		Unit:       1,
		Dimensions: []privacy.Dimension{{Name: "d", Total: "alle", Values: []string{"a"}}},
		Cells:      []privacy.Cell{{At: []string{"a"}, Value: value}},
		Tables:     [][]string{{"d"}},
	}, privacy.Rules{K: 3})
	if err != nil {
		t.Fatal(err)
	}
	return s.Figure(privacy.At{})
}

func TestAnIntervalIsOneNumberWhereBothGraphsAgree(t *testing.T) {
	few, some, many := figure(t, 2), figure(t, 1710), figure(t, 1764)
	for _, c := range []struct {
		low, high privacy.Figure
		want      view.Number
	}{
		{some, many, view.Number{Text: "1.710 bis 1.764"}},
		{many, some, view.Number{Text: "1.710 bis 1.764"}},
		{some, some, view.Number{Text: "1.710"}},
		{few, many, view.Number{Hidden: true}},
		{some, few, view.Number{Text: "mindestens 1.710"}},
		{some, privacy.Figure{}, view.Number{Text: "mindestens 1.710"}},
	} {
		if got := interval(c.low, c.high); got != c.want {
			t.Errorf("%s und %s: %+v statt %+v", c.low, c.high, got, c.want)
		}
	}
	if got := shareInterval(some, many, figure(t, 3120)); got.Text != "55 bis 57\u00a0%" {
		t.Errorf("Anteil %q", got.Text)
	}
	if got := shareInterval(some, many, few); !got.Hidden {
		t.Errorf("ein Anteil an einer geschützten Zahl: %q", got.Text)
	}
}

func TestAHiddenFigureHasNoTextOfItsOwn(t *testing.T) {
	if n := number(figure(t, 2)); !n.Hidden || n.Text != "geschützt" {
		t.Errorf("%+v", n)
	}
	if n := whole(privacy.Figure{}); n.Hidden || n.Text != "–" {
		t.Errorf("was nicht veröffentlicht ist, liest sich als %+v", n)
	}
	if p := part(figure(t, 2), figure(t, 10)); p != 0 {
		t.Errorf("eine geschützte Zahl hat die Länge %v", p)
	}
}

func FuzzReadDay(f *testing.F) {
	for _, seed := range []string{"2020-01-15", "15.01.2020", "1.1.2020", "", "31.02.2020", "9999999-01-01", "\u202e2020"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		day, err := readDay(text)
		if err != nil {
			return
		}
		if again, err := readDay(day.German()); err != nil || again != day {
			t.Errorf("%q wird %s und dann %s (%v)", text, day, again, err)
		}
	})
}
