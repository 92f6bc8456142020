// Package offer knows what is offered to people: courses, coaching, places,
// each with who provides it, what need it serves, who may enter, where it
// reaches and how many places are free.
//
// The words are those of HSDS (Service, Organization, Location) where that
// standard names a thing; the Offer here is the flat form in which the
// analysis and the files offers.ndjson carry one (offer_file.go reads it).
package offer

import (
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
)

// Offer is one offer in one period.
type Offer struct {
	ID                string     `json:"id"`
	Title             string     `json:"title"`
	Organization      string     `json:"organization"`
	Serves            []string   `json:"serves"`     // kinds of need
	Instrument        *string    `json:"instrument"` // id of law/instruments.yaml; nil: no legal gate
	Kommune           string     `json:"kommune"`    // AGS of the place
	Reach             Reach      `json:"reach"`
	Places            int        `json:"places"` // free in the period
	From              civil.Date `json:"from"`
	To                civil.Date `json:"to"`         // included
	Conditions        []string   `json:"conditions"` // own entry conditions, in the rule language
	CostPerPlaceCents int64      `json:"cost_per_place_cents"`
}

// Runs tells whether the offer is open at some day of the period.
func (o Offer) Runs(from, to civil.Date) bool { return o.From <= to && o.To >= from }

// DecidedOn is the day on which law and conditions decide who enters: the day
// of the question, or the first day of an offer that begins later.
func (o Offer) DecidedOn(on civil.Date) civil.Date { return max(on, o.From) }

// Validate refuses an offer that can't be used, with where it stands.
func (o Offer) Validate() error {
	switch {
	case o.ID == "":
		return fault.New(fault.Invalid, "Ein Angebot hat keine Kennung (id). Geben Sie jedem Angebot eine eigene.")
	case len(o.Serves) == 0:
		return fault.New(fault.Invalid, "Angebot „%s“ nennt keinen Bedarf, dem es dient (serves).", o.ID)
	case o.Places < 0:
		return fault.New(fault.Invalid, "Angebot „%s“ hat %d Plätze. Plätze sind eine ganze Zahl ab 0.", o.ID, o.Places)
	case o.To < o.From:
		return fault.New(fault.Invalid, "Angebot „%s“ endet am %s vor seinem Beginn am %s.", o.ID, o.To.German(), o.From.German())
	case o.CostPerPlaceCents < 0:
		return fault.New(fault.Invalid, "Angebot „%s“ hat negative Kosten.", o.ID)
	case len(o.Kommune) != 8 && len(o.Kommune) != 5:
		return fault.New(fault.Invalid, "Angebot „%s“ hat keinen Gemeindeschlüssel (AGS).", o.ID)
	}
	return nil
}

// Within tells whether people of the municipality can get there.
func (o Offer) Within(kommune string) bool {
	switch {
	case o.Reach.Online:
		return true
	case o.Reach.Kreis:
		return kommune[:5] == o.Kommune[:5]
	}
	return slices.Contains(o.Reach.Kommunen, kommune)
}

// Distance orders equal places: own municipality 0, other 1, online 2.
func (o Offer) Distance(kommune string) int {
	switch {
	case o.Reach.Online:
		return 2
	case o.Kommune == kommune:
		return 0
	}
	return 1
}
