package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"buendnis/internal/access"
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

// sideOptions are the deliveries as they stand, and the frozen analyses.
func (v comparisonView) sideOptions() []view.Option {
	options := []view.Option{{Value: "", Text: "Lieferungen, wie sie jetzt vorliegen"}}
	for _, f := range v.frozen {
		options = append(options, view.Option{Value: fmt.Sprint("stand-", f.ID), Text: frozenTitle(v.frozen, f.ID)})
	}
	return options
}

// sideWords describe a side in a sentence.
func (v comparisonView) sideWords(c sideChoice) string {
	if c.frozen == 0 {
		return fmt.Sprintf("Lieferungen, wie sie jetzt vorliegen, am %s; als offen zählt %s", c.on.German(), modeWords(c.ermessen))
	}
	for _, f := range v.frozen {
		if f.ID == c.frozen {
			return fmt.Sprintf("%s, %s", frozenTitle(v.frozen, c.frozen), assumptionWords(f))
		}
	}
	return ""
}

// suggestions are comparisons that people ask for most.
func (v comparisonView) suggestions() []link {
	usual := func(field string) sideChoice { return sideChoice{field: field, on: v.basis.erhebung.Stichtag} }
	discretion, nextYear := usual("nachher"), usual("nachher")
	discretion.ermessen, nextYear.on = true, nextYear.on.AddMonths(12)
	list := []link{
		{"Nur „ja“, und „ermessen“ dazu: Was brächte es, jedes Ermessen zu nutzen?", comparisonPath(usual("vorher"), discretion, "")},
		{"Der Stichtag, und ein Jahr später: Was ändern Recht, Alter und Fristen, wenn sonst alles bleibt?", comparisonPath(usual("vorher"), nextYear, "")},
	}
	if len(v.frozen) > 0 {
		last := sideChoice{field: "vorher", frozen: v.frozen[0].ID}
		list = append(list, link{frozenTitle(v.frozen, last.frozen) + ", und jetzt: Was hat sich seitdem verändert?", comparisonPath(last, usual("nachher"), "")})
	}
	return list
}

// turned is the same comparison the other way round.
func (v comparisonView) turned() string {
	before, after := v.filter.after, v.filter.before
	before.field, after.field = "vorher", "nachher"
	return comparisonPath(before, after, "")
}

// causeNames are the inputs as people call them.
var causeNames = map[analysis.Cause]string{
	analysis.CauseLaw: "Recht", analysis.CauseParameters: "Annahmen", analysis.CauseOffers: "Angebote", analysis.CausePopulation: "Menschen",
}

// severalCauses are those that a table splits a difference by: a single cause
// takes it all.
func (v comparisonView) severalCauses() []analysis.Cause {
	if len(v.Causes) < 2 {
		return nil
	}
	return v.Causes
}

// causeWords say which inputs differ.
func (v comparisonView) causeWords() string {
	names := make([]string, len(v.Causes))
	for i, c := range v.Causes {
		names[i] = causeNames[c]
	}
	if len(names) == 1 {
		return "Nur eines ist anders: " + names[0] + ". Es ist die Ursache aller Unterschiede."
	}
	return "Anders sind: " + enumerate(names) + ". Sie werden in dieser Reihenfolge nacheinander ausgetauscht; jeder Schritt hat seine eigene Wirkung, und zusammen ergeben sie genau den Unterschied."
}

const stepOrder = "Reihenfolge: zuerst, was im Kreis niemand entscheidet (Recht), dann die Frage selbst (Annahmen: Tag, was als offen zählt, Zeitraum), dann, worüber das Bündnis entscheidet (Angebote), zuletzt die Menschen. Was zwei Änderungen erst gemeinsam bewirken, zählt bei der späteren."

// causeHead says what a cause did to the county's coverage.
func (v comparisonView) causeHead(cause analysis.Cause) string {
	n := effect(v.Total.Covered, cause)
	if n.Hidden {
		return causeNames[cause] + ": Die Wirkung auf die gedeckten Bedarfe ist geschützt"
	}
	return fmt.Sprintf("%s: Gedeckte Bedarfe %s", causeNames[cause], n.Text)
}

// signed is a difference as a page shows it.
func signed(d analysis.SignedFigure) view.Number {
	return view.Number{Text: d.Text(), Hidden: !d.Shown() && d.Amount.Published()}
}

// effect is what a cause did to a figure.
func effect(c analysis.FigureChange, cause analysis.Cause) view.Number {
	if !c.Shown() {
		return signed(c.Difference)
	}
	return signed(c.Effects[cause])
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

// turnedPlaces are the gaps that opened and closed, then those that changed
// most; only what both sides may show.
func (v comparisonView) turnedPlaces() (opened, closed, changed []analysis.PlaceChange) {
	for _, p := range v.Places {
		gap := p.Uncovered
		switch {
		case !gap.Shown() || gap.Before.Value() == gap.After.Value():
		case gap.Before.Value() == 0:
			opened = append(opened, p)
		case gap.After.Value() == 0:
			closed = append(closed, p)
		case gap.Difference.Amount.Shown():
			changed = append(changed, p)
		}
	}
	slices.SortStableFunc(changed, func(a, b analysis.PlaceChange) int {
		return cmp.Compare(b.Uncovered.Difference.Amount.Value(), a.Uncovered.Difference.Amount.Value())
	})
	return opened, closed, changed
}

// mostChanged is how many changed gaps the page tells; the map has them all.
const mostChanged = 8

func placeSentence(p analysis.PlaceChange) string {
	gap := p.Uncovered
	return fmt.Sprintf("%s, %s: Ohne Platz blieben %s, danach %s (%s).", p.Kommune, p.Label, gap.Before.Text(), gap.After.Text(), gap.Difference.Text())
}

// turnedBottlenecks are those that are not the same on both sides, and how many
// are.
func (v comparisonView) turnedBottlenecks() (turned []analysis.BottleneckPair, same int) {
	for _, b := range v.Bottlenecks {
		if b.Before != nil && b.Before.Percent == b.After.Percent {
			same++
			continue
		}
		turned = append(turned, b)
	}
	return turned, same
}

// sameWords say how many bottlenecks stay as they are.
func sameWords(same int) string {
	sentence := "Ein Engpass, den eine Seite nicht benennt, kann dort geschützt sein."
	if same > 0 {
		return count(same, "Engpass ist", "Engpässe sind") + " auf beiden Seiten gleich und hier nicht aufgeführt. " + sentence
	}
	return sentence
}

// bottleneckSentence says where a bottleneck is, and what became of it.
func bottleneckSentence(b analysis.BottleneckPair) string {
	where := fmt.Sprintf("%s in %s", enumerate(b.Needs), enumerate(b.Kommunen))
	switch {
	case b.Before != nil:
		return fmt.Sprintf("%s: Engpass auf beiden Seiten, gedeckt zu %s, danach zu %s.", where, b.Before.Percent, b.After.Percent)
	case b.Earlier:
		return where + ": nur auf der früheren Seite als Engpass benannt."
	}
	return where + ": nur auf der späteren Seite als Engpass benannt."
}

// parameterSentence says which assumption differs.
func parameterSentence(d analysis.ParameterDifference) string {
	words := map[string]string{
		"on": "Stichtag", "ermessen": "Als offen zählt", "period": "Zeitraum in Monaten", "step-places": "Schritt der Plätze",
		"new-offer": "Plätze eines neuen Angebots", "overlap": "Anteil, ab dem sich Angebote überschneiden",
	}
	before, after := d.Before, d.After
	switch d.Parameter {
	case "on":
		before, after = germanDay(before), germanDay(after)
	case "ermessen":
		before, after = modeWords(before == "ermessen"), modeWords(after == "ermessen")
	}
	return fmt.Sprintf("%s: %s, danach %s", words[d.Parameter], before, after)
}

func germanDay(text string) string {
	day, err := readDay(text)
	if err != nil {
		return text
	}
	return day.German()
}

// offerSentence says what became of an offer.
func offerSentence(d analysis.OfferDifference) string {
	name := fmt.Sprintf("„%s“ (%s)", d.Title, d.Organization)
	if d.Organization == "" {
		name = "„" + d.Title + "“"
	}
	switch d.Turn {
	case analysis.OfferCame:
		return fmt.Sprintf("%s ist dazugekommen: %s.", name, count(*d.PlacesAfter, "Platz", "Plätze"))
	case analysis.OfferWent:
		return fmt.Sprintf("%s ist weggefallen: %s.", name, count(*d.PlacesBefore, "Platz", "Plätze"))
	}
	var fields []string
	for _, f := range d.Fields {
		fields = append(fields, offerFields[f])
	}
	sentence := fmt.Sprintf("%s ist geändert: %s", name, enumerate(fields))
	if *d.PlacesBefore != *d.PlacesAfter {
		sentence += fmt.Sprintf(" (%d, danach %d)", *d.PlacesBefore, *d.PlacesAfter)
	}
	return sentence + "."
}

// offerFields are the parts of an offer as people call them.
var offerFields = map[string]string{
	"title": "Titel", "organization": "Träger", "serves": "Bedarf", "instrument": "Rechtsgrundlage", "kommune": "Ort", "reach": "Einzugsgebiet",
	"places": "Plätze", "from": "Beginn", "to": "Ende", "conditions": "eigene Bedingungen", "cost_per_place_cents": "Kosten",
}

// deliveredNames are the municipalities whose people differ.
func (v comparisonView) deliveredNames() string {
	names := make([]string, len(v.Delivered))
	for i, ags := range v.Delivered {
		names[i] = ags
		if k, err := v.basis.kreis.Kommune(ags); err == nil {
			names[i] = k.Name
		}
	}
	return enumerate(names)
}

// lawRows are the rules that decide otherwise, those that open most first.
func (v comparisonView) lawRows() []analysis.InstrumentEffect {
	return slices.SortedStableFunc(slices.Values(v.Law.Instruments), func(a, b analysis.InstrumentEffect) int {
		return cmp.Compare(b.All[access.Opens].Value(), a.All[access.Opens].Value())
	})
}

// source is the line under the first figures.
func (v comparisonView) source() string {
	return fmt.Sprintf("Vorher: %s. Nachher: %s. Quelle: Erhebung und festgeschriebene Stände. Ein Wertepaar steht nur da, wo beide Seiten gezeigt werden dürfen; „gering“ ist ein Unterschied unter der Schwelle. %s",
		v.sideWords(v.filter.before), strings.TrimSuffix(v.afterWords(), "."), v.Note)
}

// shortSource is the line under all others.
func (v comparisonView) shortSource() string {
	after := v.sideShort(v.filter.after)
	if v.filter.opening != "" {
		after += " mit einer Änderung"
	}
	return fmt.Sprintf("Vorher: %s. Nachher: %s. %s", v.sideShort(v.filter.before), after, v.Note)
}

// sideShort names a side.
func (v comparisonView) sideShort(c sideChoice) string {
	if c.frozen != 0 {
		return fmt.Sprint("Stand ", c.frozen)
	}
	return fmt.Sprintf("Lieferungen am %s, %s", c.on.German(), modeWords(c.ermessen))
}

func (v comparisonView) afterWords() string {
	words := v.sideWords(v.filter.after)
	if v.filter.opening != "" {
		words += "; dazu: " + optionText(v.openings, v.filter.opening)
	}
	return words
}

func (v comparisonView) keys() []view.Key {
	return []view.Key{
		{Label: "Gedeckt vorher", Value: percent(v.Total.Before), Note: reads(whole(v.Total.Covered.Before)) + " von " + reads(whole(v.Total.Demand.Before))},
		{Label: "Gedeckt nachher", Value: percent(v.Total.After), Note: reads(whole(v.Total.Covered.After)) + " von " + reads(whole(v.Total.Demand.After))},
		{Label: "Unterschied", Value: signed(v.Total.Covered.Difference), Note: "gedeckte Bedarfe"},
		{Label: "Ohne Platz", Value: signed(v.Total.Uncovered.Difference), Note: reads(whole(v.Total.Uncovered.Before)) + ", danach " + reads(whole(v.Total.Uncovered.After))},
	}
}
