package report

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"buendnis/internal/privacy"
)

// Rows of a sheet: title, note, an empty one, heads, figures.
const (
	titleRow = 1
	noteRow  = 2
	headRow  = 4
)

// sheet writes a grid.
func (x *workbook) sheet(g grid) {
	_, err := x.file.NewSheet(g.Sheet)
	x.do(err)
	x.text(g.Sheet, 1, titleRow, g.Title, x.styles.title)
	x.text(g.Sheet, 1, noteRow, x.note(), x.styles.note)
	x.heads(g)
	for i, row := range g.Rows {
		x.row(g.Sheet, headRow+1+i, row)
	}
	x.frame(g)
	x.page(g.Sheet, "landscape")
}

func (x *workbook) note() string {
	note := x.cover.Kreis + ", Stichtag " + x.cover.Stichtag.German() + ". " + x.figures.Note()
	if x.approval == nil {
		return draftNotice + " " + note
	}
	return note
}

func (x *workbook) heads(g grid) {
	for i, head := range g.Head {
		x.text(g.Sheet, i+1, headRow, head, x.styles.head)
	}
	for i, head := range g.Values {
		x.text(g.Sheet, len(g.Head)+i+1, headRow, head, x.styles.headRight)
	}
}

func (x *workbook) row(sheet string, number int, row gridRow) {
	for i, text := range row.Texts {
		x.text(sheet, i+1, number, text, x.styles.of(x.styles.text, x.styles.textTotal, row.Total))
	}
	for i, figure := range row.Figures {
		x.figure(sheet, len(row.Texts)+i+1, number, figure, row.Total)
	}
}

// figure writes the number, or the word that stands for a hidden one.
func (x *workbook) figure(sheet string, column, row int, figure privacy.Figure, total bool) {
	if !figure.Shown() {
		x.text(sheet, column, row, figure.Text(), x.styles.hidden)
		return
	}
	cell, err := excelize.CoordinatesToCellName(column, row)
	x.do(err)
	if figure.Unit() == 1 {
		x.do(x.file.SetCellInt(sheet, cell, figure.Value()))
		x.do(x.file.SetCellStyle(sheet, cell, cell, x.styles.of(x.styles.whole, x.styles.wholeTotal, total)))
		return
	}
	x.do(x.file.SetCellFloat(sheet, cell, tenths(figure), 1, 64))
	x.do(x.file.SetCellStyle(sheet, cell, cell, x.styles.of(x.styles.tenths, x.styles.tenthsTotal, total)))
}

// tenths is the figure as every reader sees it, rounded once by privacy; the
// file holds no more digits than that.
func tenths(figure privacy.Figure) float64 {
	text, err := figure.MarshalJSON()
	if err != nil {
		return 0
	}
	number, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return 0
	}
	return number
}

// frame sets widths, freezes heads and first columns, and repeats the heads on
// every printed page.
func (x *workbook) frame(g grid) {
	for i, head := range append(append([]string{}, g.Head...), g.Values...) {
		column, err := excelize.ColumnNumberToName(i + 1)
		x.do(err)
		width := max(float64(len([]rune(head)))+3, 11)
		if i < len(g.Head) {
			width = 30
		}
		x.do(x.file.SetColWidth(g.Sheet, column, column, width))
	}
	corner, err := excelize.CoordinatesToCellName(len(g.Head)+1, headRow+1)
	x.do(err)
	x.do(x.file.SetPanes(g.Sheet, &excelize.Panes{
		Freeze: true, XSplit: len(g.Head), YSplit: headRow, TopLeftCell: corner, ActivePane: "bottomRight",
	}))
	x.do(x.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: g.Sheet, RefersTo: "'" + g.Sheet + "'!$4:$4",
	}))
}

// printed makes a text safe for heads and feet of a page, where & is a command.
func printed(text string) string { return strings.ReplaceAll(text, "&", "&&") }
