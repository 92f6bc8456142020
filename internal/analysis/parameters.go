package analysis

import (
	"buendnis/internal/civil"
	"buendnis/internal/fault"
)

// Parameters are what a run may vary; zero values are the defaults.
type Parameters struct {
	On           civil.Date
	Ermessen     bool    // the verdict ermessen counts as an edge
	PeriodMonths int     // 6
	StepPlaces   int     // 10
	NewOffer     int     // 20
	Overlap      float64 // 0.7
}

// complete fills in the defaults and refuses what makes no sense.
func (p Parameters) complete() (Parameters, error) {
	p.PeriodMonths = either(p.PeriodMonths, 6)
	p.StepPlaces = either(p.StepPlaces, 10)
	p.NewOffer = either(p.NewOffer, 20)
	if p.Overlap == 0 {
		p.Overlap = 0.7
	}
	switch {
	case p.PeriodMonths < 1 || p.PeriodMonths > 60:
		return p, fault.New(fault.Invalid, "Der Zeitraum beträgt %d Monate; möglich sind 1 bis 60.", p.PeriodMonths)
	case p.StepPlaces < 1 || p.StepPlaces > 10_000 || p.NewOffer < 1 || p.NewOffer > 10_000:
		return p, fault.New(fault.Invalid, "Zusätzliche Plätze sind %d, ein neues Angebot hat %d; möglich sind 1 bis 10.000.", p.StepPlaces, p.NewOffer)
	case !(p.Overlap > 0 && p.Overlap <= 1):
		return p, fault.New(fault.Invalid, "Der Anteil, ab dem sich Angebote überschneiden, ist %g; möglich ist mehr als 0 bis 1.", p.Overlap)
	}
	return p, nil
}

func either(given, otherwise int) int {
	if given == 0 {
		return otherwise
	}
	return given
}

// mode is how the result names what counts as an edge.
func (p Parameters) mode() string {
	if p.Ermessen {
		return "ermessen"
	}
	return "ja"
}

// lastDay is the end of the period: a period of months that begins with a day
// ends before the day of the same number (§ 188 Abs. 2 BGB), or with the last
// day of a month that has no such day (Abs. 3).
func (p Parameters) lastDay() civil.Date {
	end := p.On.AddMonths(p.PeriodMonths)
	_, _, first := p.On.Split()
	if _, _, last := end.Split(); last == first {
		return end.AddDays(-1)
	}
	return end
}
