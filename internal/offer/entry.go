package offer

import (
	"slices"

	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// Entry is what an offer's own conditions say, field by field: as a form or a
// workbook asks for it, so that nobody has to write the rule language.
//
// Conditions are kept in the rule language and nowhere else; an Entry is read
// from them and turned into them. What has a field is the same thing in both
// forms, word for word (entry_field.go); everything else is Further.
//
// Where people live is no condition: an offer's Reach says it already, and the
// same thing in two places would be two truths.
type Entry struct {
	AgeFrom, AgeTo       int      // in years, both included; 0: no bound
	Sex                  string   // code of geschlecht
	GermanFrom, GermanTo string   // codes of deutsch; empty: no bound
	Schooling            string   // code of schulabschluss: this one or a higher one
	Parents              bool     // only parents
	Childcare            bool     // parents only if their children are looked after
	Groups, Statuses     []string // one of these groups of status, or of these statuses
	Goals                []string // codes of ziel: one of these
	Occupations          []string // codes of taetigkeit: one of these
	Further              []string // conditions without a field, as they are written
}

// EntryOf reads conditions; each part of a condition that joins several counts
// for itself. A second bound where there is one already is kept as Further.
func EntryOf(words rule.Words, conditions []string) Entry {
	var e Entry
	for _, condition := range conditions {
		for _, part := range Split(condition) {
			if !e.take(words, part) && !slices.Contains(e.Further, part) {
				e.Further = append(e.Further, part)
			}
		}
	}
	return e
}

// take puts a condition into its field: only where the field is still free, and
// only if it would be written back with exactly the same words.
func (e *Entry) take(words rule.Words, condition string) bool {
	for _, f := range entryFields {
		next := *e
		if f.write(words, *e) == "" && f.read(words, condition, &next) && f.write(words, next) == condition {
			*e = next
			return true
		}
	}
	return false
}

// Conditions are the same in the rule language, in the order of the fields.
func (e Entry) Conditions(words rule.Words) []string {
	list := []string{}
	for _, f := range entryFields {
		if condition := f.write(words, e); condition != "" {
			list = append(list, condition)
		}
	}
	return append(list, e.Further...)
}

// WithoutColumns is what the workbook has no columns for.
func (e Entry) WithoutColumns() Entry {
	e.AgeFrom, e.AgeTo, e.GermanFrom, e.GermanTo, e.Schooling, e.Sex = 0, 0, "", "", "", ""
	return e
}

// Part is where in a form something of an Entry stands.
type Part string

// The parts that can contradict themselves.
const (
	PartAge    Part = "alter"
	PartGerman Part = "deutsch"
)

// Validate refuses bounds of which the upper one lies below the lower one.
func (e Entry) Validate(words rule.Words) (Part, error) {
	switch {
	case e.AgeTo > 0 && e.AgeTo < e.AgeFrom:
		return PartAge, fault.New(fault.Invalid, "Das Alter „bis“ (%d) liegt unter „von“ (%d).", e.AgeTo, e.AgeFrom)
	case e.GermanFrom != "" && e.GermanTo != "" && len(between(choicesOf(words, factGerman), e.GermanFrom, e.GermanTo)) == 0:
		german := labelsOf(words, factGerman, []string{e.GermanFrom, e.GermanTo})
		return PartGerman, fault.New(fault.Invalid, "Das Deutschniveau „bis“ (%s) liegt unter „von“ (%s).", german[1], german[0])
	}
	return "", nil
}
