package rule

import (
	"slices"

	"buendnis/internal/civil"
)

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

// Turns are the days on which a period of the table begins or has ended,
// sorted; not the ends of time.
func (t *Table) Turns() []civil.Date {
	var days []civil.Date
	for _, row := range t.Rows {
		for _, day := range []civil.Date{row.From, row.To.AddDays(1)} {
			if int64(day) > past && int64(day) < never {
				days = append(days, day)
			}
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// Changes are the countries of which the table says something else on the day
// than on the day before, sorted.
func (t *Table) Changes(day civil.Date) []string {
	var changed []string
	for _, row := range t.Rows {
		for _, code := range row.Values {
			if t.says(code, day) != t.says(code, day.AddDays(-1)) {
				changed = append(changed, code)
			}
		}
	}
	slices.Sort(changed)
	return slices.Compact(changed)
}

// says tells whether a country stands in the table on a day; open, if nobody
// knows.
func (t *Table) says(code string, day civil.Date) Truth {
	result := False
	for _, row := range t.Rows {
		if row.From > day || day > row.To {
			continue
		}
		if row.Unconfirmed {
			result = Open
		} else if slices.Contains(row.Values, code) {
			return True
		}
	}
	return result
}
