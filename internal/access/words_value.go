package access

import (
	"strings"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// ValueWords say what is known about a fact as people read it; the entries of a
// list by the names of their parts.
func (b *Rulebook) ValueWords(fact *rule.Fact, value rule.Value) string {
	if value.Kind != rule.List || len(value.Items) == 0 {
		return fact.Words(value)
	}
	entries := make([]string, len(value.Items))
	for i, item := range value.Items {
		entries[i] = b.entryWords(fact, item)
	}
	return strings.Join(entries, "; ")
}

func (b *Rulebook) entryWords(list *rule.Fact, item map[string]any) string {
	var parts []string
	for _, part := range list.Items {
		if text := partWords(item[part.Name]); text != "" {
			label, _, _ := strings.Cut(b.ItemLabel(list.Name, part.Name), " (") // without the hint to fill it in
			parts = append(parts, label+" "+text)
		}
	}
	return strings.Join(parts, ", ")
}

// partWords say one part of an entry; what is open or unknown stays away.
func partWords(value any) string {
	switch v := value.(type) {
	case bool:
		return map[bool]string{true: "ja", false: "nein"}[v]
	case string:
		if span, err := civil.ParseSpan(v); err == nil {
			return dayWords(span)
		}
		return v
	}
	return ""
}

func dayWords(s civil.Span) string {
	if s.Exact() {
		return s.From.German()
	}
	return "zwischen " + s.From.German() + " und " + s.To.German()
}
