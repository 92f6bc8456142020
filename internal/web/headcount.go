package web

import (
	"buendnis/internal/access"
	"buendnis/internal/alliance"
	"buendnis/internal/analysis"
	"buendnis/internal/person"
	"buendnis/internal/privacy"
	"buendnis/internal/rule"
	"buendnis/internal/view"
)

// The counts of this file are for those who have the workbook itself: the
// municipality that wrote it, and the coordinating office that checks it. They
// are screened all the same, by the rules of the analysis, so that no page and
// no paper of ours ever carries a small number.

// headcounts are the people per municipality, screened.
type headcounts struct{ figures *privacy.Screened }

// headcountsOf screens the totals of what was delivered.
func headcountsOf(kreis alliance.Kreis, standings []standing) (headcounts, error) {
	dimension := privacy.Dimension{Name: "kommune", Total: kreis.Name}
	family := privacy.Family{Tables: [][]string{{"kommune"}}, Unit: 1}
	for _, st := range standings {
		dimension.Values = append(dimension.Values, st.kommune.AGS)
		if st.delivered() {
			family.Cells = append(family.Cells, privacy.Cell{At: []string{st.kommune.AGS}, Value: int64(st.newest.People)})
		}
	}
	family.Dimensions = []privacy.Dimension{dimension}
	figures, err := privacy.Screen(family, analysis.Rules(kreis))
	return headcounts{figures}, err
}

// of a municipality.
func (h headcounts) of(ags string) view.Number {
	return number(h.figures.Figure(privacy.At{"kommune": ags}))
}

func (h headcounts) total() view.Number { return number(h.figures.Figure(privacy.At{})) }

func (h headcounts) note() string { return h.figures.Note() }

// statusCounts are the people of one municipality by group of status, screened.
type statusCounts struct {
	groups  []rule.Choice
	figures *privacy.Screened
}

func statusCountsOf(book *access.Rulebook, kommune alliance.Kommune, people person.Population) (statusCounts, error) {
	counts := statusCounts{groups: book.StatusGroups()}
	dimension := privacy.Dimension{Name: "status", Total: "Alle"}
	for _, group := range counts.groups {
		dimension.Values = append(dimension.Values, group.Code)
	}
	family := privacy.Family{Dimensions: []privacy.Dimension{dimension}, Tables: [][]string{{"status"}}, Unit: 1}
	sums := map[string]int64{}
	for _, class := range people {
		sums[book.StatusGroup(class.Facts)] += int64(class.Anzahl)
	}
	for _, group := range dimension.Values {
		family.Cells = append(family.Cells, privacy.Cell{At: []string{group}, Value: sums[group]})
	}
	var err error
	counts.figures, err = privacy.Screen(family, rulesWithin(kommune))
	return counts, err
}

// rulesWithin are the county's rules inside one of its municipalities.
func rulesWithin(kommune alliance.Kommune) privacy.Rules {
	rules := analysis.Rules(alliance.Kreis{Kommunen: []alliance.Kommune{kommune}})
	return privacy.Rules{K: max(rules.K, rules.KBy["kommune"][kommune.AGS])}
}

func (c statusCounts) of(group string) view.Number {
	return number(c.figures.Figure(privacy.At{"status": group}))
}

func (c statusCounts) total() privacy.Figure { return c.figures.Figure(privacy.At{}) }
