package privacy

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// county is a family of the size and shape of the analysis page: about 2,400
// people with 5,000 needs, unevenly spread over eight municipalities, 22
// needs, seven status groups and six states. With tenths the covered are fair
// shares, and every bottleneck has a claim.
func county(seed uint64, unit int64) Family {
	random := rand.New(rand.NewPCG(seed, 7))
	f := Family{
		Unit: unit,
		Dimensions: []Dimension{
			{Name: "kommune", Total: "Kreis", Values: numbered("k", 8)},
			{Name: "bedarf", Total: "Alle", Values: numbered("b", 22)},
			{Name: "status", Total: "Alle", Values: numbered("s", 7)},
			{Name: "stand", Total: "Nachfrage", Values: []string{"gedeckt", "plaetze", "reichweite", "zugang", "recht", "keins"}, Sensitive: []string{"recht"}},
		},
		Tables: [][]string{{"kommune", "bedarf", "stand"}, {"status", "bedarf", "stand"}},
	}
	kommune := []float64{34, 14, 14, 12, 10, 7, 5, 4}
	status := []float64{38, 12, 2, 30, 4, 8, 6}
	count := map[[4]int]int64{}
	for range 5000 {
		k, g := pick(random, kommune), pick(random, status)
		b := min(int(random.ExpFloat64()*5), 21)
		state := pick(random, stateWeights(k, b, g))
		count[[4]int{k, b, g, state}] += unit
	}
	for k := range 8 {
		for b := range 22 {
			for g := range 7 {
				if unit == 10 { // a fair share of those who compete
					both := count[[4]int{k, b, g, 0}] + count[[4]int{k, b, g, 1}]
					covered := both * int64(2+b%7) / 11
					count[[4]int{k, b, g, 0}], count[[4]int{k, b, g, 1}] = covered, both-covered
				}
				for state := range 6 {
					if value := count[[4]int{k, b, g, state}]; value > 0 {
						f.Cells = append(f.Cells, Cell{At: []string{fmt.Sprint("k", k), fmt.Sprint("b", b), fmt.Sprint("s", g), f.Dimensions[3].Values[state]}, Value: value})
					}
				}
			}
		}
	}
	for b := range 12 {
		of := []Selection{{"bedarf": {fmt.Sprint("b", b)}, "kommune": {"k0", "k2", fmt.Sprint("k", 3+b%5)}, "status": {"s0", "s1", "s3"}}}
		f.Sums = append(f.Sums, Sum{Name: fmt.Sprint("engpass ", b), Of: of})
	}
	return f
}

// smallCounty has the shape of county in a size that a linear programme of
// many copies can attack.
func smallCounty(seed uint64) Family {
	random := rand.New(rand.NewPCG(seed, 9))
	f := county(seed, 1)
	for d, size := range []int{3, 4, 3, 3} {
		f.Dimensions[d].Values = f.Dimensions[d].Values[:size]
	}
	f.Dimensions[3].Sensitive = f.Dimensions[3].Values[2:]
	f.Sums = f.Sums[:2]
	for i := range f.Sums {
		f.Sums[i].Of = []Selection{{"bedarf": {fmt.Sprint("b", i)}, "kommune": {"k0", "k2"}, "status": {"s0", "s1"}}}
	}
	f.Cells = nil
	for c := range 3 * 4 * 3 * 3 {
		at := []string{fmt.Sprint("k", c%3), fmt.Sprint("b", c/3%4), fmt.Sprint("s", c/12%3), f.Dimensions[3].Values[c/36]}
		f.Cells = append(f.Cells, Cell{At: at, Value: int64(random.ExpFloat64() * 2.5)})
	}
	return f
}

func stateWeights(k, b, g int) []float64 {
	w := []float64{40, 25, 6, 8, 4, 2}
	if g == 1 || g == 2 {
		w[4] += 30
	}
	if b%5 == 3 {
		w[0], w[5] = 0, 40
	}
	if k > 5 {
		w[2] += 25
	}
	return w
}

func pick(random *rand.Rand, weights []float64) int {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	x := random.Float64() * sum
	for i, w := range weights {
		if x -= w; x < 0 {
			return i
		}
	}
	return len(weights) - 1
}

func numbered(prefix string, n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprint(prefix, i)
	}
	return list
}

func countyRules() Rules {
	return Rules{K: 3, KBy: map[string]map[string]int{"kommune": {"k6": 5, "k7": 5}}, KByLabel: "unter 30.000 Einwohnern"}
}

func TestCountyKeepsMostNumbers(t *testing.T) {
	for _, unit := range []int64{1, 10} {
		for _, zeros := range []Zeros{Show, Protect} {
			f, r := county(1, unit), countyRules()
			r.Zeros = zeros
			s, err := Screen(f, r)
			if err != nil {
				t.Fatal(err)
			}
			reportUtility(t, f, r, s)
			a := s.Audit()
			if !s.Figure(At{}).Shown() || zeros == Show && a.Hidden*100 > a.Numbers*60 {
				t.Errorf("zu viel ist geschützt: %+v", a)
			}
		}
	}
}

func reportUtility(t *testing.T, f Family, r Rules, s *Screened) {
	t.Helper()
	u, err := systemOf(&f, r)
	if err != nil {
		t.Fatal(err)
	}
	a := s.Audit()
	zeros, kept, all := 0, int64(0), int64(0)
	perMargin := ""
	for _, m := range u.margins {
		shown := 0
		for n := m.first; n < m.first+m.size; n++ {
			if s.shown[n] {
				shown++
			}
		}
		perMargin += fmt.Sprintf(" %04b:%d/%d", m.set, shown, m.size)
	}
	for n, number := range u.numbers {
		all += number.value
		if s.shown[n] {
			kept += number.value
		}
		if number.value == 0 {
			zeros++
		}
	}
	t.Logf("Einheit %d, Nullen %v: %d Zahlen (%d Nullen), gezeigt %.1f %%, primär %d, sekundär %d, Summe gezeigt %.1f %%, schmalstes Intervall %d;%s",
		f.Unit, r.Zeros, a.Numbers, zeros, 100*float64(a.Numbers-a.Hidden)/float64(a.Numbers), a.Primary, a.Secondary, 100*float64(kept)/float64(all), a.Narrowest, perMargin)
}

func BenchmarkScreenCounty(b *testing.B) {
	for _, unit := range []int64{1, 10} {
		b.Run(fmt.Sprint("einheit ", unit), func(b *testing.B) {
			f, r := county(1, unit), countyRules()
			for b.Loop() {
				if _, err := Screen(f, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
