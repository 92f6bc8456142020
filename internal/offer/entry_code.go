package offer

import (
	"regexp"
	"slices"
	"strings"

	"buendnis/internal/rule"
)

// The small forms of the rule language that fields are made of: one of some
// codes, and the lists that a scale gives.

// oneOf says that a fact has one of the codes, in the order of the vocabulary;
// empty without a code.
func oneOf(words rule.Words, fact string, codes []string) string {
	switch codes = inOrder(choicesOf(words, fact), codes); len(codes) {
	case 0:
		return ""
	case 1:
		return fact + " == '" + codes[0] + "'"
	}
	return inList(fact, codes)
}

func inList(fact string, codes []string) string {
	return fact + " in ['" + strings.Join(codes, "', '") + "']"
}

var codeForm = regexp.MustCompile(`^(\w+) (?:== '(\w+)'|in \['(\w+(?:', '\w+)*)'\])$`)

// codesIn are the codes of such a condition on the fact, nil if it is none.
func codesIn(condition, fact string) []string {
	m := codeForm.FindStringSubmatch(condition)
	if m == nil || m[1] != fact {
		return nil
	}
	return strings.Split(m[2]+m[3], "', '")
}

// between are the codes from one level to another; an empty bound is open.
// There is none where the upper one comes first, or is no level at all.
func between(scale []rule.Choice, from, to string) []string {
	first, last := 0, len(scale)-1
	if from != "" {
		first = position(scale, from)
	}
	if to != "" {
		last = position(scale, to)
	}
	var codes []string
	for i := first; i >= 0 && i <= last; i++ {
		codes = append(codes, scale[i].Code)
	}
	return codes
}

// unassessed is a foreign certificate of which nobody knows what it is worth.
const unassessed = "ausl_unbewertet"

// atLeast are the certificates from one on; one that nobody has assessed is not
// among them, unless it is asked for itself.
func atLeast(scale []rule.Choice, from string) []string {
	return slices.DeleteFunc(between(scale, from, ""), func(code string) bool {
		return code == unassessed && from != unassessed
	})
}

func position(choices []rule.Choice, code string) int {
	return slices.IndexFunc(choices, func(c rule.Choice) bool { return c.Code == code })
}

// inOrder are the codes that are choices, in their order and each once.
func inOrder(choices []rule.Choice, codes []string) []string {
	var list []string
	for _, c := range choices {
		if slices.Contains(codes, c.Code) {
			list = append(list, c.Code)
		}
	}
	return list
}

func choicesOf(words rule.Words, fact string) []rule.Choice {
	if words.Vocabulary == nil {
		return nil
	}
	if f, ok := words.Vocabulary.Fact(fact); ok {
		return f.Choices
	}
	return nil
}

func labelsOf(words rule.Words, fact string, codes []string) []string {
	return labels(choicesOf(words, fact), codes)
}

func labels(choices []rule.Choice, codes []string) []string {
	list := slices.Clone(codes)
	for i, code := range codes {
		if at := position(choices, code); at >= 0 {
			list[i] = choices[at].Label
		}
	}
	return list
}
