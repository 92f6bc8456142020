package access

import "buendnis/internal/rule"

// desk is where people come in one after another.
type desk struct {
	*intake
	k       *rule.Knowledge
	row     rule.Row
	values  []rule.Value
	unknown []bool // facts that are named as unknown
	text    []byte // the key
}

func (in *intake) desk() *desk {
	n := len(in.names)
	d := &desk{intake: in, row: rule.Row{Values: make([]*rule.Value, n), Stated: make([]bool, n)}, unknown: make([]bool, n)}
	if in.sheet != nil {
		d.k = in.sheet.Blank()
	}
	return d
}

// know takes a person; what was known about the one before is gone.
func (d *desk) know(given rule.Facts, unknown []string, filled bool) *rule.Knowledge {
	d.enter(given, unknown)
	if !filled {
		return d.k.Take(&d.row)
	}
	d.fill(d.base)
	d.k.Take(&d.row)
	d.settle(d.derived)
	return d.k
}

func (d *desk) enter(given rule.Facts, unknown []string) {
	clear(d.row.Values)
	clear(d.row.Stated)
	clear(d.unknown)
	d.values = d.values[:0]
	for name, v := range given {
		if column, ok := d.columns[name]; ok {
			d.values = append(d.values, v)
			d.row.Values[column], d.row.Stated[column] = &d.values[len(d.values)-1], v.Stated()
		}
	}
	for _, name := range unknown {
		if column, ok := d.columns[name]; ok {
			d.unknown[column] = true
		}
	}
}

// key is equal for people whom the program cannot tell apart; the next person
// overwrites it.
func (d *desk) key(given rule.Facts) []byte {
	d.enter(given, nil)
	d.text = d.text[:0]
	for _, v := range d.row.Values {
		if v == nil {
			d.text = append(d.text, '-')
		} else {
			d.text = v.AppendKey(d.text)
		}
	}
	return d.text
}

// isUnknown tells whether somebody said that the fact is unknown.
func (d *desk) isUnknown(column int) bool {
	v := d.row.Values[column]
	return v != nil && !v.Known() || d.unknown[column]
}

// fill adds the assumptions about base facts.
func (d *desk) fill(base []seated) {
	for i := range base {
		if a := &base[i]; d.row.Values[a.column] == nil && d.allows(a) {
			d.row.Values[a.column] = &a.assumed
		}
	}
}

// settle adds the assumptions about derived facts that are still open.
func (d *desk) settle(derived []seated) {
	for i := range derived {
		a := &derived[i]
		if !d.isUnknown(a.column) && d.allows(a) {
			d.k.Assume(a.fact.Name, a.assumed)
		}
	}
}

// allows tells whether the assumption may be made about the person.
func (d *desk) allows(a *seated) bool {
	for _, column := range a.forbidden {
		if d.isUnknown(column) {
			return false
		}
	}
	for i, column := range a.of {
		if !a.when[i].met(d.row.Values[column]) {
			return false
		}
	}
	return true
}
