package web

import (
	"fmt"
	"slices"

	"buendnis/internal/access"
	"buendnis/internal/offer"
	"buendnis/internal/rule"
	"buendnis/internal/view"
)

// zugangView is the page of the form.
type zugangView struct {
	editing
	form          entryForm
	row           offerRow // the offer as the form says it
	before, after admissionView
	kinds         []instrumentGroup
}

func (v zugangView) heading() string { return v.offer.Title + ": Zugang bearbeiten" }

func (v zugangView) preline() string {
	line := v.offer.Organization + " · " + v.kommune.Name + " · Erhebung zum " + v.erhebung.Stichtag.German()
	if v.draft.good() {
		return line + " · auf dem Stand Ihres Entwurfs"
	}
	return line
}

// previewHeading says what the form means for people.
func (v zugangView) previewHeading() string {
	if v.changed() {
		return "So wird der Zugang: " + v.after.finding()
	}
	return "So ist der Zugang: " + v.after.finding()
}

func (v zugangView) changed() bool {
	changed := v.form.apply(v.offer)
	return !sameEntry(v.offer, changed)
}

// effect compares with the offer as it stands.
func (v zugangView) effect() string {
	now, then := v.before.openGroups(), v.after.openGroups()
	if !v.changed() || v.before.fault+v.after.fault != "" {
		return ""
	}
	if now == then {
		return fmt.Sprintf("Bisher ebenso: %s.", count(now, "Statusgruppe", "Statusgruppen"))
	}
	return fmt.Sprintf("Bisher: %s von %d.", count(now, "Statusgruppe", "Statusgruppen"), len(v.before.groups))
}

// closed are the groups that cannot take part, with the reason.
func (a admissionView) closed() []string {
	var list []string
	for _, g := range a.groups {
		if !g.open {
			list = append(list, g.label+": "+g.answer())
		}
	}
	return list
}

// instrumentGroup are legal bases of a kind.
type instrumentGroup struct {
	kind    string
	options []view.Option
}

// instrumentGroups are the legal bases to choose from, by kind; a bar is none.
// One that an offer names already stays in the list.
func instrumentGroups(book *access.Rulebook, chosen string) []instrumentGroup {
	var groups []instrumentGroup
	for _, kind := range book.Kinds() {
		group := instrumentGroup{kind: kind.Label}
		for _, i := range book.Instruments() {
			if i.Kind == kind.Code && (!i.Bars() || i.ID == chosen) {
				group.options = append(group.options, view.Option{Value: i.ID, Text: i.Name})
			}
		}
		if len(group.options) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

// options are a list to choose one from; the first entry says what none means.
func options(none string, choices []rule.Choice) []view.Option {
	list := []view.Option{{Text: none}}
	for _, c := range choices {
		list = append(list, view.Option{Value: c.Code, Text: c.Label})
	}
	return list
}

// opOptions are the comparisons of a free row.
func opOptions() []view.Option { return options("", offer.Ops)[1:] }

// tick is a box of a group of boxes.
type tick struct {
	field, value, label string
	on                  bool
}

func (t tick) id() string { return t.field + "-" + t.value }

func (f *entryForm) ticks(field string, choices []rule.Choice) []tick {
	list := make([]tick, len(choices))
	for i, c := range choices {
		list[i] = tick{field, c.Code, c.Label, slices.Contains(f.typed[field], c.Code)}
	}
	return list
}

// towns are the county's municipalities to choose from.
func (f *entryForm) towns() []tick {
	choices := make([]rule.Choice, len(f.kreis.Kommunen))
	for i, kommune := range f.kreis.Kommunen {
		choices[i] = rule.Choice{Code: kommune.AGS, Label: kommune.Name}
	}
	return f.ticks(fieldKommune, choices)
}

var reachChoices = []rule.Choice{
	{Code: reachKreis, Label: "dem ganzen Kreis"},
	{Code: reachOnline, Label: "allen Orten: Das Angebot ist online"},
	{Code: reachTowns, Label: "bestimmten Kommunen:"},
}
