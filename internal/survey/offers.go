package survey

import (
	"fmt"
	"strconv"
	"strings"

	"buendnis/internal/offer"
)

// The columns of an offer and its conditions in the rule language are the same
// thing in two forms: offer.Entry turns one into the other. What has a field
// there but no column here stands in „Weitere Bedingung“.

// offerRow is an offer as texts by column.
func (l Lists) offerRow(o offer.Offer) map[string]string {
	row := map[string]string{
		"title": o.Title, "organization": o.Organization, "places": fmt.Sprint(o.Places),
		"from": o.From.German(), "to": o.To.German(), "cost": euro(o.CostPerPlaceCents), "reach": l.reachText(o.Reach),
	}
	for i, need := range o.Serves {
		row[fmt.Sprintf("serves%d", i+1)] = label(l.Needs, need)
	}
	if o.Instrument != nil {
		row["instrument"] = label(l.Instruments, *o.Instrument)
	}
	l.entryCells(offer.EntryOf(l.Words, o.Conditions), row)
	return row
}

// entryCells puts conditions into their columns.
func (l Lists) entryCells(e offer.Entry, row map[string]string) {
	row["age_from"], row["age_to"] = bound(e.AgeFrom), bound(e.AgeTo)
	row["geschlecht"] = label(l.choices("geschlecht"), e.Sex)
	row["deutsch_from"], row["deutsch_to"] = label(l.choices("deutsch"), e.GermanFrom), label(l.choices("deutsch"), e.GermanTo)
	row["schulabschluss"] = label(l.choices("schulabschluss"), e.Schooling)
	row["further"] = offer.Join(e.WithoutColumns().Conditions(l.Words))
}

func bound(years int) string {
	if years == 0 {
		return ""
	}
	return strconv.Itoa(years)
}

// entry is what the cells of a row demand (codes).
func entry(row map[string]string) offer.Entry {
	e := offer.Entry{GermanFrom: row["deutsch_from"], GermanTo: row["deutsch_to"], Schooling: row["schulabschluss"], Sex: row["geschlecht"]}
	e.AgeFrom, _ = strconv.Atoi(row["age_from"]) // read as numbers before, or empty
	e.AgeTo, _ = strconv.Atoi(row["age_to"])
	return e
}

// conditions are the rule language of a row.
func (l Lists) conditions(row map[string]string) []string {
	list := entry(row).Conditions(l.Words)
	if row["further"] != "" {
		list = append(list, row["further"])
	}
	return offer.EntryOf(l.Words, list).Conditions(l.Words)
}

const (
	wholeKreis = "ganzer Kreis"
	online     = "online"
)

func (l Lists) reachText(r offer.Reach) string {
	switch {
	case r.Online:
		return online
	case r.Kreis:
		return wholeKreis
	}
	names := make([]string, len(r.Kommunen))
	for i, ags := range r.Kommunen {
		names[i] = ags
		for _, k := range l.Kommunen {
			if k.AGS == ags {
				names[i] = k.Name
			}
		}
	}
	return strings.Join(names, ", ")
}

func (l Lists) reach(text string) (offer.Reach, *refusal) {
	switch {
	case strings.EqualFold(text, online):
		return offer.Reach{Online: true}, nil
	case strings.EqualFold(text, wholeKreis):
		return offer.Reach{Kreis: true}, nil
	}
	var reach offer.Reach
	for name := range strings.SplitSeq(text, ",") {
		ags := l.agsOf(strings.TrimSpace(name))
		if ags == "" {
			return reach, refuse("Schreiben Sie „ganzer Kreis“, „online“ oder Namen von Kommunen des Kreises mit Komma.", "„%s“ ist keine Kommune des Kreises.", strings.TrimSpace(name))
		}
		reach.Kommunen = append(reach.Kommunen, ags)
	}
	return reach, nil
}

func (l Lists) agsOf(name string) string {
	for _, k := range l.Kommunen {
		if strings.EqualFold(k.Name, name) || k.AGS == name {
			return k.AGS
		}
	}
	return ""
}

func euro(cents int64) string {
	if cents%100 == 0 {
		return strconv.FormatInt(cents/100, 10)
	}
	return fmt.Sprintf("%d,%02d", cents/100, cents%100)
}
