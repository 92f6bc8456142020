package web

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"buendnis/internal/view"
)

// offersView is what the catalogue page shows.
type offersView struct {
	filter      offerFilter
	stichtag    string
	total       int // offers without any filter
	places      int // of the rows
	rows        []offerRow
	needs       []view.Option
	kommunen    []view.Option
	instruments []view.Option
	silent      string // who has not delivered
	hints       []link // what the page would show without one of the filters
	notices     []lawNotice
}

func (c catalogue) page(f offerFilter) offersView {
	v := offersView{
		filter: f, stichtag: c.stichtag.German(), total: len(c.rows), rows: c.filtered(f),
		needs: c.needOptions(), kommunen: c.kommuneOptions(), instruments: c.instrumentOptions(),
	}
	names := make([]string, len(c.silent))
	for i, kommune := range c.silent {
		names[i] = kommune.Name
	}
	v.silent = enumerate(names)
	for _, row := range v.rows {
		v.places += row.Places
	}
	if len(v.rows) == 0 {
		v.hints = c.hints(f)
	}
	return v
}

func (c catalogue) filtered(f offerFilter) []offerRow {
	var rows []offerRow
	for _, row := range c.rows {
		if f.keeps(row) {
			rows = append(rows, row)
		}
	}
	slices.SortStableFunc(rows, func(a, b offerRow) int {
		if f.Down {
			a, b = b, a
		}
		return offerOrders[f.Sort](a, b)
	})
	return rows
}

func (v offersView) heading() string {
	switch {
	case len(v.rows) == v.total:
		return fmt.Sprintf("%s mit %s", count(v.total, "Angebot", "Angebote"), count(v.places, "freien Platz", "freien Plätzen"))
	case len(v.rows) == 0:
		return "Kein Angebot passt zu diesem Filter"
	}
	return fmt.Sprintf("%s von %s, %s", grouped(len(v.rows)), count(v.total, "Angebot", "Angeboten"), count(v.places, "freier Platz", "freie Plätze"))
}

// hints say how many offers there were without one of the filters.
func (c catalogue) hints(f offerFilter) []link {
	var hints []link
	try := func(label string, without offerFilter) {
		if n := len(c.filtered(without)); n > 0 && without != f {
			hints = append(hints, link{fmt.Sprintf("%s ohne den Filter „%s“", count(n, "Angebot", "Angebote"), label), without.address("titel")})
		}
	}
	without := f
	without.Need = ""
	try(choiceLabel(c.needs, f.Need), without)
	without = f
	without.Kommune = ""
	try(kommuneName(c.kreis, f.Kommune), without)
	without = f
	without.Instrument = ""
	try(c.instrumentName(&f.Instrument), without)
	without = f
	without.Text = ""
	try(f.Text, without)
	return hints
}

func (c catalogue) needOptions() []view.Option {
	options := []view.Option{{Value: "", Text: "Alle"}}
	for _, need := range c.needs {
		options = append(options, view.Option{Value: need.Code, Text: need.Label})
	}
	return options
}

func (c catalogue) kommuneOptions() []view.Option {
	options := []view.Option{{Value: "", Text: "Alle"}}
	for _, kommune := range c.kreis.Kommunen {
		options = append(options, view.Option{Value: kommune.AGS, Text: kommune.Name})
	}
	return options
}

// instrumentOptions are those that some offer names.
func (c catalogue) instrumentOptions() []view.Option {
	options := []view.Option{{Value: "", Text: "Alle"}}
	for _, instrument := range c.instruments {
		named := func(row offerRow) bool {
			return row.Offer.Instrument != nil && *row.Offer.Instrument == instrument.ID
		}
		if slices.ContainsFunc(c.rows, named) {
			options = append(options, view.Option{Value: instrument.ID, Text: instrument.Name})
		}
	}
	return options
}

// count is a number with its noun: 1 Angebot, 2 Angebote.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n) + " " + many
}

// grouped is a number as people read it: 2.382.
func grouped(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "." + text[i:]
	}
	return text
}

// enumerate joins words as a sentence does: Neuss, Kaarst und Jüchen.
func enumerate(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " und " + words[len(words)-1]
}
