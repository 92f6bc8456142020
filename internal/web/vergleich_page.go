package web

import (
	"fmt"

	"buendnis/internal/analysis"
	"buendnis/internal/privacy"
	"buendnis/internal/store"
	"buendnis/internal/view"
)

// comparisonView is what the page shows; without a ComparisonView it asks what
// to compare.
type comparisonView struct {
	*analysis.ComparisonView
	filter   comparisonFilter
	basis    *delivered
	frozen   []store.FrozenAnalysis
	openings []view.Option
	names    map[string]string // of instruments
	demo     bool
}

func (v comparisonView) heading() string {
	if v.ComparisonView == nil {
		return "Zwei Analysen vergleichen"
	}
	covered, demand := v.Total.Covered, v.Total.Demand
	switch {
	case len(v.Causes) == 0:
		return "Beide Seiten sind gleich"
	case !covered.Shown() || !demand.Shown():
		return "Die Zahlen des Kreises sind auf einer Seite geschützt"
	}
	return fmt.Sprintf("Gedeckt sind %s von %s Bedarfen, danach %s von %s", covered.Before.Whole(), demand.Before.Whole(), covered.After.Whole(), demand.After.Whole())
}

func (v comparisonView) preline() string {
	return "Angebots- und Bedarfsanalyse · " + v.basis.kreis.Name + " · Vergleich"
}

// signed is a difference as a page shows it.
func signed(d analysis.SignedFigure) view.Number {
	return view.Number{Text: d.Text(), Hidden: !d.Shown() && d.Amount.Published()}
}

// comparisonBars draw each need twice: before and after.
func (v comparisonView) comparisonBars() view.Bars {
	bars := view.Bars{
		Label: "Balken: Anteil der gedeckten Bedarfe je Bedarf, vorher und nachher; die Werte stehen in der Tabelle darunter.",
		Head:  [3]string{"Bedarf", "gedeckt; der Rest ist ohne Platz", "gedeckt"},
	}
	for _, row := range v.Needs {
		bars.Rows = append(bars.Rows,
			pairBar(row.Label+" · vorher", row.Covered.Before, row.Demand.Before, row.Before),
			pairBar("nachher", row.Covered.After, row.Demand.After, row.After))
	}
	return bars
}

func pairBar(name string, covered, demand privacy.Figure, share privacy.Share) view.Bar {
	bar := view.Bar{Name: name, End: "geschützt"}
	if demand.Shown() && demand.Value() == 0 {
		return view.Bar{Name: name, End: "kein Bedarf", Segments: []view.Segment{{Kind: view.Have}}}
	}
	if !covered.Shown() || !demand.Shown() || !share.Shown() {
		return bar
	}
	bar.End, bar.Note = share.Text(), "von "+demand.Whole()
	bar.Segments = []view.Segment{{Kind: view.Have, Share: share.Float(), Text: covered.Whole()}}
	return bar
}

func (v comparisonView) keys() []view.Key {
	return []view.Key{
		{Label: "Gedeckt vorher", Value: percent(v.Total.Before), Note: reads(whole(v.Total.Covered.Before)) + " von " + reads(whole(v.Total.Demand.Before))},
		{Label: "Gedeckt nachher", Value: percent(v.Total.After), Note: reads(whole(v.Total.Covered.After)) + " von " + reads(whole(v.Total.Demand.After))},
		{Label: "Unterschied", Value: signed(v.Total.Covered.Difference), Note: "gedeckte Bedarfe"},
		{Label: "Ohne Platz", Value: signed(v.Total.Uncovered.Difference), Note: reads(whole(v.Total.Uncovered.Before)) + ", danach " + reads(whole(v.Total.Uncovered.After))},
	}
}
