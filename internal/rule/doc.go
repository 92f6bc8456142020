// Package rule is the language in which law is written down: facts with types
// and words (the Vocabulary), what is known about them (Value, Facts), and
// expressions over them.
//
// Three ideas carry the package:
//
//   - A fact that is missing is unknown, never "no". Knowledge about a fact is
//     a Value: one exact value, or the set or interval that it lies in (an age
//     of 18–20, a month of entry, a Duldung of unknown kind).
//   - An expression is CEL, type-checked against the vocabulary when it is
//     loaded, then compiled to closures that answer true, false or open.
//   - Open means: not every possible value of the unknown facts gives the same
//     answer. Facts that occur in several conditions have one value in all of
//     them, so whole rules are decided over completions, not piece by piece.
//
// The package knows no instrument and no verdict: those live in access.
package rule

// Truth is the three-valued answer of a condition.
type Truth int8

// False, True, and Open where unknown facts leave it undecided.
const (
	False Truth = iota
	True
	Open
)
