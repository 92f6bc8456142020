package web

import (
	"fmt"
	"strings"

	"buendnis/internal/analysis"
	"buendnis/internal/privacy"
	"buendnis/internal/view"
)

// analysisView is what the page shows.
type analysisView struct {
	*analysis.View
	filter     analysisFilter
	basis      *delivered
	demo       bool
	mayRelease bool
	mayFreeze  bool
	mayPropose bool
}

func (v analysisView) preline() string {
	line := "Angebots- und Bedarfsanalyse · " + v.basis.kreis.Name + " · Stichtag " + v.On.German()
	if v.People.Shown() {
		line += " · " + v.People.Whole() + " Personen"
	}
	return line
}

// heading is the finding.
func (v analysisView) heading() string {
	demand, covered := v.Total.Demand, interval(v.Total.Covered, v.Total.Optimistic)
	switch {
	case !demand.Shown():
		return "Die Zahlen des Kreises sind geschützt, weil es zu wenige sind"
	case covered.Hidden:
		return demand.Whole() + " Bedarfe; wie viele gedeckt sind, ist geschützt"
	}
	return "Von " + demand.Whole() + " Bedarfen sind " + covered.Text + " gedeckt"
}

func (v analysisView) keys() []view.Key {
	t := v.Total
	return []view.Key{
		{Label: "Gedeckt", Value: shareInterval(t.Covered, t.Optimistic, t.Demand), Note: reads(interval(t.Covered, t.Optimistic)) + " von " + reads(whole(t.Demand))},
		{Label: "Ohne Platz", Value: interval(privacy.Minus(t.Demand, t.Optimistic), t.Uncovered), Note: v.largestCauses()},
		{Label: "Engpässe", Value: view.Number{Text: fmt.Sprint(len(v.Bottlenecks))}, Note: v.bottleneckNote()},
		{Label: "Breite des Intervalls", Value: v.width(), Note: "weil Angaben fehlen"},
	}
}

// width is how far the two graphs are apart.
func (v analysisView) width() view.Number {
	low, high := v.Total.Covered, v.Total.Optimistic
	if !low.Shown() || !high.Shown() {
		return view.Number{Hidden: true}
	}
	unit := low.Unit()
	return view.Number{Text: fmt.Sprint((high.Value() - low.Value() + unit/2) / unit)}
}

func (v analysisView) bottleneckNote() string {
	if v.Withheld {
		return "alle durch Schnitt bewiesen; weitere sind geschützt"
	}
	return "alle durch Schnitt bewiesen"
}

// cause is why demand has no place.
type cause struct {
	kind view.SegmentKind
	name string
	of   func(analysis.Row) privacy.Figure
}

// causes stand in the order in which they are decided: the first that holds.
var causes = []cause{
	{view.Places, "Plätze", func(r analysis.Row) privacy.Figure { return r.Capacity }},
	{view.Way, "Weg", func(r analysis.Row) privacy.Figure { return r.Reach }},
	{view.Entry, "Eingang", func(r analysis.Row) privacy.Figure { return r.Entry }},
	{view.Law, "Recht", func(r analysis.Row) privacy.Figure { return r.Law }},
	{view.NoOffer, "kein Angebot", func(r analysis.Row) privacy.Figure { return r.None }},
}

// largestCauses name the two that weigh most among those that are shown.
func (v analysisView) largestCauses() string {
	var first, second cause
	var most, more int64
	for _, c := range causes {
		switch n := c.of(v.Total).Value(); {
		case n > most:
			second, more = first, most
			first, most = c, n
		case n > more:
			second, more = c, n
		}
	}
	var parts []string
	for _, c := range []cause{first, second} {
		if c.of != nil {
			parts = append(parts, c.name+" "+c.of(v.Total).Whole())
		}
	}
	if len(parts) == 0 {
		return "Ursachen geschützt oder keine"
	}
	return "davon " + strings.Join(parts, ", ")
}

// source is the line under every figure: as of when, from where.
func (v analysisView) source() string {
	return fmt.Sprintf("Stand %s · Quelle: Erhebung zum %s, %s; je Kommune zählt eine Grundlage: %s. Angebote aus denselben Arbeitsmappen, soweit sie bis zum %s laufen. Als offen zählt %s. Was die Arbeitsmappe nicht abfragt, gilt als unauffällig.",
		v.On.German(), v.basis.erhebung.Stichtag.German(), v.basis.deliveredWords(), v.basis.grounds(), v.LastDay.German(), modeWords(v.filter.ermessen))
}

// shortSource is source where it stands on the page already.
func (v analysisView) shortSource() string {
	return fmt.Sprintf("Stand %s · Quelle: Erhebung zum %s, %s.", v.On.German(), v.basis.erhebung.Stichtag.German(), v.basis.deliveredWords())
}

// deliveredWords say how many municipalities have delivered: 6 von 8 Kommunen.
func (d *delivered) deliveredWords() string {
	return fmt.Sprintf("%d von %s", len(d.versions), count(len(d.kreis.Kommunen), "Kommune", "Kommunen"))
}

// silentNames are the municipalities that have not delivered, in a sentence.
func (d *delivered) silentNames() string {
	silent := d.silent()
	names := make([]string, len(silent))
	for i, kommune := range silent {
		names[i] = kommune.Name
	}
	return enumerate(names)
}
