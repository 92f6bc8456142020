package rule

import "buendnis/internal/civil"

// Table is a list of countries with periods, such as the safe countries of
// origin.
type Table struct {
	Name string
	Rows []TableRow
}

// TableRow is countries that stand in the table for a period.
type TableRow struct {
	Values      []string
	From        civil.Date
	To          civil.Date // included
	Unconfirmed bool       // nobody knows who stands in the table then
}
