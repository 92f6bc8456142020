package analysis

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"buendnis/internal/person"
	"buendnis/internal/privacy"
)

// crowded is a side with enough people for something to be shown.
func crowded(t *rapid.T, s Side, name string) Side {
	scale := rapid.IntRange(1, 15).Draw(t, name+" mal")
	s.Population = append(person.Population(nil), s.Population...)
	for i := range s.Population {
		s.Population[i].Anzahl *= scale
	}
	return s
}

// nextYear changes a few classes and perhaps an offer, and leaves the rest.
func nextYear(t *rapid.T, s, other Side) Side {
	after := s
	after.Population = append(person.Population(nil), s.Population...)
	for i := range after.Population {
		if rapid.IntRange(0, 3).Draw(t, "bleibt") == 0 {
			after.Population[i].Anzahl += rapid.IntRange(0, 4).Draw(t, "mehr")
		}
	}
	switch rapid.IntRange(0, 3).Draw(t, "anders") {
	case 0:
		after.Population = append(after.Population, other.Population...)
	case 1:
		after.Offers = other.Offers
	}
	return after
}

// changedLine is a line of a ComparisonView, and which people it counts.
type changedLine struct {
	name                 string
	kommune, need, group string // "" for all
	ChangeRow
}

func (v *ComparisonView) changedLines() []changedLine {
	list := []changedLine{{name: "Kreis", ChangeRow: v.Total}}
	for _, r := range v.Needs {
		list = append(list, changedLine{name: "Bedarf " + r.Label, need: r.Code, ChangeRow: r})
	}
	for _, r := range v.Groups {
		list = append(list, changedLine{name: "Gruppe " + r.Label, group: r.Code, ChangeRow: r})
	}
	for _, r := range v.Kommunen {
		list = append(list, changedLine{name: r.Label, kommune: r.Code, ChangeRow: r})
	}
	for _, p := range v.Places {
		ags := twoTowns.Kommunen[0].AGS
		if p.Kommune == twoTowns.Kommunen[1].Name {
			ags = twoTowns.Kommunen[1].AGS
		}
		list = append(list, changedLine{name: p.Kommune + " " + p.Label, kommune: ags, need: p.Code, ChangeRow: p.ChangeRow})
	}
	return list
}

// On each side the comparison shows what the screened analysis of that side
// shows, or nothing: it adds nothing to them. And both sides are shown or none.
func TestAComparisonShowsNoMoreThanItsSides(t *testing.T) {
	book := rulebook(t)
	rapid.Check(t, func(t *rapid.T) {
		before := crowded(t, anySide(t, book, "vorher"), "vorher")
		after := nextYear(t, before, crowded(t, anySide(t, book, "nachher"), "nachher"))
		c := comparison(t, before, after)
		v, err := ScreenComparison(c, twoTowns)
		if err != nil {
			t.Fatal(err)
		}
		for side, view := range map[string]*View{"vorher": v.Before, "nachher": v.After} {
			if audit := view.Figures.Audit(); !audit.Safe {
				t.Fatalf("%s: %+v", side, audit)
			}
		}
		for _, r := range v.changedLines() {
			for name, ch := range map[string]FigureChange{"Bedarfe": r.Demand, "gedeckt": r.Covered, "ohne Platz": r.Uncovered} {
				if ch.Before.Shown() != ch.After.Shown() {
					t.Errorf("%s, %s: nur eine Seite ist gezeigt: %s, %s", r.name, name, ch.Before, ch.After)
				}
				for _, f := range []privacy.Figure{ch.Before, ch.After, ch.Difference.Amount} {
					if f.Shown() && f.Value() != 0 && f.Value() < usualK*f.Unit() {
						t.Errorf("%s, %s zeigt %s", r.name, name, f)
					}
				}
			}
			if want := v.Before.at(r); r.Demand.Shown() && want.Demand.Shown() && r.Demand.Before.Value() != want.Demand.Value() {
				t.Errorf("%s: vorher %s, die Analyse zeigt %s", r.name, r.Demand.Before, want.Demand)
			}
			if want := v.After.at(r); r.Covered.Shown() && want.Covered.Published() && !want.Covered.Shown() {
				t.Errorf("%s: nachher %s, die Analyse schützt es", r.name, r.Covered.After)
			}
		}
	})
}

// at is the line in a View, if the View has it as one line.
func (v *View) at(r changedLine) Row {
	at := privacy.At{}
	for name, value := range map[string]string{dimKommune: r.kommune, dimGroup: r.group} {
		if value != "" {
			at[name] = value
		}
	}
	for _, row := range v.Needs {
		if r.need != "" && r.Label == row.Label {
			at[dimNeed] = row.Code
		}
	}
	if r.need != "" && at[dimNeed] == "" {
		return Row{}
	}
	return rowOf(v.Figures, at)
}

// An attacker who knows the whole comparison, the definitions, and of every
// finest cell whether it changed between the sides, bounds each hidden figure
// by linear programming. No bound is closer than k.
func TestWhatStaysTheSameGivesNothingAway(t *testing.T) {
	book := rulebook(t)
	hidden, found := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		before := crowded(t, anySide(t, book, "vorher"), "vorher")
		after := nextYear(t, before, crowded(t, anySide(t, book, "nachher"), "nachher"))
		c := comparison(t, before, after)
		v, err := ScreenComparison(c, twoTowns)
		if err != nil {
			t.Fatal(err)
		}
		a := newComparisonAttacker(c, v)
		for _, target := range a.hidden {
			hidden++
			if a.sum(target.cells).Sign() == 0 {
				continue // a true zero may be known
			}
			if low, high := a.bounds(target.cells); !(high-low >= usualK-1e-6) {
				found++
				for _, r := range v.changedLines() {
					t.Logf("%s: %s→%s, %s→%s, %s→%s", r.name, r.Demand.Before, r.Demand.After, r.Covered.Before, r.Covered.After, r.Uncovered.Before, r.Uncovered.After)
				}
				for _, g := range c.Gaps {
					t.Logf("%s %s %s: %s→%s, %s→%s", g.Kommune, g.Need, g.StatusGroup, g.Covered.Before, g.Covered.After, g.Uncovered.Before, g.Uncovered.After)
				}
				t.Errorf("%s: zwischen %g und %g, wahr ist %s", target.name, low, high, a.sum(target.cells))
			}
		}
	})
	t.Logf("%d verborgene Zahlen, %d gefunden", hidden, found)
}

// comparisonAttacker knows sums of cells; a cell is a side, municipality, line
// of needs, status group and whether there is a place.
type comparisonAttacker struct {
	cells  int
	rows   [][]float64 // each row · cells = right
	right  []float64
	hidden []hiddenSum
	truth  []Fraction
}

func (a *comparisonAttacker) sum(cells []int) (sum Fraction) {
	for _, i := range cells {
		sum = sum.plus(a.truth[i])
	}
	return sum
}

type hiddenSum struct {
	name  string
	cells []int
}

func newComparisonAttacker(c *Comparison, v *ComparisonView) *comparisonAttacker {
	a := &comparisonAttacker{}
	type place struct{ kommune, need, group string }
	at, order := map[place]int{}, []place{}
	line := func(kind string) string {
		for _, l := range c.stages.commonLines() {
			if l.holds(kind) {
				return l.code()
			}
		}
		return ""
	}
	for _, k := range twoTowns.Kommunen {
		for _, l := range c.stages.commonLines() {
			for _, g := range v.Groups {
				p := place{k.AGS, l.code(), g.Code}
				at[p], order = len(order), append(order, p)
			}
		}
	}
	a.cells = len(order) * 4 // side × covered or not
	value := make([]Fraction, a.cells)
	for side, r := range [2]*Result{c.stages.before(), c.stages.after()} {
		for _, g := range r.Gaps {
			i := at[place{g.Kommune, line(g.Need), g.StatusGroup}]*4 + side*2
			value[i], value[i+1] = value[i].plus(g.Covered[0]), value[i+1].plus(whole(g.Demand).minus(g.Covered[0]))
		}
	}
	a.truth = value
	for p, i := range at {
		if !slices.Contains(v.Delivered, p.kommune) && c.Before.On == c.After.On {
			a.know([]int{i * 4, i*4 + 1}, []int{i*4 + 2, i*4 + 3}, 0) // the page names those who delivered anew
		}
	}
	for _, r := range v.changedLines() {
		var covered, uncovered []int
		for p, i := range at {
			if (r.kommune == "" || r.kommune == p.kommune) && (r.need == "" || r.need == p.need) && (r.group == "" || r.group == p.group) {
				covered, uncovered = append(covered, i*4), append(uncovered, i*4+1)
			}
		}
		was, is := v.Before.at(r), v.After.at(r)
		a.learn(r.name+" Bedarfe", append(append([]int(nil), covered...), uncovered...), r.Demand, was.Demand, is.Demand)
		a.learn(r.name+" gedeckt", covered, r.Covered, was.Covered, is.Covered)
		a.learn(r.name+" ohne Platz", uncovered, r.Uncovered, was.Uncovered, is.Uncovered)
	}
	return a
}

// learn takes in a pair of figures; cells are those of the earlier side. What a
// side's own analysis hides is looked for.
func (a *comparisonAttacker) learn(name string, cells []int, ch FigureChange, was, is privacy.Figure) {
	later := make([]int, len(cells))
	for i, c := range cells {
		later[i] = c + 2
	}
	if ch.Shown() {
		a.know(cells, nil, float64(ch.Before.Value())/float64(ch.Before.Unit()))
		a.know(later, nil, float64(ch.After.Value())/float64(ch.After.Unit()))
	} else if a.sum(cells).minus(a.sum(later)).Sign() == 0 {
		a.know(cells, later, 0)
	}
	if was.Published() && !was.Shown() {
		a.hidden = append(a.hidden, hiddenSum{name + " vorher", cells})
	}
	if is.Published() && !is.Shown() {
		a.hidden = append(a.hidden, hiddenSum{name + " nachher", later})
	}
}

func (a *comparisonAttacker) know(plus, minus []int, right float64) {
	row := make([]float64, a.cells)
	for _, i := range plus {
		row[i]++
	}
	for _, i := range minus {
		row[i]--
	}
	a.rows, a.right = append(a.rows, row), append(a.right, right)
}

// farAway is what the attacker takes for the greatest count there is.
const farAway = 1e5

func (a *comparisonAttacker) bounds(cells []int) (low, high float64) {
	goal := make([]float64, a.cells)
	for _, i := range cells {
		goal[i] = 1
	}
	high = a.maximize(goal)
	for i := range goal {
		goal[i] = -goal[i]
	}
	return -a.maximize(goal), high
}

// maximize is the simplex method with Bland's rule on rows · x = right, x ≥ 0,
// with an artificial variable per row that is priced out first.
func (a *comparisonAttacker) maximize(goal []float64) float64 {
	n, m := a.cells+1, len(a.rows)+1 // one slack bounds the sum of all cells
	table := make([][]float64, m)
	basis := make([]int, m)
	for i := range table {
		table[i] = make([]float64, n+m+1)
		if i < len(a.rows) {
			copy(table[i], a.rows[i])
			table[i][n+m] = a.right[i]
		} else {
			for j := range n {
				table[i][j] = 1
			}
			table[i][n+m] = farAway
		}
		table[i][n+i], basis[i] = 1, n+i
	}
	price := make([]float64, n+m)
	for j := n; j < n+m; j++ {
		price[j] = -1
	}
	if short := simplex(table, basis, price, n+m); short < -1e-5 {
		return math.NaN()
	}
	copy(price, goal)
	for j := n - 1; j < n+m; j++ {
		price[j] = 0
	}
	return simplex(table, basis, price, n)
}

// simplex maximizes price · x over the first columns, from a feasible basis.
func simplex(table [][]float64, basis []int, price []float64, columns int) float64 {
	last := len(table[0]) - 1
	for range 5000 {
		enter := -1
		for j := 0; j < columns && enter < 0; j++ {
			reduced := price[j]
			for i, b := range basis {
				reduced -= price[b] * table[i][j]
			}
			if reduced > 1e-7 {
				enter = j
			}
		}
		if enter < 0 {
			break
		}
		leave := -1
		for i := range table {
			artificial := basis[i] >= columns && math.Abs(table[i][enter]) > 1e-9 // stays at zero
			if table[i][enter] < 1e-9 && !artificial {
				continue
			}
			if leave < 0 || ratio(table[i], enter, last) < ratio(table[leave], enter, last)-1e-12 {
				leave = i
			}
		}
		if leave < 0 {
			return math.Inf(1)
		}
		pivot(table, leave, enter)
		basis[leave] = enter
	}
	value := 0.0
	for i, b := range basis {
		value += price[b] * table[i][last]
	}
	return value
}

func ratio(row []float64, column, last int) float64 {
	return math.Abs(row[last]) / math.Abs(row[column])
}

func pivot(table [][]float64, leave, enter int) {
	scale := table[leave][enter]
	for j := range table[leave] {
		table[leave][j] /= scale
	}
	for i := range table {
		if factor := table[i][enter]; i != leave && factor != 0 {
			for j := range table[i] {
				table[i][j] -= factor * table[leave][j]
			}
		}
	}
}
