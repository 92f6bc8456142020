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
	paused := int64(0)
	for _, item := range items {
		from, to, ok := t.period(p, item)
		if !ok {
			return Open
		}
		from, to = max(from, since), min(to, int64(p.On))
		paused += max(0, to-from+1)
	}
	return truthOf(t.pause.end(t.more).shift.of(since+paused) <= int64(p.On))
}

// period reads a time exactly.
func (t itemTest) period(p *Program, item map[string]any) (from, to int64, ok bool) {
	to = never
	for _, field := range t.pause.without.Items {
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
