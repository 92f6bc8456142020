package analysis

import (
	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
)

// Side is one of two analyses that are compared: its inputs and its law.
type Side struct {
	Book *access.Rulebook
	Input
}

// Comparison is two analyses side by side: their figures, the differences, and
// what caused each difference. It is raw, like a Result; ScreenComparison makes
// of it what pages show.
type Comparison struct {
	Before      Summary            `json:"before"`
	After       Summary            `json:"after"`
	Steps       []Step             `json:"steps"` // in the order in which the inputs were exchanged
	Coverage    CoverageChange     `json:"coverage"`
	Needs       []NeedChange       `json:"needs"`
	Gaps        []GapChange        `json:"gaps"`
	Bottlenecks []BottleneckChange `json:"bottlenecks"` // those that are not the same on both sides
	Openings    []OpeningChange    `json:"openings"`
	Missing     []MissingChange    `json:"missing"`
	Differences Differences        `json:"differences"` // of the inputs

	stages stages
	effect *lawEffect
}

// Summary names one side.
type Summary struct {
	On           civil.Date `json:"on"`
	Mode         string     `json:"mode"`
	PeriodMonths int        `json:"period_months"`
	Classes      int        `json:"classes"`
	People       int        `json:"people"`
}

// CoverageChange is how many needs there are, and how many of them are met in
// the pessimistic and in the optimistic graph.
type CoverageChange struct {
	Demand     Change `json:"demand"`
	Covered    Change `json:"covered"`
	Optimistic Change `json:"optimistic"`
}

// Compare runs both sides, and between them those analyses in which one input
// after the other is exchanged (compare_step.go).
func Compare(before, after Side) (*Comparison, error) {
	if before.Book == nil || after.Book == nil {
		return nil, fault.New(fault.Invalid, "Zu einem Vergleich gehören zwei Seiten, jede mit ihrem Recht.")
	}
	c := &Comparison{}
	if err := c.findDifferences(before, after); err != nil {
		return nil, err
	}
	differs := c.Differences.causes()
	differs[CauseLaw] = lawDiffers(before, after)
	var err error
	if c.stages, err = runStages(before, after, differs); err != nil {
		return nil, err
	}
	c.fill(differs)
	return c, nil
}

func (c *Comparison) fill(differs map[Cause]bool) {
	s := c.stages
	c.Before, c.After = s.before().summary(), s.after().summary()
	c.Coverage = CoverageChange{
		Demand:     s.change(func(r *Result) Fraction { return NewFraction(r.Coverage.Demand, 1) }),
		Covered:    s.change(func(r *Result) Fraction { return NewFraction(r.Coverage.Covered[0], 1) }),
		Optimistic: s.change(func(r *Result) Fraction { return NewFraction(r.Coverage.Covered[1], 1) }),
	}
	for _, cause := range causeOrder {
		c.Steps = append(c.Steps, Step{cause, differs[cause], c.Coverage.Covered.Effects.of(cause)})
	}
	c.Needs, c.Gaps = s.needs(), s.gaps()
	c.Bottlenecks = s.bottlenecks()
	c.Openings, c.Missing = s.openings(), s.missing()
}

func (r *Result) summary() Summary {
	return Summary{r.On, r.Mode, r.PeriodMonths, r.Classes, r.People}
}
