package access

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// someEntries are what offers demand: an age, a level, a sex, a Kommune,
// childcare, a group of statuses. Many offers, few different conditions.
func someEntries(r *rand.Rand, n, kommunen int) []Entry {
	list := make([]Entry, n)
	for i := range list {
		e := &list[i]
		if r.IntN(10) > 0 {
			from := 14 + r.IntN(8)
			e.Conditions = append(e.Conditions, fmt.Sprintf("alter_jahre >= %d", from), fmt.Sprintf("alter_jahre <= %d", from+3+r.IntN(10)))
		}
		for r.IntN(3) == 0 { // rarely two, of which one may exclude the other
			e.Conditions = append(e.Conditions, pick(r, someLevels))
		}
		if r.IntN(4) == 0 {
			e.Conditions = append(e.Conditions, pick(r, []string{"geschlecht == 'w'", "geschlecht != 'w'", "kinderbetreuung_gesichert", "!kinderbetreuung_gesichert"}))
		}
		if r.IntN(2) == 0 {
			e.Conditions = append(e.Conditions, pick(r, []string{
				"in_group(status, 'GEST')", "in_group(status, 'DULD')", "in_group(status, 'AE')",
				"in_group(status, 'DULD') || in_group(status, 'GEST')", "!in_group(status, 'AE')", "t_duldung_monate >= 3 || !in_group(status, 'DULD')",
			}))
		}
		if r.IntN(5) > 0 {
			e.Kommunen = []string{fmt.Sprint(r.IntN(kommunen))}
		}
	}
	return list
}

var someLevels = []string{
	"deutsch in ['ohne', 'A1']", "deutsch in ['A1', 'A2']", "deutsch in ['A2', 'B1']", "deutsch == 'B1'", "deutsch in ['B1', 'B2', 'C1']", "deutsch != 'ohne'",
	"deutsch == 'ohne' || ehrenamt_wunsch == true",
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// someResidents are people of whom a tenth of everything is unknown, and much
// else only roughly known.
func someResidents(t testing.TB, r *rand.Rand, b *Rulebook, n, kommunen int) []Resident {
	status, _ := b.vocabulary.Fact("status")
	list := make([]Resident, n)
	for i := range list {
		facts := rule.Facts{"status": {Kind: rule.Enum, Set: 1 << r.IntN(len(status.Choices))}}
		for name, cells := range map[string][]string{
			"alter_jahre": {"15", "17", "18", "19", "20", "21", "22", "24", "26", "18-20", "21-24", ""},
			"deutsch":     {"ohne", "A1", "A2", "B1", "B2", ""},
			"geschlecht":  {"w", "m", "w", "m", "d", ""}, "kinderbetreuung_gesichert": {"ja", "nein", ""},
			"duldung_seit": {"2019-11", "2018-06", "2019-12-20", "", ""}, "ehrenamt_wunsch": {"ja", "ja", "nein", ""},
		} {
			fact, ok := b.vocabulary.Fact(name)
			if !ok {
				t.Fatalf("%s ist kein Fakt", name)
			}
			if v, err := fact.Parse(pick(r, cells)); err == nil {
				facts[name] = v
			}
		}
		list[i] = Resident{facts, fmt.Sprint(r.IntN(kommunen)), 1 + r.IntN(3)}
	}
	return list
}

// Counts over planes are those of asking every offer's conditions together for
// every person.
func TestCountingEntriesIsAskingEverybody(t *testing.T) {
	b := loadLaw(t)
	r := rand.New(rand.NewPCG(3, 4))
	on := civil.MustParse("2020-01-15")
	people, list := someResidents(t, r, b, 500, 5), someEntries(r, 120, 5)
	for i := range 12 { // an offer behind an instrument: its verdict is a condition like any other
		list[i].Conditions = append(list[i].Conditions, "verdict('"+b.Instruments()[i].ID+"') in ['ja', 'ermessen']")
	}
	entries, err := b.Entries(on, list)
	if err != nil {
		t.Fatal(err)
	}
	got := entries.Lay(people).Count()
	differing := 0
	for i, e := range list {
		want, apart := askEverybody(t, b, on, e, people)
		if got[i] != want {
			t.Fatalf("%v: %v statt %v", e, got[i], want)
		}
		if want != apart {
			differing++
		}
	}
	if differing == 0 {
		t.Error("keine Bedingungen, die nur zusammen etwas ausschließen: die Probe prüft nichts")
	}
}

// askEverybody decides the conditions of an entry together, and each apart.
func askEverybody(t *testing.T, b *Rulebook, on civil.Date, e Entry, people []Resident) (together, apart rule.Tally) {
	t.Helper()
	var list []*Condition
	whole := &Condition{b: b, expr: rule.All()}
	for _, source := range e.Conditions {
		c, err := b.Condition(source)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, c)
		whole.expr = rule.All(whole.expr, c.expr)
	}
	for _, p := range people {
		if e.Kommunen != nil && !slices.Contains(e.Kommunen, p.Kommune) {
			continue
		}
		add(&together, whole.Holds(on, p.Facts), p.Count)
		least := rule.True
		for _, c := range list {
			if truth := c.Holds(on, p.Facts); least == rule.True || truth == rule.False {
				least = truth
			}
		}
		add(&apart, least, p.Count)
	}
	return together, apart
}

func add(t *rule.Tally, truth rule.Truth, n int) {
	if truth == rule.True {
		t.Sure += n
	}
	if truth != rule.False {
		t.Possible += n
	}
}

func TestEntriesOfNobodyAndForNobody(t *testing.T) {
	b := loadLaw(t)
	on := civil.MustParse("2020-01-15")
	if _, err := b.Entries(on, []Entry{{Conditions: []string{"alter_jahre >="}}}); err == nil {
		t.Error("eine Bedingung, die keine ist, wird angenommen")
	}
	entries, err := b.Entries(on, []Entry{{}, {Kommunen: []string{}}, {Conditions: []string{"alter_jahre >= 18", "alter_jahre < 18"}}})
	if err != nil {
		t.Fatal(err)
	}
	if got := entries.Lay(nil).Count(); !slices.Equal(got, make([]rule.Tally, 3)) {
		t.Errorf("ohne Menschen: %v", got)
	}
	people := []Resident{{Kommune: "1", Count: 70}, {Count: 0}}
	if got := entries.Lay(people).Count(); !slices.Equal(got, []rule.Tally{{Sure: 70, Possible: 70}, {}, {}}) {
		t.Errorf("siebzig, von denen nichts bekannt ist: %v", got)
	}
}
