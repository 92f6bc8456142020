package civil

import (
	"fmt"
	"regexp"
	"strconv"
)

// Span is the days from From to To, both included: a date known only to the
// month (2019-06) or year (2019), or bounded by other dates.
type Span struct{ From, To Date }

var spanForm = regexp.MustCompile(`^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$`)

// ParseSpan reads 2019-06-14, 2019-06 or 2019.
func ParseSpan(text string) (Span, error) {
	parts := spanForm.FindStringSubmatch(text)
	if parts == nil {
		return Span{}, fmt.Errorf("„%s“ ist kein Datum der Form 2019-06-14, 2019-06 oder 2019", text)
	}
	year, _ := strconv.Atoi(parts[1])
	if parts[2] == "" {
		return Span{Day(year, 1, 1), Day(year, 12, 31)}, nil
	}
	month, _ := strconv.Atoi(parts[2])
	if month < 1 || month > 12 {
		return Span{}, fmt.Errorf("„%s“ nennt einen Monat, den es nicht gibt", text)
	}
	if parts[3] == "" {
		return Span{Day(year, month, 1), Day(year, month+1, 0)}, nil
	}
	day, err := Parse(text)
	return Span{day, day}, err
}

// Exact tells whether the span is a single day.
func (s Span) Exact() bool { return s.From == s.To }

// String is the shortest ISO form that ParseSpan reads back, or from/to.
func (s Span) String() string {
	y, m, _ := s.From.Split()
	switch s {
	case Span{s.From, s.From}:
		return s.From.String()
	case Span{Day(y, m, 1), Day(y, m+1, 0)}:
		return fmt.Sprintf("%04d-%02d", y, m)
	case Span{Day(y, 1, 1), Day(y, 12, 31)}:
		return fmt.Sprintf("%04d", y)
	}
	return s.From.String() + "/" + s.To.String()
}

// MonthsPassed is the greatest n for which "at least n months since d" holds
// on the day `on`: on > d + n months. It is -1 where not even the day d itself
// has passed.
func MonthsPassed(d, on Date) int {
	if on <= d {
		return -1
	}
	y1, m1, _ := d.Split()
	y2, m2, _ := on.Split()
	n := (y2-y1)*12 + m2 - m1
	for on <= d.AddMonths(n) {
		n--
	}
	return n
}

// Birthday is the n-th birthday; one who was born on 29 February has it on
// 1 March in common years.
func Birthday(born Date, n int) Date {
	y, m, d := born.Split()
	return Day(y+n, m, d)
}

// Age is the number of birthdays up to and including `on`.
func Age(born, on Date) int {
	y1, _, _ := born.Split()
	y2, _, _ := on.Split()
	n := y2 - y1
	if Birthday(born, n) > on {
		n--
	}
	return n
}
