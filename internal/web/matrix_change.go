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
	for _, line := range m.lines {
		for _, status := range m.statuses {
			verdicts := m.now[place{line.id, status.Code}].Verdicts
			switch {
			case line.bars:
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

// changed tells whether a field differs between the two days. A title that one
// of the days doesn't know has nothing to compare.
func (m matrixOf) changed(at place) bool {
	return m.before != nil && m.known(m.before, at.status) && m.known(m.now, at.status) &&
		!slices.Equal(m.before[at].Verdicts, m.now[at].Verdicts)
}

func (m matrixOf) known(day map[place]access.Cell, status string) bool {
	return slices.ContainsFunc(m.lines, func(l matrixLine) bool {
		_, ok := day[place{l.id, status}]
		return ok
	})
}

// onlyOnce are the titles that exist on one of the two days only, as sentences.
func (m matrixOf) onlyOnce() []string {
	var sentences []string
	for _, status := range m.statuses {
		before, now := m.known(m.before, status.Code), m.known(m.now, status.Code)
		if before && !now {
			sentences = append(sentences, fmt.Sprintf("Den Titel „%s“ gibt es am %s nicht mehr.", status.Label, m.on.German()))
		}
		if now && !before {
			sentences = append(sentences, fmt.Sprintf("Den Titel „%s“ gibt es am %s noch nicht.", status.Label, m.first.German()))
		}
	}
	return sentences
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
		for _, line := range m.lines {
			if line.kind == kind.Code {
				changes = append(changes, m.changesOf(line)...)
			}
		}
	}
	return changes
}

// changesOf joins the titles for which the same changes.
func (m matrixOf) changesOf(line matrixLine) []matrixChange {
	var changes []matrixChange
	for _, status := range m.statuses {
		at := place{line.id, status.Code}
		if !m.changed(at) {
			continue
		}
		before, after := verdictNames(m.before[at].Verdicts), verdictNames(m.now[at].Verdicts)
		same := func(c matrixChange) bool { return slices.Equal(c.Before, before) && slices.Equal(c.After, after) }
		if i := slices.IndexFunc(changes, same); i >= 0 {
			changes[i].Title += ", " + status.Label
			continue
		}
		changes = append(changes, matrixChange{
			Instrument: line.name, Title: status.Label, Href: line.href,
			Blocks: line.bars, Before: before, After: after,
		})
	}
	return changes
}

// changedFields counts the fields, not the lines of the table.
func (m matrixOf) changedFields() int {
	n := 0
	for _, line := range m.lines {
		for _, status := range m.statuses {
			if m.changed(place{line.id, status.Code}) {
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
