package fault

import "fmt"

// Cell is a place in a text file that can't be used: where it is, what stands
// there, why that won't do, and how to repair it.
type Cell struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column string `json:"column"` // heading of a table, field of a JSON line; "" for the whole line
	Value  string `json:"value"`
	Reason string `json:"reason"`
	Repair string `json:"repair"`
}

// MostCells is how many bad cells a reader lists before it gives up.
const MostCells = 1000

// mostValue bounds how much of a bad value is repeated.
const mostValue = 80

// NewCell makes a bad cell; a long value is cut.
func NewCell(file string, line int, column, value, reason, repair string) Cell {
	if short := []rune(value); len(short) > mostValue {
		value = string(short[:mostValue]) + "…"
	}
	return Cell{file, line, column, value, reason, repair}
}

// String is the cell as one line for people.
func (c Cell) String() string {
	place := fmt.Sprintf("%s, Zeile %d", c.File, c.Line)
	if c.Column != "" {
		place += ", " + c.Column
	}
	if c.Value != "" {
		place += fmt.Sprintf(" („%s“)", c.Value)
	}
	return place + ": " + c.Reason + " " + c.Repair
}
