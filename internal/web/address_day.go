package web

import (
	"net/url"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/view"
)

// typedDays are the days of an address as somebody typed them, and what is
// wrong with them.
type typedDays struct {
	Raw    url.Values
	Faults []view.Fault
}

// day reads one; a bad one is a fault, and other stands.
func (t *typedDays) day(field string, other civil.Date) civil.Date {
	text := t.Raw.Get(field)
	if text == "" {
		return other
	}
	day, err := readDay(text)
	if err != nil {
		t.Faults = append(t.Faults, view.Fault{Field: field, Sentence: fault.SentenceOf(err)})
		return other
	}
	return day
}

// value is what a field shows: what was typed where it is wrong, else the day
// that holds.
func (t typedDays) value(field string, day civil.Date) string {
	if typed := t.Raw.Get(field); typed != "" && faultOf(t.Faults, field) != "" {
		return typed
	}
	return day.String()
}

func faultOf(faults []view.Fault, field string) string {
	for _, f := range faults {
		if f.Field == field {
			return f.Sentence
		}
	}
	return ""
}
