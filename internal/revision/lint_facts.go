package revision

import (
	"fmt"

	"buendnis/internal/access"
)

// unreadFacts are facts that the catalogue says the instrument needs and no
// condition asks for, and derivations of its own that nothing uses.
func unreadFacts(l *linter) (found []Finding) {
	id := l.rule.Instrument.ID
	for _, fact := range l.book.Unread(id) {
		f := Finding{Kind: KindFact, Severity: Fehler, Instrument: id, Place: fact.Name}
		f.Text = fmt.Sprintf("Nach law/facts.yaml braucht dieses Instrument „%s“ (%s); keine Bedingung fragt danach.", fact.Label, fact.Name)
		f.Repair = fmt.Sprintf("Ergänzen Sie die Bedingung, oder begründen Sie oben in der Datei unter „unread“, warum %s nichts ändert.", fact.Name)
		found = append(found, f)
	}
	for version, names := range l.book.Idle(id) {
		for _, name := range names {
			f := l.finding(KindFact, Hinweis, l.rule.Versions[version].From, "derived, "+name)
			f.Text = fmt.Sprintf("Die Fassung leitet „%s“ ab, und keine ihrer Bedingungen fragt danach.", name)
			f.Repair = "Streichen Sie die Ableitung, oder fragen Sie danach."
			found = append(found, f)
		}
	}
	return found
}

// unusedFacts are facts of the law that nothing at all asks for.
func unusedFacts(book *access.Rulebook) (found []Finding) {
	for _, fact := range book.Unused() {
		f := Finding{Kind: KindFact, Severity: Fehler, Place: "law/facts.yaml, " + fact.Name}
		f.Text = fmt.Sprintf("Nach „%s“ fragt keine Regel, kein Bedarf und keine Annahme.", fact.Label)
		f.Repair = "Verwenden Sie den Fakt in einer Regel, oder streichen Sie ihn aus law/facts.yaml."
		found = append(found, f)
	}
	return found
}
