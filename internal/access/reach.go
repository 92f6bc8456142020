package access

import (
	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// Reach is what a version of a rule can do at all: who makes each of its steps
// decide, and who makes the difference for each of its conditions. Where there
// is nobody on any day of the version, the step or the condition is dead.
type Reach struct {
	From, To *civil.Date // nil: open on that side; To is included
	Steps    []StepReach
}

// StepReach is a step of the decision list: a requirement that fails, a way
// that is taken, or what stands otherwise.
type StepReach struct {
	Part       Part
	Number     int // from 1 within its part
	Verdict    Verdict
	Text       string
	Decides    *Example // somebody for whom this step gives the verdict; nil: nobody
	Holds      *Example // a way of which nobody gets the verdict: somebody who meets its conditions
	Covered    int      // the step (by index) that decides for this somebody
	Same       int      // an earlier step (by index) with the same conditions; -1: none
	Conditions []ConditionReach
}

// Part is a part of the decision list.
type Part string

// The parts of a decision list.
const (
	PartRequirement Part = "Voraussetzung"
	PartWay         Part = "Weg"
	PartOtherwise   Part = "sonst"
)

// ConditionReach is a single condition where it stands: for whom it holds and
// fails at all, and for whom it decides, everything else in its step being as
// it is.
type ConditionReach struct {
	Expression, Text string
	Holds, Fails     *Example // nil: never
	Opens, Bars      *Example // its step holds, fails, because of it alone; nil: for nobody
}

// Example is a question that shows something about a rule.
type Example struct {
	On         civil.Date
	Facts      rule.Facts
	Background string
	OpenLaw    bool // only if an open point of law is settled that way
	Papers     bool // only with a status that does not exist on the day
	Unsure     bool // nobody was found before the search gave up; there may be somebody
}

// Hypothetical tells whether nobody gets this answer today, or nobody in order.
func (e *Example) Hypothetical() bool { return e.OpenLaw || e.Papers || e.Unsure }

// Question asks an instrument about the example.
func (e *Example) Question(instrument string) Question {
	return Question{ID: "beispiel", On: e.On, Instrument: instrument, Facts: e.Facts, Background: e.Background}
}

// Reach looks at every version of an instrument.
func (b *Rulebook) Reach(instrument string) []Reach {
	var list []Reach
	for _, v := range b.rules[instrument] {
		list = append(list, b.reach(v))
	}
	return list
}

func (b *Rulebook) reach(v *version) Reach {
	e := b.explorer(v)
	shown := v.shown()
	r := Reach{From: shown.From, To: shown.To, Steps: e.steps()}
	e.explore()
	e.shadows(r.Steps)
	return r
}

// Verdicts are those that somebody can surely get, each with somebody.
func (r *Reach) Verdicts() map[Verdict]*Example {
	list := map[Verdict]*Example{}
	for _, step := range r.Steps {
		if step.Decides != nil && !step.Decides.Hypothetical() && list[step.Verdict] == nil {
			list[step.Verdict] = step.Decides
		}
	}
	return list
}
