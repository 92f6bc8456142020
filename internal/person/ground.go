package person

import (
	"fmt"
	"slices"
	"strings"
)

// mostNamed is how many municipalities a ground names; more are counted.
const mostNamed = 8

// Grounds says in one line which base counts for which municipality: „Mappe
// neuss.xlsx (Neuss); Datei kreis.csv (Jüchen, Kaarst)“. The name of a
// municipality comes from whoever knows it.
func Grounds(counted []Counted, name func(ags string) string) string {
	var order []string
	kommunen := map[string][]string{}
	for _, c := range counted {
		ground := strings.TrimSpace(c.Source.Label() + " " + strings.Join(slices.Compact(slices.Clone(c.Names)), " und "))
		if kommunen[ground] == nil {
			order = append(order, ground)
		}
		kommunen[ground] = append(kommunen[ground], name(c.Kommune))
	}
	for i, ground := range order {
		order[i] = fmt.Sprintf("%s (%s)", ground, namedOrCounted(kommunen[ground]))
	}
	return strings.Join(order, "; ")
}

func namedOrCounted(names []string) string {
	if len(names) > mostNamed {
		return fmt.Sprintf("%d Kommunen", len(names))
	}
	return strings.Join(names, ", ")
}
