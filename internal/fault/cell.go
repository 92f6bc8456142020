package fault

import (
	"fmt"
	"strings"
)

// Cell is a place in a text file that can't be used: where it is, what stands
// there, why that won't do, and how to repair it.
type Cell struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column string `json:"column"` // heading of a table, field of a JSON line; "" for the whole line
	Value  string `json:"value"`
	Reason string `json:"reason"`
	Repair string `json:"repair"`
	More   int    `json:"more,omitempty"` // not 0: no place of its own, but how many more there are
}

// MostCells is how many bad cells of a file are listed; the rest is counted.
const MostCells = 200

// mostValue bounds how much of a bad value is repeated.
const mostValue = 80

// NewCell makes a bad cell; a long value is cut.
func NewCell(file string, line int, column, value, reason, repair string) Cell {
	if short := []rune(value); len(short) > mostValue {
		value = string(short[:mostValue]) + "…"
	}
	return Cell{File: file, Line: line, Column: column, Value: value, Reason: reason, Repair: repair}
}

// String is the cell as one line for people.
func (c Cell) String() string {
	if c.More > 0 {
		return fmt.Sprintf("%s: %s %s", c.File, c.Reason, c.Repair)
	}
	place := fmt.Sprintf("%s, Zeile %d", c.File, c.Line)
	if c.Column != "" {
		place += ", " + c.Column
	}
	if c.Value != "" {
		place += fmt.Sprintf(" („%s“)", c.Value)
	}
	return strings.TrimSpace(place + ": " + c.Reason + " " + c.Repair)
}

// Cells collects the bad cells of one file: the first MostCells by name, the
// rest as a number, so that a file that is wrong from top to bottom stays
// readable, and small in memory.
type Cells struct {
	listed []Cell
	more   int
}

// Add takes one more bad cell.
func (c *Cells) Add(bad Cell) {
	if len(c.listed) == MostCells {
		c.more++
		return
	}
	c.listed = append(c.listed, bad)
}

// Len is how many there are, listed or counted.
func (c *Cells) Len() int { return len(c.listed) + c.more }

// List are the cells, with a last one that counts what is not listed.
func (c *Cells) List() []Cell {
	if c.more == 0 {
		return c.listed
	}
	rest := Cell{
		File: c.listed[0].File, More: c.more,
		Reason: fmt.Sprintf("Weitere %d Stellen sind hier nur gezählt.", c.more),
		Repair: "Berichtigen Sie zuerst die genannten; oft ist es überall derselbe Fehler.",
	}
	return append(c.listed[:len(c.listed):len(c.listed)], rest)
}

// CountCells is how many places a list names or counts.
func CountCells(list []Cell) int {
	n := 0
	for _, c := range list {
		n += max(1, c.More)
	}
	return n
}
