package analysis

import (
	"buendnis/internal/alliance"
	"buendnis/internal/privacy"
)

// publication is how much of an analysis is shown together. The more numbers,
// the more of them must be hidden to protect the small ones; a table too many
// can cost the county's own totals.
type publication struct {
	tables     [][]string
	statements bool // bottlenecks with the share they get: each ties numbers to one another
	demands    bool // bottlenecks that reach no place: one number each
}

// publications are tried from the richest on. Any of them is safe by itself,
// and only one is shown (docs/decisions/0004).
func publications() []publication {
	whole := [][]string{
		{dimKommune, dimNeed, dimPlace}, {dimGroup, dimPlace, dimState}, {dimNeed, dimPlace, dimState}, {dimNeed, dimPlace, dimOptimistic},
	}
	return []publication{
		{tables: whole, statements: true, demands: true},
		{tables: whole, demands: true},
		{tables: whole},
		{tables: [][]string{{dimKommune, dimPlace}, {dimGroup, dimPlace, dimState}, {dimNeed, dimPlace, dimState}, {dimNeed, dimPlace, dimOptimistic}}},
		{tables: [][]string{{dimKommune, dimPlace}, {dimGroup, dimPlace}, {dimNeed, dimPlace, dimOptimistic}}},
		{tables: [][]string{{dimKommune, dimPlace}, {dimGroup, dimPlace}, {dimNeed, dimPlace}}},
	}
}

// publish screens the richest publication that keeps its use, or else the one
// that keeps most of it.
func (r *Result) publish(kreis alliance.Kreis) (best *privacy.Screened, err error) {
	most := -1
	for _, p := range publications() {
		figures, err := privacy.Screen(r.family(kreis, p), Rules(kreis))
		if err != nil {
			return nil, err
		}
		kept, of := r.use(figures, kreis)
		if kept > most {
			best, most = figures, kept
		}
		if kept >= totalWeight && (kept-totalWeight)*10 >= (of-totalWeight)*8 {
			break // the county's totals, and eight lines of ten
		}
	}
	return best, nil
}

// totalWeight makes the county's totals worth more than all lines together.
const totalWeight = 1000

// use counts the lines that can be read: the county's, those of needs, status
// groups and municipalities; of is what it would be with nothing hidden.
func (r *Result) use(figures *privacy.Screened, kreis alliance.Kreis) (kept, of int) {
	count := func(weight int, at privacy.At) {
		of += weight
		if row := rowOf(figures, at); row.Demand.Shown() && row.Covered.Shown() {
			kept += weight
		}
	}
	count(totalWeight, privacy.At{})
	for _, l := range r.lines() {
		count(1, privacy.At{dimNeed: l.code()})
	}
	for _, g := range r.presentGroups() {
		count(1, privacy.At{dimGroup: g})
	}
	for _, k := range kreis.Kommunen {
		count(1, privacy.At{dimKommune: k.AGS})
	}
	return kept, of
}

// presentGroups are the status groups that somebody belongs to.
func (r *Result) presentGroups() (codes []string) {
	seen := map[int]bool{}
	for _, row := range r.shares {
		seen[row.group] = true
	}
	for i, g := range r.words.groups {
		if seen[i] {
			codes = append(codes, g.Code)
		}
	}
	return codes
}
