package rule

import (
	endian "encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"buendnis/internal/civil"
)

// Facts is what is known about one person or class: fact name → Value.
//
// A fact with the zero Value was asked for and is unknown: no background
// assumption fills it. A fact that is absent was not asked: the background may
// fill it, without one it is unknown too.
type Facts map[string]Value

// Value is knowledge about one fact: an exact value or what it may still be.
// The zero Value knows nothing (Known is false).
type Value struct {
	Kind  Type
	Lo    int64            // Date: day number; Int: value; Number: thousandths. Lowest possible.
	Hi    int64            // highest possible
	Set   uint64           // Enum: bit per choice; Bool: bit 0 = nein, bit 1 = ja
	Code  string           // Country: the alpha-3 code
	Items []map[string]any // List: the items as in JSON

	Deduced bool // follows from other facts; nobody stated it
}

// Stated tells whether somebody said something about the fact.
func (v Value) Stated() bool { return v.Known() && !v.Deduced }

// Bounds of a date or number about which only one side is known.
const (
	NoLower = math.MinInt32
	NoUpper = math.MaxInt32
)

// BoolValue is an exact boolean.
func BoolValue(b bool) Value {
	if b {
		return Value{Kind: Bool, Set: 2}
	}
	return Value{Kind: Bool, Set: 1}
}

// DateValue is an exact day.
func DateValue(d civil.Date) Value { return Value{Kind: Date, Lo: int64(d), Hi: int64(d)} }

// SpanValue is a date that lies in the span.
func SpanValue(s civil.Span) Value { return Value{Kind: Date, Lo: int64(s.From), Hi: int64(s.To)} }

// IntValue is an integer between lo and hi, both included.
func IntValue(lo, hi int64) Value { return Value{Kind: Int, Lo: lo, Hi: hi} }

// Span is the days that a date may be.
func (v Value) Span() civil.Span { return civil.Span{From: civil.Date(v.Lo), To: civil.Date(v.Hi)} }

// Known tells whether anything at all is known.
func (v Value) Known() bool { return v.Kind != "" }

// Exact tells whether only one value is left.
func (v Value) Exact() bool {
	switch v.Kind {
	case Bool, Enum:
		return v.Set != 0 && v.Set&(v.Set-1) == 0
	case Date, Int, Number:
		return v.Lo == v.Hi
	}
	return v.Kind != ""
}

// Key is a text that is equal exactly for equal values; classes are merged by it.
func (v Value) Key() string {
	switch v.Kind {
	case "":
		return "?"
	case Bool, Enum:
		return strconv.FormatUint(v.Set, 16)
	case Country:
		return v.Code
	case List:
		raw, _ := json.Marshal(v.Items)
		return string(raw)
	}
	return strconv.FormatInt(v.Lo, 36) + "~" + strconv.FormatInt(v.Hi, 36)
}

// AppendKey adds to a key in the making what is equal exactly for equal values;
// it is quicker than Key, and not for reading.
func (v Value) AppendKey(key []byte) []byte {
	switch v.Kind {
	case "":
		return append(key, '?')
	case Bool, Enum:
		return endian.AppendUvarint(append(key, '='), v.Set)
	case Date, Int, Number:
		return endian.AppendVarint(endian.AppendVarint(append(key, '~'), v.Lo), v.Hi)
	}
	text := v.Key()
	return append(endian.AppendUvarint(append(key, ':'), uint64(len(text))), text...)
}

// Key is a text that is equal exactly for equal facts.
func (f Facts) Key() string {
	names := make([]string, 0, len(f))
	for name := range f {
		names = append(names, name)
	}
	sort.Strings(names)
	var b strings.Builder
	for _, name := range names {
		b.WriteString(name + "=" + f[name].Key() + ";")
	}
	return b.String()
}

// Parse reads a value in the form of population.csv: codes of enums, ja/nein,
// 2019-06-14 or 2019-06 or 2019, 22 or 18-20, JSON for lists. The empty text is
// not a value: an empty cell is an unknown fact, and no entry in Facts.
func (f *Fact) Parse(text string) (Value, error) {
	switch f.Type {
	case Bool:
		switch text {
		case "ja", "true":
			return BoolValue(true), nil
		case "nein", "false":
			return BoolValue(false), nil
		}
		return Value{}, fmt.Errorf("„%s“ ist weder ja noch nein", text)
	case Enum:
		if i, ok := f.index[text]; ok {
			return Value{Kind: Enum, Set: 1 << i}, nil
		}
		return Value{}, fmt.Errorf("„%s“ ist kein Wert von %s", text, f.Label)
	case Country:
		if _, ok := f.index[text]; ok {
			return Value{Kind: Country, Code: text}, nil
		}
		return Value{}, fmt.Errorf("„%s“ ist kein dreistelliger Ländercode", text)
	case Date:
		s, err := civil.ParseSpan(text)
		return SpanValue(s), err
	case List:
		v := Value{Kind: List}
		err := json.Unmarshal([]byte(text), &v.Items)
		return v, err
	}
	return f.parseNumber(text)
}

var rangeForm = regexp.MustCompile(`^(\d+(?:[.,]\d{1,3})?)(?:\s*[-–]\s*(\d+(?:[.,]\d{1,3})?))?$`)

func (f *Fact) parseNumber(text string) (Value, error) {
	parts := rangeForm.FindStringSubmatch(text)
	if parts == nil {
		return Value{}, fmt.Errorf("„%s“ ist keine Zahl wie 22 oder 18-20", text)
	}
	if parts[2] == "" {
		parts[2] = parts[1]
	}
	lo, errLo := f.scaled(parts[1])
	hi, errHi := f.scaled(parts[2])
	if errLo != nil || errHi != nil || lo > hi {
		return Value{}, fmt.Errorf("„%s“ ist keine Zahl wie 22 oder 18-20", text)
	}
	return Value{Kind: f.Type, Lo: lo, Hi: hi}, nil
}

func (f *Fact) scaled(text string) (int64, error) {
	if f.Type == Int {
		return strconv.ParseInt(text, 10, 32)
	}
	x, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil || x > 1e6 {
		return 0, fmt.Errorf("%s ist zu groß", text)
	}
	return int64(math.Round(x * 1000)), nil
}

// ParseJSON reads a value as it stands in a JSON question: booleans, numbers,
// lists, and everything else as in Parse.
func (f *Fact) ParseJSON(raw any) (Value, error) {
	switch x := raw.(type) {
	case string:
		return f.Parse(x)
	case bool:
		if f.Type == Bool {
			return BoolValue(x), nil
		}
	case float64:
		if f.Type == Int || f.Type == Number {
			return f.parseNumber(strconv.FormatFloat(x, 'f', -1, 64))
		}
	case []any:
		if f.Type == List {
			text, err := json.Marshal(x)
			if err != nil {
				return Value{}, err
			}
			return f.Parse(string(text))
		}
	}
	return Value{}, fmt.Errorf("%v passt nicht zu %s", raw, f.Label)
}

// Format writes an exact or ranged value in the form that Parse reads.
func (f *Fact) Format(v Value) string {
	switch v.Kind {
	case "":
		return ""
	case Bool:
		return map[uint64]string{1: "nein", 2: "ja"}[v.Set]
	case Enum:
		for i, c := range f.Choices {
			if v.Set == 1<<i {
				return c.Code
			}
		}
		return ""
	case Country:
		return v.Code
	case Date:
		return v.Span().String()
	case List:
		raw, _ := json.Marshal(v.Items)
		return string(raw)
	}
	lo, hi := f.unscaled(v.Lo), f.unscaled(v.Hi)
	if lo == hi {
		return lo
	}
	return lo + "-" + hi
}

func (f *Fact) unscaled(n int64) string {
	if f.Type == Int {
		return strconv.FormatInt(n, 10)
	}
	return strconv.FormatFloat(float64(n)/1000, 'f', -1, 64)
}
