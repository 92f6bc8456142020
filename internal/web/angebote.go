package web

import (
	"net/http"
	"slices"
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
	return s.show(w, r, page{title: "Angebote", section: "/angebote"}, offersPage(catalogue.page(readOfferFilter(r.URL.Query()))))
}

// catalogue are the delivered offers with the words for what they name.
type catalogue struct {
	kreis       alliance.Kreis
	stichtag    civil.Date
	silent      []alliance.Kommune
	rows        []offerRow
	needs       []rule.Choice
	instruments []access.Instrument
}

// offerRow is an offer as people read it.
type offerRow struct {
	offer.Offer
	Kommune    string
	Needs      string
	Instrument string
	Reaches    string
	Entry      string // on what its own conditions hang
}

func (s *site) catalogueOf(basis *delivered) catalogue {
	c := catalogue{
		kreis: basis.kreis, stichtag: basis.erhebung.Stichtag, silent: basis.silent(),
		needs: s.book().NeedChoices(), instruments: s.book().Instruments(),
	}
	for _, o := range basis.offers {
		c.rows = append(c.rows, offerRow{
			Offer: o, Kommune: kommuneName(c.kreis, o.Kommune), Needs: c.needNames(o.Serves),
			Instrument: c.instrumentName(o.Instrument), Reaches: c.reachWords(o.Reach),
			Entry: s.entryWords(o.Conditions),
		})
	}
	return c
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

// entryWords name the facts that an offer's own conditions ask for.
func (s *site) entryWords(conditions []string) string {
	var labels []string
	for _, source := range conditions {
		condition, err := s.book().Condition(source)
		if err != nil {
			continue // a workbook with a bad condition is refused on its way in
		}
		for _, name := range condition.Facts() {
			if fact, ok := s.book().Vocabulary().Fact(name); ok && !slices.Contains(labels, fact.Label) {
				labels = append(labels, fact.Label)
			}
		}
	}
	return strings.Join(labels, ", ")
}
