package web

import (
	"cmp"
	"slices"

	"buendnis/internal/analysis"
	"buendnis/internal/view"
)

// barsOf draws coverage and causes of some lines.
func barsOf(subject string, rows []analysis.Row) view.Bars {
	bars := view.Bars{
		Label: "Balken: Deckung und Ursachen der Lücke je " + subject + "; die Werte stehen in der Tabelle darunter.",
		Head:  [3]string{subject, "gedeckt, dann die Lücke nach Ursache", "gedeckt"},
	}
	for _, row := range rows {
		bars.Rows = append(bars.Rows, barOf(row))
	}
	return bars
}

func barOf(row analysis.Row) view.Bar {
	bar := view.Bar{Name: row.Label, End: "geschützt"}
	if !row.Demand.Shown() || row.Demand.Value() == 0 {
		return bar
	}
	bar.Note = "von " + row.Demand.Whole()
	bar.Segments = segmentsOf(row)
	if row.Covered.Shown() {
		bar.End = row.Share.Text()
		if row.Optimistic.Shown() {
			bar.End = shareInterval(row.Covered, row.Optimistic, row.Demand).Text
			bar.Between = [2]float64{part(row.Covered, row.Demand), part(row.Optimistic, row.Demand)}
		}
	}
	return bar
}

// segmentsOf are what is shown, and the rest as what it is: protected.
func segmentsOf(row analysis.Row) []view.Segment {
	segments := []view.Segment{{Kind: view.Have, Share: part(row.Covered, row.Demand), Text: row.Covered.Whole()}}
	known, hidden := part(row.Covered, row.Demand), !row.Covered.Shown()
	for _, c := range causes {
		figure := c.of(row)
		if !figure.Published() {
			continue
		}
		segments = append(segments, view.Segment{Kind: c.kind, Share: part(figure, row.Demand), Text: figure.Whole()})
		known += part(figure, row.Demand)
		hidden = hidden || !figure.Shown()
	}
	if hidden {
		segments = append(segments, view.Segment{Kind: view.Protected, Share: 1 - known})
	}
	return segments
}

// byGap orders lines by what has no place, the largest first. Lines whose
// figure is protected come last, in their own order: a ranking would tell it.
func byGap(rows []analysis.Row) []analysis.Row {
	var ranked []analysis.Row
	for _, row := range rows {
		if !row.Demand.Shown() || row.Demand.Value() > 0 {
			ranked = append(ranked, row)
		}
	}
	slices.SortStableFunc(ranked, func(a, b analysis.Row) int {
		if shown := cmp.Compare(truth(b.Uncovered.Shown()), truth(a.Uncovered.Shown())); shown != 0 {
			return shown
		}
		return cmp.Compare(b.Uncovered.Value(), a.Uncovered.Value())
	})
	return ranked
}

func truth(is bool) int {
	if is {
		return 1
	}
	return 0
}

// barKinds are the patterns that a legend explains.
func barKinds(optimistic bool) []view.SegmentKind {
	kinds := []view.SegmentKind{view.Have, view.Places, view.Way, view.Entry, view.Law, view.NoOffer, view.Protected}
	if optimistic {
		kinds = slices.Insert(kinds, 1, view.Maybe)
	}
	return kinds
}
