package view

import "strconv"

// Excerpt is a piece of a text with its line numbers, around a line that needs
// attention.
type Excerpt struct {
	First int // number of the first line
	Lines []string
	Bad   int // number of the line that is meant; 0: none
}

func (e Excerpt) number(i int) string { return strconv.Itoa(e.First + i) }

func (e Excerpt) bad(i int) bool { return e.First+i == e.Bad }
