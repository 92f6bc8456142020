package privacy

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
	"testing"
	"time"

	"buendnis/internal/fault"
)

func TestFiguresReadInGerman(t *testing.T) {
	for _, c := range []struct {
		figure      Figure
		text, whole string
	}{
		{Figure{}, "–", "–"},
		{Figure{state: concealed, unit: 1}, "geschützt", "geschützt"},
		{Figure{state: open, value: 1234567, unit: 1}, "1.234.567", "1.234.567"},
		{Figure{state: open, value: 12345, unit: 10}, "1.234,5", "1.235"},
		{Figure{state: open, value: 4, unit: 10}, "0,4", "0"},
		{Figure{state: open, unit: 1}, "0", "0"},
	} {
		if c.figure.Text() != c.text || c.figure.Whole() != c.whole {
			t.Errorf("%q, %q statt %q, %q", c.figure.Text(), c.figure.Whole(), c.text, c.whole)
		}
	}
}

func TestSharesFollowTheSuppression(t *testing.T) {
	figure := func(value, unit int64) Figure { return Figure{state: open, value: value, unit: unit, k: 5} }
	for _, c := range []struct {
		num, den Figure
		text     string
	}{
		{figure(60, 1), figure(140, 1), "43\u00a0%"},
		{figure(600, 10), figure(140, 1), "43\u00a0%"},
		{figure(0, 1), figure(5, 1), "0\u00a0%"},
		{figure(0, 1), figure(4, 1), "geschützt"},
		{figure(0, 1), figure(0, 1), "geschützt"},
		{Figure{state: concealed}, figure(140, 1), "geschützt"},
		{figure(60, 1), Figure{state: concealed}, "geschützt"},
		{figure(60, 1), Figure{}, "geschützt"},
	} {
		if got := Ratio(c.num, c.den); got.Text() != c.text || got.Shown() != (c.text != "geschützt") {
			t.Errorf("%v/%v = %v statt %s", c.num, c.den, got, c.text)
		}
	}
}

// marked is a family whose hidden values can be recognised anywhere.
func marked() Family {
	return Family{
		Unit: 1,
		Dimensions: []Dimension{
			{Name: "kommune", Total: "Kreis", Values: []string{"Neuss", "Kaarst", "Jüchen"}},
			{Name: "stand", Total: "Alle", Values: []string{"gedeckt", "offen"}},
		},
		Cells: []Cell{
			{[]string{"Neuss", "gedeckt"}, 90001},
			{[]string{"Neuss", "offen"}, 90002},
			{[]string{"Kaarst", "gedeckt"}, 2},
			{[]string{"Kaarst", "offen"}, 70001},
			{[]string{"Jüchen", "gedeckt"}, 80001},
			{[]string{"Jüchen", "offen"}, 80002},
		},
		Tables: [][]string{{"kommune", "stand"}},
		Sums:   []Sum{{Name: "westlich", Of: []Selection{{"kommune": {"Kaarst", "Jüchen"}}}}},
	}
}

func TestHiddenValuesAreNowhereInScreened(t *testing.T) {
	f := marked()
	s := screened(t, f, Rules{K: 3})
	hidden := map[int64]bool{}
	for _, cell := range f.Cells {
		if !s.Figure(At{"kommune": cell.At[0], "stand": cell.At[1]}).Shown() && cell.Value > 1000 {
			hidden[cell.Value] = true
		}
	}
	if len(hidden) != 3 {
		t.Fatalf("%d weitere Felder sind geschützt, erwartet 3", len(hidden))
	}
	walk(t, reflect.ValueOf(s), hidden, map[uintptr]bool{})

	var out bytes.Buffer
	r, err := Release(s, approval())
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []any{s, *s, r, *r, f, s.Figure(At{"kommune": "Kaarst", "stand": "gedeckt"}), s.Audit()} {
		fmt.Fprintf(&out, "%v %+v %#v %s %d\n", v, v, v, v, v)
		if err := json.NewEncoder(&out).Encode(v); err != nil {
			t.Fatal(err)
		}
		slog.New(slog.NewTextHandler(&out, nil)).Info("x", "v", v)
		slog.New(slog.NewJSONHandler(&out, nil)).Info("x", "v", v)
	}
	for value := range hidden {
		if strings.Contains(out.String(), fmt.Sprint(value)) {
			t.Fatalf("%d steht in der Ausgabe:\n%s", value, out.String())
		}
	}
}

func walk(t *testing.T, v reflect.Value, hidden map[int64]bool, seen map[uintptr]bool) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() || v.Kind() == reflect.Pointer && seen[v.Pointer()] {
			return
		}
		if v.Kind() == reflect.Pointer {
			seen[v.Pointer()] = true
		}
		walk(t, v.Elem(), hidden, seen)
	case reflect.Struct:
		for i := range v.NumField() {
			walk(t, v.Field(i), hidden, seen)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			walk(t, v.Index(i), hidden, seen)
		}
	case reflect.Map:
		for entries := v.MapRange(); entries.Next(); {
			walk(t, entries.Key(), hidden, seen)
			walk(t, entries.Value(), hidden, seen)
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if hidden[v.Int()] {
			t.Errorf("%d ist gespeichert", v.Int())
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint64, reflect.Uint32:
		if hidden[int64(v.Uint())] {
			t.Errorf("%d ist gespeichert", v.Uint())
		}
	case reflect.Func, reflect.Chan, reflect.UnsafePointer:
		t.Errorf("%s kann Zahlen halten", v.Kind())
	}
}

func TestRowsGoThroughTheTable(t *testing.T) {
	s := screened(t, marked(), Rules{K: 3})
	var lines []string
	for labels, figure := range s.Rows(0) {
		lines = append(lines, strings.Join(labels, ";")+";"+figure.Text())
	}
	if len(lines) != 12 || lines[11] != "Kreis;Alle;410.009" || lines[3] != "Kaarst;gedeckt;geschützt" {
		t.Fatal(lines)
	}
	if got := s.Sum("westlich").Text(); got != "230.006" {
		t.Fatal(got)
	}
	for _, f := range []Figure{s.Sum("x"), s.Figure(At{"x": "y"}), s.Figure(At{"kommune": "Alle"})} {
		if f.Published() || f.Shown() {
			t.Fatal(f)
		}
	}
}

func TestNote(t *testing.T) {
	f := county(1, 1)
	r := countyRules()
	s := screened(t, f, r)
	want := "Geschützte Fassung: Zahlen von 1 bis 2 (unter 30.000 Einwohnern: von 1 bis 4) werden nicht gezeigt. Weitere Felder sind geschützt, damit sich diese Zahlen nicht ausrechnen lassen."
	if s.Note() != want {
		t.Fatal(s.Note())
	}
	if got := (Rules{K: 3}).note(10); !strings.HasPrefix(got, "Geschützte Fassung: Zahlen über 0 und unter 3 werden") {
		t.Fatal(got)
	}
}

func TestCallerMayChangeTheFamilyAfterwards(t *testing.T) {
	f := marked()
	s := screened(t, f, Rules{K: 3})
	f.Dimensions[0].Values[0], f.Tables[0][0] = "x", "y"
	if !s.Figure(At{"kommune": "Neuss"}).Shown() {
		t.Fatal("die Zahl ist verschwunden")
	}
}

func approval() Approval {
	return Approval{
		Purpose: "Sozialausschuss", Recipient: "Kreistag", RequestedBy: "koordination", ApprovedBy: "leitung",
		On: time.Date(2020, 1, 15, 9, 0, 0, 0, time.UTC),
	}
}

func TestReleaseNeedsFourEyes(t *testing.T) {
	s := screened(t, marked(), Rules{K: 3})
	if r, err := Release(s, approval()); err != nil || r.Approval() != approval() || r.Figure(At{}) != s.Figure(At{}) || r.Note() != s.Note() {
		t.Fatal(r, err)
	}
	for name, spoil := range map[string]func(*Approval){
		"Zweck":     func(a *Approval) { a.Purpose = " " },
		"Empfänger": func(a *Approval) { a.Recipient = "" },
		"beantragt": func(a *Approval) { a.RequestedBy = "" },
		"zweite":    func(a *Approval) { a.ApprovedBy = "" },
		"Vier":      func(a *Approval) { a.ApprovedBy = " Koordination " },
		"Zeitpunkt": func(a *Approval) { a.On = time.Time{} },
	} {
		a := approval()
		spoil(&a)
		if r, err := Release(s, a); r != nil || err == nil || !strings.Contains(fault.SentenceOf(err), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, s := range []*Screened{nil, {}} {
		if _, err := Release(s, approval()); err == nil {
			t.Error("leere Zahlen sind freigegeben")
		}
	}
}

func TestBadInputHasAGermanSentence(t *testing.T) {
	for want, spoil := range map[string]func(*Family, *Rules){
		"ist negativ":               func(f *Family, _ *Rules) { f.Cells[0].Value = -3 },
		"zweimal vor":               func(f *Family, _ *Rules) { f.Cells[1].At = f.Cells[0].At },
		"den Wert „Köln“":           func(f *Family, _ *Rules) { f.Cells[0].At[0] = "Köln" },
		"hat 1 Angaben":             func(f *Family, _ *Rules) { f.Cells[0].At = f.Cells[0].At[:1] },
		"Dimension „alter“":         func(f *Family, _ *Rules) { f.Tables[0][0] = "alter" },
		"zu groß":                   func(f *Family, _ *Rules) { f.Cells[0].Value, f.Cells[1].Value = maxTotal, maxTotal },
		"Dimension „stand“ zweimal": func(f *Family, _ *Rules) { f.Tables[0][0] = "stand" },
		"keine Tabelle":             func(f *Family, _ *Rules) { f.Tables, f.Sums = nil, nil },
		"hat keine Werte":           func(f *Family, _ *Rules) { f.Dimensions[0].Values = nil },
		"doppelt":                   func(f *Family, _ *Rules) { f.Dimensions[0].Values[1] = "Neuss" },
		"eigenen Namen":             func(f *Family, _ *Rules) { f.Dimensions[1].Name = "kommune" },
		"sensiblen Wert „x“":        func(f *Family, _ *Rules) { f.Dimensions[1].Sensitive = []string{"x"} },
		"wählt keine Zellen":        func(f *Family, _ *Rules) { f.Sums[0].Of = nil },
		"Summe „westlich“ nennt in": func(f *Family, _ *Rules) { f.Sums[0].Of[0]["kommune"] = []string{"Köln"} },
		"Aussage „q“ nennt die":     func(f *Family, _ *Rules) { f.Claims = []Claim{{"q", []Selection{{"x": {"y"}}}}} },
		"Einheit":                   func(f *Family, _ *Rules) { f.Unit = 7 },
		"mehr als":                  func(f *Family, _ *Rules) { f.Dimensions[0].Values = numbered("w", maxCells/2+1) },
		"k ist 1":                   func(_ *Family, r *Rules) { r.K = 1 },
		"eigene k für „Neuss“ ist 0": func(_ *Family, r *Rules) {
			r.KBy = map[string]map[string]int{"kommune": {"Neuss": 0}}
		},
		"für den Wert „Köln“": func(_ *Family, r *Rules) { r.KBy = map[string]map[string]int{"kommune": {"Köln": 5}} },
		"Nullen":              func(_ *Family, r *Rules) { r.Zeros = 7 },
	} {
		f, r := marked(), Rules{K: 3}
		spoil(&f, &r)
		s, err := Screen(f, r)
		if s != nil || err == nil || !strings.Contains(fault.SentenceOf(err), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}
