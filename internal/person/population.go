// Package person knows the people: today only as a population, that is classes
// of people who are alike, with their count; nobody is named here.
//
// A Class is a row of a workbook or of population.csv: a municipality, what is
// known (Facts; unknown stays unknown), and how many. population_file.go reads
// the file form row by row, population_write.go writes it.
//
// A population may come from workbooks, from files, and from the product's own
// case files (derive.go makes them anonymous). base_join.go puts such bases
// together so that nobody counts twice: per municipality one kind counts.
package person

import (
	"sort"
	"strings"

	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// Class is a group of people about whom the same is known.
type Class struct {
	Kommune string     // AGS, 8 digits
	Anzahl  int        // people, at least 0
	Facts   rule.Facts // zero Value = asked, unknown; absent = not asked
	Bedarf  []string   // explicit needs (kinds, all of them current); nil: derive them
}

// Population is the classes of one or more municipalities.
type Population []Class

// People is the number of people.
func (p Population) People() int {
	n := 0
	for _, c := range p {
		n += c.Anzahl
	}
	return n
}

// Validate refuses a class that can't be counted.
func (c Class) Validate() error {
	if len(c.Kommune) != 8 {
		return fault.New(fault.Invalid, "Der Gemeindeschlüssel „%s“ hat nicht acht Ziffern. Tragen Sie den AGS ein, zum Beispiel 05162024.", c.Kommune)
	}
	if c.Anzahl < 0 {
		return fault.New(fault.Invalid, "Die Anzahl %d ist negativ. Eine Anzahl ist eine ganze Zahl ab 0.", c.Anzahl)
	}
	return nil
}

// Merge joins classes that are alike and drops empty ones; the result is in a
// fixed order, so that the order of input never matters.
func (p Population) Merge() Population {
	at := map[string]int{}
	var merged Population
	keys := []string{}
	for _, c := range p {
		if c.Anzahl == 0 {
			continue
		}
		key := c.key()
		if i, ok := at[key]; ok {
			merged[i].Anzahl += c.Anzahl
			continue
		}
		at[key] = len(merged)
		merged, keys = append(merged, c), append(keys, key)
	}
	sort.Sort(&byKey{merged, keys})
	return merged
}

func (c Class) key() string {
	needs := append([]string(nil), c.Bedarf...)
	sort.Strings(needs)
	mark := "abgeleitet"
	if c.Bedarf != nil {
		mark = strings.Join(needs, "|")
	}
	return c.Kommune + "\x00" + c.Facts.Key() + "\x00" + mark
}

type byKey struct {
	classes Population
	keys    []string
}

func (b *byKey) Len() int           { return len(b.keys) }
func (b *byKey) Less(i, j int) bool { return b.keys[i] < b.keys[j] }
func (b *byKey) Swap(i, j int) {
	b.keys[i], b.keys[j] = b.keys[j], b.keys[i]
	b.classes[i], b.classes[j] = b.classes[j], b.classes[i]
}
