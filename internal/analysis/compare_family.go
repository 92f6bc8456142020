package analysis

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"buendnis/internal/alliance"
	"buendnis/internal/privacy"
)

// The values of a stage's dimension: people have a place, or none, or are not
// there at this stage.
const away = "away"

// jointFamily lays all stages out as one family. A finest cell is people of a
// municipality, line of needs and status group by how they fare at every
// distinct stage, so the audit knows what a reader can guess: that people who
// fare well on one side are, by and large, those of the other, and where nobody
// comes or goes. Without that, what one side hides could be read off the other.
//
// Stages between the sides are published per line of needs only.
func (s *screenedStages) jointFamily(kreis alliance.Kreis) privacy.Family {
	f := privacy.Family{Unit: privacy.Fine, Keep: [][]string{{}}}
	kommune := privacy.Dimension{Name: dimKommune, Total: kreis.Name}
	for _, k := range kreis.Kommunen {
		kommune.Values = append(kommune.Values, k.AGS)
	}
	need, group := privacy.Dimension{Name: dimNeed, Total: "Alle Bedarfe"}, privacy.Dimension{Name: dimGroup, Total: "Alle Gruppen"}
	for _, l := range s.lines {
		need.Values = append(need.Values, l.code())
	}
	for _, g := range s.stages.after().words.groups {
		if s.present(g.Code) {
			group.Values = append(group.Values, g.Code)
		}
	}
	f.Dimensions = []privacy.Dimension{kommune, need, group}
	cells := s.jointCells()
	for i := range s.distinct() {
		name := stageName(i)
		s.values = append(s.values, statesAt(cells, i))
		f.Dimensions = append(f.Dimensions, privacy.Dimension{Name: name, Total: "Bedarfe", Values: s.values[i]})
		f.Keep = append(f.Keep, []string{name})
		f.Tables = append(f.Tables, []string{dimNeed, name})
		if i == 0 || i == len(s.distinct())-1 {
			f.Tables = append(f.Tables, []string{dimKommune, dimNeed, name}, []string{dimGroup, name})
		}
	}
	f.Sums = s.demandSums(f.Dimensions)
	for at, value := range cells {
		f.Cells = append(f.Cells, privacy.Cell{At: append([]string{at.place[0], at.place[1], at.place[2]}, at.states()...), Value: value})
	}
	return f
}

func stageName(i int) string { return fmt.Sprint("stage ", i) }

// distinct are the stages without those that repeat the one before.
func (s *screenedStages) distinct() (list []*Result) {
	for i, r := range s.stages {
		if i == 0 || r != s.stages[i-1] {
			list = append(list, r)
		}
	}
	return list
}

// number is the position of a stage among the distinct ones.
func (s *screenedStages) number(stage int) int {
	n := 0
	for i := 1; i <= stage; i++ {
		if s.stages[i] != s.stages[i-1] {
			n++
		}
	}
	return n
}

// fate is how people of a place fare at the stages, a letter for each: y, n or a.
type fate struct {
	place [3]string // municipality, line of needs, status group
	path  string
}

var stateOf = map[byte]string{'y': yes, 'n': no, 'a': away}

func (f fate) states() (list []string) {
	for i := range len(f.path) {
		list = append(list, stateOf[f.path[i]])
	}
	return list
}

// statesAt are the values that occur at a stage.
func statesAt(cells map[fate]int64, stage int) []string {
	values := []string{yes, no}
	for f := range cells {
		if f.path[stage] == 'a' {
			return append(values, away)
		}
	}
	return values
}

// jointCells follow people through the stages.
func (s *screenedStages) jointCells() map[fate]int64 {
	line := map[string]string{}
	for _, l := range s.lines {
		for _, kind := range l.kinds {
			line[kind] = l.code()
		}
	}
	distinct := s.distinct()
	sides := map[[3]string][]balanceFine{}
	for i, r := range distinct {
		for at, b := range r.balances(line) {
			if sides[at] == nil {
				sides[at] = make([]balanceFine, len(distinct))
			}
			sides[at][i] = b
		}
	}
	cells := map[fate]int64{}
	for at, stages := range sides {
		for path, people := range follow(stages) {
			cells[fate{at, path}] = people
		}
	}
	return cells
}

// balanceFine is who has a place and who has none, in fine units.
type balanceFine struct{ covered, uncovered int64 }

// balances are those of every municipality, line and group.
func (r *Result) balances(line map[string]string) map[[3]string]balanceFine {
	type exact struct{ demand, covered Fraction }
	sums := map[[3]string]exact{}
	for _, g := range r.Gaps {
		at := [3]string{g.Kommune, line[g.Need], g.StatusGroup}
		sums[at] = exact{sums[at].demand.plus(whole(g.Demand)), sums[at].covered.plus(g.Covered[0])}
	}
	balances := map[[3]string]balanceFine{}
	for at, sum := range sums {
		covered := sum.covered.rounded(privacy.Fine)
		balances[at] = balanceFine{covered, sum.demand.rounded(privacy.Fine) - covered}
	}
	return balances
}

// follow takes the people of one cell from stage to stage. Who of them fares
// how is nobody's knowledge; as many as can stay as they were.
func follow(stages []balanceFine) map[string]int64 {
	paths := map[string]int64{}
	for i, b := range stages {
		step := stageStep{paths, map[string]int64{}, map[byte]int64{'y': b.covered, 'n': b.uncovered, 'a': math.MaxInt64}}
		for _, turn := range []string{"yy", "nn", "yn", "ny", "ay", "an", "ya", "na", "aa"} {
			step.take(turn[0], turn[1])
		}
		never := strings.Repeat("a", i)
		for _, to := range []byte{'y', 'n'} {
			if step.free[to] > 0 {
				step.next[never+string(to)] += step.free[to]
			}
		}
		paths = step.next
	}
	return paths
}

// stageStep moves the people of a cell to the next stage.
type stageStep struct {
	paths, next map[string]int64
	free        map[byte]int64 // people of each state that are still to come from somewhere
}

func (s stageStep) take(from, to byte) {
	for _, path := range slices.Sorted(maps.Keys(s.paths)) {
		if path[len(path)-1] != from {
			continue
		}
		if people := min(s.paths[path], s.free[to]); people > 0 {
			s.paths[path] -= people
			s.free[to] -= people
			s.next[path+string(to)] += people
		}
	}
}

// demandSums are the demand on both sides, where some of the people are away:
// without them it is a margin.
func (s *screenedStages) demandSums(dimensions []privacy.Dimension) (sums []privacy.Sum) {
	here := []string{yes, no}
	for _, stage := range []int{0, s.number(len(s.stages) - 1)} {
		if len(dimensions[3+stage].Values) == len(here) {
			continue
		}
		add := func(at privacy.At) {
			of := privacy.Selection{stageName(stage): here}
			for name, value := range at {
				of[name] = []string{value}
			}
			sums = append(sums, privacy.Sum{Name: demandName(at, stage), Of: []privacy.Selection{of}})
		}
		add(privacy.At{})
		for _, d := range dimensions[:3] {
			for _, value := range d.Values {
				add(privacy.At{d.Name: value})
			}
		}
		for _, kommune := range dimensions[0].Values {
			for _, need := range dimensions[1].Values {
				add(privacy.At{dimKommune: kommune, dimNeed: need})
			}
		}
	}
	return sums
}

func demandName(at privacy.At, stage int) string {
	return fmt.Sprint("demand ", at[dimKommune], " ", at[dimNeed], " ", at[dimGroup], " ", stage)
}

// demand is the joint figure of the demand at a stage, covered that of those
// who have a place, uncovered that of the others.
func (s *screenedStages) demand(at privacy.At, stage int) privacy.Figure {
	n := s.number(stage)
	if sum := s.joint.Sum(demandName(at, n)); sum.Published() {
		return sum
	}
	if !slices.Contains(s.values[n], away) {
		return s.joint.Figure(at)
	}
	return privacy.Plus(s.covered(at, stage), s.uncovered(at, stage))
}

func (s *screenedStages) covered(at privacy.At, stage int) privacy.Figure {
	return s.faring(at, stage, yes)
}

func (s *screenedStages) uncovered(at privacy.At, stage int) privacy.Figure {
	return s.faring(at, stage, no)
}

func (s *screenedStages) faring(at privacy.At, stage int, state string) privacy.Figure {
	wider := privacy.At{stageName(s.number(stage)): state}
	for name, value := range at {
		wider[name] = value
	}
	return s.joint.Figure(wider)
}
