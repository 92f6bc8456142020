package survey

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"buendnis/internal/offer"
	"buendnis/internal/rule"
)

// The structured columns of an offer and its conditions in the rule language
// are the same thing in two forms; offerRow and offerFrom turn one into the
// other, and what has no column stands in „Weitere Bedingung“.

var (
	ageAtLeast  = regexp.MustCompile(`^alter_jahre >= (\d+)$`)
	ageAtMost   = regexp.MustCompile(`^alter_jahre <= (\d+)$`)
	onlySex     = regexp.MustCompile(`^geschlecht == '(\w+)'$`)
	germanIn    = regexp.MustCompile(`^deutsch in \[(.+)\]$`)
	schoolingIn = regexp.MustCompile(`^schulabschluss in \[(.+)\]$`)
)

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
	var further []string
	for _, condition := range o.Conditions {
		if !l.conditionCells(condition, row) {
			further = append(further, condition)
		}
	}
	row["further"] = strings.Join(further, " && ")
	return row
}

// conditionCells puts a condition into its columns, if it has some.
func (l Lists) conditionCells(condition string, row map[string]string) bool {
	if m := ageAtLeast.FindStringSubmatch(condition); m != nil {
		row["age_from"] = m[1]
	} else if m := ageAtMost.FindStringSubmatch(condition); m != nil {
		row["age_to"] = m[1]
	} else if m := onlySex.FindStringSubmatch(condition); m != nil {
		row["geschlecht"] = label(l.choices("geschlecht"), m[1])
	} else if m := germanIn.FindStringSubmatch(condition); m != nil && condition == inList("deutsch", between(l.choices("deutsch"), first(m[1]), last(m[1]))) {
		row["deutsch_from"], row["deutsch_to"] = label(l.choices("deutsch"), first(m[1])), label(l.choices("deutsch"), last(m[1]))
	} else if m := schoolingIn.FindStringSubmatch(condition); m != nil && condition == inList("schulabschluss", atLeast(l.choices("schulabschluss"), first(m[1]))) {
		row["schulabschluss"] = label(l.choices("schulabschluss"), first(m[1]))
	} else {
		return false
	}
	return true
}

// conditions builds the rule language from the cells of a row (codes).
func (l Lists) conditions(row map[string]string) []string {
	list := []string{}
	if row["age_from"] != "" {
		list = append(list, "alter_jahre >= "+row["age_from"])
	}
	if row["age_to"] != "" {
		list = append(list, "alter_jahre <= "+row["age_to"])
	}
	if row["geschlecht"] != "" {
		list = append(list, "geschlecht == '"+row["geschlecht"]+"'")
	}
	if levels := between(l.choices("deutsch"), row["deutsch_from"], row["deutsch_to"]); row["deutsch_from"]+row["deutsch_to"] != "" {
		list = append(list, inList("deutsch", levels))
	}
	if row["schulabschluss"] != "" {
		list = append(list, inList("schulabschluss", atLeast(l.choices("schulabschluss"), row["schulabschluss"])))
	}
	if row["further"] != "" {
		list = append(list, row["further"])
	}
	return list
}

// between are the codes from one level to another; an empty bound is open.
func between(choices []rule.Choice, from, to string) []string {
	var list []string
	inside := from == ""
	for _, c := range choices {
		inside = inside || c.Code == from
		if inside {
			list = append(list, c.Code)
		}
		if c.Code == to {
			break
		}
	}
	return list
}

// atLeast are the certificates from one on; a foreign one that nobody has
// assessed is not among them, unless it is asked for itself.
func atLeast(choices []rule.Choice, from string) []string {
	return slices.DeleteFunc(between(choices, from, ""), func(code string) bool {
		return code == "ausl_unbewertet" && from != code
	})
}

func inList(fact string, codes []string) string {
	return fact + " in ['" + strings.Join(codes, "', '") + "']"
}

func first(list string) string { return strings.Trim(strings.Split(list, ", ")[0], "'") }

func last(list string) string {
	parts := strings.Split(list, ", ")
	return strings.Trim(parts[len(parts)-1], "'")
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
