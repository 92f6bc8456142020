package report

import "buendnis/internal/privacy"

// book is a file before it is written: cover, figures and, if somebody has
// approved them, who.
type book struct {
	cover    Cover
	figures  figures
	approval *privacy.Approval
}

// grid is a table as it is written: text columns, then columns of figures.
type grid struct {
	Title  string
	Sheet  string
	Head   []string // of the text columns
	Values []string // of the columns of figures
	Rows   []gridRow
}

type gridRow struct {
	Texts   []string
	Figures []privacy.Figure
	Total   bool // a row of totals
}

// grids are all tables, then the lists.
func (b book) grids() []grid {
	var all []grid
	for i, dimensions := range b.figures.Tables() {
		if len(dimensions) > 0 {
			all = append(all, b.table(i, dimensions))
		}
	}
	for _, list := range b.cover.Lists {
		all = append(all, b.list(list))
	}
	nameSheets(all)
	return all
}

func (b book) list(list List) grid {
	g := grid{Title: list.Title, Sheet: list.Title}
	sums := 0
	for _, row := range list.Rows {
		sums = max(sums, len(row.Sums))
		out := gridRow{Texts: row.Texts}
		for _, name := range row.Sums {
			out.Figures = append(out.Figures, b.figures.Sum(name))
		}
		g.Rows = append(g.Rows, out)
	}
	texts := len(list.Head) - sums
	g.Head, g.Values = list.Head[:texts], list.Head[texts:]
	return g
}
