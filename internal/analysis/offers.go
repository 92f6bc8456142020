package analysis

import (
	"slices"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/fault"
	"buendnis/internal/offer"
)

// supply is an offer that counts.
type supply struct {
	offer.Offer
	gate       *gate // nil: no legal gate
	conditions []*gate
}

// takeOffers keeps the offers that count in the period, ordered by their id.
func (r *run) takeOffers(book *access.Rulebook, offers []offer.Offer) error {
	counting := slices.DeleteFunc(slices.Clone(offers), func(o offer.Offer) bool { return !o.Runs(r.On, r.lastDay()) })
	slices.SortFunc(counting, func(a, b offer.Offer) int { return strings.Compare(a.ID, b.ID) })
	b := &opener{run: r, book: book, rules: map[ruleKey]*ruling{}}
	for i, o := range counting {
		if i > 0 && counting[i-1].ID == o.ID {
			return fault.New(fault.Invalid, "Die Kennung „%s“ tragen zwei Angebote. Geben Sie jedem Angebot eine eigene.", o.ID)
		}
		s, err := b.open(o)
		if err != nil {
			return err
		}
		r.offers = append(r.offers, s)
	}
	return b.ask()
}

func (b *opener) open(o offer.Offer) (s supply, err error) {
	if err = o.Validate(); err != nil {
		return s, err
	}
	for _, kind := range o.Serves {
		if b.need(kind) < 0 {
			return s, fault.New(fault.Invalid, "Angebot „%s“ dient dem Bedarf „%s“, den es nicht gibt. Die Arten stehen in law/needs/kinds.yaml.", o.ID, kind)
		}
	}
	s.Offer = o
	on := o.DecidedOn(b.On)
	if o.Instrument != nil {
		day := access.SeriesDay{Law: b.law.on(o, b.On), On: on}
		if s.gate, err = b.gate(ruleKey{instrument: *o.Instrument}, day); err != nil {
			return s, fault.Wrap(fault.Invalid, err, "Angebot „%s“: %s", o.ID, fault.SentenceOf(err))
		}
		s.gate.offers++
	}
	for _, source := range o.Conditions {
		c, err := b.gate(ruleKey{condition: source}, access.SeriesDay{Law: on, On: on})
		if err != nil {
			return s, fault.Wrap(fault.Invalid, err, "Angebot „%s“, Bedingung „%s“: %s", o.ID, source, fault.SentenceOf(err))
		}
		s.conditions = append(s.conditions, c)
	}
	return s, nil
}
