package revision

import (
	"fmt"
	"slices"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
)

// Tried is a case and what the law with the draft says to it.
type Tried struct {
	access.CaseResult
	New         bool // written with the draft
	Replaceable bool // fails, and lies on or after the first day of the change
	Outlook     bool // is from before it; only what it says about the future fails
}

func (c Tried) failure() string {
	return fmt.Sprintf("Der Fall %s (%s) fällt anders aus: %s", c.Case.ID, c.Case.On.German(), strings.Join(c.Failures, " "))
}

// tryCases asks all cases of the instrument and of those that hang on it.
func (e *Examination) tryCases(law Law, book *access.Rulebook, d Draft) error {
	added, ok := e.readCases(d)
	if !ok {
		return nil
	}
	cases, err := e.Book.Cases(e.files)
	if err != nil {
		return err
	}
	concerned := e.Affected(d.Instrument)
	seen := map[string]bool{}
	for _, c := range cases {
		if seen[c.ID] && added[c.ID] {
			e.Mistakes = append(e.Mistakes, Mistake{"faelle", 0, fmt.Sprintf("Die Kennung „%s“ gibt es schon.", c.ID), "Geben Sie Ihrem Fall eine eigene Kennung (id)."})
		}
		seen[c.ID] = true
		if !slices.Contains(concerned, c.Instrument) {
			continue
		}
		t := Tried{CaseResult: e.Book.Try(c), New: added[c.ID]}
		if !t.Passed() && !t.New {
			t.Outlook = d.From != nil && c.On < *d.From && e.passesToday(c)
			t.Replaceable = t.Outlook || d.From == nil || c.On >= *d.From
		}
		e.Cases = append(e.Cases, t)
	}
	e.lacking(d)
	e.sortCases()
	before, err := book.Cases(law.Files)
	if err == nil {
		e.compareFindings(d, LintInstrument(book, d.Instrument, before), LintInstrument(e.Book, d.Instrument, cases))
	}
	return err
}

// passesToday tells whether a case holds but for what it says about the future.
func (e *Examination) passesToday(c access.Case) bool {
	c.OpensDate, c.OpensFact = "", ""
	return e.Book.Try(c).Passed()
}

// readCases reads the draft's own lines, and gives their ids.
func (e *Examination) readCases(d Draft) (map[string]bool, bool) {
	added := map[string]bool{}
	cases, err := e.Book.ReadCases("Fälle", strings.NewReader(cleanText(d.Cases)))
	if err != nil {
		m := Mistake{Field: "faelle", Sentence: fault.SentenceOf(err), Repair: "Ein Fall ist eine Zeile JSON; das Beispiel unter dem Feld zeigt die Form."}
		if found := caseLine.FindStringSubmatch(m.Sentence); found != nil {
			m.Line = number(found[1])
		}
		e.Mistakes = append(e.Mistakes, m)
		return nil, false
	}
	for _, c := range cases {
		wrong := ""
		switch {
		case c.Instrument != d.Instrument:
			wrong = fmt.Sprintf("Fälle, Zeile %d: Der Fall %s fragt nach „%s“; hierher gehören Fälle zu „%s“.", c.Line, c.ID, c.Instrument, d.Instrument)
		case added[c.ID]:
			wrong = fmt.Sprintf("Fälle, Zeile %d: Die Kennung „%s“ steht zweimal da.", c.Line, c.ID)
		}
		if wrong != "" {
			e.Mistakes = append(e.Mistakes, Mistake{"faelle", c.Line, wrong, ""})
		}
		added[c.ID] = true
	}
	return added, len(e.Mistakes) == 0
}

// lacking names the cases that must still be written: a change is shown by one
// on its first day, and that nothing changed before by one on the day before.
func (e *Examination) lacking(d Draft) {
	if d.Kind == Reset {
		return // its cases are those that were shipped
	}
	has := func(newOnly bool, fits func(civil.Date) bool) bool {
		return slices.ContainsFunc(e.Cases, func(c Tried) bool {
			return c.Case.Instrument == d.Instrument && (c.New || !newOnly) && fits(c.Case.On)
		})
	}
	if d.From == nil {
		if !has(true, func(on civil.Date) bool { return on <= e.Day }) {
			e.Lacking = append(e.Lacking, "Es fehlt ein neuer Fall, der die berichtigte Fassung zeigt.")
		}
		return
	}
	first, before := *d.From, d.From.AddDays(-1)
	if !has(true, func(on civil.Date) bool { return on == first }) {
		e.Lacking = append(e.Lacking, fmt.Sprintf("Es fehlt ein neuer Fall für den %s, den ersten Tag der Änderung.", first.German()))
	}
	if !has(d.Kind != Correction, func(on civil.Date) bool { return on == before }) {
		e.Lacking = append(e.Lacking, fmt.Sprintf("Es fehlt ein neuer Fall für den %s, den Tag davor.", before.German()))
	}
}

// sortCases puts what fails first, then the new ones.
func (e *Examination) sortCases() {
	rank := func(c Tried) int {
		switch {
		case !c.Passed():
			return 0
		case c.New:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(e.Cases, func(a, b Tried) int { return rank(a) - rank(b) })
}
