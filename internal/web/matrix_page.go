package web

import (
	"fmt"
	"slices"

	"buendnis/internal/rule"
	"buendnis/internal/view"
)

// matrixView is what the matrix page shows.
type matrixView struct {
	filter matrixFilter
	m      matrixOf
	kinds  []view.Option
	titles []view.Option // groups of titles
	all    []rule.Choice // every title
	next   []nextChange
	drafts bool // the reader may change law
}

func (v matrixView) preline() string {
	line := "Rechtsstand " + v.m.on.German()
	return line + fmt.Sprintf(" · %s · %d von %d Titeln", count(len(v.m.lines), "Instrument", "Instrumente"), len(v.m.statuses), len(v.all))
}

// titleList are the titles to choose one from.
func (v matrixView) titleList() []view.Option {
	options := []view.Option{{Value: "", Text: "mehrere als Matrix"}}
	for _, status := range v.all {
		options = append(options, view.Option{Value: status.Code, Text: status.Label})
	}
	return options
}

// listed is the title whose list a phone shows: the chosen one, or the first.
func (v matrixView) listed() matrixOf {
	list := v.m
	for _, status := range v.all {
		if status.Code == v.filter.Title {
			list.statuses = []rule.Choice{status}
			return list
		}
	}
	list.statuses = list.statuses[:min(1, len(list.statuses))]
	return list
}

// second is the value of the second day's field.
func (v matrixView) second() string {
	if v.filter.Compared {
		return v.filter.value("zweiter", v.filter.Second)
	}
	return v.filter.Raw.Get("zweiter")
}

// listTitle is the name of the only title of a list.
func (m matrixOf) listTitle() string {
	if len(m.statuses) == 0 {
		return ""
	}
	return m.statuses[0].Label
}

// note says for whom the matrix is reckoned.
func (v matrixView) note(shown matrixOf) string {
	note := "Gerechnet für eine unauffällige Person von 22 Jahren; alle Fristen sind offen gelassen. Ein einzelner Fall kann anders liegen. Jedes Feld führt zur Regel."
	if _, byClock := shown.counts(); byClock > 0 {
		note += fmt.Sprintf(" In %s hängt das Urteil davon ab, wie lange etwas schon dauert; dann stehen alle Urteile da, die möglich sind.", count(byClock, "Feld", "Feldern"))
	}
	return note
}

// openWords say how much of a kind is open for the only title of a list.
func openWords(group view.MatrixGroup) string {
	open, depends, bars := 0, 0, 0
	for _, row := range group.Rows {
		for _, cell := range row.Cells {
			switch {
			case cell.Blocks:
				bars++
			case len(cell.Verdicts) > 1 || slices.Contains(cell.Verdicts, "ermessen"):
				depends++
			case slices.Contains(cell.Verdicts, "ja"):
				open++
			}
		}
	}
	if bars == len(group.Rows) {
		return count(bars, "Regel", "Regeln")
	}
	return fmt.Sprintf("%d offen, %d je nach Fall, von %d", open, depends, len(group.Rows))
}
