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
//     loaded, then compiled for a day to conditions that answer true, false or
//     open.
//   - Open means: not every possible value of the unknown facts gives the same
//     answer. Facts that occur in several conditions have one value in all of
//     them, so whole rules are decided over completions, not piece by piece.
//
// Read it in this order:
//
//   - truth.go, value.go and vocabulary.go are the words of everything below.
//   - language.go builds the type checker; reader.go, compare.go, choice.go,
//     day.go and number.go turn a checked tree into the nodes of node.go.
//   - program.go compiles nodes for a day (bind.go, bind_choice.go, dates.go):
//     dates become bounds, codes become bits, and what is left are the
//     formulas of formula.go over the atoms of atom.go. ladder.go is conditions
//     in order, of which the first that holds gives the outcome.
//   - sheet.go and knowledge.go bring in what is known; state.go and bounds.go
//     draw the conclusions that dates allow about each other.
//   - search.go decides: it asserts an atom that is open, then denies it, and
//     goes on until the outcome is the same for all that is left. Every atom
//     says x ≤ c, x ∈ set or f(x) ≤ g(y) with rising f and g; for these,
//     narrowing the ends of intervals finds every contradiction, so the search
//     is exact. brute_test.go checks it against plain enumeration.
//   - branches.go and layout.go are for speed: what is asked often is laid out
//     flat. plain.go knows where three-valued logic is exact without a search.
//   - joint.go, crowd.go, replies.go, planes.go and tally.go count a population
//     for many offers at once, in bits; see docs/decisions/0006.
//   - missing.go and distinction.go find the smallest sets of facts that would
//     settle the outcome; law.go keeps apart what no fact can settle, because
//     the law itself is disputed; moment.go and clock.go tell when time changes
//     an answer.
//   - probe.go and seek.go turn the question around: is there anybody for whom a
//     condition holds? example.go makes a person of the answer.
//
// The package knows no instrument and no verdict: those live in access.
package rule
