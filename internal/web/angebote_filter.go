package web

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"buendnis/internal/view"
)

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
