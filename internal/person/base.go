package person

import (
	"slices"
	"strings"

	"buendnis/internal/fault"
)

// Source is the kind of source that people are counted from.
type Source string

// The kinds, by their words in files and options.
const (
	Workbook Source = "mappe"     // a municipality's workbook of the survey
	File     Source = "datei"     // population.csv of whatever origin
	Casefile Source = "fallakten" // the product's own case files, derived anonymously
)

var sources = []Source{Workbook, File, Casefile}

// ParseSource reads the word of a kind.
func ParseSource(word string) (Source, error) {
	if s := Source(strings.TrimSpace(word)); slices.Contains(sources, s) {
		return s, nil
	}
	return "", fault.New(fault.Invalid, "„%s“ ist keine Quelle. Quellen sind mappe, datei und fallakten.", word)
}

// Label is the kind for people: Mappe, Datei, Fallakten.
func (s Source) Label() string {
	switch s {
	case Workbook:
		return "Mappe"
	case Casefile:
		return "Fallakten"
	}
	return "Datei"
}

// Base is what one source says about people: one workbook, one file, the case
// files of one day. For each municipality only one kind of base may count, or
// people would count twice.
type Base struct {
	Source     Source
	Name       string // of the file
	Kommune    string // a workbook's AGS, also where it counts nobody; "" for others
	Population Population
}

// Kommunen are the municipalities that the base speaks about, by their AGS.
func (b Base) Kommunen() []string {
	seen := map[string]bool{b.Kommune: true}
	var kommunen []string
	if b.Kommune != "" {
		kommunen = append(kommunen, b.Kommune)
	}
	for _, class := range b.Population {
		if !seen[class.Kommune] {
			seen[class.Kommune] = true
			kommunen = append(kommunen, class.Kommune)
		}
	}
	slices.Sort(kommunen)
	return kommunen
}
