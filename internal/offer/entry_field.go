package offer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"buendnis/internal/rule"
)

// The facts that an Entry has a field for.
const (
	factAge        = "alter_jahre"
	factGerman     = "deutsch"
	factSchooling  = "schulabschluss"
	factSex        = "geschlecht"
	factStatus     = "status"
	factGoal       = "ziel"
	factOccupation = "taetigkeit"
)

// entryField is a field in both its forms. write gives the condition, empty
// where the field is; read fills the field and tells whether the condition
// might be one of it. Whether it really is, take decides by writing it again.
type entryField struct {
	write func(words rule.Words, e Entry) string
	read  func(words rule.Words, condition string, e *Entry) bool
}

// entryFields are all of them, in the order in which conditions are written.
var entryFields = []entryField{
	bound(factAge+" >= ", func(e *Entry) *int { return &e.AgeFrom }),
	bound(factAge+" <= ", func(e *Entry) *int { return &e.AgeTo }),
	{writeSex, readSex},
	{writeGerman, readGerman},
	{writeSchooling, readSchooling},
	always("size(kinder) > 0", func(e *Entry) *bool { return &e.Parents }),
	always("size(kinder) == 0 || kinderbetreuung_gesichert", func(e *Entry) *bool { return &e.Childcare }),
	{writeStatus, readStatus},
	anyOf(factGoal, func(e *Entry) *[]string { return &e.Goals }),
	anyOf(factOccupation, func(e *Entry) *[]string { return &e.Occupations }),
}

// bound is a number after fixed words.
func bound(words string, of func(*Entry) *int) entryField {
	return entryField{
		func(_ rule.Words, e Entry) string {
			if n := *of(&e); n > 0 {
				return words + strconv.Itoa(n)
			}
			return ""
		},
		func(_ rule.Words, condition string, e *Entry) bool {
			n, err := strconv.Atoi(strings.TrimPrefix(condition, words))
			*of(e) = n
			return err == nil
		},
	}
}

// always is a condition that has one form only.
func always(condition string, of func(*Entry) *bool) entryField {
	return entryField{
		func(_ rule.Words, e Entry) string {
			if *of(&e) {
				return condition
			}
			return ""
		},
		func(_ rule.Words, text string, e *Entry) bool {
			*of(e) = text == condition
			return *of(e)
		},
	}
}

// anyOf is a fact that has one of some codes.
func anyOf(fact string, of func(*Entry) *[]string) entryField {
	return entryField{
		func(words rule.Words, e Entry) string { return oneOf(words, fact, *of(&e)) },
		func(_ rule.Words, condition string, e *Entry) bool {
			*of(e) = codesIn(condition, fact)
			return *of(e) != nil
		},
	}
}

func writeSex(words rule.Words, e Entry) string { return oneOf(words, factSex, compact(e.Sex)) }

func readSex(_ rule.Words, condition string, e *Entry) bool {
	codes := codesIn(condition, factSex)
	e.Sex = strings.Join(codes, "")
	return len(codes) == 1
}

func writeGerman(words rule.Words, e Entry) string {
	if e.GermanFrom+e.GermanTo == "" {
		return ""
	}
	return inList(factGerman, between(choicesOf(words, factGerman), e.GermanFrom, e.GermanTo))
}

// readGerman leaves a bound open where it is the end of the scale; the whole
// scale is everything from its beginning.
func readGerman(words rule.Words, condition string, e *Entry) bool {
	codes, scale := codesIn(condition, factGerman), choicesOf(words, factGerman)
	if len(codes) == 0 || len(scale) == 0 {
		return false
	}
	e.GermanFrom, e.GermanTo = codes[0], codes[len(codes)-1]
	if e.GermanTo == scale[len(scale)-1].Code {
		e.GermanTo = ""
	}
	if e.GermanFrom == scale[0].Code && e.GermanTo != "" {
		e.GermanFrom = ""
	}
	return true
}

func writeSchooling(words rule.Words, e Entry) string {
	if e.Schooling == "" {
		return ""
	}
	return inList(factSchooling, atLeast(choicesOf(words, factSchooling), e.Schooling))
}

func readSchooling(_ rule.Words, condition string, e *Entry) bool {
	codes := codesIn(condition, factSchooling)
	if len(codes) > 0 {
		e.Schooling = codes[0]
	}
	return len(codes) > 0
}

// writeStatus joins groups, which follow law/tables when a status is added
// there, and single statuses.
func writeStatus(words rule.Words, e Entry) string {
	var parts []string
	for _, group := range inOrder(words.Groups, e.Groups) {
		parts = append(parts, "in_group(status, '"+group+"')")
	}
	if single := inOrder(words.Statuses, e.Statuses); len(single) > 0 {
		parts = append(parts, oneOf(words, factStatus, single))
	}
	return strings.Join(parts, " || ")
}

var groupForm = regexp.MustCompile(`^in_group\(status, '(\w+)'\)$`)

func readStatus(_ rule.Words, condition string, e *Entry) bool {
	e.Groups, e.Statuses = nil, nil
	for part := range strings.SplitSeq(condition, " || ") {
		if m := groupForm.FindStringSubmatch(part); m != nil {
			e.Groups = append(e.Groups, m[1])
		} else {
			e.Statuses = append(e.Statuses, codesIn(part, factStatus)...)
		}
	}
	return len(e.Groups)+len(e.Statuses) > 0
}

// compact is a list without what is empty.
func compact(list ...string) []string {
	return slices.DeleteFunc(list, func(text string) bool { return text == "" })
}
