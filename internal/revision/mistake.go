package revision

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"buendnis/internal/access"

	"gopkg.in/yaml.v3"
)

var (
	leadingLine = regexp.MustCompile(`^Zeile (\d+):`)
	caseLine    = regexp.MustCompile(`^Fälle, Zeile (\d+):`)
	placeOfRule = regexp.MustCompile(`^(?:law: )?law/[^,:]+(?:, Fassung (\d+))?[,:] *`)
	quoted      = regexp.MustCompile(`„([^“]*)“`)
	unknownWord = regexp.MustCompile(`das Wort „([^“]+)“ gibt es nicht`)
	wrongCode   = regexp.MustCompile(`„[^“]*“ ist kein Wert von (\w+)`)
)

func number(digits string) int {
	n, _ := strconv.Atoi(digits) // the expression has let digits through only
	return n
}

// mistake turns what the law's reader said about the whole file into a place in
// the draft's own text, with a repair where one can be guessed.
func (c Composition) mistake(err error, d Draft, book *access.Rulebook) Mistake {
	message := err.Error()
	m := Mistake{Field: "regel"}
	found := placeOfRule.FindStringSubmatch(message)
	if found != nil {
		message = message[len(found[0]):]
	}
	if yamlLine.MatchString(message) {
		line, what := yamlFault(message)
		m.Line = max(line-c.Line+1, 0)
		m.Sentence = what
	} else {
		m.Line, m.Sentence = lineOf(d.Rule, message), ending(message)
	}
	if found != nil && found[1] != "" && number(found[1]) != c.Version {
		m.Line, m.Sentence = 0, fmt.Sprintf("Fassung %s der Regel passt nicht mehr dazu: %s", found[1], m.Sentence)
	}
	if m.Line > 0 {
		m.Sentence = fmt.Sprintf("Zeile %d: %s", m.Line, m.Sentence)
	}
	m.Repair = repair(message, book)
	return m
}

// ending makes a sentence of a message.
func ending(message string) string {
	message = trimmed(message)
	if message != "" && !strings.ContainsAny(message[len(message)-1:], ".!?") {
		message += "."
	}
	return message
}

// lineOf finds the condition that a message quotes first in the draft's text.
func lineOf(rule, message string) int {
	var doc yaml.Node
	if yaml.Unmarshal([]byte(cleanText(rule)), &doc) != nil {
		return 0
	}
	for _, found := range quoted.FindAllStringSubmatch(message, -1) {
		if line := lineOfValue(&doc, found[1]); line > 0 {
			return line
		}
	}
	return 0
}

func lineOfValue(node *yaml.Node, value string) int {
	if node.Kind == yaml.ScalarNode && trimmed(node.Value) == trimmed(value) {
		return node.Line
	}
	for _, part := range node.Content {
		if line := lineOfValue(part, value); line > 0 {
			return line
		}
	}
	return 0
}

// repair guesses what was meant.
func repair(message string, book *access.Rulebook) string {
	if found := unknownWord.FindStringSubmatch(message); found != nil {
		if near := nearest(found[1], book); len(near) > 0 {
			return "Meinten Sie " + strings.Join(near, " oder ") + "?"
		}
		return "Welche Angaben es gibt, steht in der Hilfe unter dem Text."
	}
	if found := wrongCode.FindStringSubmatch(message); found != nil {
		if fact, ok := book.Vocabulary().Fact(found[1]); ok {
			return "Möglich ist: " + codesOf(len(fact.Choices), func(i int) string { return fact.Choices[i].Code }) + "."
		}
	}
	return ""
}

// mostCodes is how many codes a repair lists.
const mostCodes = 25

func codesOf(n int, code func(int) string) string {
	var codes []string
	for i := range min(n, mostCodes) {
		codes = append(codes, code(i))
	}
	if n > mostCodes {
		codes = append(codes, "…")
	}
	return strings.Join(codes, ", ")
}

// nearest are the facts whose names are most like the word: three at most, and
// none that would be another word altogether.
func nearest(word string, book *access.Rulebook) []string {
	type candidate struct {
		name string
		far  int
	}
	var list []candidate
	for _, fact := range book.Vocabulary().All() {
		far := distance(word, fact.Name)
		if strings.Contains(fact.Name, word) || strings.Contains(word, fact.Name) {
			far = min(far, 2)
		}
		if far <= 2+len(word)/6 {
			list = append(list, candidate{fact.Name, far})
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return a.far - b.far })
	var names []string
	for _, c := range list[:min(len(list), 3)] {
		names = append(names, "„"+c.name+"“")
	}
	return names
}

// distance is how many letters must be changed, put in or left out.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		left := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			left, row[j+1] = row[j+1], min(left+cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
