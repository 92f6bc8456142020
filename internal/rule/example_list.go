package rule

import (
	"maps"
	"slices"

	"buendnis/internal/civil"
)

// askForPauses makes the dates count from which and up to which a period runs
// that a list has to lengthen.
func (c *chooser) askForPauses() {
	for i, v := range c.k.p.vars {
		if v.item.pause == nil || !c.asked[i] || c.s.of[i].set != 1 {
			continue
		}
		for _, f := range []*Fact{v.item.pause.since.fact, v.item.pause.day.fact} {
			if f != nil {
				c.asked[c.k.p.index[f.Name]] = true
			}
		}
	}
}

// lists builds the lists that pass the tests which were asked, and fail the
// others.
func (c *chooser) lists() bool {
	tests := map[string][]int{}
	for i, v := range c.k.p.vars {
		if v.fact == nil || v.fact.Type != List {
			continue
		}
		if h, open := c.k.p.stated[i]; open && c.asked[h] && c.s.of[h].set == 2 {
			tests[v.name] = append([]int{}, tests[v.name]...)
		}
		if v.kind == Bool && c.asked[i] {
			tests[v.name] = append(tests[v.name], i)
		}
	}
	for name, of := range tests {
		items, ok := c.items(of)
		if !ok {
			return false
		}
		c.e.Facts[name] = Value{Kind: List, Items: items}
	}
	return true
}

// items is a list for the tests with these variables.
func (c *chooser) items(tests []int) ([]map[string]any, bool) {
	items := []map[string]any{}
	for _, i := range tests {
		if test := &c.k.p.vars[i].item; test.body != nil && c.passes(i) {
			item, ok := c.item(test, tests)
			if !ok {
				return nil, false
			}
			items = append(items, item)
		}
	}
	items = append(items, c.pauses(tests)...)
	items = c.lengthened(items, tests)
	for _, i := range tests {
		if c.k.p.vars[i].item.on(c.k.p.Program, items, c.e.Facts.value) != truthOf(c.passes(i)) {
			return nil, false
		}
	}
	return items, true
}

func (c *chooser) passes(i int) bool { return c.s.of[i].set == 2 }

// item is one that passes a test and none of those that no item may pass.
func (c *chooser) item(test *itemTest, tests []int) (found map[string]any, ok bool) {
	good := func(item map[string]any) bool {
		for _, i := range tests {
			t := &c.k.p.vars[i].item
			if t.body != nil && !c.passes(i) && t.program.item(item).decide(t.body) != False {
				return false
			}
		}
		return test.program.item(item).decide(test.body) == True
	}
	test.program.item(nil).explore(&test.body.ladder, func(leaf *state, outcome int) bool {
		if outcome == 1 {
			found, ok = filled(leaf, c.listOf(tests).Items, good)
		}
		return !ok
	})
	return found, ok
}

func (c *chooser) listOf(tests []int) *Fact { return c.k.p.vars[tests[0]].fact }

// filled chooses the fields of an item one after another until it is good.
func filled(leaf *state, fields []*Fact, good func(map[string]any) bool) (map[string]any, bool) {
	var fill func(item map[string]any, n int) bool
	result := map[string]any{}
	fill = func(item map[string]any, n int) bool {
		if n == len(fields) {
			result = maps.Clone(item)
			return good(item)
		}
		for _, value := range fieldValues(leaf, fields[n]) {
			item[fields[n].Name] = value
			if fill(item, n+1) {
				return true
			}
		}
		return false
	}
	ok := fill(map[string]any{}, 0)
	return result, ok
}

// fieldValues are values that a field of an item may have.
func fieldValues(leaf *state, field *Fact) []any {
	d := full(field.Type, 3)
	if i, ok := leaf.p.index[field.Name]; ok {
		d = leaf.of[i]
	}
	switch {
	case field.Type == Bool:
		return slices.DeleteFunc([]any{false, true}, func(v any) bool { return d.set&truthSet(truthOf(v == true)) == 0 })
	case field.Type != Date:
		return []any{nil}
	}
	var list []any
	for _, day := range readableDays(d.lo, d.hi, int64(leaf.p.On)) {
		if day > past && day < never {
			list = append(list, civil.Date(day).String())
		}
	}
	if d.hi >= never && field.openEnd {
		list = append(list, nil)
	}
	return list
}

// pauses is the shortest time that lengthens the periods of the tests so far
// that none that must not is over.
func (c *chooser) pauses(tests []int) []map[string]any {
	var since, days int64
	for _, i := range tests {
		t := &c.k.p.vars[i].item
		if t.pause == nil || c.passes(i) {
			continue
		}
		from, until := c.e.Facts[t.pause.since.fact.Name], c.k.p.until(t.pause.day, c.fact)
		since = from.Lo
		days = max(days, t.pause.end(t.more).shift.latest(until.Lo)+1-since)
	}
	if days <= 0 {
		return nil
	}
	return []map[string]any{{"von": civil.Date(since).String(), "bis": civil.Date(since + days - 1).String()}}
}

// lengthened repeats the last item until the list is long enough.
func (c *chooser) lengthened(items []map[string]any, tests []int) []map[string]any {
	for _, i := range tests {
		t := &c.k.p.vars[i].item
		if t.body != nil || t.pause != nil || !c.passes(i) {
			continue
		}
		for int64(len(items)) <= t.more {
			item := map[string]any{}
			if len(items) > 0 {
				item = items[len(items)-1]
			}
			items = append(items, item)
		}
	}
	return slices.Clip(items)
}
