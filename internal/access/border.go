package access

import (
	"fmt"
	"slices"

	"buendnis/internal/civil"
)

// Border is a day on which law turns: a version begins or has ended, a date is
// compared with a day, a country enters a table or leaves it.
type Border struct {
	Instrument string   // whose; "" where several instruments share it
	Version    int      // of the instrument, by index
	Place      string   // Beginn der Fassung, „einreise < date('2019-08-01')“, law/derived.yaml …
	Fact       string   // the date that is compared; "" is the day of the question
	Countries  []string // only their people are concerned; none: all
	Day        civil.Date
}

// Borders are those of an instrument's own versions and conditions.
func (b *Rulebook) Borders(instrument string) []Border {
	var list []Border
	versions := b.rules[instrument]
	for i, v := range versions {
		if v.from > firstDay {
			list = append(list, Border{Place: "Beginn der Fassung", Version: i, Day: v.from})
		}
		if v.to < lastDay && (i+1 == len(versions) || versions[i+1].from > v.to.AddDays(1)) {
			list = append(list, Border{Place: "Ende der Fassung", Version: i, Day: v.to.AddDays(1)})
		}
		for _, e := range v.expressions() {
			for _, l := range e.Literals() {
				list = append(list, Border{Place: "„" + e.Source + "“", Version: i, Fact: l.Fact, Day: l.Day})
			}
		}
	}
	for i := range list {
		list[i].Instrument = instrument
	}
	return withoutRepeats(list)
}

// withoutRepeats leaves out a border that stands further up already.
func withoutRepeats(list []Border) []Border {
	type key struct {
		fact string
		day  civil.Date
	}
	seen := map[key]bool{}
	return slices.DeleteFunc(list, func(b Border) bool {
		k := key{b.Fact, b.Day}
		again := seen[k]
		seen[k] = true
		return again
	})
}

// SharedBorders are those of derived facts and of tables.
func (b *Rulebook) SharedBorders() []Border {
	var list []Border
	for _, fact := range b.vocabulary.All() {
		for _, d := range b.derived[fact.Name] {
			list = append(list, d.borders("law/derived.yaml, "+fact.Name)...)
		}
	}
	list = withoutRepeats(list)
	for _, name := range b.tables() {
		list = append(list, b.tableBorders(name)...)
	}
	return list
}

func (d *derivation) borders(place string) (list []Border) {
	if d.from > firstDay {
		list = append(list, Border{Place: place, Day: d.from})
	}
	for _, l := range d.expr.Literals() {
		list = append(list, Border{Place: place, Fact: l.Fact, Day: l.Day})
	}
	return list
}

// tableBorders are the days on which countries enter a table or leave it, as
// far as any rule looks into it then. What was before the first day of all
// rules is history.
func (b *Rulebook) tableBorders(name string) (list []Border) {
	table, span := b.language.Tables[name], b.lawSpan()
	for _, day := range table.Turns() {
		if changed := table.Changes(day); len(changed) > 0 && span.From <= day && b.looksInto(name, day) {
			list = append(list, Border{Place: "law/tables/" + name + ".yaml", Countries: changed, Day: day})
		}
	}
	return list
}

// looksInto tells whether any rule in force on a day looks into a table, over
// whatever detour.
func (b *Rulebook) looksInto(table string, day civil.Date) bool {
	for instrument := range b.rules {
		v, _ := b.versionOn(instrument, day)
		if v == nil {
			continue
		}
		for _, e := range b.behind(scope{b, v, day}, v) {
			if slices.Contains(e.Tables(), table) {
				return true
			}
		}
	}
	return false
}

// tables are the names of the tables, sorted.
func (b *Rulebook) tables() []string {
	var names []string
	for name := range b.language.Tables {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Touches tells whether a case asks about the day that lies so many days after
// the border.
func (b *Border) Touches(c *Case, after int) bool {
	if b.Instrument != "" && c.Instrument != b.Instrument || !b.concerns(c) {
		return false
	}
	day := b.Day.AddDays(after)
	if b.Fact == "" {
		return c.On == day
	}
	v := c.Facts[b.Fact]
	return v.Known() && v.Exact() && v.Lo == int64(day)
}

func (b *Border) concerns(c *Case) bool {
	return len(b.Countries) == 0 || slices.Contains(b.Countries, c.Facts["herkunftsland"].Code)
}

// String names the border for people.
func (b *Border) String() string { return fmt.Sprintf("%s (%s)", b.Day.German(), b.Place) }
