package web

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"buendnis/internal/fault"
	"buendnis/internal/offer"
	"buendnis/internal/rule"
	"buendnis/internal/survey"
	"buendnis/internal/view"
)

// mostRows is how many free rows a form has at most, spareRows how many of them
// are empty when it opens.
const (
	mostRows  = 8
	spareRows = 2
)

// entryRow is a free row of the form: which fact, how compared, with what.
type entryRow struct {
	number           int // from 1
	fact, op, value  string
	known            *rule.Fact // the fact, once one is chosen
	factID, opID, id string     // of the three fields
}

func rowAt(i int) entryRow {
	n := strconv.Itoa(i + 1)
	return entryRow{number: i + 1, factID: "angabe-" + n, opID: "vergleich-" + n, id: "wert-" + n}
}

// typeRow puts a row into the fields, with its value as people read it.
func (f *entryForm) typeRow(typed url.Values, i int, row offer.Row) {
	at := rowAt(i)
	fact, _ := f.words.Vocabulary.Fact(row.Fact)
	value, _ := fact.Parse(row.Value) // a row that was read from a condition has a value
	typed.Set(at.factID, row.Fact)
	typed.Set(at.opID, string(row.Op))
	typed.Set(at.id, fact.Words(value))
}

// readRows reads the free rows, and which of the other conditions stay.
func (f *entryForm) readRows() {
	shown := spareRows
	for i := range mostRows {
		row := rowAt(i)
		row.fact, row.op, row.value = f.get(row.factID), f.get(row.opID), f.get(row.id)
		row.known, _ = f.words.Vocabulary.Fact(row.fact)
		if row.fact+row.value != "" {
			shown = i + 1 + spareRows
			f.readRow(row)
		}
		f.rows = append(f.rows, row)
	}
	f.rows = f.rows[:min(shown, mostRows)]
	for i, condition := range f.kept {
		if slices.Contains(f.typed[fieldKept], strconv.Itoa(i)) {
			f.entry.Further = append(f.entry.Further, condition)
		}
	}
}

// readRow reads one that says something.
func (f *entryForm) readRow(row entryRow) {
	switch {
	case row.known == nil:
		f.fault(row.factID, fmt.Sprintf("Weitere Bedingung %d: Wählen Sie die Angabe, um die es geht.", row.number))
		return
	case row.value == "":
		f.fault(row.id, fmt.Sprintf("Weitere Bedingung %d: Schreiben Sie einen Wert. %s", row.number, offer.Allowed(row.known)))
		return
	}
	said := offer.Row{Fact: row.fact, Op: offer.Op(row.op), Value: offer.ValueOf(row.known, row.value)}
	condition, err := said.Condition(f.words)
	if err == nil {
		err = f.words.Condition(condition)
	}
	if err != nil {
		f.fault(row.id, fmt.Sprintf("Weitere Bedingung %d: %s", row.number, fault.SentenceOf(err)))
		return
	}
	// What has a field goes there, if that is free; the same twice is said once.
	f.entry = offer.EntryOf(f.words, append(f.entry.Conditions(f.words), condition))
}

// suggestions are the values that the chosen fact can have.
func (r entryRow) suggestions() []string {
	switch {
	case r.known == nil:
		return nil
	case r.known.Type == rule.Bool:
		return []string{"ja", "nein"}
	}
	list := make([]string, len(r.known.Choices))
	for i, choice := range r.known.Choices {
		list[i] = choice.Label
	}
	return list
}

// factGroup are facts of a list to choose from, under a heading.
type factGroup struct {
	heading string
	facts   []*rule.Fact
}

// ownField are the facts that the form asks about elsewhere.
var ownField = []string{"alter_jahre", "geburtsdatum", "geschlecht", "deutsch", "schulabschluss", "status", "ziel", "taetigkeit", "kinder"}

// factGroups are the facts that a free row can name: first those that the
// analysis knows from the workbooks. Health is no condition of a form.
func (f *entryForm) factGroups() []factGroup {
	groups := []factGroup{{heading: "In der Erhebung gefragt"}, {heading: "Weitere Angaben"}}
	for _, fact := range f.words.Vocabulary.All() {
		if fact.Type == rule.List || fact.Sensitive == "art9" || slices.Contains(ownField, fact.Name) {
			continue
		}
		at := 1
		if survey.Asks(fact.Name) {
			at = 0
		}
		groups[at].facts = append(groups[at].facts, fact)
	}
	return groups
}

// keptTicks are the conditions that no row can say.
func (f *entryForm) keptTicks() []tick {
	list := make([]tick, len(f.kept))
	for i, condition := range f.kept {
		n := strconv.Itoa(i)
		list[i] = tick{fieldKept, n, offer.Sentence(f.words, condition), slices.Contains(f.typed[fieldKept], n)}
	}
	return list
}

func (f *entryForm) valueField(row entryRow) view.Field {
	field := f.field(row.id, "Wert", "")
	if len(row.suggestions()) > 0 {
		field.List = row.id + "-l"
	}
	return field
}
