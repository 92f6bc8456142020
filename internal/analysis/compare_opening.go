package analysis

import (
	"fmt"
	"slices"
	"strings"

	"buendnis/internal/fault"
	"buendnis/internal/offer"
)

// With is the same side after an opening: what it opens is in the offers or in
// the law, so a comparison names it as the cause. A plan is one opening after
// the other.
func (s Side) With(o Opening) (Side, error) {
	switch {
	case o.Kind == "new-offer":
		return s.withNewOffer(o)
	case o.Instrument != nil:
		return s.withLifted(lifted{*o.Instrument, text(o.Condition)})
	case o.Kind == "places":
		p, err := s.Parameters.complete()
		if err != nil {
			return s, err
		}
		return s.withChanged(text(o.Offer), func(open *offer.Offer) bool {
			open.Places += p.StepPlaces
			return true
		})
	}
	return s.withChanged(text(o.Offer), func(open *offer.Offer) bool {
		before := len(open.Conditions)
		open.Conditions = slices.DeleteFunc(slices.Clone(open.Conditions), func(c string) bool { return c == text(o.Condition) })
		return len(open.Conditions) < before
	})
}

// withChanged changes one offer in a copy of all.
func (s Side) withChanged(id string, change func(o *offer.Offer) bool) (Side, error) {
	s.Offers = slices.Clone(s.Offers)
	at := slices.IndexFunc(s.Offers, func(o offer.Offer) bool { return o.ID == id })
	if at < 0 || !change(&s.Offers[at]) {
		return s, fault.New(fault.NotFound, "Diese Öffnung gibt es nicht mehr: Angebot „%s“ fehlt oder hat die Bedingung nicht. Wählen Sie eine aus der Liste der Öffnungen.", id)
	}
	return s, nil
}

// withLifted takes away a condition of a rule for all offers behind it. A gate
// lifts one condition; a second one of the same rule would need a third verdict.
func (s Side) withLifted(l lifted) (Side, error) {
	if slices.ContainsFunc(s.law.lifted, func(already lifted) bool { return already.instrument == l.instrument }) {
		return s, fault.New(fault.Invalid, "Von der Regel „%s“ ist schon eine Bedingung aufgehoben. Vergleichen Sie eine nach der anderen.", s.Book.InstrumentName(l.instrument))
	}
	gate, err := s.Book.Gate(l.instrument, s.On)
	if err != nil {
		return s, err
	}
	for _, c := range gate.Conditions() {
		if c.Norm+": "+c.Text == l.condition {
			s.law.lifted = append(slices.Clone(s.law.lifted), l)
			return s, nil
		}
	}
	return s, fault.New(fault.NotFound, "Die Regel „%s“ hat diese Bedingung am %s nicht. Wählen Sie eine aus der Liste der Öffnungen.", s.Book.InstrumentName(l.instrument), s.On.German())
}

// withNewOffer adds an offer without any condition that reaches the county.
func (s Side) withNewOffer(o Opening) (Side, error) {
	p, err := s.Parameters.complete()
	if err != nil {
		return s, err
	}
	fresh := offer.Offer{
		Title: "Neues Angebot", Serves: []string{text(o.Need)}, Kommune: text(o.Kommune), Reach: offer.Reach{Kreis: true},
		Places: p.NewOffer, From: p.On, To: p.lastDay(),
	}
	for n := 1; fresh.ID == "" || slices.ContainsFunc(s.Offers, func(other offer.Offer) bool { return other.ID == fresh.ID }); n++ {
		fresh.ID = strings.Join([]string{"neu", text(o.Need), text(o.Kommune), fmt.Sprint(n)}, "-")
	}
	s.Offers = append(slices.Clone(s.Offers), fresh)
	return s, fresh.Validate()
}
