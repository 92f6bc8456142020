package civil

import (
	"testing"

	"pgregory.net/rapid"
)

func anyDay(t *rapid.T, name string) Date {
	return Date(rapid.IntRange(int(MustParse("1980-01-01")), int(MustParse("2040-12-31"))).Draw(t, name))
}

// Literal cases of §§ 187–188 BGB: the last day of a short month, leap years.
func TestAddMonthsKnowsShortMonths(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2019-01-31", 1, "2019-02-28"},
		{"2020-01-31", 1, "2020-02-29"},
		{"2019-08-31", 6, "2020-02-29"},
		{"2019-05-31", -3, "2019-02-28"},
		{"2019-12-15", 1, "2020-01-15"},
		{"2020-02-29", 12, "2021-02-28"},
	} {
		if got := MustParse(c.from).AddMonths(c.months).String(); got != c.want {
			t.Errorf("%s und %d Monate: %s, erwartet %s", c.from, c.months, got, c.want)
		}
	}
}

func TestMonthsPassedIsTheLargestThatHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, on := anyDay(t, "seit"), anyDay(t, "am")
		want := -1
		for n := 0; on > d.AddMonths(n); n++ {
			want = n
		}
		if got := MonthsPassed(d, on); got != want {
			t.Fatalf("%s bis %s: %d, erwartet %d", d, on, got, want)
		}
	})
}

func TestAgeCountsBirthdays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		born, on := anyDay(t, "geboren"), anyDay(t, "am")
		age := Age(born, on)
		if Birthday(born, age) > on || Birthday(born, age+1) <= on {
			t.Fatalf("geboren %s, am %s: %d", born, on, age)
		}
	})
	if got := Birthday(MustParse("2000-02-29"), 19).String(); got != "2019-03-01" {
		t.Errorf("Geburtstag vom 29.02. in einem Gemeinjahr: %s", got)
	}
}

func TestSpansReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDay(t, "Tag")
		y, m, _ := d.Split()
		for _, s := range []Span{{d, d}, {Day(y, m, 1), Day(y, m+1, 0)}, {Day(y, 1, 1), Day(y, 12, 31)}} {
			if back, err := ParseSpan(s.String()); err != nil || back != s {
				t.Fatalf("%s wird zu %v, %v", s, back, err)
			}
		}
	})
	for _, bad := range []string{"", "2019-13", "2019-02-30", "19-01-01", "2019-1", "2019-00", "morgen"} {
		if s, err := ParseSpan(bad); err == nil {
			t.Errorf("%q gilt als %v", bad, s)
		}
	}
}

func FuzzParseSpan(f *testing.F) {
	f.Add("2019-06-14")
	f.Add("2019-06")
	f.Add("2019")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ParseSpan(text)
		if err == nil && (s.From > s.To || s.String() != text) {
			t.Errorf("%q wird zu %s", text, s)
		}
	})
}
