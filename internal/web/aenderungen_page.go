package web

import (
	"fmt"
	"slices"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/analysis"
	"buendnis/internal/civil"
	"buendnis/internal/privacy"
	"buendnis/internal/view"
)

// oneDay tells whether the two days are those around one boundary.
func (v changesView) oneDay() bool { return v.filter.To == v.filter.From.AddDays(1) }

func (v changesView) heading() string {
	own := len(v.own())
	when := "zwischen dem " + v.filter.From.German() + " und dem " + v.filter.To.German()
	if v.oneDay() {
		when = "am " + v.filter.To.German()
	}
	if len(v.changes) == 0 {
		return "Im Recht ändert sich " + when + " nichts"
	}
	if own == 0 {
		return "Keine Regel bekommt " + when + " eine neue Fassung"
	}
	return count(own, "Regel bekommt ", "Regeln bekommen ") + when + " eine andere Fassung"
}

func (v changesView) preline() string {
	return "Regelwerk · Was sich geändert hat und wen es betrifft"
}

// own are the instruments with a version of their own that begins or ends.
func (v changesView) own() []access.Change {
	return slices.DeleteFunc(slices.Clone(v.changes), func(c access.Change) bool { return !c.Own })
}

// turning are those of them whose verdict changes with some title; steady are
// the others.
func (v changesView) turning() []access.Change {
	return slices.DeleteFunc(v.own(), func(c access.Change) bool { return len(c.Titles) == 0 })
}

func (v changesView) steady() []access.Change {
	return slices.DeleteFunc(v.own(), func(c access.Change) bool { return len(c.Titles) > 0 })
}

// indirect are those whose verdict hangs on something that changes elsewhere:
// a table of countries, another rule.
func (v changesView) indirect() []access.Change {
	return slices.DeleteFunc(slices.Clone(v.changes), func(c access.Change) bool { return c.Own })
}

// days are those on which the law of an instrument changes, in words.
func changeDays(c access.Change) string {
	days := make([]string, len(c.Days))
	for i, day := range c.Days {
		days[i] = day.German()
	}
	return enumerate(days)
}

func versionSource(version *access.VersionText) string {
	if version == nil {
		return "keine Regel"
	}
	return version.Source
}

// titleLine joins the titles for which the same changes.
type titleLine struct {
	Titles        string
	Before, After []string
	codes         []string
}

func (v changesView) titleLines(c access.Change) []titleLine {
	var lines []titleLine
	for _, title := range c.Titles {
		before, after := verdictNames(title.Before), verdictNames(title.After)
		same := func(l titleLine) bool { return slices.Equal(l.Before, before) && slices.Equal(l.After, after) }
		i := slices.IndexFunc(lines, same)
		if i < 0 {
			i = len(lines)
			lines = append(lines, titleLine{Before: before, After: after})
		}
		lines[i].codes = append(lines[i].codes, title.Status)
	}
	for i := range lines {
		lines[i].Titles = v.titleNames(lines[i].codes)
	}
	return lines
}

// titleNames names titles by their labels.
func (v changesView) titleNames(codes []string) string {
	fact, _ := v.book.Vocabulary().Fact(statusFact)
	return titleNames(codes, v.groups, func(code string) string { return choiceLabel(fact.Choices, code) })
}

// titleNames names titles; a group that is there as a whole by its own name.
func titleNames(codes []string, groups []titleGroup, label func(code string) string) string {
	left := slices.Clone(codes)
	var whole, names []string
	for _, group := range groups {
		if len(group.codes) > 1 && !slices.ContainsFunc(group.codes, func(code string) bool { return !slices.Contains(left, code) }) {
			whole = append(whole, "„"+group.label+"“")
			left = slices.DeleteFunc(left, func(code string) bool { return slices.Contains(group.codes, code) })
		}
	}
	if len(whole) > 0 {
		names = append(names, "alle Titel aus "+enumerate(whole))
	}
	for _, code := range left {
		names = append(names, label(code))
	}
	return strings.Join(names, "; ")
}

// directionWords are the heads of the counts.
var directionWords = []struct {
	direction access.Direction
	words     string
}{
	{access.Opens, "wird weiter"},
	{access.Closes, "wird enger"},
	{access.Turns, "wird unklar oder klärt sich"},
	{access.Same, "bleibt gleich"},
}

// figuresOf are the counts of an instrument in the order of the heads.
func figuresOf(of map[access.Direction]privacy.Figure) []view.Number {
	numbers := make([]view.Number, len(directionWords))
	for i, d := range directionWords {
		numbers[i] = whole(of[d.direction])
	}
	return numbers
}

// effectRows are the status groups in which something changes; where all is
// known to stay the same, there is no row.
func (v changesView) groupRows(effect analysis.InstrumentEffect) []effectRow {
	var rows []effectRow
	for i, of := range effect.Groups {
		if idle := of[access.Opens].Text() == "0" && of[access.Closes].Text() == "0" && of[access.Turns].Text() == "0"; !idle {
			rows = append(rows, effectRow{v.effect.Groups[i].Label, figuresOf(of)})
		}
	}
	return rows
}

type effectRow struct {
	label   string
	numbers []view.Number
}

// method says what is compared.
func (v changesView) method() string {
	day := v.basis.erhebung.Stichtag.German()
	return fmt.Sprintf("Verglichen wird das Recht vom %s mit dem vom %s, beides für die Menschen der Erhebung, wie sie am %s waren: Alter, Aufenthalt und Wartezeiten zählen auf beiden Seiten bis zu diesem Tag. Gezählt ist also nur, was das Recht ändert; was allein die Zeit öffnet, steht nicht darin. Was die Arbeitsmappe nicht abfragt, gilt als unauffällig.",
		v.filter.From.German(), v.filter.To.German(), day)
}

// effectHeading is the finding about people.
func (v changesView) effectHeading() string {
	return fmt.Sprintf("Wen es betrifft: %s mit Folgen für Menschen der Erhebung", count(len(v.effect.Instruments), "Regel", "Regeln"))
}

// idleNames are the instruments that change nobody's verdict.
func (v changesView) idleNames() string {
	names := make([]string, len(v.effect.Idle))
	for i, id := range v.effect.Idle {
		names[i] = v.names[id]
	}
	return strings.Join(names, "; ")
}

// nextBoundary is the first day after a day on which any rule changes.
func nextBoundary(book *access.Rulebook, after civil.Date) (next civil.Date, ok bool) {
	for _, day := range boundaries(book) {
		if day > after {
			return day, true
		}
	}
	return 0, false
}

// previousBoundary is the last day up to a day on which any rule changes.
func previousBoundary(book *access.Rulebook, until civil.Date) (last civil.Date, ok bool) {
	for _, day := range boundaries(book) {
		if day > until {
			break
		}
		last, ok = day, true
	}
	return last, ok
}

// boundaries are the days on which a version of any rule begins or ends.
func boundaries(book *access.Rulebook) []civil.Date {
	var days []civil.Date
	for _, i := range book.Instruments() {
		days = append(days, book.OwnChangeDays(i.ID)...)
	}
	slices.Sort(days)
	return slices.Compact(days)
}
