package person

import (
	"slices"
	"strings"

	"buendnis/internal/rule"
)

// The columns that are no facts.
const (
	columnKommune = "kommune"
	columnAnzahl  = "anzahl"
	columnBedarf  = "bedarf"
)

func (r *populationReader) readHeading(heading []string) {
	for _, name := range heading {
		name = strings.TrimSpace(name)
		read := r.reader(name)
		switch {
		case r.has(name):
			r.refuse(r.before+1, name, name, &refusal{"Die Spalte steht zweimal da.", "Löschen Sie eine der beiden."})
		case read == nil:
			r.refuse(r.before+1, name, name, &refusal{"Diese Spalte gibt es nicht.", "Spalten sind kommune, anzahl, bedarf und die Fakten aus law/facts.yaml und law/facts-analysis.yaml."})
		}
		r.columns = append(r.columns, column{name, read})
	}
	for _, name := range []string{columnKommune, columnAnzahl} {
		if !r.has(name) {
			r.refuse(r.before+1, name, "", &refusal{"Diese Spalte fehlt.", "Ergänzen Sie sie in der Kopfzeile und in jeder Zeile."})
		}
	}
}

func (r *populationReader) has(name string) bool {
	return slices.ContainsFunc(r.columns, func(c column) bool { return c.name == name })
}

// keyOf is what the row says about its people, without how many they are.
func (r *populationReader) keyOf(cells []string) []byte {
	r.key = r.key[:0]
	for i, c := range r.columns {
		if c.name != columnAnzahl {
			r.key = append(append(r.key, strings.TrimSpace(cells[i])...), 0)
		}
	}
	return r.key
}

// more adds the people of a row to the class that says the same.
func (r *populationReader) more(cells []string, class *Class) {
	for i, c := range r.columns {
		if c.name != columnAnzahl {
			continue
		}
		var counted Class
		text := strings.TrimSpace(cells[i])
		if bad := readAnzahl(text, &counted); bad != nil {
			r.refuse(r.line, c.name, text, bad)
		}
		class.Anzahl += counted.Anzahl
	}
}

// class reads every cell of a row; it is good if none of them is bad, and if
// they do not contradict each other.
func (r *populationReader) class(cells []string) (class Class, good bool) {
	class.Facts = make(rule.Facts, len(cells))
	before := r.bad.Len()
	for i, c := range r.columns {
		text := strings.TrimSpace(cells[i])
		if bad := c.read(text, &class); bad != nil {
			r.refuse(r.line, c.name, text, bad)
		}
	}
	if r.bad.Len() == before {
		r.compare(cells, class)
	}
	return class, r.bad.Len() == before
}

// compare refuses a row whose cells are good one by one, but not together.
func (r *populationReader) compare(cells []string, class Class) {
	if r.words.Against == nil {
		return
	}
	about, sentence := r.words.Against(class.Facts, class.Bedarf)
	if sentence == "" {
		return
	}
	var values []string
	for i, c := range r.columns {
		if slices.Contains(about, c.name) {
			values = append(values, strings.TrimSpace(cells[i]))
		}
	}
	r.refuse(r.line, strings.Join(about, ", "), strings.Join(values, ", "), &refusal{reason: sentence})
}
