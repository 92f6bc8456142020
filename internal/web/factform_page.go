package web

import (
	"slices"

	"buendnis/internal/access"
	"buendnis/internal/rule"
	"buendnis/internal/view"
)

// factArea is a part of the form with the facts that are asked in it.
type factArea struct {
	name  string
	first []*rule.Fact // open at once
	rest  []*rule.Fact // folded
}

// areas are the parts that ask something. Where few facts are asked, none is
// folded.
func (f *factForm) areas(folding bool) []factArea {
	var areas []factArea
	for _, area := range f.book.Areas() {
		a := factArea{name: area.Name}
		for _, name := range area.Facts {
			fact, ok := f.book.Vocabulary().Fact(name)
			switch {
			case !ok || !slices.Contains(f.asked, name):
			case folding && !slices.Contains(area.First, name):
				a.rest = append(a.rest, fact)
			default:
				a.first = append(a.first, fact)
			}
		}
		if len(a.first)+len(a.rest) > 0 {
			areas = append(areas, a)
		}
	}
	return areas
}

// folds tells which folded facts have to be seen: those that are filled or
// wrong.
func (f *factForm) folds(facts []*rule.Fact) bool {
	return !slices.ContainsFunc(facts, func(fact *rule.Fact) bool {
		return f.typed.Get(fact.Name) != "" || faultOf(f.faults, fact.Name) != ""
	})
}

// field is the field of a fact; typed text stays as it was typed.
func (f *factForm) field(fact *rule.Fact) view.Field {
	hint := fact.Help
	switch fact.Type {
	case rule.Date:
		hint += " Als Tag, Monat oder Jahr: 14.06.2019, 06.2019, 2019."
	case rule.Int, rule.Number:
		hint += " Als Zahl oder Spanne: 22 oder 18-20."
	}
	return view.Field{ID: fact.Name, Label: fact.Label, Hint: hint, Value: f.typed.Get(fact.Name), Error: faultOf(f.faults, fact.Name)}
}

// day is the field of the day.
func (f *factForm) day() view.Field {
	value := f.on.String()
	if faultOf(f.faults, "on") != "" {
		value = f.typed.Get("on")
	}
	return view.Field{ID: "on", Label: "Stichtag", Hint: "Der Tag, für den geprüft wird.", Type: "date", Value: value, Error: faultOf(f.faults, "on")}
}

func (f *factForm) backgroundField() view.Field {
	field := view.Field{ID: "hintergrund", Label: "Was nicht angegeben ist, als unauffällig annehmen"}
	if f.background {
		field.Value = "ja"
	}
	return field
}

// options are what a fact may be said to be, after „nothing said“ and unknown.
func (f *factForm) options(fact *rule.Fact) []view.Option {
	options := []view.Option{{Value: "", Text: "keine Angabe"}, {Value: unknownMark, Text: "ausdrücklich unbekannt"}}
	switch fact.Type {
	case rule.Bool:
		return append(options, view.Option{Value: "ja", Text: "ja"}, view.Option{Value: "nein", Text: "nein"})
	case rule.List:
		return append(options, view.Option{Value: listNone, Text: "keine"}, view.Option{Value: listSome, Text: "ja, nämlich:"})
	}
	for _, choice := range fact.Choices {
		options = append(options, view.Option{Value: choice.Code, Text: choice.Label})
	}
	return options
}

// chosen tells whether a fact is chosen from a list.
func chosen(fact *rule.Fact) bool {
	return slices.Contains([]rule.Type{rule.Bool, rule.Enum, rule.Country, rule.List}, fact.Type)
}

// itemField is a field of an entry of a list.
func (f *factForm) itemField(fact *rule.Fact, row int, part *rule.Fact) view.Field {
	id := itemID(fact, row, part)
	return view.Field{ID: id, Label: f.book.ItemLabel(fact.Name, part.Name), Value: f.typed.Get(id)}
}

// words are the facts that were answered, for paper, where the form is left out.
func (f *factForm) words() string {
	if text := factWords(f.book, f.question("")); text != "" {
		return text
	}
	return "keiner Angabe"
}

// labels are facts as people read them.
func labels(book *access.Rulebook, facts []string) []string {
	names := make([]string, len(facts))
	for i, fact := range facts {
		names[i] = "„" + book.Label(fact) + "“"
	}
	return names
}
