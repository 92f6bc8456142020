package rule

// afterPauses tells whether a count of months is still reached when the days
// of the listed times are added at its start. Items have von and bis; without
// bis a time still runs.
func (t itemTest) afterPauses(p *Program, items []map[string]any, value func(fact string) Value) Truth {
	if len(items) == 0 {
		return True
	}
	since, until := value(t.pause.since.fact.Name), p.until(t.pause.day, value)
	if !since.Known() || !until.Known() {
		return Open
	}
	longest := t.reached(items, clip(since.Lo), clip(until.Hi))
	if longest != t.reached(items, clip(since.Hi), clip(until.Lo)) {
		return Open
	}
	return longest
}

// until is the day up to which months are counted.
func (p *Program) until(day dateTerm, value func(fact string) Value) Value {
	if day.fact != nil {
		return value(day.fact.Name)
	}
	known := day.shift.of(int64(day.known(p.On)))
	return Value{Kind: Date, Lo: known, Hi: known}
}

func (t itemTest) reached(items []map[string]any, since, until int64) Truth {
	days, ok := t.pause.paused(items, since, until)
	if !ok {
		return Open
	}
	return truthOf(t.pause.end(t.more).shift.of(since+days) <= until)
}

// paused is the number of days between since and until that do not count.
func (n *numberTerm) paused(items []map[string]any, since, until int64) (days int64, ok bool) {
	for _, item := range items {
		from, to, ok := n.without.period(item)
		if !ok {
			return 0, false
		}
		days += max(0, min(to, until)-max(from, since)+1)
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
