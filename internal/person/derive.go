package person

import (
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// Record is what the case file of one person says on a day. It has no name and
// no number; the facts are those of the vocabulary, dates to the day.
type Record struct {
	Kommune string
	Facts   rule.Facts
}

// Derivation says what leaves the case files, and how coarse it is.
type Derivation struct {
	On   civil.Date   // ages are those of this day
	Asks []*rule.Fact // the facts that the analysis asks for; all others stay
	Ages []rule.Value // bands of age, ascending and without gaps
}

// The facts behind a derived age.
const (
	factAge  = "alter_jahre"
	factBorn = "geburtsdatum"
)

// Derive makes an anonymous population of case files: dates become months,
// ages become bands, whatever is not asked for stays behind, and people who are
// then alike become one class with a count. What a case file does not say is
// asked and unknown. Pure: records in, classes out, in a fixed order.
func (d Derivation) Derive(records []Record) Population {
	classes := make(Population, len(records))
	for i, record := range records {
		classes[i] = Class{Kommune: record.Kommune, Anzahl: 1, Facts: d.facts(record.Facts)}
	}
	return classes.Merge()
}

func (d Derivation) facts(known rule.Facts) rule.Facts {
	facts := rule.Facts{}
	for _, fact := range d.Asks {
		switch {
		case fact.Name == factBorn: // the age stands for it
		case fact.Name == factAge:
			facts[factAge] = d.band(d.age(known))
		default:
			facts[fact.Name] = coarse(fact, known[fact.Name])
		}
	}
	return facts
}

// age is the age on the day, exact or as far as the date of birth tells.
func (d Derivation) age(known rule.Facts) rule.Value {
	born := known[factBorn]
	if !born.Known() {
		return known[factAge]
	}
	span := born.Span()
	return rule.IntValue(int64(civil.Age(span.To, d.On)), int64(civil.Age(span.From, d.On)))
}

// band widens an age to the bands that it may lie in. Beyond them, one band on
// each side takes everybody.
func (d Derivation) band(age rule.Value) rule.Value {
	if !age.Known() || len(d.Ages) == 0 {
		return rule.Value{}
	}
	first, last := d.Ages[0], d.Ages[len(d.Ages)-1]
	bands := slices.Concat([]rule.Value{rule.IntValue(0, first.Lo-1)}, d.Ages, []rule.Value{rule.IntValue(last.Hi+1, oldestAge)})
	var wide rule.Value
	for _, band := range bands {
		if band.Hi < age.Lo || band.Lo > age.Hi {
			continue
		}
		if !wide.Known() {
			wide = band
		}
		wide.Hi = band.Hi
	}
	return wide
}

// oldestAge ends the last band of age.
const oldestAge = 120

// coarse is a value without exact days.
func coarse(fact *rule.Fact, value rule.Value) rule.Value {
	switch {
	case value.Kind == rule.Date:
		return rule.SpanValue(months(value.Span()))
	case value.Kind == rule.List:
		return coarseItems(fact, value)
	}
	return value
}

// months widens a span to whole months.
func months(s civil.Span) civil.Span {
	year, month, _ := s.From.Split()
	endYear, endMonth, _ := s.To.Split()
	return civil.Span{From: civil.Day(year, month, 1), To: civil.Day(endYear, endMonth+1, 0)}
}

// coarseItems keeps of each item what the vocabulary knows, days as months.
func coarseItems(list *rule.Fact, value rule.Value) rule.Value {
	items := make([]map[string]any, len(value.Items))
	for i, item := range value.Items {
		items[i] = map[string]any{}
		for _, field := range list.Items {
			if content, stated := item[field.Name]; stated {
				items[i][field.Name] = coarseField(field, content)
			}
		}
	}
	return rule.Value{Kind: rule.List, Items: items}
}

// coarseField is a field of an item; what can't be read is unknown. Null stays,
// because it may mean „not yet“.
func coarseField(field *rule.Fact, content any) any {
	if field.Type != rule.Date || content == nil {
		return content
	}
	text, _ := content.(string)
	span, err := civil.ParseSpan(text)
	if err != nil {
		return ""
	}
	return months(span).String()
}
