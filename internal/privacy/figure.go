package privacy

import (
	"fmt"
	"strconv"
	"strings"
)

// Fine is the Unit of counts that are shares of people, such as 128/7: figures
// show them to a tenth, half up. Every figure is rounded once, by itself, so
// margins may differ from the sum of what they total by that rounding.
const Fine = 1_000_000_000

// nearly is what adding up fine units may lose; a half that was lost so is
// still rounded up.
const nearly = Fine / 1_000_000

// hiddenText is how a hidden figure reads.
const hiddenText = "geschützt"

// Figure is one protected number. A hidden figure holds no value. The zero
// Figure stands for a number that is not published at all.
type Figure struct {
	state figureState
	value int64
	unit  int64
	k     int64
}

type figureState int8

const (
	unpublished figureState = iota
	concealed
	open
)

// Shown says whether the figure may be read.
func (f Figure) Shown() bool { return f.state == open }

// Published is false where the family has no such number.
func (f Figure) Published() bool { return f.state != unpublished }

// Value is the number in units, 0 where it is hidden: ask Shown first.
func (f Figure) Value() int64 { return f.value }

// Unit is how many units are a person.
func (f Figure) Unit() int64 { return max(f.unit, 1) }

// Text is the figure in German: "1.234", "1.234,5", "geschützt", or "–" where
// nothing is published.
func (f Figure) Text() string {
	switch f.state {
	case unpublished:
		return "–"
	case concealed:
		return hiddenText
	}
	if f.unit <= 1 {
		return grouped(f.value)
	}
	tenths := f.tenths()
	return grouped(tenths/10) + "," + strconv.FormatInt(tenths%10, 10)
}

// tenths is the value in tenths, half up.
func (f Figure) tenths() int64 {
	if f.unit == Fine {
		return (f.value + Fine/20 + nearly) / (Fine / 10)
	}
	return f.value * 10 / f.Unit()
}

// Whole is Text without decimals, half up.
func (f Figure) Whole() string {
	switch {
	case f.state != open:
		return f.Text()
	case f.unit == Fine:
		return grouped((f.value + Fine/2 + nearly) / Fine)
	}
	return grouped((f.value + f.Unit()/2) / f.Unit())
}

// String is Text.
func (f Figure) String() string { return f.Text() }

// GoString is Text.
func (f Figure) GoString() string { return f.Text() }

// MarshalJSON gives the number, or null where it is hidden.
func (f Figure) MarshalJSON() ([]byte, error) {
	switch {
	case !f.Shown():
		return []byte("null"), nil
	case f.unit > 1:
		tenths := f.tenths()
		return fmt.Appendf(nil, "%d.%d", tenths/10, tenths%10), nil
	}
	return strconv.AppendInt(nil, f.value, 10), nil
}

func grouped(n int64) string {
	digits := strconv.FormatInt(n, 10)
	var b strings.Builder
	for i, digit := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(digit)
	}
	return b.String()
}

// Share is a part of a figure, made by Ratio.
type Share struct {
	shown    bool
	num, den int64
}

// Ratio is num/den. It is shown where both are shown and den is at least k (S5).
func Ratio(num, den Figure) Share {
	if !num.Shown() || !den.Shown() || den.value == 0 || den.value < den.k*den.Unit() {
		return Share{}
	}
	if num.Unit() == den.Unit() {
		return Share{shown: true, num: num.value, den: den.value}
	}
	return Share{shown: true, num: num.value * den.Unit(), den: den.value * num.Unit()}
}

// Shown says whether the share may be read.
func (s Share) Shown() bool { return s.shown }

// Float is the share as a number from 0 (also where it is hidden), for drawing.
func (s Share) Float() float64 {
	if !s.shown {
		return 0
	}
	return float64(s.num) / float64(s.den)
}

// Text is the share in whole per cent, half up: "43 %", or "geschützt".
func (s Share) Text() string {
	if !s.shown {
		return hiddenText
	}
	return grouped((s.num*200+s.den)/(s.den*2)) + "\u00a0%"
}

// String is Text.
func (s Share) String() string { return s.Text() }

// GoString is Text.
func (s Share) GoString() string { return s.Text() }
