package privacy

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"buendnis/internal/proof"

	"pgregory.net/rapid"
)

func screened(t testing.TB, f Family, r Rules) *Screened {
	t.Helper()
	s, err := Screen(f, r)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLinearProgrammeFindsNothing(t *testing.T) {
	hidden := 0
	for seed := range uint64(150) {
		f, r := randomFamily(rand.New(rand.NewPCG(seed, 1)), false)
		s := screened(t, f, r)
		hidden += s.Audit().Hidden
		if found := newAttacker(f, r, s).narrow(t); len(found) > 0 {
			t.Fatalf("seed %d: %v\n%+v", seed, found, r)
		}
	}
	t.Logf("150 Familien, %d geschützte Zahlen, keine enger als k", hidden)
	for seed := range uint64(3) {
		f := smallCounty(seed)
		r := Rules{K: 3, KBy: map[string]map[string]int{"kommune": {"k2": 5}}}
		s := screened(t, f, r)
		if found := newAttacker(f, r, s).narrow(t); len(found) > 0 {
			t.Fatalf("kleiner Kreis %d: %v", seed, found)
		}
		t.Logf("kleiner Kreis: %d von %d Zahlen geschützt", s.Audit().Hidden, s.Audit().Numbers)
	}
}

func TestEveryCountFindsNothing(t *testing.T) {
	hidden, alike := 0, 0
	for seed := range uint64(250) {
		f, r := randomFamily(rand.New(rand.NewPCG(seed, 2)), true)
		s := screened(t, f, r)
		a := newAttacker(f, r, s)
		total := totalOf(f) + 2*int64(r.K) + 2
		hidden += s.Audit().Hidden
		if len(a.cells) > 6 {
			total = min(total, 16)
		}
		if found := a.narrowWhole(total); len(found) > 0 {
			t.Fatalf("seed %d: %v\n%+v %+v", seed, found, r, f.Cells)
		}
		if found := a.alike(f, total); len(found) > 0 {
			t.Fatalf("seed %d: %v", seed, found)
		}
		for _, d := range f.Dimensions {
			alike += len(d.Sensitive)
		}
	}
	t.Logf("250 Familien, %d geschützte Zahlen, %d sensible Werte", hidden, alike)
}

func totalOf(f Family) int64 {
	total := int64(0)
	for _, cell := range f.Cells {
		total += cell.Value
	}
	return total
}

func TestShownNumbersAreTrueAndNotSmall(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, r := randomFamily(rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 3)), false)
		s, err := Screen(f, r)
		if err != nil {
			t.Fatal(err)
		}
		a := newAttacker(f, r, s)
		truth := map[string]int64{}
		for _, cell := range f.Cells {
			truth[fmt.Sprint(cell.At)] = cell.Value
		}
		if len(a.equations) != s.Audit().Numbers {
			t.Fatalf("%d Zahlen, erwartet %d", s.Audit().Numbers, len(a.equations))
		}
		for _, e := range a.equations {
			sum := int64(0)
			for _, c := range e.cells {
				var at []string
				for _, d := range f.Dimensions {
					at = append(at, a.cells[c][d.Name])
				}
				sum += truth[fmt.Sprint(at)]
			}
			switch {
			case !e.figure.Published():
				t.Fatalf("%s fehlt", e.name)
			case e.figure.Shown() && e.figure.Value() != sum:
				t.Fatalf("%s: gezeigt %d, wahr %d", e.name, e.figure.Value(), sum)
			case e.figure.Shown() && sum > 0 && sum < e.k, e.figure.Shown() && sum == 0 && r.Zeros == Protect:
				t.Fatalf("%s: %d ist gezeigt", e.name, sum)
			case !e.figure.Shown() && e.figure.Value() != 0:
				t.Fatalf("%s: eine geschützte Zahl hat einen Wert", e.name)
			case !e.figure.Shown() && sum == 0 && e.least == 1:
				t.Fatalf("%s: eine Null ist geschützt", e.name)
			}
		}
	})
}

func TestOrderOfCellsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 4))
		f, r := randomFamily(random, false)
		one, err := Screen(f, r)
		if err != nil {
			t.Fatal(err)
		}
		f.Cells = slices.Clone(f.Cells)
		random.Shuffle(len(f.Cells), func(i, j int) { f.Cells[i], f.Cells[j] = f.Cells[j], f.Cells[i] })
		two, err := Screen(f, r)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(one.shown, two.shown) || !slices.Equal(one.value, two.value) || one.audit != two.audit {
			t.Fatal("die Reihenfolge der Zellen ändert das Ergebnis")
		}
	})
}

// searched runs the search alone, so that tests can switch rules off.
func searched(t *testing.T, f Family, r Rules, change func(*system)) *suppression {
	t.Helper()
	s, err := systemOf(&f, r)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(s)
	}
	u := newSuppression(s)
	u.search()
	return u
}

func TestSearchAlwaysProves(t *testing.T) {
	for seed := range uint64(2000) {
		f, r := randomFamily(rand.New(rand.NewPCG(seed, 5)), seed%4 == 0)
		if err := searched(t, f, r, nil).check(); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
	for seed := range uint64(6) {
		f, r := county(seed, 1+9*int64(seed%2)), countyRules()
		r.Zeros = Zeros(seed / 3)
		if err := searched(t, f, r, nil).check(); err != nil {
			t.Fatalf("Kreis %d: %v", seed, err)
		}
	}
}

func TestTamperedCertificatesAreRefused(t *testing.T) {
	refused := 0
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 6))
		f, r := randomFamily(random, false)
		u := searched(t, f, r, nil)
		if len(u.pairs) == 0 {
			continue
		}
		pair := &u.pairs[random.IntN(len(u.pairs))]
		if len(pair.Proves) == 0 {
			continue
		}
		switch random.IntN(3) {
		case 0:
			n := pair.Proves[0]
			for i := range u.pairs {
				u.pairs[i].Proves = slices.DeleteFunc(u.pairs[i].Proves, func(m int) bool { return m == n })
			}
		case 1:
			pair.Low, pair.High = nil, nil
		case 2:
			pair.High = append(pair.High, proof.CellChange{Cell: random.IntN(len(u.cells)), By: -1 << 40})
		}
		if u.check() == nil {
			t.Fatalf("seed %d: ein gefälschter Nachweis gilt", seed)
		}
		refused++
	}
	t.Logf("%d gefälschte Nachweise abgelehnt", refused)
}

// Each rule switched off must let the attacker succeed, or the tests above
// are worth nothing.
func TestAttackerSucceedsWithoutTheRule(t *testing.T) {
	view := func(f Family, r Rules, u *suppression) *Screened { return &Screened{u.figures(&f, r)} }
	t.Run("ohne weitere Felder", func(t *testing.T) {
		won := 0
		for seed := range uint64(40) {
			f, r := randomFamily(rand.New(rand.NewPCG(seed, 1)), false)
			s, err := systemOf(&f, r)
			if err != nil {
				t.Fatal(err)
			}
			u := newSuppression(s)
			if len(newAttacker(f, r, view(f, r, u)).narrow(t)) > 0 {
				won++
			}
			if u.primary > 0 && u.check() == nil {
				t.Fatalf("seed %d: die Prüfung vermisst keinen Nachweis", seed)
			}
		}
		if won < 10 {
			t.Fatalf("der Angreifer gewinnt nur %d von 40", won)
		}
	})
	t.Run("ohne Breite", func(t *testing.T) {
		won := 0
		for seed := range uint64(80) {
			f, r := randomFamily(rand.New(rand.NewPCG(seed, 1)), false)
			r.K = 5
			u := searched(t, f, r, func(s *system) {
				for n := range s.numbers {
					s.numbers[n].width = s.unit
				}
			})
			if len(newAttacker(f, r, view(f, r, u)).narrow(t)) > 0 {
				won++
			}
		}
		if won < 10 {
			t.Fatalf("der Angreifer gewinnt nur %d von 80", won)
		}
	})
	t.Run("ohne S1", func(t *testing.T) {
		f := oneRow(Dimension{Name: "stand", Total: "Alle", Values: []string{"a", "b", "c"}}, 2, 9, 9)
		u := searched(t, f, Rules{K: 3}, func(s *system) {
			for n := range s.numbers {
				s.numbers[n].hide = false
			}
		})
		if s := view(f, Rules{K: 3}, u); s.Figure(At{"stand": "a"}).Text() != "2" || u.check() == nil {
			t.Fatal("ohne S1 bleibt die Zahl geschützt, oder die Prüfung merkt es nicht")
		}
	})
	t.Run("ohne S2", func(t *testing.T) {
		f := oneRow(Dimension{Name: "stand", Total: "Alle", Values: []string{"a", "b", "c"}, Sensitive: []string{"a"}}, 9, 0, 0)
		r := Rules{K: 3}
		if found := newAttacker(f, r, screened(t, f, r)).alike(f, 14); len(found) > 0 {
			t.Fatal(found)
		}
		f.Dimensions[0].Sensitive = nil
		s := screened(t, f, r)
		f.Dimensions[0].Sensitive = []string{"a"}
		if len(newAttacker(f, r, s).alike(f, 14)) == 0 {
			t.Fatal("ohne S2 sieht der Angreifer nicht, dass alle gleich sind")
		}
	})
	t.Run("Nullen gezeigt statt geschützt", func(t *testing.T) {
		f := oneRow(Dimension{Name: "stand", Total: "Alle", Values: []string{"a", "b", "c"}}, 9, 0, 9)
		if got := screened(t, f, Rules{K: 3}).Figure(At{"stand": "b"}).Text(); got != "0" {
			t.Fatal(got)
		}
		if got := screened(t, f, Rules{K: 3, Zeros: Protect}).Figure(At{"stand": "b"}).Text(); got != "geschützt" {
			t.Fatal(got)
		}
	})
}

func oneRow(d Dimension, values ...int64) Family {
	f := Family{Unit: 1, Dimensions: []Dimension{d}, Tables: [][]string{{d.Name}}}
	for i, value := range values {
		f.Cells = append(f.Cells, Cell{At: []string{d.Values[i]}, Value: value})
	}
	return f
}

func TestFailedCheckHidesEverything(t *testing.T) {
	f, r := county(1, 1), countyRules()
	s, err := systemOf(&f, r)
	if err != nil {
		t.Fatal(err)
	}
	view := &Screened{hideAll(s).figures(&f, r)}
	for _, value := range view.value {
		if value != 0 {
			t.Fatal("eine Zahl ist übrig")
		}
	}
	if slices.Contains(view.shown, true) || view.Audit().Hidden != view.Audit().Numbers {
		t.Fatal("etwas wird gezeigt")
	}
}

// A made claim lets a reader compute its cells; so the attacker is given them.
func TestClaimGivesNothingAway(t *testing.T) {
	made := 0
	for seed := range uint64(300) {
		f, r := randomFamily(rand.New(rand.NewPCG(seed, 8)), true)
		f.Claims = []Claim{{Name: "quote", Of: []Selection{{"d0": {"a0"}}}}}
		s := screened(t, f, r)
		if !s.Claim("quote") {
			continue
		}
		made++
		a := newAttacker(f, r, s)
		for c, cell := range a.cells {
			if cell["d0"] == "a0" {
				a.equations = append(a.equations, equation{cells: []int{c}, figure: Figure{state: open, value: valueAt(f, cell), unit: 1}})
			}
		}
		if found := a.narrowWhole(min(totalOf(f)+2*int64(r.K)+2, 18)); len(found) > 0 {
			t.Fatalf("seed %d: %v", seed, found)
		}
	}
	if made == 0 {
		t.Fatal("keine Aussage wurde gemacht")
	}
	t.Logf("%d Aussagen gemacht", made)
}

func valueAt(f Family, at At) int64 {
	for _, cell := range f.Cells {
		same := true
		for d, dimension := range f.Dimensions {
			same = same && at[dimension.Name] == cell.At[d]
		}
		if same {
			return cell.Value
		}
	}
	return 0
}
