package offer

import (
	"regexp"
	"strings"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// Row is a simple condition on any fact of the vocabulary, as a row of a form
// says it: Angabe – ist – Wert.
type Row struct {
	Fact  string
	Op    Op
	Value string // as Fact.Parse reads it: a code, ja or nein, a number, a day
}

// Op is how a row compares.
type Op string

// The comparisons.
const (
	Is      Op = "ist"
	IsNot   Op = "ist-nicht"
	AtLeast Op = "mindestens"
	AtMost  Op = "hoechstens"
)

// Ops are the comparisons with their words, in the order of a form.
var Ops = []rule.Choice{
	{Code: string(Is), Label: "ist"},
	{Code: string(IsNot), Label: "ist nicht"},
	{Code: string(AtLeast), Label: "ist mindestens"},
	{Code: string(AtMost), Label: "ist höchstens"},
}

// signs are the comparisons in the rule language.
var signs = map[Op]string{Is: "==", IsNot: "!=", AtLeast: ">=", AtMost: "<="}

// Condition is the row in the rule language; the error says in German what
// does not fit.
func (r Row) Condition(words rule.Words) (string, error) {
	fact, ok := words.Vocabulary.Fact(r.Fact)
	if !ok || fact.Type == rule.List || signs[r.Op] == "" {
		return "", fault.New(fault.Invalid, "Wählen Sie eine Angabe und einen Vergleich aus den Listen.")
	}
	value, err := fact.Parse(r.Value)
	if err != nil || !value.Exact() {
		return "", fault.New(fault.Invalid, "„%s“ ist kein Wert der Angabe „%s“. %s", r.Value, fact.Label, Allowed(fact))
	}
	ordered := fact.Type == rule.Date || fact.Type == rule.Int || fact.Type == rule.Number
	if !ordered && (r.Op == AtLeast || r.Op == AtMost) {
		return "", fault.New(fault.Invalid, "„mindestens“ und „höchstens“ passen nur zu Zahlen und Tagen; „%s“ ist etwas anderes. Wählen Sie „ist“ oder „ist nicht“.", fact.Label)
	}
	return r.write(fact, value), nil
}

func (r Row) write(fact *rule.Fact, value rule.Value) string {
	text := fact.Format(value)
	switch fact.Type {
	case rule.Bool:
		if (text == "ja") == (r.Op == Is) {
			return fact.Name
		}
		return "!" + fact.Name
	case rule.Date:
		text = "date('" + text + "')"
	case rule.Enum, rule.Country:
		text = "'" + text + "'"
	}
	return fact.Name + " " + signs[r.Op] + " " + text
}

// Allowed says what a fact can be, for whoever writes a value.
func Allowed(fact *rule.Fact) string {
	switch fact.Type {
	case rule.Bool:
		return "Schreiben Sie ja oder nein."
	case rule.Date:
		return "Schreiben Sie einen Tag, zum Beispiel 01.08.2019."
	case rule.Int:
		return "Schreiben Sie eine ganze Zahl ab 0."
	case rule.Number:
		return "Schreiben Sie eine Zahl, zum Beispiel 2 oder 2,5."
	case rule.Country:
		return "Schreiben Sie den deutschen Namen eines Landes."
	}
	labels := make([]string, len(fact.Choices))
	for i, choice := range fact.Choices {
		labels[i] = choice.Label
	}
	return "Möglich ist: " + strings.Join(labels, "; ") + "."
}

var (
	compareForm = regexp.MustCompile(`^(\w+) (==|!=|>=|<=) (?:'(\w+)'|date\('([\d-]+)'\)|([\d.]+))$`)
	boolForm    = regexp.MustCompile(`^(!?)(\w+)$`)
)

// RowOf reads a condition that a row can say.
func RowOf(words rule.Words, condition string) (Row, bool) {
	var row Row
	if m := compareForm.FindStringSubmatch(condition); m != nil {
		row.Fact, row.Value = m[1], m[3]+m[4]+m[5]
		for op, sign := range signs {
			if sign == m[2] {
				row.Op = op
			}
		}
	} else if m := boolForm.FindStringSubmatch(condition); m != nil {
		row = Row{m[2], Is, "ja"}
		if m[1] != "" {
			row.Value = "nein"
		}
	}
	written, err := row.Condition(words)
	return row, err == nil && written == condition
}

// ValueOf is the value of a fact in the form of a Row, from what a person wrote:
// a label or a code, a day in German, a number with a comma.
func ValueOf(fact *rule.Fact, text string) string {
	text = strings.TrimSpace(text)
	for _, choice := range fact.Choices {
		if strings.EqualFold(choice.Label, text) || strings.EqualFold(choice.Code, text) {
			return choice.Code
		}
	}
	switch fact.Type {
	case rule.Country:
		if code := onlyOne(fact.Choices, text); code != "" {
			return code
		}
	case rule.Bool:
		return strings.ToLower(text)
	case rule.Number:
		return strings.Replace(text, ",", ".", 1)
	case rule.Date:
		if day, ok := germanDay(text); ok {
			return day.String()
		}
	}
	return text
}

// onlyOne is the only country whose official name begins with what people call
// it: Syrien.
func onlyOne(countries []rule.Choice, text string) (code string) {
	for _, c := range countries {
		if text != "" && strings.HasPrefix(strings.ToLower(c.Label), strings.ToLower(text)) {
			if code != "" {
				return ""
			}
			code = c.Code
		}
	}
	return code
}

var dayForm = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})$`)

func germanDay(text string) (civil.Date, bool) {
	m := dayForm.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	pad := func(part string) string { return ("0" + part)[len(part)-1:] }
	day, err := civil.Parse(m[3] + "-" + pad(m[2]) + "-" + pad(m[1]))
	return day, err == nil
}
