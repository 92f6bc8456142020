package revision

import (
	"fmt"
	"slices"

	"buendnis/internal/access"
)

// lintShared looks at what several instruments share.
func lintShared(book *access.Rulebook, cases []access.Case) []Finding {
	return slices.Concat(pauses(book), unusedFacts(book), sharedBorders(book, cases))
}

// pauses are days on which a derived fact follows from nothing, between two of
// its versions.
func pauses(book *access.Rulebook) (found []Finding) {
	for _, p := range book.Pauses() {
		f := Finding{Kind: KindGap, Severity: Fehler, Place: "law/derived.yaml, " + p.Fact}
		f.Text = fmt.Sprintf("Vom %s bis zum %s leitet keine Fassung „%s“ ab.", p.From.German(), p.To.German(), p.Fact)
		f.Repair = "Lassen Sie die vorige Fassung länger gelten, oder schreiben Sie eine für diese Tage."
		found = append(found, f)
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

// sharedBorders are those of derived facts and tables; the cases of any
// instrument touch them.
func sharedBorders(book *access.Rulebook, cases []access.Case) (found []Finding) {
	for _, b := range book.SharedBorders() {
		if untouched := untouchedDays(b, cases); len(untouched) > 0 {
			found = append(found, bordersFinding(Finding{Kind: KindDate, Severity: Fehler, Place: b.Place}, book, b, untouched))
		}
	}
	return found
}
