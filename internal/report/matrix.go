package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// Matrix is the table of instruments and titles as words. It says what the law
// gives, nothing about people, so it needs no protection and no release.
type Matrix struct {
	Title, Note string
	Head        []string   // of the columns of texts: instrument, norm
	Columns     []string   // titles
	Rows        [][]string // texts, then a verdict for each title
}

// MatrixOf is the matrix of some instruments and titles on a day, from the
// answers of the rulebook.
func MatrixOf(book *access.Rulebook, on civil.Date, cells []access.Cell, instruments []access.Instrument, statuses []rule.Choice) Matrix {
	m := Matrix{
		Title: "Welches Angebot steht welchem Titel offen",
		Note:  "Rechtsstand " + on.German() + ". Gerechnet für eine unauffällige Bezugsperson, Fristen offen; ein einzelner Fall kann anders liegen. Keine Rechtsberatung.",
		Head:  []string{"Angebot oder Instrument", "Norm"},
	}
	words := map[[2]string]string{}
	for _, c := range cells {
		words[[2]string{c.Instrument, c.Status}] = verdictWords(c)
	}
	for _, status := range statuses {
		m.Columns = append(m.Columns, titleName(book, status))
	}
	for _, instrument := range instruments {
		row := []string{instrument.Name, strings.Join(instrument.Norms, ", ")}
		for _, status := range statuses {
			row = append(row, words[[2]string{instrument.ID, status.Code}])
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// verdictWords are all verdicts that a cell may have, and when it opens.
func verdictWords(c access.Cell) string {
	verdicts := make([]string, len(c.Verdicts))
	for i, v := range c.Verdicts {
		verdicts[i] = string(v)
	}
	words := strings.Join(verdicts, " oder ")
	if c.OpensAfter != "" {
		words += " (Frist: " + c.OpensAfter + ")"
	}
	return words
}

// titleName is the short name of a title with its norm, or the long one.
func titleName(book *access.Rulebook, status rule.Choice) string {
	for _, title := range book.Titles() {
		if title.Status == status.Code {
			return strings.ReplaceAll(title.Short, "\u00ad", "") + ", " + title.Norm // soft hyphens are for pages
		}
	}
	return status.Label
}

// MatrixXLSX writes the matrix as a workbook of one sheet.
func MatrixXLSX(w io.Writer, m Matrix) error {
	const sheet = "Matrix"
	f := excelize.NewFile()
	defer f.Close()
	x := &workbook{file: f}
	x.do(f.SetSheetName("Sheet1", sheet))
	x.makeStyles()
	x.text(sheet, 1, titleRow, m.Title, x.styles.title)
	x.text(sheet, 1, noteRow, m.Note, x.styles.note)
	for i, head := range append(append([]string{}, m.Head...), m.Columns...) {
		x.text(sheet, i+1, headRow, head, x.styles.head)
	}
	verdicts := x.verdictStyles()
	for i, row := range m.Rows {
		for j, text := range row {
			style, isVerdict := verdicts[text]
			if !isVerdict || j < len(m.Head) {
				style = x.styles.text
			}
			x.text(sheet, j+1, headRow+1+i, text, style)
		}
	}
	x.frame(grid{Sheet: sheet, Head: m.Head, Values: m.Columns})
	x.do(f.SetDocProps(&excelize.DocProperties{Title: m.Title, Creator: "Bündnis", Language: "de-DE"}))
	if x.err != nil {
		return fmt.Errorf("report: %s: %w", m.Title, x.err)
	}
	_, err := f.WriteTo(w)
	return err
}

// verdictStyles colour the cells that hold one verdict alone; the word stands
// there as well.
func (x *workbook) verdictStyles() map[string]int {
	styles := map[string]int{}
	for verdict, colours := range map[string][2]string{"ja": {"007155", "FFFFFF"}, "ermessen": {"FFE7B6", "131525"}, "unklar": {"DDF8FF", "131525"}} {
		styles[verdict] = x.style(&excelize.Style{
			Font: &excelize.Font{Bold: true, Color: colours[1]}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colours[0]}},
			Alignment: &excelize.Alignment{Vertical: "top"},
		})
	}
	return styles
}
