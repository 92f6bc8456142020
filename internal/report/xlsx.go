package report

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"
)

// workbook writes grids; it carries the first error.
type workbook struct {
	book
	file   *excelize.File
	styles styles
	err    error
}

func (b book) writeXLSX(w io.Writer) error {
	f := excelize.NewFile()
	defer f.Close()
	x := &workbook{book: b, file: f}
	x.do(f.SetSheetName("Sheet1", coverSheet))
	x.makeStyles()
	x.coverSheet()
	for _, g := range b.grids() {
		x.sheet(g)
	}
	x.properties()
	if x.err != nil {
		return fmt.Errorf("report: %s: %w", b.cover.Kreis, x.err)
	}
	_, err := f.WriteTo(w)
	return err
}

func (x *workbook) do(err error) {
	if x.err == nil {
		x.err = err
	}
}

func (x *workbook) coverSheet() {
	x.text(coverSheet, 1, 1, x.cover.Title, x.styles.title)
	for i, line := range x.lines() {
		x.text(coverSheet, 1, i+3, line.Label, x.styles.label)
		x.text(coverSheet, 2, i+3, line.Text, x.styles.wrapped)
	}
	x.do(x.file.SetColWidth(coverSheet, "A", "A", 18))
	x.do(x.file.SetColWidth(coverSheet, "B", "B", 90))
	x.page(coverSheet, "portrait")
}

// properties are the metadata of the file: nothing in them that the cover
// doesn't say.
func (x *workbook) properties() {
	made := x.made().Format(time.RFC3339)
	x.do(x.file.SetDocProps(&excelize.DocProperties{
		Title:       x.cover.Title + ", " + x.cover.Kreis + ", Stichtag " + x.cover.Stichtag.German(),
		Subject:     "Stichtag " + x.cover.Stichtag.German(),
		Creator:     "Bündnis",
		Description: x.figures.Note(),
		Keywords:    x.keywords(),
		Language:    "de-DE",
		Created:     made, Modified: made, LastModifiedBy: "Bündnis",
	}))
	x.do(x.file.SetAppProps(&excelize.AppProperties{Application: "Bündnis", Company: x.cover.Kreis}))
	x.file.SetActiveSheet(0)
}

func (x *workbook) keywords() string {
	if x.approval == nil {
		return "Arbeitsfassung, nicht freigegeben"
	}
	return "freigegeben für " + x.approval.Recipient + ": " + x.approval.Purpose
}

func (x *workbook) text(sheet string, column, row int, text string, style int) {
	cell, err := excelize.CoordinatesToCellName(column, row)
	x.do(err)
	x.do(x.file.SetCellStr(sheet, cell, text))
	x.do(x.file.SetCellStyle(sheet, cell, cell, style))
}

// page is how a sheet prints: A4, as wide as the paper, with page numbers.
func (x *workbook) page(sheet, orientation string) {
	a4, wide, tall, fit := 9, 1, 0, true
	x.do(x.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall}))
	x.do(x.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	x.do(x.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{
		OddHeader: "&L" + printed(x.cover.Kreis) + "&R" + printed("Stichtag "+x.cover.Stichtag.German()),
		OddFooter: "&L" + printed(x.footer()) + "&RSeite &P von &N",
	}))
}

func (x *workbook) footer() string {
	if x.approval == nil {
		return "Arbeitsfassung, nicht freigegeben"
	}
	return "Geschützte Fassung"
}
