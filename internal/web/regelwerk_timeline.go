package web

import (
	"fmt"
	"strings"

	"buendnis/internal/civil"
	"buendnis/internal/view"
)

// timeline draws the versions; open ends reach a year beyond what is known.
func (v ruleView) timeline() view.Timeline {
	first, last := v.on, v.on
	for _, version := range v.rule.Versions {
		for _, day := range []*civil.Date{version.From, version.To} {
			if day != nil {
				first, last = min(first, *day), max(last, *day)
			}
		}
	}
	first, last = first.AddMonths(-12), last.AddMonths(12)
	share := func(day civil.Date) float64 { return float64(day-first) / float64(last-first) }
	line := view.Timeline{Lane: "Fassung", Now: share(v.on), Day: v.on.German()}
	for i, version := range v.rule.Versions {
		span := view.Span{From: 0, To: 1, Text: fmt.Sprint(i + 1), Current: version.Holds(v.on)}
		if version.From != nil {
			span.From = share(*version.From)
		}
		if version.To != nil {
			span.To = share(*version.To)
		}
		line.Spans = append(line.Spans, span)
	}
	line.Ticks, line.Label = yearTicks(first, last, share), v.timelineText()
	return line
}

// mostTicks keeps the years of the axis apart, on a phone too.
const mostTicks = 6

func yearTicks(first, last civil.Date, share func(civil.Date) float64) []view.Tick {
	from, _, _ := first.Split()
	to, _, _ := last.Split()
	step := 1 + (to-from)/mostTicks
	var ticks []view.Tick
	for year := from + 1; year <= to; year += step {
		ticks = append(ticks, view.Tick{At: share(civil.Day(year, 1, 1)), Text: fmt.Sprint(year)})
	}
	return ticks
}

func (v ruleView) timelineText() string {
	parts := make([]string, len(v.rule.Versions))
	for i, version := range v.rule.Versions {
		parts[i] = fmt.Sprintf("Fassung %d: %s", i+1, periodWords(version))
	}
	return "Zeitachse der Fassungen. " + strings.Join(parts, "; ") + ". Markiert ist der " + v.on.German() + "."
}
