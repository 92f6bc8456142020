package access

import (
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// Change is what changes in the law of an instrument between two days.
type Change struct {
	Instrument    Instrument
	Days          []civil.Date // on which it began to read differently
	Own           bool         // by a version of its own, not only by what it refers to
	Before, After *VersionText // in force on either day; nil: none
	Titles        []TitleChange
}

// TitleChange are the verdicts of the reference profile that differ for a
// status which exists on both days.
type TitleChange struct {
	Status        string
	Before, After []Verdict
}

// ChangeDays are the days on which the law of an instrument begins to read
// differently: its versions, what it derives, tables and other rules it asks.
func (b *Rulebook) ChangeDays(instrument string) []civil.Date {
	return slices.DeleteFunc(slices.Clone(b.changes["verdict/"+instrument]), func(day civil.Date) bool {
		return day <= firstDay || day > lastDay
	})
}

// OwnChangeDays are the days on which a version of the instrument begins, or
// ends without another.
func (b *Rulebook) OwnChangeDays(instrument string) []civil.Date {
	var days []civil.Date
	for _, v := range b.rules[instrument] {
		days = append(days, v.from, v.to.AddDays(1))
	}
	slices.Sort(days)
	return slices.DeleteFunc(slices.Compact(days), func(day civil.Date) bool { return day <= firstDay || day > lastDay })
}

// Changes are the instruments whose law differs between two days, in the order
// of the catalogue. The verdicts are those of Matrix.
func (b *Rulebook) Changes(from, to civil.Date) []Change { return b.changesBy(b.ChangeDays, from, to) }

// OwnChanges are those with a version of their own that begins or ends.
func (b *Rulebook) OwnChanges(from, to civil.Date) []Change {
	return b.changesBy(b.OwnChangeDays, from, to)
}

func (b *Rulebook) changesBy(days func(string) []civil.Date, from, to civil.Date) []Change {
	var changes []Change
	for _, i := range b.Instruments() {
		between := slices.DeleteFunc(days(i.ID), func(day civil.Date) bool { return day <= from || day > to })
		if len(between) > 0 {
			changes = append(changes, b.change(i, between, from, to))
		}
	}
	return changes
}

// OpeningDays are, for every status that surely is shut out of an instrument on
// a day, the first day until another one on which a version of its own lets the
// reference profile in.
func (b *Rulebook) OpeningDays(instrument string, on, until civil.Date) map[string]civil.Date {
	opens := map[string]civil.Date{}
	status, _ := b.vocabulary.Fact("status")
	shut := func(code string, day civil.Date) bool {
		return b.isStatus(code, day) && slices.Equal(b.cell(instrument, status, code, day, ReferenceProfile()).Verdicts, []Verdict{Nein})
	}
	for _, day := range b.OwnChangeDays(instrument) {
		if day <= on || day > until {
			continue
		}
		for _, choice := range status.Choices {
			_, known := opens[choice.Code]
			if !known && b.isStatus(choice.Code, day) && shut(choice.Code, on) && b.lets(instrument, status, choice.Code, day) {
				opens[choice.Code] = day
			}
		}
	}
	return opens
}

// lets tells whether some value of what is open lets the reference profile in.
func (b *Rulebook) lets(instrument string, status *rule.Fact, code string, day civil.Date) bool {
	return slices.ContainsFunc(b.cell(instrument, status, code, day, ReferenceProfile()).Verdicts, func(v Verdict) bool { return v == Ja || v == Ermessen })
}

func (b *Rulebook) change(i Instrument, days []civil.Date, from, to civil.Date) Change {
	c := Change{Instrument: i, Days: days, Before: b.textOn(i.ID, from), After: b.textOn(i.ID, to)}
	before, _ := b.versionOn(i.ID, from)
	after, _ := b.versionOn(i.ID, to)
	c.Own = before != after
	status, _ := b.vocabulary.Fact("status")
	for _, choice := range status.Choices {
		if !b.isStatus(choice.Code, from) || !b.isStatus(choice.Code, to) {
			continue
		}
		before := b.cell(i.ID, status, choice.Code, from, ReferenceProfile()).Verdicts
		after := b.cell(i.ID, status, choice.Code, to, ReferenceProfile()).Verdicts
		if !slices.Equal(before, after) {
			c.Titles = append(c.Titles, TitleChange{choice.Code, before, after})
		}
	}
	return c
}

// textOn is the version in force on a day as people read it.
func (b *Rulebook) textOn(instrument string, on civil.Date) *VersionText {
	v, _ := b.versionOn(instrument, on)
	if v == nil {
		return nil
	}
	text := b.versionText(v)
	return &text
}
