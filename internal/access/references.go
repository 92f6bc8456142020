package access

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// checkCycles refuses rules and derived facts that refer to themselves, over
// whatever detour, in any combination of versions.
func (b *Rulebook) checkCycles(fs.FS) error {
	names := b.references()
	done := map[string]bool{}
	for name := range names {
		if cycle := follow(names, name, nil, done); cycle != nil {
			return fmt.Errorf("law: ein Kreis von Verweisen: %s", strings.Join(cycle, " → "))
		}
	}
	b.changes = map[string][]civil.Date{}
	for name := range names {
		b.collectChanges(names, name)
	}
	return nil
}

// references maps each rule ("verdict/…") and derived fact to what it refers to.
func (b *Rulebook) references() map[string][]string {
	names := map[string][]string{}
	for instrument, versions := range b.rules {
		for _, v := range versions {
			for _, e := range v.expressions() {
				names["verdict/"+instrument] = append(names["verdict/"+instrument], e.References()...)
			}
		}
	}
	for fact, list := range b.derived {
		for _, d := range list {
			names[fact] = append(names[fact], d.expr.References()...)
		}
	}
	return names
}

// Referring are the instruments whose rule hangs on that of another one, over
// whatever detour, in any version, in the order of the catalogue.
func (b *Rulebook) Referring(instrument string) []string {
	names := b.references()
	hangs := map[string]bool{"verdict/" + instrument: true}
	for grown := true; grown; {
		grown = false
		for name, on := range names {
			if !hangs[name] && slices.ContainsFunc(on, func(next string) bool { return hangs[next] }) {
				hangs[name], grown = true, true
			}
		}
	}
	var list []string
	for _, i := range b.catalogue {
		if i.ID != instrument && hangs["verdict/"+i.ID] {
			list = append(list, i.ID)
		}
	}
	return list
}

// collectChanges notes the days on which a rule or derived fact, or anything it
// refers to, begins to read differently.
func (b *Rulebook) collectChanges(names map[string][]string, name string) []civil.Date {
	if days, done := b.changes[name]; done {
		return days
	}
	days := b.ownChanges(name)
	for _, next := range names[name] {
		days = append(days, b.collectChanges(names, next)...)
	}
	slices.Sort(days)
	b.changes[name] = slices.Compact(days)
	return b.changes[name]
}

// ownChanges are the days on which its own versions begin, and on which it
// ends without another.
func (b *Rulebook) ownChanges(name string) []civil.Date {
	var days []civil.Date
	for _, v := range b.rules[strings.TrimPrefix(name, "verdict/")] {
		days = append(days, v.from, v.to.AddDays(1))
	}
	for _, d := range b.derived[name] {
		days = append(days, d.from, d.to.AddDays(1))
	}
	if table := b.language.Tables[strings.TrimPrefix(name, "table/")]; table != nil {
		for _, row := range table.Rows {
			days = append(days, row.From, row.To.AddDays(1))
		}
	}
	if day, err := civil.Parse(strings.TrimPrefix(name, "day/")); err == nil {
		days = append(days, day)
	}
	return days
}

func follow(names map[string][]string, name string, path []string, done map[string]bool) []string {
	if slices.Contains(path, name) {
		return append(path, name)
	}
	if done[name] {
		return nil
	}
	for _, next := range names[name] {
		if cycle := follow(names, next, append(slices.Clone(path), name), done); cycle != nil {
			return cycle
		}
	}
	done[name] = true
	return nil
}

func (v *version) expressions() []*rule.Expr {
	var list []*rule.Expr
	for _, leaf := range v.leaves {
		list = append(list, leaf.expr)
	}
	for _, e := range v.derived {
		list = append(list, e)
	}
	return list
}
