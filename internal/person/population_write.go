package person

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// WritePopulation writes population.csv in the form that ReadBase reads, with
// the line of its source unless that is a file like any other. Columns are the
// facts that some class was asked for, in alphabetical order.
func WritePopulation(w io.Writer, base Base, v *rule.Vocabulary) error {
	if base.Source != File {
		if _, err := fmt.Fprintf(w, "%s %s\n", sourceMark, base.Source); err != nil {
			return err
		}
	}
	facts, err := asked(base.Population, v)
	if err != nil {
		return err
	}
	needs := slices.ContainsFunc(base.Population, func(c Class) bool { return c.Bedarf != nil })
	out := csv.NewWriter(w)
	if err := out.Write(headingOf(facts, needs)); err != nil {
		return err
	}
	for _, class := range base.Population {
		if err := out.Write(rowOf(class, facts, needs)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// asked are the facts that some class was asked for.
func asked(people Population, v *rule.Vocabulary) (facts []*rule.Fact, err error) {
	seen := map[string]bool{}
	for _, class := range people {
		for name := range class.Facts {
			if seen[name] {
				continue
			}
			seen[name] = true
			fact, ok := v.Fact(name)
			if !ok {
				return nil, fault.New(fault.Internal, "Die Angabe „%s“ steht nicht im Wörterbuch der Fakten.", name)
			}
			facts = append(facts, fact)
		}
	}
	slices.SortFunc(facts, func(a, b *rule.Fact) int { return strings.Compare(a.Name, b.Name) })
	return facts, nil
}

func headingOf(facts []*rule.Fact, needs bool) []string {
	heading := []string{columnKommune, columnAnzahl}
	for _, fact := range facts {
		heading = append(heading, fact.Name)
	}
	if needs {
		heading = append(heading, columnBedarf)
	}
	return heading
}

func rowOf(class Class, facts []*rule.Fact, needs bool) []string {
	cells := []string{class.Kommune, strconv.Itoa(class.Anzahl)}
	for _, fact := range facts {
		cells = append(cells, fact.Format(class.Facts[fact.Name]))
	}
	if needs {
		cells = append(cells, strings.Join(class.Bedarf, "|"))
	}
	return cells
}
