// Package report makes the files that carry figures out of the analysis: a
// workbook of tables (TablesXLSX) and a page (HTML), both with a cover that
// says what, for whom, why, and how the figures are protected.
//
// # The one rule
//
// A figure enters this package only inside a *privacy.Released. A hidden
// figure has no value there, so no cell, no property and no cache of a file
// can hold it; the tests unzip every file and look for planted values.
// Everything else that the package takes is plain text that names things.
//
// DraftXLSX and DraftHTML write the same tables from *privacy.Screened for the
// operator's own machine. Nobody has approved them, and the first line of
// every sheet says so.
//
// # How a file comes about
//
// book (book.go) joins cover and figures; tables.go turns each table of the
// family into a grid, the last dimension as columns; xlsx.go and html.templ
// only write grids. The same input gives the same bytes.
package report

import (
	"io"
	"iter"

	"buendnis/internal/privacy"
)

// TablesXLSX writes the released tables as a workbook.
func TablesXLSX(w io.Writer, cover Cover, released *privacy.Released) error {
	approval := released.Approval()
	return book{cover, released, &approval}.writeXLSX(w)
}

// HTML writes the released tables as one page that needs no other file.
func HTML(w io.Writer, cover Cover, released *privacy.Released) error {
	approval := released.Approval()
	return book{cover, released, &approval}.writeHTML(w)
}

// DraftXLSX is TablesXLSX before anybody has approved: a working copy.
func DraftXLSX(w io.Writer, cover Cover, screened *privacy.Screened) error {
	return book{cover, screened, nil}.writeXLSX(w)
}

// DraftHTML is HTML before anybody has approved: a working copy.
func DraftHTML(w io.Writer, cover Cover, screened *privacy.Screened) error {
	return book{cover, screened, nil}.writeHTML(w)
}

// figures is what Released and Screened have in common.
type figures interface {
	Tables() [][]privacy.Dimension
	Rows(table int) iter.Seq2[[]string, privacy.Figure]
	Sum(name string) privacy.Figure
	Note() string
	Audit() privacy.Audit
	Thresholds() (lowest, highest int64)
}
