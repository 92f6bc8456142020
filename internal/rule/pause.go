package rule

// afterPauses tells whether a count of months is still reached when the days
// of the listed times are added at its start. Items have von and bis; without
// bis a time still runs.
func (t itemTest) afterPauses(p *Program, items []map[string]any, since Value) Truth {
	if len(items) == 0 {
		return True
	}
	if !since.Known() {
		return Open
	}
	first := t.reached(p, items, clip(since.Lo))
	if first != t.reached(p, items, clip(since.Hi)) {
		return Open
	}
	return first
}

func (t itemTest) reached(p *Program, items []map[string]any, since int64) Truth {
	days, ok := t.pause.paused(items, since, int64(p.On))
	if !ok {
		return Open
	}
	return truthOf(t.pause.end(t.more).shift.of(since+days) <= int64(p.On))
}

// paused is the number of days between since and on that do not count.
func (n *numberTerm) paused(items []map[string]any, since, on int64) (days int64, ok bool) {
	for _, item := range items {
		from, to, ok := n.without.period(item)
		if !ok {
			return 0, false
		}
		days += max(0, min(to, on)-max(from, since)+1)
	}
	return days, true
}

// period reads an item of a list of times; ok if both ends are exact days.
func (f *Fact) period(item map[string]any) (from, to int64, ok bool) {
	to = never
	for _, field := range f.Items {
		d := field.itemDomain(item[field.Name])
		if !d.exact(field.Type) {
			return 0, 0, false
		}
		switch field.Name {
		case "von":
			from, ok = d.lo, true
		case "bis":
			to = d.lo
		}
	}
	return from, to, ok
}
