package offer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"buendnis/internal/rule"
)

// Sentences say the conditions in plain German, in the order of Conditions and
// one for each but age, which is one sentence with both bounds.
func (e Entry) Sentences(words rule.Words) []string {
	list := compact(
		e.ageSentence(), sexSentence(words, e.Sex), e.germanSentence(words), e.schoolingSentence(words),
	)
	if e.Parents {
		list = append(list, "nur für Eltern")
	}
	if e.Childcare {
		list = append(list, "Eltern nur mit gesicherter Kinderbetreuung")
	}
	list = append(list, compact(
		e.statusSentence(words), listSentence(words, factGoal, e.Goals), listSentence(words, factOccupation, e.Occupations),
	)...)
	for _, condition := range e.Further {
		list = append(list, Sentence(words, condition))
	}
	return list
}

func (e Entry) ageSentence() string {
	switch {
	case e.AgeFrom == 0 && e.AgeTo == 0:
		return ""
	case e.AgeTo == 0:
		return fmt.Sprintf("ab %d Jahren", e.AgeFrom)
	case e.AgeFrom == 0:
		return fmt.Sprintf("bis %d Jahre", e.AgeTo)
	case e.AgeFrom == e.AgeTo:
		return fmt.Sprintf("genau %d Jahre", e.AgeFrom)
	}
	return fmt.Sprintf("%d bis %d Jahre", e.AgeFrom, e.AgeTo)
}

func (e Entry) germanSentence(words rule.Words) string {
	bounds := labelsOf(words, factGerman, []string{e.GermanFrom, e.GermanTo})
	switch {
	case e.GermanFrom == "" && e.GermanTo == "":
		return ""
	case e.GermanTo == "":
		return "Deutsch mindestens " + quoted(bounds[0])
	case e.GermanFrom == "" && position(choicesOf(words, factGerman), e.GermanTo) > 0:
		return "Deutsch höchstens " + quoted(bounds[1])
	case e.GermanFrom == "" || e.GermanFrom == e.GermanTo: // one level, and be it the lowest
		return "Deutsch " + quoted(bounds[1])
	}
	return "Deutsch " + quoted(bounds[0]) + " bis " + quoted(bounds[1])
}

// quoted sets a label of several letters apart from the sentence around it; A2
// stays as it is.
func quoted(label string) string {
	if len(label) <= 2 {
		return label
	}
	return "„" + label + "“"
}

func (e Entry) schoolingSentence(words rule.Words) string {
	if e.Schooling == "" {
		return ""
	}
	label := quoted(labelsOf(words, factSchooling, []string{e.Schooling})[0])
	if e.Schooling == unassessed {
		return "Schulabschluss " + label
	}
	return "Schulabschluss mindestens " + label
}

func sexSentence(words rule.Words, code string) string {
	switch code {
	case "":
		return ""
	case "w":
		return "nur für Frauen"
	case "m":
		return "nur für Männer"
	}
	return "nur Geschlecht " + quoted(labelsOf(words, factSex, []string{code})[0])
}

func (e Entry) statusSentence(words rule.Words) string {
	names := labels(words.Groups, inOrder(words.Groups, e.Groups))
	for _, label := range labels(words.Statuses, inOrder(words.Statuses, e.Statuses)) {
		names = append(names, quoted(label))
	}
	if len(names) == 0 {
		return ""
	}
	return "nur mit " + either(names)
}

func listSentence(words rule.Words, fact string, codes []string) string {
	if len(codes) == 0 {
		return ""
	}
	return labelOf(words, fact) + ": " + either(labelsOf(words, fact, inOrder(choicesOf(words, fact), codes)))
}

// either joins words of which one must hold: A, B oder C.
func either(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " oder " + names[len(names)-1]
}

func labelOf(words rule.Words, fact string) string {
	if f, ok := words.Vocabulary.Fact(fact); ok {
		return f.Label
	}
	return fact
}

var (
	listForm  = regexp.MustCompile(`^(\w+) in \['(\w+(?:', '\w+)*)'\]$`)
	wordForm  = regexp.MustCompile(`\b[a-z_]\w*\b`)
	quoteForm = regexp.MustCompile(`'[^']*'|"[^"]*"`)
	lessForm  = regexp.MustCompile(`^(\w+) ([<>]) ([\d.]+)$`)
)

// Sentence says a condition without a field: as a row would, or at least which
// facts it is about.
func Sentence(words rule.Words, condition string) string {
	if row, ok := RowOf(words, condition); ok {
		return row.sentence(words)
	}
	if m := listForm.FindStringSubmatch(condition); m != nil {
		return labelOf(words, m[1]) + ": " + either(labelsOf(words, m[1], strings.Split(m[2], "', '")))
	}
	if m := lessForm.FindStringSubmatch(condition); m != nil {
		return labelOf(words, m[1]) + map[string]string{"<": ": unter ", ">": ": über "}[m[2]] + strings.Replace(m[3], ".", ",", 1)
	}
	var names []string
	for _, f := range FactsIn(words, condition) {
		names = append(names, f.Label)
	}
	return "besondere Bedingung zu: " + strings.Join(names, ", ")
}

// FactsIn are the facts that a condition names, in its order.
func FactsIn(words rule.Words, condition string) []*rule.Fact {
	var facts []*rule.Fact
	for _, name := range wordForm.FindAllString(quoteForm.ReplaceAllString(condition, ""), -1) {
		if f, ok := words.Vocabulary.Fact(name); ok && !slices.Contains(facts, f) {
			facts = append(facts, f)
		}
	}
	return facts
}

func (r Row) sentence(words rule.Words) string {
	fact, _ := words.Vocabulary.Fact(r.Fact)
	value, _ := fact.Parse(r.Value)
	text := fact.Words(value)
	switch r.Op {
	case IsNot:
		return fact.Label + ": nicht " + text
	case AtLeast:
		if fact.Type == rule.Date {
			return fact.Label + ": frühestens " + text
		}
		return fact.Label + ": mindestens " + text
	case AtMost:
		if fact.Type == rule.Date {
			return fact.Label + ": spätestens " + text
		}
		return fact.Label + ": höchstens " + text
	}
	return fact.Label + ": " + text
}
