package survey

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"

	"buendnis/internal/fault"
)

// Excerpt is what stands around a bad cell, as the municipality sees it in its
// workbook: headings with their letters, and the rows before and after.
type Excerpt struct {
	Headings []string // D Anzahl
	Rows     []ExcerptRow
}

// ExcerptRow is a row of an Excerpt; Bad is the index of the bad cell, -1 in
// the rows around it.
type ExcerptRow struct {
	Number int
	Cells  []string
	Bad    int
}

// How much of the sheet an excerpt shows around the cell.
const (
	excerptRows    = 1  // above and below
	excerptColumns = 2  // to the left
	excerptRunes   = 40 // of a cell
)

// Excerpts cuts out what stands around each bad cell, in the same order. A cell
// that is no place on our sheets has an empty excerpt.
func Excerpts(name string, raw []byte, faults []CellFault) ([]Excerpt, error) {
	if err := guard(name, raw); err != nil {
		return nil, err
	}
	file, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "%s lässt sich nicht öffnen.", name)
	}
	defer file.Close()
	excerpts := make([]Excerpt, len(faults))
	for i, f := range faults {
		if f.Correctable() {
			excerpts[i] = excerpt(file, f)
		}
	}
	return excerpts, nil
}

func excerpt(file *excelize.File, f CellFault) Excerpt {
	column, row, _ := excelize.CellNameToCoordinates(f.Cell) // Correctable has looked
	columns := sheetColumns[f.Sheet]
	first := max(1, column-excerptColumns)
	var e Excerpt
	for c := first; c <= column; c++ {
		e.Headings = append(e.Headings, letters(c)+" "+columns[c-1].label)
	}
	for number := max(firstRow, row-excerptRows); number <= row+excerptRows; number++ {
		shown := ExcerptRow{Number: number, Bad: -1}
		for c := first; c <= column; c++ {
			text, _ := file.GetCellValue(f.Sheet, letters(c)+fmt.Sprint(number)) // an unreadable cell is empty
			shown.Cells = append(shown.Cells, cut(text, excerptRunes))
		}
		if number == row {
			shown.Bad = column - first
		}
		e.Rows = append(e.Rows, shown)
	}
	return e
}

// Correctable tells whether Correct can mend the cell: it lies below the
// headings, in a column of ours.
func (f CellFault) Correctable() bool {
	column, row, err := excelize.CellNameToCoordinates(f.Cell)
	return err == nil && column <= len(sheetColumns[f.Sheet]) && row >= firstRow && row <= maxWorkRows
}

// Heading is the heading of the column in which the cell lies.
func (f CellFault) Heading() string {
	column, _, err := excelize.CellNameToCoordinates(f.Cell)
	if columns := sheetColumns[f.Sheet]; err == nil && column <= len(columns) {
		return columns[column-1].label
	}
	return ""
}

// Choices are the words that the cell's drop-down list has, none for free text.
func (l Lists) Choices(f CellFault) []string {
	column, _, err := excelize.CellNameToCoordinates(f.Cell)
	columns := sheetColumns[f.Sheet]
	if err != nil || column > len(columns) {
		return nil
	}
	return l.entries(columns[column-1])
}

// sheetColumns are the columns of each sheet that people fill in.
var sheetColumns = map[string][]column{sheetPeople: peopleColumns, sheetOffers: offerColumns, sheetOpinions: opinionColumns}
