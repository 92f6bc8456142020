package web

import (
	"cmp"
	"fmt"
	"slices"

	"buendnis/internal/access"
	"buendnis/internal/analysis"
	"buendnis/internal/view"
)

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

// effect is what a cause did to a figure.
func effect(c analysis.FigureChange, cause analysis.Cause) view.Number {
	if !c.Shown() {
		return signed(c.Difference)
	}
	return signed(c.Effects[cause])
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
