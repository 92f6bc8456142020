package access

import (
	"fmt"
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/offer"
	"buendnis/internal/rule"
)

// Admission is who may enter an offer on a day: whoever has the legal access
// that the offer names, and meets its own conditions. It asks about anybody at
// all, with the background "unauffaellig", as the analysis asks about classes.
type Admission struct {
	b          *Rulebook
	on         civil.Date
	instrument *string
	law        string // the legal access in the rule language; empty: none is needed
	sure       string // … without any discretion
	conditions []string
}

// Admission prepares the question; the error is a German sentence about a
// condition or an instrument that can't be read.
func (b *Rulebook) Admission(instrument *string, conditions []string, on civil.Date) (*Admission, error) {
	a := &Admission{b: b, on: on, instrument: instrument, conditions: conditions}
	if instrument != nil {
		a.sure = fmt.Sprintf("verdict('%s') == '%s'", *instrument, Ja)
		a.law = fmt.Sprintf("verdict('%s') in ['%s', '%s']", *instrument, Ja, Ermessen)
	}
	for _, part := range append([]string{a.law}, conditions...) {
		if part == "" {
			continue
		}
		if _, err := b.Condition(part); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// GroupAdmission is what an offer means for a group of status.
type GroupAdmission struct {
	Group rule.Choice
	Own   bool // somebody in it can meet the offer's own conditions
	Open  bool // … and has the legal access, too
}

// Groups are the groups of figures that exist on the day, in the order of pages.
func (a *Admission) Groups() ([]GroupAdmission, error) {
	own, err := a.b.Condition(a.all(a.conditions...))
	if err != nil {
		return nil, err
	}
	both, err := a.b.Condition(a.all(append([]string{a.law}, a.conditions...)...))
	if err != nil {
		return nil, err
	}
	var list []GroupAdmission
	for _, group := range a.b.groups {
		g := GroupAdmission{Group: rule.Choice{Code: group.ID, Label: group.Name}}
		statuses := a.single(group.Statuses)
		for _, status := range statuses {
			g.Own = g.Own || own.Holds(a.on, status) != rule.False
			g.Open = g.Open || both.Holds(a.on, status) != rule.False && a.concerns(status)
		}
		if len(statuses) > 0 {
			list = append(list, g)
		}
	}
	return list, nil
}

// Titles is what the offer means for every title that exists on the day: the
// verdicts of the law for a reference person, and nein where nobody with the
// title can meet the offer's own conditions.
func (a *Admission) Titles(profile rule.Facts) ([]Cell, error) {
	own, err := a.b.Condition(a.all(a.conditions...))
	if err != nil {
		return nil, err
	}
	status, _ := a.b.vocabulary.Fact("status")
	var cells []Cell
	for _, choice := range status.Choices {
		if !a.b.isStatus(choice.Code, a.on) {
			continue
		}
		value, _ := status.Parse(choice.Code) // a code of the vocabulary itself
		cell := Cell{Status: choice.Code, Verdicts: []Verdict{Ja}}
		if a.instrument != nil {
			cell = a.b.cell(*a.instrument, status, choice.Code, a.on, profile)
		}
		if own.Holds(a.on, rule.Facts{"status": value}) == rule.False {
			cell.Verdicts, cell.OpensAfter = []Verdict{Nein}, ""
		}
		cells = append(cells, cell)
	}
	return cells, nil
}

// single are the statuses of a group that exist on the day, each as a person of
// whom nothing else is known; codes that stand for several say nothing new.
func (a *Admission) single(codes []string) []rule.Facts {
	status, _ := a.b.vocabulary.Fact("status")
	var list []rule.Facts
	for _, code := range codes {
		if a.b.isStatus(code, a.on) {
			value, _ := status.Parse(code) // the tables name codes of the vocabulary only
			list = append(list, rule.Facts{"status": value})
		}
	}
	return list
}

// concerns tells whether the law says anything but „unklar“ to a status: of some
// the catalogue says nothing (law/scope.yaml).
func (a *Admission) concerns(status rule.Facts) bool {
	if a.instrument == nil {
		return true
	}
	fact, _ := a.b.vocabulary.Fact("status")
	cell := a.b.cell(*a.instrument, fact, fact.Format(status["status"]), a.on, nil)
	return !slices.Equal(cell.Verdicts, []Verdict{Unklar})
}

// all joins conditions of which all must hold; nothing is always true.
func (a *Admission) all(conditions ...string) string {
	var list []string
	for _, condition := range conditions {
		if condition != "" {
			list = append(list, condition)
		}
	}
	if len(list) == 0 {
		return "true"
	}
	return offer.Join(list)
}
