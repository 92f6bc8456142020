package web

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"buendnis/internal/civil"
	"buendnis/internal/store"
	"buendnis/internal/view"
)

// comparisonFilter is what the address asks for.
type comparisonFilter struct {
	before, after sideChoice
	opening       string // what changes on the later side, "" for nothing
	asked         bool
	faults        []view.Fault
}

// sideChoice is a frozen analysis, or the deliveries as they stand with a day
// and a mode.
type sideChoice struct {
	field    string // vorher or nachher
	frozen   int64
	on       civil.Date
	typed    string // a day that can't be used
	ermessen bool
}

func (f *comparisonFilter) fault(field, sentence string) {
	f.faults = append(f.faults, view.Fault{Field: field, Sentence: sentence})
}

func readComparisonFilter(values url.Values, basis *delivered, frozen []store.FrozenAnalysis, openings []view.Option) comparisonFilter {
	f := comparisonFilter{asked: len(values) > 0, opening: values.Get("oeffnung")}
	f.before = f.readSide("vorher", values, basis, frozen)
	f.after = f.readSide("nachher", values, basis, frozen)
	if choice := f.opening; choice != "" && optionText(openings, choice) == "" {
		f.opening = ""
		f.fault("oeffnung", "Diese Änderung gibt es nicht. Bitte wählen Sie eine aus der Liste.")
	}
	return f
}

func (f *comparisonFilter) readSide(field string, values url.Values, basis *delivered, frozen []store.FrozenAnalysis) sideChoice {
	c := sideChoice{field: field, on: basis.erhebung.Stichtag, ermessen: values.Get(field+"-modus") == "ermessen"}
	if text := values.Get(field); text != "" {
		id, err := strconv.ParseInt(strings.TrimPrefix(text, "stand-"), 10, 64)
		if err != nil || frozenTitle(frozen, id) == "" {
			f.fault(field, "Diesen festgeschriebenen Stand gibt es nicht. Bitte wählen Sie einen aus der Liste.")
			return c
		}
		c.frozen = id
		return c
	}
	day := analysisFilter{on: c.on}
	day.readDay(values.Get(field + "-on"))
	for _, bad := range day.faults {
		f.fault(field+"-on", bad.Sentence)
	}
	c.on, c.typed = day.on, day.typed
	return c
}

func frozenTitle(frozen []store.FrozenAnalysis, id int64) string {
	for _, f := range frozen {
		if f.ID == id {
			return fmt.Sprintf("Stand %d: %s", f.ID, f.Title)
		}
	}
	return ""
}

func optionText(options []view.Option, value string) string {
	for _, o := range options {
		if o.Value == value {
			return o.Text
		}
	}
	return ""
}

// value is the entry of the list of sides.
func (c sideChoice) value() string {
	if c.frozen == 0 {
		return ""
	}
	return fmt.Sprint("stand-", c.frozen)
}

// day is what the field of the day shows.
func (c sideChoice) day() string {
	if c.typed != "" {
		return c.typed
	}
	return c.on.String()
}

func (c sideChoice) mode() string {
	if c.ermessen {
		return "ermessen"
	}
	return ""
}

// key names the side among answers that are kept.
func (c sideChoice) key() string {
	if c.frozen != 0 {
		return c.value()
	}
	return c.on.String() + c.mode()
}

// comparisonPath is the permanent address of a comparison.
func comparisonPath(before, after sideChoice, opening string) string {
	values := url.Values{}
	for _, c := range []sideChoice{before, after} {
		if c.frozen != 0 {
			values.Set(c.field, c.value())
			continue
		}
		values.Set(c.field+"-on", c.on.String())
		if c.ermessen {
			values.Set(c.field+"-modus", "ermessen")
		}
	}
	if opening != "" {
		values.Set("oeffnung", opening)
	}
	return comparisonAddress + "?" + values.Encode()
}
