package analysis

import (
	"slices"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/offer"
)

// lawView is the law as a run sees it; the zero lawView is the law of the run's
// own day. Compare changes the law alone through it: the people stay as they
// are on the day of the run, and the offers are decided under another day's law.
type lawView struct {
	day    civil.Date // the day whose law it is; 0: that of the run
	lifted []lifted   // conditions of rules that are taken away
}

// lifted is a condition of an instrument's rule, in the words of an Opening.
type lifted struct{ instrument, condition string }

// on is the day whose law decides about an offer, if the run is of another day.
func (l lawView) on(o offer.Offer, run civil.Date) civil.Date {
	if l.day == 0 {
		return o.DecidedOn(run)
	}
	return o.DecidedOn(l.day)
}

// gate is an instrument under the law of one day for people as they are on
// another, without what is lifted.
func (l lawView) gate(book *access.Rulebook, instrument string, law, on civil.Date) (*access.Gate, error) {
	gate, err := book.GateUnder(instrument, law, on)
	if err != nil {
		return nil, err
	}
	for _, c := range gate.Conditions() {
		if slices.Contains(l.lifted, lifted{instrument, c.Norm + ": " + c.Text}) {
			return gate.Without(c.ID), nil
		}
	}
	return gate, nil
}

// without is the condition of an instrument's rule that is lifted, nil: none.
func (l lawView) without(instrument string) func(access.RuleCondition) bool {
	if !slices.ContainsFunc(l.lifted, func(c lifted) bool { return c.instrument == instrument }) {
		return nil
	}
	return func(c access.RuleCondition) bool {
		return slices.Contains(l.lifted, lifted{instrument, c.Norm + ": " + c.Text})
	}
}

// effectOf asks for whom of the earlier side's people a rule decides otherwise
// under the law of the later one.
func (s Side) effectOf(after Side) (*lawEffect, error) {
	change := LawChange{From: s.On, To: after.On, On: s.On}
	return change.between(s, after, s.Population)
}

// differences are the rules that decide otherwise for somebody.
func (e *lawEffect) differences(behind map[string]int) []LawDifference {
	list := []LawDifference{}
	busy, _ := e.without()
	for i, instrument := range busy.instruments {
		d := LawDifference{Instrument: instrument, Offers: behind[instrument]}
		for key, people := range busy.people {
			switch key.pattern[i] {
			case letters[access.Opens]:
				d.Opens += people
			case letters[access.Closes]:
				d.Closes += people
			case letters[access.Turns]:
				d.Turns += people
			}
		}
		list = append(list, d)
	}
	return list
}
