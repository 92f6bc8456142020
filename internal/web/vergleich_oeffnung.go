package web

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"buendnis/internal/analysis"
	"buendnis/internal/fault"
	"buendnis/internal/offer"
	"buendnis/internal/view"
)

// The changes that can be tried on the later side, as an address names them:
// places:OFFER, condition:OFFER:NUMBER, new-offer:NEED, rule:INSTRUMENT:CONDITION.
const (
	tryPlaces    = "plaetze"
	tryCondition = "bedingung"
	tryNewOffer  = "neu"
	tryRule      = "regel"
)

// openingChoices are the changes that a reader may try: they follow from the
// catalogue and the law alone, and say nothing about people.
func (s *site) openingChoices(basis *delivered) []view.Option {
	options := []view.Option{{Value: "", Text: "nichts weiter"}}
	for _, need := range s.book().NeedChoices() {
		options = append(options, view.Option{Value: tryNewOffer + ":" + need.Code, Text: "Neues Angebot: " + need.Label})
	}
	words := s.book().Words()
	var conditions []view.Option
	for _, o := range basis.offers {
		name := fmt.Sprintf("%s (%s)", o.Title, o.Organization)
		options = append(options, view.Option{Value: tryPlaces + ":" + o.ID, Text: "10 Plätze mehr: " + name})
		for i, condition := range o.Conditions {
			conditions = append(conditions, view.Option{
				Value: fmt.Sprint(tryCondition, ":", o.ID, ":", i), Text: fmt.Sprintf("Ohne Bedingung „%s“: %s", offer.Sentence(words, condition), name),
			})
		}
	}
	return slices.Concat(options, conditions, s.ruleChoices(basis))
}

// ruleChoices are the conditions of the rules behind offers.
func (s *site) ruleChoices(basis *delivered) (options []view.Option) {
	seen := map[string]bool{}
	for _, o := range basis.offers {
		if o.Instrument == nil || seen[*o.Instrument] {
			continue
		}
		seen[*o.Instrument] = true
		gate, err := s.book().Gate(*o.Instrument, basis.erhebung.Stichtag)
		if err != nil {
			continue // the catalogue says so at the offer
		}
		for _, c := range gate.Conditions() {
			options = append(options, view.Option{
				Value: fmt.Sprint(tryRule, ":", *o.Instrument, ":", c.ID),
				Text:  fmt.Sprintf("Ohne „%s“ (%s): %s", c.Text, c.Norm, s.book().InstrumentName(*o.Instrument)),
			})
		}
	}
	return options
}

// opened is the side with the change that the address names.
func opened(side analysis.Side, choice string) (analysis.Side, error) {
	parts := strings.Split(choice, ":")
	o := analysis.Opening{Kind: "condition"}
	switch name := parts[1]; parts[0] {
	case tryNewOffer:
		kommune := side.Population[0].Kommune
		o = analysis.Opening{Kind: "new-offer", Need: &name, Kommune: &kommune}
	case tryPlaces:
		id := strings.TrimPrefix(choice, tryPlaces+":")
		o = analysis.Opening{Kind: "places", Offer: &id}
	case tryCondition:
		id, condition, err := conditionOf(side, strings.TrimPrefix(choice, tryCondition+":"))
		if err != nil {
			return side, err
		}
		o.Offer, o.Condition = &id, &condition
	case tryRule:
		condition, err := ruleCondition(side, name, parts[len(parts)-1])
		if err != nil {
			return side, err
		}
		o.Instrument, o.Condition = &name, &condition
	}
	return side.With(o)
}

// conditionOf reads OFFER:NUMBER; an offer's id may hold colons itself.
func conditionOf(side analysis.Side, text string) (id, condition string, err error) {
	cut := strings.LastIndex(text, ":")
	id = text[:max(cut, 0)]
	number, err := strconv.Atoi(text[cut+1:])
	for _, o := range side.Offers {
		if o.ID == id && err == nil && number >= 0 && number < len(o.Conditions) {
			return id, o.Conditions[number], nil
		}
	}
	return "", "", fault.New(fault.NotFound, "Auf der späteren Seite gibt es dieses Angebot oder diese Bedingung nicht. Bitte wählen Sie eine andere Änderung.")
}

func ruleCondition(side analysis.Side, instrument, number string) (string, error) {
	gate, err := side.Book.Gate(instrument, side.On)
	if err != nil {
		return "", err
	}
	for _, c := range gate.Conditions() {
		if fmt.Sprint(c.ID) == number {
			return c.Norm + ": " + c.Text, nil
		}
	}
	return "", fault.New(fault.NotFound, "Am Tag der späteren Seite hat die Regel diese Bedingung nicht. Bitte wählen Sie eine andere Änderung.")
}
