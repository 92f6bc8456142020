package revision

import "fmt"

// facts are those that the catalogue says the instrument needs and no condition
// asks for, reasons for that which are not so, and derivations of its own that
// nothing uses.
func facts(l *linter) []Finding {
	return append(append(l.unread(), l.misread()...), l.idleDerivations()...)
}

func (l *linter) unread() (found []Finding) {
	for _, fact := range l.book.Unread(l.rule.Instrument.ID) {
		f := Finding{Kind: KindFact, Severity: Fehler, Instrument: l.rule.Instrument.ID, Place: fact.Name}
		f.Text = fmt.Sprintf("Nach law/facts.yaml braucht dieses Instrument „%s“ (%s); keine Bedingung fragt danach.", fact.Label, fact.Name)
		f.Repair = fmt.Sprintf("Ergänzen Sie die Bedingung, oder begründen Sie oben in der Datei unter „unread“, warum %s nichts ändert.", fact.Name)
		found = append(found, f)
	}
	return found
}

func (l *linter) misread() (found []Finding) {
	for _, name := range l.book.Misread(l.rule.Instrument.ID) {
		f := Finding{Kind: KindFact, Severity: Hinweis, Instrument: l.rule.Instrument.ID, Place: "unread, " + name}
		f.Text = fmt.Sprintf("Die Datei begründet unter „unread“, warum keine Bedingung nach %s fragt; eine fragt danach.", name)
		f.Repair = "Streichen Sie die Begründung oder die Bedingung."
		found = append(found, f)
	}
	return found
}

func (l *linter) idleDerivations() (found []Finding) {
	for i, names := range l.book.Idle(l.rule.Instrument.ID) {
		for _, name := range names {
			f := l.finding(KindFact, Hinweis, l.rule.Versions[i].From, "derived, "+name)
			f.Text = fmt.Sprintf("Die Fassung leitet „%s“ ab, und keine ihrer Bedingungen fragt danach.", name)
			f.Repair = "Streichen Sie die Ableitung, oder fragen Sie danach."
			found = append(found, f)
		}
	}
	return found
}
