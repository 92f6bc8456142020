package rule

import (
	"strings"

	"buendnis/internal/civil"
)

// Words is a value as people read it: the label of a code, ja or nein, a day in
// German; "" where nothing is known.
func (f *Fact) Words(v Value) string {
	switch {
	case !v.Known():
		return ""
	case v.Kind == Date:
		return spanWords(v.Span())
	case v.Kind == List && len(v.Items) == 0:
		return "keine"
	case v.Kind == Enum || v.Kind == Country:
		return f.labelOf(f.Format(v))
	case v.Kind == Number:
		return strings.ReplaceAll(f.Format(v), ".", ",")
	}
	return f.Format(v)
}

func (f *Fact) labelOf(code string) string {
	if i, ok := f.index[code]; ok {
		return f.Choices[i].Label
	}
	return code
}

func spanWords(s civil.Span) string {
	if s.Exact() {
		return s.From.German()
	}
	return s.From.German() + " bis " + s.To.German()
}

// Condition tells whether the expression is one that holds or not; otherwise it
// is the value of a derived fact.
func (e *Expr) Condition() bool { return e.kind == Bool }
