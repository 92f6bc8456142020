package web

import (
	"buendnis/internal/analysis"
	"buendnis/internal/view"
)

type rowChange = analysis.ChangeRow

// firstSentences is how many changes of one cause stand openly.
const firstSentences = 8

// changeHeads are the columns of a line on both sides.
var changeHeads = []string{"Bedarfe vorher", "nachher", "gedeckt vorher", "gedeckt nachher", "Unterschied"}

func changeNumbers(row rowChange) []view.Number {
	return []view.Number{
		whole(row.Demand.Before), whole(row.Demand.After), number(row.Covered.Before), number(row.Covered.After), signed(row.Covered.Difference),
	}
}

// totalChange is the county as the last line.
func (v comparisonView) totalChange() rowChange {
	total := v.Total
	total.Label = "Alle Bedarfe"
	return total
}

// missingHeads are the columns of a missing fact on both sides.
var missingHeads = []string{"Menschen vorher", "nachher", "Entscheidungen vorher", "Entscheidungen nachher"}

func missingNumbers(m analysis.MissingPair) []view.Number {
	return []view.Number{whole(m.People.Before), whole(m.People.After), whole(m.Decisions.Before), whole(m.Decisions.After)}
}

func parameterSentences(list []analysis.ParameterDifference) []string {
	sentences := make([]string, len(list))
	for i, d := range list {
		sentences[i] = parameterSentence(d)
	}
	return sentences
}

func offerSentences(list []analysis.OfferDifference) []string {
	sentences := make([]string, len(list))
	for i, d := range list {
		sentences[i] = offerSentence(d)
	}
	return sentences
}
