package web

import (
	"net/url"
	"strconv"
	"strings"

	"buendnis/internal/alliance"
	"buendnis/internal/fault"
	"buendnis/internal/view"
)

// priorityForm is a proposal as it is typed; values are also those of the
// address that named the gap.
type priorityForm struct {
	values        url.Values
	gap           alliance.Gap
	Title, Reason string
	Basis         string // fingerprint of the deliveries that the page showed
	faults        []view.Fault
}

func readPriorityForm(values url.Values) priorityForm {
	return priorityForm{
		values: values, Title: strings.TrimSpace(values.Get("titel")), Reason: strings.TrimSpace(values.Get("begruendung")), Basis: values.Get("grundlage"),
	}
}

func (f priorityForm) priority() alliance.Priority {
	p := alliance.Priority{Title: f.Title, Reason: f.Reason, Gap: f.gap}
	for _, m := range alliance.Measures {
		step, _ := strconv.Atoi(f.values.Get(m.Code)) // nothing chosen is step 0, which Validate refuses
		p.Weights = append(p.Weights, alliance.Weight{Measure: m.Code, Step: step, Note: strings.TrimSpace(f.values.Get(m.Code + "-grund"))})
	}
	return p
}

// check names every field that is missing; what else is wrong, Validate says.
func (f priorityForm) check(p alliance.Priority) []view.Fault {
	var faults []view.Fault
	if p.Title == "" {
		faults = append(faults, view.Fault{Field: "titel", Sentence: "Bitte geben Sie der Priorität einen Titel."})
	}
	if p.Reason == "" {
		faults = append(faults, view.Fault{Field: "begruendung", Sentence: "Bitte begründen Sie, warum diese Lücke zuerst geschlossen werden soll."})
	}
	for i, weight := range p.Weights {
		if weight.Words() == "0" {
			faults = append(faults, view.Fault{Field: weight.Measure, Sentence: "Bitte schätzen Sie ein: " + alliance.Measures[i].Label + "."})
		}
	}
	if err := p.Validate(); err != nil && len(faults) == 0 {
		faults = append(faults, view.Fault{Field: "titel", Sentence: fault.SentenceOf(err)})
	}
	return faults
}

func (f priorityForm) analysisAddress() string {
	return analysisPath(f.values.Get("on"), f.values.Get("modus") == "ermessen", f.values.Get("bedarf"), f.values.Get("kommune"))
}

// hidden are the fields that name the gap; the cause is chosen in the form
// where it is no bottleneck.
func (f priorityForm) hidden() [][2]string {
	fields := [][2]string{{"grundlage", f.Basis}}
	for _, name := range []string{"on", "modus", "bedarf", "kommune", "engpass"} {
		if value := f.values.Get(name); value != "" {
			fields = append(fields, [2]string{name, value})
		}
	}
	return fields
}

func stepOptions(m alliance.Measure) []view.Option {
	options := []view.Option{{Value: "", Text: "Bitte wählen"}}
	for i, words := range m.Steps {
		options = append(options, view.Option{Value: strconv.Itoa(i + 1), Text: words})
	}
	return options
}
