package privacy

import (
	"fmt"
	"io"
	"iter"
	"slices"
)

// Screened are the protected figures of a family, for signed-in members of
// the alliance. Only Screen makes it.
type Screened struct{ figures }

// figures is what Screened and Released share: the published numbers without
// the hidden ones.
type figures struct {
	dimensions []Dimension
	tables     [][]string
	unit       int64
	margins    map[uint]*margin
	sums       map[string]int
	claims     map[string]bool
	shown      []bool
	value      []int64 // 0 where hidden
	k          []int64 // in persons
	note       string
	audit      Audit
}

// At names a place in a table: a value for each dimension that is not totalled.
type At map[string]string

// Audit says what the protection did. Primary numbers were small (or S2),
// secondary ones protect them; Narrowest is the smallest interval that is
// proven for a hidden number, in units, 0 where nothing is hidden.
type Audit struct {
	Numbers, Hidden, Primary, Secondary int
	Narrowest, Unit                     int64
	Safe                                bool
}

// Figure is the number at a place: Figure(At{"kommune": "05162024"}) is the
// total of that municipality. What no table publishes is not Published.
func (f *figures) Figure(at At) Figure {
	set, known := uint(0), 0
	for d, dimension := range f.dimensions {
		if _, ok := at[dimension.Name]; ok {
			set |= 1 << d
			known++
		}
	}
	m := f.margins[set]
	if m == nil || known != len(at) {
		return Figure{}
	}
	n := m.first
	for d, dimension := range f.dimensions {
		if set&(1<<d) == 0 {
			continue
		}
		v := slices.Index(dimension.Values, at[dimension.Name])
		if v < 0 {
			return Figure{}
		}
		n += v * m.step[d]
	}
	return f.at(n)
}

// Sum is the published sum of that name.
func (f *figures) Sum(name string) Figure {
	n, ok := f.sums[name]
	if !ok {
		return Figure{}
	}
	return f.at(n)
}

// Claim says whether the claim of that name may be made. An unknown one may not.
func (f *figures) Claim(name string) bool { return f.claims[name] }

// Tables are the dimensions of each table, for headings.
func (f *figures) Tables() [][]Dimension {
	tables := make([][]Dimension, len(f.tables))
	for i, names := range f.tables {
		for _, name := range names {
			d := slices.IndexFunc(f.dimensions, func(d Dimension) bool { return d.Name == name })
			tables[i] = append(tables[i], f.dimensions[d])
		}
	}
	return tables
}

// Rows goes through a table as a file has it: for every combination of values
// and totals what readers see in each column, and the figure. The labels are
// only valid until the next row.
func (f *figures) Rows(table int) iter.Seq2[[]string, Figure] {
	return func(yield func([]string, Figure) bool) {
		dimensions := f.Tables()[table]
		labels := make([]string, len(dimensions))
		at := At{}
		var walk func(i int) bool
		walk = func(i int) bool {
			if i == len(dimensions) {
				return yield(labels, f.Figure(at))
			}
			d := dimensions[i]
			for _, value := range d.Values {
				labels[i], at[d.Name] = value, value
				if !walk(i + 1) {
					return false
				}
			}
			labels[i] = d.Total
			delete(at, d.Name)
			return walk(i + 1)
		}
		walk(0)
	}
}

// Note is the German sentence that stands under every table.
func (f *figures) Note() string { return f.note }

// Audit says what the protection did.
func (f *figures) Audit() Audit { return f.audit }

func (f *figures) at(n int) Figure {
	if !f.shown[n] {
		return Figure{state: concealed, unit: f.unit, k: f.k[n]}
	}
	return Figure{state: open, value: f.value[n], unit: f.unit, k: f.k[n]}
}

// String says how much is protected; the numbers are asked for one by one.
func (f figures) String() string {
	return fmt.Sprintf("geschützte Zahlen (%d von %d gezeigt)", f.audit.Numbers-f.audit.Hidden, f.audit.Numbers)
}

// Format is String, whatever the verb.
func (f figures) Format(out fmt.State, _ rune) { io.WriteString(out, f.String()) }

// MarshalJSON is String: files are written figure by figure.
func (f figures) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, "%q", f.String()), nil }
