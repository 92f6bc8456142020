package privacy

import (
	"bufio"
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// attacker is what a reader of everything published knows: definitions,
// rules, shown figures. It shares no code with the protection and never looks
// at a cell's value.
type attacker struct {
	cells     []At // the finest combinations
	equations []equation
	bound     int64 // more units than anybody believes in
}

type equation struct {
	name   string
	cells  []int
	figure Figure
	least  int64 // of a hidden one
	k      int64 // in units
}

func newAttacker(f Family, r Rules, s *Screened) *attacker {
	a := &attacker{cells: []At{{}}, bound: 100_000}
	for _, d := range f.Dimensions {
		var next []At
		for _, cell := range a.cells {
			for _, value := range d.Values {
				longer := maps.Clone(cell)
				longer[d.Name] = value
				next = append(next, longer)
			}
		}
		a.cells = next
	}
	seen := map[string]bool{}
	for _, table := range f.Tables {
		places := []At{{}}
		for _, name := range table {
			d := f.Dimensions[f.dimension(name)]
			var next []At
			for _, place := range places {
				next = append(next, place)
				for _, value := range d.Values {
					longer := maps.Clone(place)
					longer[name] = value
					next = append(next, longer)
				}
			}
			places = next
		}
		for _, place := range places {
			if name := fmt.Sprint(map[string]string(place)); !seen[name] {
				seen[name] = true
				a.add(f, r, name, []Selection{selectionOf(place)}, s.Figure(place), false)
			}
		}
	}
	for _, sum := range f.Sums {
		a.add(f, r, sum.Name, sum.Of, s.Sum(sum.Name), true)
	}
	return a
}

func selectionOf(place At) Selection {
	selection := Selection{}
	for name, value := range place {
		selection[name] = []string{value}
	}
	return selection
}

func (a *attacker) add(f Family, r Rules, name string, of []Selection, figure Figure, sum bool) {
	e := equation{name: name, figure: figure, k: int64(r.K)}
	zeroMayHide := r.Zeros == Protect
	for _, d := range f.Dimensions {
		for _, selection := range of {
			for _, value := range selection[d.Name] {
				e.k = max(e.k, int64(r.KBy[d.Name][value]))
			}
			if len(d.Sensitive) > 0 && (sum || len(selection[d.Name]) > 0) {
				zeroMayHide = true
			}
		}
	}
	e.k *= f.Unit
	if !zeroMayHide {
		e.least = 1
	}
	for c, cell := range a.cells {
		for _, selection := range of {
			if matches(cell, selection) {
				e.cells = append(e.cells, c)
				break
			}
		}
	}
	a.equations = append(a.equations, e)
}

func matches(cell At, selection Selection) bool {
	for name, values := range selection {
		found := false
		for _, value := range values {
			found = found || value == cell[name]
		}
		if !found {
			return false
		}
	}
	return true
}

// narrow solves for every hidden figure with a linear programme and names
// those whose interval is narrower than k. One programme holds, for every
// hidden figure, a copy of the cells that maximises and one that minimises it.
func (a *attacker) narrow(t *testing.T) []string {
	t.Helper()
	glpsol, err := exec.LookPath("glpsol")
	if err != nil {
		const reason = "glpsol fehlt (Debian: glpk-utils); der Angreifer mit linearer Optimierung läuft nicht"
		if os.Getenv("CI") != "" {
			t.Fatal(reason)
		}
		t.Skip(reason)
	}
	var goal, rows, bounds bytes.Buffer
	var hidden []int
	for h, e := range a.equations {
		if e.figure.Shown() {
			continue
		}
		w := len(hidden)
		hidden = append(hidden, h)
		fmt.Fprintf(&goal, " + w%d", w)
		fmt.Fprintf(&bounds, " 0 <= w%d <= %d\n", w, 10*a.bound)
		fmt.Fprintf(&rows, " w%d%s%s = 0\n", w, a.sum(h, w, "a", " - "), a.sum(h, w, "b", " + "))
		for _, copy := range []string{"a", "b"} {
			for g, e := range a.equations {
				if e.figure.Shown() {
					fmt.Fprintf(&rows, "%s = %d\n", a.sum(g, w, copy, " + "), e.figure.Value())
				} else {
					fmt.Fprintf(&rows, "%s >= %d\n", a.sum(g, w, copy, " + "), e.least)
				}
			}
			for c := range a.cells {
				fmt.Fprintf(&bounds, " 0 <= %s%d_%d <= %d\n", copy, w, c, a.bound)
			}
		}
	}
	if len(hidden) == 0 {
		return nil
	}
	dir := t.TempDir()
	in, out := filepath.Join(dir, "a.lp"), filepath.Join(dir, "a.txt")
	text := "Maximize\n obj:" + goal.String() + "\nSubject To\n" + rows.String() + "Bounds\n" + bounds.String() + "End\n"
	if err := os.WriteFile(in, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if log, err := exec.Command(glpsol, "--lp", in, "-w", out).CombinedOutput(); err != nil {
		t.Fatalf("glpsol: %v\n%s", err, log)
	}
	solution, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	seen := 0
	for lines := bufio.NewScanner(bytes.NewReader(solution)); lines.Scan(); {
		var j int
		var status string
		var width float64
		if n, _ := fmt.Sscanf(lines.Text(), "j %d %s %f", &j, &status, &width); n < 3 || j > len(hidden) {
			continue
		}
		seen++
		if e := a.equations[hidden[j-1]]; width < float64(e.k)-1e-6 {
			found = append(found, fmt.Sprintf("%s: Breite %g", e.name, width))
		}
	}
	if seen != len(hidden) || !strings.Contains(string(solution), "f f") {
		t.Fatalf("glpsol hat nicht alles gelöst: %d von %d\n%s", seen, len(hidden), solution[:min(len(solution), 600)])
	}
	return found
}

func (a *attacker) sum(e, w int, copy, sign string) string {
	var b strings.Builder
	for _, c := range a.equations[e].cells {
		fmt.Fprintf(&b, "%s%s%d_%d", sign, copy, w, c)
	}
	return b.String()
}

// enumerate visits every count of whole units up to a total that fits
// everything published.
func (a *attacker) enumerate(total int64, visit func(cells, numbers []int64)) {
	cells := make([]int64, len(a.cells))
	numbers := make([]int64, len(a.equations))
	containing := make([][]int, len(a.cells))
	for i, e := range a.equations {
		for _, c := range e.cells {
			containing[c] = append(containing[c], i)
		}
	}
	var walk func(c int, left int64)
	walk = func(c int, left int64) {
		if c == len(cells) {
			for i, e := range a.equations {
				if e.figure.Shown() && numbers[i] != e.figure.Value() || !e.figure.Shown() && numbers[i] < e.least {
					return
				}
			}
			visit(cells, numbers)
			return
		}
		for v := range left + 1 {
			fits := true
			cells[c] = v
			for _, i := range containing[c] {
				numbers[i] += v
				fits = fits && (!a.equations[i].figure.Shown() || numbers[i] <= a.equations[i].figure.Value())
			}
			if fits {
				walk(c+1, left-v)
			}
			for _, i := range containing[c] {
				numbers[i] -= v
			}
			cells[c] = 0
			if !fits {
				break
			}
		}
	}
	walk(0, total)
}

// narrowWhole is narrow by trying every count.
func (a *attacker) narrowWhole(total int64) []string {
	low, high := make([]int64, len(a.equations)), make([]int64, len(a.equations))
	for i := range low {
		low[i] = -1
	}
	a.enumerate(total, func(_, numbers []int64) {
		for i, n := range numbers {
			if low[i] < 0 {
				low[i], high[i] = n, n
			}
			low[i], high[i] = min(low[i], n), max(high[i], n)
		}
	})
	var found []string
	for i, e := range a.equations {
		if !e.figure.Shown() && high[i]-low[i] < e.k {
			found = append(found, fmt.Sprintf("%s: %d bis %d", e.name, low[i], high[i]))
		}
	}
	return found
}

// alike names the rows of which every count that fits says that all people,
// and there are some, have one sensitive value.
func (a *attacker) alike(f Family, total int64) []string {
	var found []string
	for _, d := range f.Dimensions {
		for _, value := range d.Sensitive {
			for _, e := range a.equations {
				// rows are the numbers whose cells hold value and something else
				var inside, outside []int
				for _, c := range e.cells {
					if a.cells[c][d.Name] == value {
						inside = append(inside, c)
					} else {
						outside = append(outside, c)
					}
				}
				if len(inside) == 0 || len(outside) == 0 || !a.splits(f, e, d.Name) {
					continue
				}
				always := true
				a.enumerate(total, func(cells, _ []int64) {
					in, out := int64(0), int64(0)
					for _, c := range inside {
						in += cells[c]
					}
					for _, c := range outside {
						out += cells[c]
					}
					always = always && in > 0 && out == 0
				})
				if always {
					found = append(found, e.name+" sind alle "+value)
				}
			}
		}
	}
	return found
}

// splits says whether a table shows the number split by the dimension.
func (a *attacker) splits(f Family, e equation, dimension string) bool {
	for _, other := range a.equations {
		if len(other.cells)*len(f.Dimensions[f.dimension(dimension)].Values) == len(e.cells) && a.cells[other.cells[0]][dimension] == a.cells[e.cells[0]][dimension] && other.cells[0] == e.cells[0] && strings.Contains(other.name, dimension+":") {
			return true
		}
	}
	return false
}

// randomFamily is a small family of every shape: one to four dimensions,
// tables that share some of them, sums, tenths, sensitive values.
func randomFamily(random *rand.Rand, tiny bool) (Family, Rules) {
	f := Family{Unit: 1}
	dimensions := 1 + random.IntN(4)
	most := max(2, 6-dimensions)
	if tiny {
		dimensions, most = 1+random.IntN(2), 3
	} else if random.IntN(3) == 0 {
		f.Unit = 10
	}
	cells := []Cell{{}}
	for d := range dimensions {
		values := numbered(string(rune('a'+d)), 2+random.IntN(most-1))
		dimension := Dimension{Name: fmt.Sprint("d", d), Total: "Alle", Values: values}
		if random.IntN(4) == 0 {
			dimension.Sensitive = values[:1]
		}
		f.Dimensions = append(f.Dimensions, dimension)
		var next []Cell
		for _, cell := range cells {
			for _, value := range values {
				next = append(next, Cell{At: append(append([]string{}, cell.At...), value)})
			}
		}
		cells = next
	}
	large := int64(1 + random.IntN(12))
	if tiny {
		large = 3
	}
	for _, cell := range cells {
		if random.IntN(5) < 2 {
			continue
		}
		cell.Value = f.Unit * random.Int64N(large+1)
		if f.Unit == 10 && random.IntN(2) == 0 {
			cell.Value += random.Int64N(10)
		}
		f.Cells = append(f.Cells, cell)
	}
	for range 1 + random.IntN(2) {
		var table []string
		for _, d := range f.Dimensions {
			if random.IntN(4) > 0 {
				table = append(table, d.Name)
			}
		}
		f.Tables = append(f.Tables, table)
	}
	for i := range random.IntN(3) {
		selection := Selection{}
		for _, d := range f.Dimensions {
			if random.IntN(2) == 0 {
				selection[d.Name] = d.Values[:1+random.IntN(len(d.Values)-1)]
			}
		}
		f.Sums = append(f.Sums, Sum{Name: fmt.Sprint("summe ", i), Of: []Selection{selection}})
	}
	if random.IntN(4) == 0 {
		f.Claims = []Claim{{Name: "quote", Of: []Selection{{f.Dimensions[0].Name: f.Dimensions[0].Values[:1]}}}}
	}
	r := Rules{K: 2 + random.IntN(3), Zeros: Zeros(random.IntN(4) / 3)}
	if random.IntN(3) == 0 {
		r.KBy = map[string]map[string]int{"d0": {"a0": r.K + 1}}
	}
	return f, r
}
