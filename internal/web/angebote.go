package web

import (
	"net/http"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/alliance"
	"buendnis/internal/civil"
	"buendnis/internal/offer"
	"buendnis/internal/rule"
)

// offers shows the catalogue: what the municipalities have delivered.
func (s *site) offers(w http.ResponseWriter, r *http.Request) error {
	basis, err := s.delivered(r.Context())
	if err != nil {
		return err
	}
	catalogue := s.catalogueOf(basis)
	v := catalogue.page(readOfferFilter(r.URL.Query()))
	if v.notices, err = s.lawNotices(r, catalogue.rows); err != nil {
		return err
	}
	return s.show(w, r, page{title: "Angebote", section: "/angebote"}, offersPage(v))
}

// catalogue are the delivered offers with the words for what they name.
type catalogue struct {
	kreis       alliance.Kreis
	stichtag    civil.Date
	silent      []alliance.Kommune
	rows        []offerRow
	needs       []rule.Choice
	instruments []access.Instrument
	words       rule.Words
}

// offerRow is an offer as people read it.
type offerRow struct {
	offer.Offer
	Kommune    string
	Needs      string
	Instrument string
	Reaches    string
	Entry      string // its own conditions
}

func (s *site) catalogueOf(basis *delivered) catalogue {
	c := s.wordsFor(basis.kreis)
	c.stichtag, c.silent = basis.erhebung.Stichtag, basis.silent()
	for _, o := range basis.offers {
		c.rows = append(c.rows, c.row(o))
	}
	return c
}

// wordsFor are the words for what offers of a county name.
func (s *site) wordsFor(kreis alliance.Kreis) catalogue {
	words := s.book().Words()
	return catalogue{kreis: kreis, needs: words.Needs, instruments: s.book().Instruments(), words: words}
}

func (c catalogue) row(o offer.Offer) offerRow {
	return offerRow{
		Offer: o, Kommune: kommuneName(c.kreis, o.Kommune), Needs: c.needNames(o.Serves),
		Instrument: c.instrumentName(o.Instrument), Reaches: c.reachWords(o.Reach),
		Entry: strings.Join(offer.EntryOf(c.words, o.Conditions).Sentences(c.words), "; "),
	}
}

func kommuneName(kreis alliance.Kreis, ags string) string {
	if kommune, err := kreis.Kommune(ags); err == nil {
		return kommune.Name
	}
	return ags
}

func (c catalogue) needNames(kinds []string) string {
	names := make([]string, len(kinds))
	for i, kind := range kinds {
		names[i] = choiceLabel(c.needs, kind)
	}
	return strings.Join(names, ", ")
}

func choiceLabel(choices []rule.Choice, code string) string {
	for _, choice := range choices {
		if choice.Code == code {
			return choice.Label
		}
	}
	return code
}

func (c catalogue) instrumentName(id *string) string {
	if id == nil {
		return "ohne rechtliche Voraussetzung"
	}
	for _, instrument := range c.instruments {
		if instrument.ID == *id {
			return instrument.Name
		}
	}
	return *id
}

func (c catalogue) reachWords(reach offer.Reach) string {
	switch {
	case reach.Online:
		return "online"
	case reach.Kreis:
		return "ganzer Kreis"
	}
	names := make([]string, len(reach.Kommunen))
	for i, ags := range reach.Kommunen {
		names[i] = kommuneName(c.kreis, ags)
	}
	return strings.Join(names, ", ")
}
