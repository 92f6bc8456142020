package revision

import (
	"fmt"
	"slices"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/civil"
)

// borders are days on which the instrument's law turns and that its cases do
// not touch: the day before, the day itself, the day after.
func borders(l *linter) (found []Finding) {
	for _, b := range l.book.Borders(l.rule.Instrument.ID) {
		untouched := untouchedDays(b, l.cases)
		if len(untouched) == 0 {
			continue
		}
		f := l.finding(KindDate, Fehler, l.rule.Versions[b.Version].From, b.Place)
		f = bordersFinding(f, l.book, b, untouched)
		found = append(found, l.shownBy(f, l.onBorder(b, untouched[0])))
	}
	return found
}

// untouchedDays are the days around a border about which no case asks.
func untouchedDays(b access.Border, cases []access.Case) (days []civil.Date) {
	for _, after := range []int{-1, 0, 1} {
		if !slices.ContainsFunc(cases, func(c access.Case) bool { return b.Touches(&c, after) }) {
			days = append(days, b.Day.AddDays(after))
		}
	}
	return days
}

func bordersFinding(f Finding, book *access.Rulebook, b access.Border, untouched []civil.Date) Finding {
	days := make([]string, len(untouched))
	for i, day := range untouched {
		days[i] = day.German()
	}
	what := "den Stichtag"
	if fact, ok := book.Vocabulary().Fact(b.Fact); ok {
		what = fmt.Sprintf("„%s“", fact.Label)
	}
	f.Text = fmt.Sprintf("Der %s ist eine Grenze für %s. Kein Fall prüft: %s.", b.Day.German(), what, strings.Join(days, ", "))
	if len(b.Countries) > 0 {
		f.Text += " Gemeint sind Menschen aus " + strings.Join(b.Countries, ", ") + "."
	}
	f.Repair = "Schreiben Sie Fälle für den Tag davor, den Tag selbst und den Tag danach; das Urteil nehmen Sie aus der Norm, nicht aus der Regel."
	return f
}

// onBorder is a profile for a case that is missing: somebody who makes the
// version decide, on that day.
func (l *linter) onBorder(b access.Border, day civil.Date) *access.Example {
	e := opening(l.reach[b.Version])
	if e == nil || b.Fact != "" {
		return nil
	}
	shown := *e
	shown.On = day
	return &shown
}
