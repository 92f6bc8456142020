package analysis

import (
	"slices"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/person"
)

// LawChange asks for whom a change of law changes the verdict: the law of From
// and that of To, both for the people as they are On a day. Ages and months of
// stay are the same on both sides, so that what differs is the law and not the
// calendar.
type LawChange struct{ From, To, On civil.Date }

// directions in which a verdict may change, in the order of pages; what stays
// comes last.
var directions = []access.Direction{access.Opens, access.Closes, access.Turns, access.Same}

// lawEffect is raw: people by what happens to them, and the instruments in
// whose law something changed.
type lawEffect struct {
	instruments []string
	groups      []string
	people      map[effectKey]int64
}

// effectKey is a status group and a letter for each instrument: the direction
// in which the verdict of these people changes.
type effectKey struct{ group, pattern string }

// letters of the directions.
var letters = map[access.Direction]byte{access.Opens: 'o', access.Closes: 'c', access.Turns: 'u', access.Same: '='}

// effect asks every instrument whose law changed about every class, twice.
func (c LawChange) effect(book *access.Rulebook, population person.Population) (*lawEffect, error) {
	return c.between(Side{Book: book}, Side{Book: book}, population)
}

// between compares the law of two sides, each on its day. A rule that only one
// of them knows can't be compared and is left out.
func (c LawChange) between(was, is Side, population person.Population) (*lawEffect, error) {
	book, same := was.Book, was.Book == is.Book && slices.Equal(was.law.lifted, is.law.lifted)
	w := newWords(book)
	classes, err := w.placed(population)
	if err != nil {
		return nil, err
	}
	e := &lawEffect{people: map[effectKey]int64{}}
	patterns := make([][]byte, len(classes))
	for _, i := range book.Instruments() {
		if same && !c.touches(book, i) || !is.knows(i) {
			continue
		}
		e.instruments = append(e.instruments, i.ID)
		if err := c.ask(was, is, i, classes, patterns); err != nil {
			return nil, err
		}
	}
	for i, class := range classes {
		e.people[effectKey{book.StatusGroup(class.Facts), string(patterns[i])}] += int64(class.Anzahl)
	}
	for _, group := range w.groups {
		if slices.ContainsFunc(classes, func(class person.Class) bool { return book.StatusGroup(class.Facts) == group.Code }) {
			e.groups = append(e.groups, group.Code)
		}
	}
	return e, nil
}

// touches tells whether the law of an instrument changed between the two days.
func (c LawChange) touches(book *access.Rulebook, i access.Instrument) bool {
	first, last := min(c.From, c.To), max(c.From, c.To)
	return slices.ContainsFunc(book.ChangeDays(i.ID), func(day civil.Date) bool { return first < day && day <= last })
}

func (s Side) knows(i access.Instrument) bool {
	return slices.ContainsFunc(s.Book.Instruments(), func(known access.Instrument) bool { return known.ID == i.ID })
}

// ask appends a letter to the pattern of every class.
func (c LawChange) ask(was, is Side, i access.Instrument, classes person.Population, patterns [][]byte) error {
	before, err := was.law.gate(was.Book, i.ID, c.From, c.On)
	if err != nil {
		return err
	}
	after, err := is.law.gate(is.Book, i.ID, c.To, c.On)
	if err != nil {
		return err
	}
	atOnce(len(classes), func(k int) {
		facts := classes[k].Facts
		patterns[k] = append(patterns[k], letters[i.Direction(before.Only(facts), after.Only(facts))])
	})
	return nil
}

// idle tells whether an instrument's change changes nobody's verdict.
func (e *lawEffect) idle(instrument int) bool {
	for key := range e.people {
		if key.pattern[instrument] != letters[access.Same] {
			return false
		}
	}
	return true
}

// without drops the instruments that change nobody's verdict: nothing about
// anybody hangs on them.
func (e *lawEffect) without() (busy *lawEffect, idle []string) {
	busy = &lawEffect{groups: e.groups, people: map[effectKey]int64{}}
	var kept []int
	for i, instrument := range e.instruments {
		if e.idle(i) {
			idle = append(idle, instrument)
			continue
		}
		kept, busy.instruments = append(kept, i), append(busy.instruments, instrument)
	}
	for key, people := range e.people {
		var pattern strings.Builder
		for _, i := range kept {
			pattern.WriteByte(key.pattern[i])
		}
		busy.people[effectKey{key.group, pattern.String()}] += people
	}
	return busy, idle
}
