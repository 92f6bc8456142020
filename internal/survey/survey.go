// Package survey knows the workbooks in which municipalities deliver: it writes
// the form and reads it back, and names every bad cell with reason and repair.
//
// Everything about a column stands once, in columns.go; the writer (write.go)
// and the reader (read.go) both walk that table. Codes never show: people see
// the German labels of the vocabulary. An empty cell and „unbekannt“ are the
// same: asked, and not known.
//
// The package trusts no file: size, zip bombs, macros, formulas and a form of
// another municipality or version are refused (guard.go).
package survey

import (
	"buendnis/internal/alliance"
	"buendnis/internal/civil"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/rule"
)

// FormVersion is the version of the form that this program writes and reads.
const FormVersion = 1

// Round is one survey: for which day, and until when the workbooks are due.
type Round struct {
	Stichtag civil.Date `json:"stichtag"`
	Frist    civil.Date `json:"frist"`
}

// Form is an empty workbook: whose, and for which round.
type Form struct {
	Kommune alliance.Kommune
	Round   Round
}

// Content is what a municipality fills in.
type Content struct {
	Classes         person.Population
	Offers          []offer.Offer
	Einschaetzungen []Einschaetzung
}

// Einschaetzung is how pressing a municipality sees a need. The remark is for
// the coordinating office alone and never leaves it.
type Einschaetzung struct {
	Bedarf        string `json:"bedarf"`
	Dringlichkeit int    `json:"dringlichkeit"` // 0 none to 3 very pressing
	Bemerkung     string `json:"bemerkung"`
}

// Delivery is one workbook, read without a fault.
type Delivery struct {
	Kommune     string `json:"kommune"` // AGS
	Round       Round  `json:"round"`
	FormVersion int    `json:"form_version"`
	Content
}

// Lists are the words of the drop-down lists.
type Lists struct {
	rule.Words
	Kommunen []alliance.Kommune // those that an offer may reach by name; nil: of the workbook's own county
}

// CellFault is one bad cell: where, what stands there, why it won't do, and
// how to repair it.
type CellFault struct {
	File   string `json:"file"`
	Sheet  string `json:"sheet"`
	Cell   string `json:"cell"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
	Repair string `json:"repair"`
}
