package web

import (
	"fmt"
	"slices"
	"strconv"

	"buendnis/internal/access"
)

// counts are how many fields have a verdict for certain, for the legend, and
// in how many an open clock decides.
func (m matrixOf) counts() (certain map[string]string, byClock int) {
	numbers := map[access.Verdict]int{}
	for _, instrument := range m.instruments {
		for _, status := range m.statuses {
			verdicts := m.now[place{instrument.ID, status.Code}].Verdicts
			switch {
			case instrument.Kind == blocking:
			case len(verdicts) == 1:
				numbers[verdicts[0]]++
			case len(verdicts) > 1:
				byClock++
			}
		}
	}
	certain = map[string]string{}
	for _, verdict := range []access.Verdict{access.Ja, access.Ermessen, access.Nein, access.Unklar} {
		certain[string(verdict)] = strconv.Itoa(numbers[verdict])
	}
	return certain, byClock
}

// matrixChange is a field whose verdicts differ between the two days.
type matrixChange struct {
	Instrument, Title string
	Href              string
	Blocks            bool
	Before, After     []string
}

// changes are all of them, in the order of the matrix.
func (m matrixOf) changes() []matrixChange {
	var changes []matrixChange
	if m.before == nil {
		return nil
	}
	for _, kind := range m.kinds() {
		for _, instrument := range m.instruments {
			if instrument.Kind == kind.Code {
				changes = append(changes, m.changesOf(instrument)...)
			}
		}
	}
	return changes
}

// changesOf joins the titles for which the same changes.
func (m matrixOf) changesOf(instrument access.Instrument) []matrixChange {
	var changes []matrixChange
	for _, status := range m.statuses {
		at := place{instrument.ID, status.Code}
		before, after := verdictNames(m.before[at].Verdicts), verdictNames(m.now[at].Verdicts)
		if slices.Equal(before, after) {
			continue
		}
		same := func(c matrixChange) bool { return slices.Equal(c.Before, before) && slices.Equal(c.After, after) }
		if i := slices.IndexFunc(changes, same); i >= 0 {
			changes[i].Title += ", " + status.Label
			continue
		}
		changes = append(changes, matrixChange{
			Instrument: instrument.Name, Title: status.Label, Href: m.address(instrument.ID),
			Blocks: instrument.Kind == blocking, Before: before, After: after,
		})
	}
	return changes
}

// changedFields counts the fields, not the lines of the table.
func (m matrixOf) changedFields() int {
	n := 0
	for _, instrument := range m.instruments {
		for _, status := range m.statuses {
			at := place{instrument.ID, status.Code}
			if m.before != nil && !slices.Equal(m.before[at].Verdicts, m.now[at].Verdicts) {
				n++
			}
		}
	}
	return n
}

// heading is the finding of the page.
func (m matrixOf) heading() string {
	switch n := m.changedFields(); {
	case m.before == nil:
		return "Welches Angebot steht welchem Titel offen"
	case n == 0:
		return "Zwischen den beiden Tagen ändert sich nichts"
	default:
		return fmt.Sprintf("%s zwischen dem %s und dem %s", count(n, "Feld ändert sich", "Felder ändern sich"), m.first.German(), m.on.German())
	}
}
