package web

import (
	"fmt"
	"slices"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/rule"
	"buendnis/internal/view"
)

// statusFact is the fact whose values are the columns.
const statusFact = "status"

// place is a cell of the matrix.
type place struct{ instrument, status string }

// matrixOf is the matrix of some instruments and titles on a day, compared
// with an earlier one if there is one.
type matrixOf struct {
	book        *access.Rulebook
	instruments []access.Instrument
	statuses    []rule.Choice
	on          civil.Date            // the day that is shown
	now, before map[place]access.Cell // before: nil without a second day
	first       civil.Date            // the day of before
	opens       map[place]civil.Date  // when a field that is shut opens
}

func (m matrixOf) matrix() view.Matrix {
	matrix := view.Matrix{
		Caption: "Urteil je Angebot und Aufenthaltstitel am " + m.on.German(),
		Corner:  "Angebot oder Instrument", FootName: fmt.Sprintf("Offen von %d", m.countable()),
	}
	for _, status := range m.statuses {
		matrix.Columns = append(matrix.Columns, m.head(status))
		ja, ermessen := m.open(status.Code)
		matrix.Foot = append(matrix.Foot, fmt.Sprintf("%d + %d Erm.", ja, ermessen))
	}
	for _, kind := range m.kinds() {
		matrix.Groups = append(matrix.Groups, view.MatrixGroup{ID: "art-" + kind.Code, Name: kind.Label, Rows: m.rows(kind.Code)})
	}
	return matrix
}

// head is the short name of a title with its norm, or the long one.
func (m matrixOf) head(status rule.Choice) view.MatrixHead {
	for _, title := range m.book.Titles() {
		if title.Status == status.Code {
			return view.MatrixHead{Name: title.Short, Note: title.Norm, Long: status.Label}
		}
	}
	return view.MatrixHead{Name: view.Hyphenated(status.Label)}
}

// kinds are those of the instruments, in the order of the law's own list.
func (m matrixOf) kinds() []rule.Choice {
	var kinds []rule.Choice
	all := m.book.Kinds()
	for _, instrument := range m.instruments {
		if !slices.ContainsFunc(all, func(c rule.Choice) bool { return c.Code == instrument.Kind }) {
			all = append(all, rule.Choice{Code: instrument.Kind, Label: instrument.Kind})
		}
	}
	for _, kind := range all {
		if slices.ContainsFunc(m.instruments, func(i access.Instrument) bool { return i.Kind == kind.Code }) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

func (m matrixOf) rows(kind string) []view.MatrixRow {
	var rows []view.MatrixRow
	for _, instrument := range m.instruments {
		if instrument.Kind != kind {
			continue
		}
		row := view.MatrixRow{MatrixHead: view.MatrixHead{
			Name: instrument.Name, Note: firstNorm(instrument), Href: m.address(instrument.ID),
		}}
		for _, status := range m.statuses {
			row.Cells = append(row.Cells, m.cell(instrument, status))
		}
		rows = append(rows, row)
	}
	return rows
}

func firstNorm(i access.Instrument) string {
	if len(i.Norms) == 0 {
		return ""
	}
	if len(i.Norms) > 1 {
		return i.Norms[0] + " u. a."
	}
	return i.Norms[0]
}

func (m matrixOf) address(instrument string) string {
	return "/regelwerk/" + instrument + "?on=" + m.on.String()
}

func (m matrixOf) cell(instrument access.Instrument, status rule.Choice) view.MatrixCell {
	at := place{instrument.ID, status.Code}
	cell := view.MatrixCell{
		Href: m.address(instrument.ID), Label: instrument.Name + ", " + status.Label,
		Verdicts: verdictNames(m.now[at].Verdicts), Blocks: instrument.Bars(),
	}
	if after := m.now[at].OpensAfter; after != "" {
		cell.Note = "Frist: " + after
	}
	if day, ok := m.opens[at]; ok {
		cell.Note = "öffnet ab " + day.German()
	}
	if m.changed(at) {
		cell.Before = verdictNames(m.before[at].Verdicts)
	}
	return cell
}

func verdictNames(verdicts []access.Verdict) []string {
	names := make([]string, len(verdicts))
	for i, verdict := range verdicts {
		names[i] = string(verdict)
	}
	return names
}

// countable are the instruments whose ja opens something.
func (m matrixOf) countable() int {
	n := 0
	for _, instrument := range m.instruments {
		if !instrument.Bars() {
			n++
		}
	}
	return n
}

// open counts what a title opens for certain, whatever the clocks say.
func (m matrixOf) open(status string) (ja, ermessen int) {
	for _, instrument := range m.instruments {
		if instrument.Bars() {
			continue
		}
		switch verdicts := m.now[place{instrument.ID, status}].Verdicts; {
		case slices.Equal(verdicts, []access.Verdict{access.Ja}):
			ja++
		case slices.Equal(verdicts, []access.Verdict{access.Ermessen}):
			ermessen++
		}
	}
	return ja, ermessen
}
