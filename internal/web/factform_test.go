package web

import (
	"net/url"
	"testing"

	"buendnis/internal/rule"
)

// Whatever is typed into a field: it is a value, nothing, or a sentence.
func FuzzAFieldOfTheForm(f *testing.F) {
	for _, text := range []string{"", "?", "14.06.2019", "6.2019", "2019", "31.02.2019", "1.2.3.4", "ja", "18-20", "4,5", "GEST", "SYR", "\x00", "99999999999999999999"} {
		f.Add(text)
	}
	law, err := shelf()
	if err != nil {
		f.Fatal(err)
	}
	book := law.Book()
	f.Fuzz(func(t *testing.T, text string) {
		for _, fact := range book.Vocabulary().All() {
			form := &factForm{book: book, typed: url.Values{fact.Name: {text}}}
			if fact.Type == rule.List {
				form.typed = url.Values{fact.Name: {listSome}}
				for _, part := range fact.Items {
					form.typed.Set(itemID(fact, 0, part), text)
				}
			}
			value, asked, err := form.read(fact)
			if err != nil && err.Error() == "" || err == nil && value.Known() && !asked {
				t.Errorf("%s: %q: %v, %v, %v", fact.Name, text, value, asked, err)
			}
		}
	})
}
