package access

import (
	"fmt"
	"strings"

	"buendnis/internal/rule"
)

// Known is a fact, or the answer of another rule, on which a condition hangs.
type Known struct {
	Label      string
	Text       string // its value as people read it, "" where it is open
	Instrument string // the other rule
	From       Origin
}

// Origin is where a value comes from.
type Origin string

// The origins of values.
const (
	Given   Origin = "angegeben"
	Assumed Origin = "angenommen" // by the background
	Derived Origin = "abgeleitet" // from other facts
	Unknown Origin = "unbekannt"
)

// known lists what an expression hangs on: facts that were given or assumed,
// what is derived from them, and verdicts of other rules.
func (a *answer) known(e *rule.Expr) []Known {
	l := &knownList{a: a, seen: map[string]bool{}}
	l.expression(e)
	return l.list
}

type knownList struct {
	a    *answer
	seen map[string]bool
	list []Known
}

func (l *knownList) expression(e *rule.Expr) {
	for _, name := range e.References() {
		if fact, ok := l.a.b.vocabulary.Fact(name); ok {
			l.fact(fact)
		} else if strings.HasPrefix(name, "verdict/") {
			l.verdict(name)
		}
	}
	for _, name := range l.a.b.reads(e) {
		if fact, ok := l.a.b.vocabulary.Fact(name); ok {
			l.fact(fact)
		}
	}
}

// fact adds a fact and, where it is derived, what it comes from.
func (l *knownList) fact(fact *rule.Fact) {
	if l.seen[fact.Name] {
		return
	}
	l.seen[fact.Name] = true
	value, given := l.a.q.Facts[fact.Name]
	derivation := l.a.r.scope.Derivation(fact.Name)
	if given && value.Known() || derivation == nil {
		l.base(fact)
		return
	}
	text := l.a.derivedValue(fact)
	if text == "" && given {
		l.add(Known{Label: fact.Label, From: Unknown})
		return
	}
	known := Known{Label: fact.Label, Text: text, From: Derived}
	if text == "" {
		known.From = Unknown
	}
	l.add(known)
	l.expression(derivation)
}

func (l *knownList) base(fact *rule.Fact) {
	known := Known{Label: fact.Label, From: Given}
	value := l.a.q.Facts[fact.Name]
	if !value.Known() {
		value, known.From = l.a.assumed(fact.Name), Assumed
	}
	if known.Text = l.a.b.ValueWords(fact, value); !value.Known() {
		known.From = Unknown
	}
	l.add(known)
}

func (l *knownList) verdict(name string) {
	id := name[len("verdict/"):]
	instrument, _ := l.a.b.instrument(id)
	if l.seen[name] {
		return
	}
	l.seen[name] = true
	question := *l.a.q
	question.Instrument = id
	known := Known{Label: instrument.Name, Instrument: id, From: Derived}
	if d, err := l.a.b.Decide(question); err == nil {
		known.Text = string(d.Verdict)
	}
	l.add(known)
}

func (l *knownList) add(k Known) { l.list = append(l.list, k) }

// assumed is what the background says about a fact, the zero Value if nothing.
func (a *answer) assumed(fact string) rule.Value {
	if a.q.Background == "" {
		return rule.Value{}
	}
	return a.b.background.assumed(fact, a.q.Facts, a.q.Unknown, a.q.On)
}

// derivedValue is a derived fact as people read it, "" where it is open.
func (a *answer) derivedValue(fact *rule.Fact) string {
	switch fact.Type {
	case rule.Bool:
		switch a.test(fact.Name) {
		case rule.True:
			return "ja"
		case rule.False:
			return "nein"
		}
	case rule.Enum:
		for _, choice := range fact.Choices {
			if a.test(fmt.Sprintf("%s == '%s'", fact.Name, choice.Code)) == rule.True {
				return choice.Label
			}
		}
	case rule.Int:
		return a.derivedNumber(fact.Name)
	}
	return ""
}

// mostDerived is more than any count of months or years can reach.
const mostDerived = 1 << 11

// derivedNumber finds the number between what surely is reached and what
// surely isn't; there is none where that leaves a gap.
func (a *answer) derivedNumber(fact string) string {
	low, high := -1, mostDerived
	for low+1 < high {
		middle := (low + high) / 2
		switch a.test(fmt.Sprintf("%s >= %d", fact, middle)) {
		case rule.True:
			low = middle
		case rule.False:
			high = middle
		default:
			return ""
		}
	}
	return fmt.Sprint(low)
}

// test asks a condition under the question's rule.
func (a *answer) test(source string) rule.Truth {
	e, err := a.b.language.Compile(source)
	if err != nil {
		return rule.Open
	}
	p := a.b.language.NewProgram(a.q.On)
	t := p.Test(e, a.r.scope)
	p.Finish()
	return a.b.intake(p).know(a.q.Facts, a.q.Unknown, a.q.Background != "").Holds(t)
}

// reads are the base facts that an expression looks at itself.
func (b *Rulebook) reads(e *rule.Expr) []string {
	if since := e.Since(); since != "" {
		return []string{since}
	}
	if !e.Condition() {
		return nil
	}
	p := b.language.NewProgram(lastDay)
	p.Test(e, bare{})
	return p.Reads()
}

// bare is a scope in which nothing follows from anything.
type bare struct{}

// Derivation knows none.
func (bare) Derivation(string) *rule.Expr { return nil }

// Ladder asks nobody.
func (bare) Ladder(string) (rule.Ladder, rule.Scope) {
	return rule.Ladder{Otherwise: outcomeNein}, bare{}
}

// Name is its own.
func (bare) Name() string { return "bare" }
