package web

import (
	"strings"
	"time"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
)

// Days that somebody can mean: outside, a figure for the year is mistyped.
var (
	earliestDay = civil.MustParse("1990-01-01")
	latestDay   = civil.MustParse("2060-12-31")
)

// readDay reads a day of an address: 2020-01-15 or 15.01.2020.
func readDay(text string) (civil.Date, error) {
	text = strings.TrimSpace(text)
	day, err := civil.Parse(text)
	if err != nil {
		var t time.Time
		if t, err = time.Parse("2.1.2006", text); err == nil {
			day = civil.FromTime(t)
		}
	}
	if err != nil {
		return 0, fault.New(fault.Invalid, "„%s“ ist kein Tag. Schreiben Sie ihn so: 15.01.2020.", text)
	}
	if day < earliestDay || day > latestDay {
		return 0, fault.New(fault.Invalid, "Der %s liegt zu weit weg. Möglich ist jeder Tag vom %s bis zum %s.", day.German(), earliestDay.German(), latestDay.German())
	}
	return day, nil
}
