package web

import (
	"fmt"
	"time"

	"buendnis/internal/civil"
)

// moment is a time as people read it: 15.01.2020, 8:05 Uhr.
func moment(t time.Time) string {
	local := t.In(germany)
	return fmt.Sprintf("%s, %d:%02d Uhr", civil.FromTime(local).German(), local.Hour(), local.Minute())
}

// longDay is a day with its weekday: Mittwoch, 15. Januar 2020.
func longDay(d civil.Date) string {
	t := d.Time()
	return fmt.Sprintf("%s, %d. %s %d", weekdays[t.Weekday()], t.Day(), months[t.Month()-1], t.Year())
}

// untilWords says how far a day is away: heute, in 16 Tagen, seit 2 Tagen vorbei.
func untilWords(today, day civil.Date) string {
	switch days := int(day - today); {
	case days == 0:
		return "heute"
	case days == 1:
		return "morgen"
	case days > 1:
		return fmt.Sprintf("in %d Tagen", days)
	case days == -1:
		return "seit gestern vorbei"
	default:
		return fmt.Sprintf("seit %d Tagen vorbei", -days)
	}
}

var (
	weekdays = []string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"}
	months   = []string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}
	germany  = berlin()
)

func berlin() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return time.FixedZone("MEZ", 3600) // a machine without time zones
	}
	return zone
}
