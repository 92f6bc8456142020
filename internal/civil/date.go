// Package civil counts days, months and deadlines as German law does, and
// knows no time of day and no time zone.
//
// A Date is a day of the calendar. A Span is a day that is known only to the
// month or year, or lies between two bounds: whoever asks a rule about a Span
// gets an answer for every day in it. Months are added as §§ 187–188 BGB say
// (the last day of the month where the day does not exist), and a period of
// "at least n months" has passed on the day after it ended (§ 26 SGB X).
package civil

import (
	"fmt"
	"time"
)

// Date is a day, counted from 1970-01-01. The zero Date is that day; use a
// Span or a pointer where a date may be missing.
type Date int32

// Clock tells the present moment; it is passed in wherever "today" matters.
type Clock func() time.Time

// Today is the calendar day of the clock in Germany.
func (c Clock) Today() Date {
	return FromTime(c().In(berlin))
}

var berlin = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return time.FixedZone("MEZ", 3600)
	}
	return zone
}()

// FromTime is the calendar day of t in t's own location.
func FromTime(t time.Time) Date {
	y, m, d := t.Date()
	return Day(y, int(m), d)
}

// Day is the given day; values outside the calendar roll over as time.Date does.
func Day(year, month, day int) Date {
	return Date(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Parse reads an ISO day such as 2019-06-14.
func Parse(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return 0, fmt.Errorf("„%s“ ist kein Datum der Form 2019-06-14", text)
	}
	return FromTime(t), nil
}

// MustParse is Parse for literals; it panics on a bad one.
func MustParse(text string) Date {
	d, err := Parse(text)
	if err != nil {
		panic(err)
	}
	return d
}

// Time is midnight UTC of the day.
func (d Date) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String is the ISO form 2019-06-14.
func (d Date) String() string { return d.Time().Format(time.DateOnly) }

// German is the form that people read: 14.06.2019.
func (d Date) German() string { return d.Time().Format("02.01.2006") }

// Split gives year, month and day.
func (d Date) Split() (year, month, day int) {
	y, m, dd := d.Time().Date()
	return y, int(m), dd
}

// AddDays moves by n days.
func (d Date) AddDays(n int) Date { return d + Date(n) }

// AddMonths moves by n months; where the day does not exist, the last day of
// the month is meant (§ 188 Abs. 3 BGB).
func (d Date) AddMonths(n int) Date {
	y, m, day := d.Split()
	first := Day(y, m+n, 1)
	fy, fm, _ := first.Split()
	last := Day(fy, fm+1, 0)
	_, _, lastDay := last.Split()
	return first.AddDays(min(day, lastDay) - 1)
}

// MarshalText writes the ISO form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO form.
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
