package web

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"buendnis/internal/analysis"
	"buendnis/internal/view"
)

// firstBottlenecks are those beside the map; the rest is folded.
const firstBottlenecks = 4

// firstMissing are the facts that weigh most; the rest is folded.
const firstMissing = 5

// rowsTable is the table of some lines; optimistic adds the column of the
// optimistic graph, which exists for needs only.
type rowsTable struct {
	subject, caption string
	rows             []analysis.Row
	optimistic       bool
	propose          func(analysis.Row) string // address that proposes a priority for a line; nil: none
}

func rowTableOf(subject, caption string, rows []analysis.Row, optimistic bool) rowsTable {
	return rowsTable{subject: subject, caption: caption, rows: rows, optimistic: optimistic}
}

func (t rowsTable) heads() []string {
	heads := []string{"Bedarfe", "gedeckt"}
	if t.optimistic {
		heads = append(heads, "wenn offene Angaben günstig")
	}
	heads = append(heads, "ohne Platz")
	for _, c := range t.causes() {
		heads = append(heads, c.name)
	}
	return heads
}

func (t rowsTable) cells(row analysis.Row) []view.Number {
	cells := []view.Number{whole(row.Demand), number(row.Covered)}
	if t.optimistic {
		cells = append(cells, number(row.Optimistic))
	}
	cells = append(cells, number(row.Uncovered))
	for _, c := range t.causes() {
		cells = append(cells, number(c.of(row)))
	}
	return cells
}

// causes are those that are published for some of the lines.
func (t rowsTable) causes() []cause {
	var published []cause
	for _, c := range causes {
		if slices.ContainsFunc(t.rows, func(r analysis.Row) bool { return c.of(r).Published() }) {
			published = append(published, c)
		}
	}
	return published
}

// totalRow is the county as the last line of a table.
func (v analysisView) totalRow() analysis.Row {
	total := v.Total
	total.Label = "Alle Bedarfe"
	return total
}

// cutWords say what the cut of a bottleneck proves.
func cutWords(b analysis.BottleneckView) string {
	if len(b.Offers) == 0 {
		return "Schnitt: Von dieser Nachfrage führt kein Weg zu einem Angebot; erreichbar sind 0 Plätze. Die Ursache zeigt die Tabelle der Kommune."
	}
	return fmt.Sprintf("Schnitt: Die Nachfrage von %s erreicht zusammen höchstens %s, nachdem engere Engpässe ihre Plätze haben. Mehr ist nicht möglich, wie man auch verteilt.",
		b.Demand.Whole(), count(int(b.Places), "Platz", "Plätze"))
}

// protection is the note of privacy, its first words apart.
func (v analysisView) protection() [2]string {
	head, rest, ok := strings.Cut(v.Figures.Note(), ": ")
	if !ok {
		return [2]string{"", v.Figures.Note()}
	}
	return [2]string{head + ":", rest}
}

// offerAddress finds an offer in the catalogue.
func offerAddress(o analysis.OfferName) string {
	return "/angebote?" + url.Values{"suche": {o.Title}}.Encode()
}

// releaseAddress hands the parameters over to a request.
func (v analysisView) releaseAddress() string {
	return strings.Replace(analysisPath(v.On.String(), v.filter.ermessen, "", ""), "/analyse", "/berichte", 1) + "#antrag"
}
