package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/alliance"
	"buendnis/internal/civil"
	"buendnis/internal/offer"
	"buendnis/internal/rule"
	"buendnis/internal/view"
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
		needs: s.Rulebook.NeedChoices(), instruments: s.Rulebook.Instruments(),
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
		condition, err := s.Rulebook.Condition(source)
		if err != nil {
			continue // a workbook with a bad condition is refused on its way in
		}
		for _, name := range condition.Facts() {
			if fact, ok := s.Rulebook.Vocabulary().Fact(name); ok && !slices.Contains(labels, fact.Label) {
				labels = append(labels, fact.Label)
			}
		}
	}
	return strings.Join(labels, ", ")
}

// offerFilter is what the address asks for.
type offerFilter struct {
	Need, Kommune, Instrument, Text string
	Free                            bool
	Sort                            string
	Down                            bool
}

func readOfferFilter(values url.Values) offerFilter {
	column, down := strings.CutPrefix(values.Get("sortierung"), "-")
	if offerOrders[column] == nil {
		column, down = "titel", false
	}
	return offerFilter{
		Need: values.Get("bedarf"), Kommune: values.Get("kommune"), Instrument: values.Get("instrument"),
		Text: strings.TrimSpace(values.Get("suche")), Free: values.Get("frei") == "ja", Sort: column, Down: down,
	}
}

// offerOrders are the columns that sort.
var offerOrders = map[string]func(a, b offerRow) int{
	"titel":   func(a, b offerRow) int { return cmp.Compare(a.Title, b.Title) },
	"traeger": func(a, b offerRow) int { return cmp.Compare(a.Organization, b.Organization) },
	"kommune": func(a, b offerRow) int { return cmp.Compare(a.Kommune, b.Kommune) },
	"plaetze": func(a, b offerRow) int { return cmp.Compare(a.Places, b.Places) },
	"beginn":  func(a, b offerRow) int { return cmp.Compare(a.From, b.From) },
}

func (f offerFilter) keeps(row offerRow) bool {
	return (f.Need == "" || slices.Contains(row.Serves, f.Need)) &&
		(f.Kommune == "" || f.Kommune == row.Offer.Kommune || len(f.Kommune) == 8 && row.Within(f.Kommune)) &&
		(f.Instrument == "" || row.Offer.Instrument != nil && *row.Offer.Instrument == f.Instrument) &&
		(!f.Free || row.Places > 0) &&
		(f.Text == "" || strings.Contains(strings.ToLower(row.Title+" "+row.Organization), strings.ToLower(f.Text)))
}

// address is where the same filter leads when sorted by a column; sorting by
// the present one turns it round.
func (f offerFilter) address(column string) string {
	values := url.Values{}
	for name, value := range map[string]string{"bedarf": f.Need, "kommune": f.Kommune, "instrument": f.Instrument, "suche": f.Text} {
		if value != "" {
			values.Set(name, value)
		}
	}
	if f.Free {
		values.Set("frei", "ja")
	}
	if f.Sort == column && !f.Down {
		column = "-" + column
	}
	values.Set("sortierung", column)
	return "/angebote?" + values.Encode()
}

func (f offerFilter) sort(column, text string) view.Sort {
	s := view.Sort{Text: text, Href: f.address(column)}
	if f.Sort == column {
		s.Order = "ascending"
		if f.Down {
			s.Order = "descending"
		}
	}
	return s
}
