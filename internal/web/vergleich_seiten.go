package web

import (
	"fmt"
	"strings"

	"buendnis/internal/view"
)

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
