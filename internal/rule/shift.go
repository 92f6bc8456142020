package rule

import "buendnis/internal/civil"

// A shift moves a day forward as the law counts: months, birthdays, days, one
// after another. Every step keeps the order of days, so a comparison of shifted
// days can be turned into a bound on the unshifted one.
type shift []step

type step struct {
	unit byte // 'm' months, 'y' birthdays, 'd' days
	n    int
}

// All days lie between past and never; never also stands for a day that does
// not come.
var (
	past  = int64(civil.Day(1900, 1, 1))
	never = int64(civil.Day(2200, 1, 1))
)

// of is the shifted day.
func (s shift) of(day int64) int64 {
	if day <= past || day >= never {
		return day
	}
	d := civil.Date(day)
	for _, step := range s {
		switch step.unit {
		case 'm':
			d = d.AddMonths(step.n)
		case 'y':
			d = civil.Birthday(d, step.n)
		default:
			d = d.AddDays(step.n)
		}
	}
	return int64(d)
}

// latest is the last day whose shift is not after limit.
func (s shift) latest(limit int64) int64 {
	if limit <= past || limit >= never || len(s) == 0 {
		return limit
	}
	day := s.guess(limit)
	for s.of(day) > limit {
		day--
	}
	for s.of(day+1) <= limit {
		day++
	}
	return day
}

// earliest is the first day whose shift is not before limit.
func (s shift) earliest(limit int64) int64 {
	if limit <= past || limit >= never {
		return limit
	}
	return s.latest(limit-1) + 1
}

// guess undoes the steps; it is at most a few days off.
func (s shift) guess(limit int64) int64 {
	d := civil.Date(limit)
	for i := len(s) - 1; i >= 0; i-- {
		switch s[i].unit {
		case 'm':
			d = d.AddMonths(-s[i].n)
		case 'y':
			d = civil.Birthday(d, -s[i].n)
		default:
			d = d.AddDays(-s[i].n)
		}
	}
	return int64(d)
}

// then adds one more step.
func (s shift) then(unit byte, n int) shift {
	return append(append(shift{}, s...), step{unit, n})
}
