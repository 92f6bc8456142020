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

// place is a cell of the matrix: a line, and a title.
type place struct{ instrument, status string }

// matrixOf is the matrix of some instruments or offers and titles on a day,
// compared with an earlier one if there is one.
type matrixOf struct {
	book        *access.Rulebook
	lines       []matrixLine
	sorts       []rule.Choice // what lines are grouped by, in order
	statuses    []rule.Choice
	on          civil.Date            // the day that is shown
	now, before map[place]access.Cell // before: nil without a second day
	first       civil.Date            // the day of before
	opens       map[place]civil.Date  // when a field that is shut opens
}

// matrixLine is an instrument or an offer.
type matrixLine struct {
	id, name, note, kind, href string
	bars                       bool // its ja closes
}

// instrumentLine leads to the rule as it is on a day.
func instrumentLine(i access.Instrument, on civil.Date) matrixLine {
	return matrixLine{
		id: i.ID, name: i.Name, note: firstNorm(i), kind: i.Kind, bars: i.Bars(),
		href: "/regelwerk/" + i.ID + "?on=" + on.String(),
	}
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

// kinds are those of the lines, in the order of the law's own list.
func (m matrixOf) kinds() []rule.Choice {
	var kinds []rule.Choice
	all := m.sorts
	for _, line := range m.lines {
		if !slices.ContainsFunc(all, func(c rule.Choice) bool { return c.Code == line.kind }) {
			all = append(all, rule.Choice{Code: line.kind, Label: line.kind})
		}
	}
	for _, kind := range all {
		if slices.ContainsFunc(m.lines, func(l matrixLine) bool { return l.kind == kind.Code }) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

func (m matrixOf) rows(kind string) []view.MatrixRow {
	var rows []view.MatrixRow
	for _, line := range m.lines {
		if line.kind != kind {
			continue
		}
		row := view.MatrixRow{MatrixHead: view.MatrixHead{Name: line.name, Note: line.note, Href: line.href}}
		for _, status := range m.statuses {
			row.Cells = append(row.Cells, m.cell(line, status))
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

func (m matrixOf) cell(line matrixLine, status rule.Choice) view.MatrixCell {
	at := place{line.id, status.Code}
	cell := view.MatrixCell{
		Href: line.href, Label: line.name + ", " + status.Label,
		Verdicts: verdictNames(m.now[at].Verdicts), Blocks: line.bars,
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

// countable are the lines whose ja opens something.
func (m matrixOf) countable() int {
	n := 0
	for _, line := range m.lines {
		if !line.bars {
			n++
		}
	}
	return n
}

// open counts what a title opens for certain, whatever the clocks say.
func (m matrixOf) open(status string) (ja, ermessen int) {
	for _, line := range m.lines {
		if line.bars {
			continue
		}
		switch verdicts := m.now[place{line.id, status}].Verdicts; {
		case slices.Equal(verdicts, []access.Verdict{access.Ja}):
			ja++
		case slices.Equal(verdicts, []access.Verdict{access.Ermessen}):
			ermessen++
		}
	}
	return ja, ermessen
}
