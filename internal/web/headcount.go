package web

import (
	"buendnis/internal/access"
	"buendnis/internal/alliance"
	"buendnis/internal/person"
	"buendnis/internal/privacy"
	"buendnis/internal/rule"
	"buendnis/internal/view"
)

// How small a shown number of people may be, as everywhere in the product: in a
// small municipality people recognise each other sooner.
const (
	smallest        = 3
	smallestInSmall = 5
	smallKommune    = 30_000 // inhabitants
)

// headcounts are the people per municipality, screened.
type headcounts struct{ figures *privacy.Screened }

// headcountsOf screens the totals of what was delivered.
func headcountsOf(kreis alliance.Kreis, standings []standing) (headcounts, error) {
	dimension := privacy.Dimension{Name: "kommune", Total: kreis.Name}
	family := privacy.Family{Tables: [][]string{{"kommune"}}, Unit: 1}
	higher := map[string]int{}
	for _, st := range standings {
		dimension.Values = append(dimension.Values, st.kommune.AGS)
		if st.kommune.Einwohner < smallKommune {
			higher[st.kommune.AGS] = smallestInSmall
		}
		if st.delivered() {
			family.Cells = append(family.Cells, privacy.Cell{At: []string{st.kommune.AGS}, Value: int64(st.newest.People)})
		}
	}
	family.Dimensions = []privacy.Dimension{dimension}
	figures, err := privacy.Screen(family, privacy.Rules{
		K: smallest, KBy: map[string]map[string]int{"kommune": higher}, KByLabel: "unter 30.000 Einwohnern",
	})
	return headcounts{figures}, err
}

// of a municipality.
func (h headcounts) of(ags string) view.Number {
	return numberOf(h.figures.Figure(privacy.At{"kommune": ags}))
}

func (h headcounts) total() view.Number { return numberOf(h.figures.Figure(privacy.At{})) }

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
	k := smallest
	if kommune.Einwohner < smallKommune {
		k = smallestInSmall
	}
	var err error
	counts.figures, err = privacy.Screen(family, privacy.Rules{K: k})
	return counts, err
}

func (c statusCounts) of(group string) view.Number {
	return numberOf(c.figures.Figure(privacy.At{"status": group}))
}

func (c statusCounts) total() privacy.Figure { return c.figures.Figure(privacy.At{}) }

// numberOf is a figure as a page shows it.
func numberOf(f privacy.Figure) view.Number {
	return view.Number{Text: f.Text(), Hidden: f.Published() && !f.Shown()}
}
