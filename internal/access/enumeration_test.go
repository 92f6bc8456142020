package access

import (
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// Whole verdicts of the real law, with some choices unknown, are those of all
// completions, each decided by itself.
func TestVerdictsAreThoseOfAllCompletions(t *testing.T) {
	b := loadLaw(t)
	people, open := newPeople(b, 11), 0
	for _, i := range b.Instruments() {
		for _, v := range b.rules[i.ID] {
			on := (&jury{people: people}).inForce(v)
			r := b.ruling(v, on)
			for range 6 {
				want, got, facts := enumerate(people, r)
				if want != 0 && got != want {
					t.Fatalf("%s am %s: %v statt %v für %v", i.ID, on, verdictsOf(got), verdictsOf(want), facts)
				}
				if want&(want-1) != 0 {
					open++
				}
			}
		}
	}
	if open < 200 {
		t.Errorf("nur %d offene Urteile: die Probe sieht nichts", open)
	}
}

// maxCompletions bounds what is enumerated for one person.
const maxCompletions = 300

// enumerate draws a person of whom a few choices are unknown, and gives the
// outcomes over all completions one by one (0: the facts contradict each
// other), and as the engine finds them.
func enumerate(people *people, r *ruling) (want, got uint64, facts rule.Facts) {
	facts = rule.Facts{}
	all := []rule.Facts{facts}
	names := r.program.Reads()
	people.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	for _, name := range names {
		if r.scope.Derivation(name) != nil {
			continue // it follows
		}
		f, _ := people.b.vocabulary.Fact(name)
		values := choices(people.b, f, r.on)
		if n := len(values); n > 0 && n*len(all) <= maxCompletions && people.IntN(3) > 0 {
			all = spread(all, name, values)
			continue
		}
		value := people.value(f, r.on)
		for !people.may(f, rule.Value{}, value, r.on) {
			value = people.value(f, r.on)
		}
		facts[name] = value
		all = spread(all, name, []rule.Value{value})
	}
	desk := r.in.desk()
	k := desk.know(facts, nil, false)
	if k.Contradictory() {
		return 0, 0, facts
	}
	got = k.Outcomes(r.verdict, nil)
	for _, whole := range all {
		if k := desk.saying(whole, facts); !k.Contradictory() {
			want |= k.Outcomes(r.verdict, nil)
		}
	}
	return want, got, facts
}

// saying knows all facts, of which the question itself gives some.
func (d *desk) saying(facts, said rule.Facts) *rule.Knowledge {
	d.enter(facts, nil)
	for name := range facts {
		if column, ok := d.columns[name]; ok {
			d.row.Stated[column] = said[name].Known()
		}
	}
	return d.k.Take(&d.row)
}

// choices are all values that a choice can have on a day; none for other facts.
func choices(b *Rulebook, f *rule.Fact, on civil.Date) []rule.Value {
	switch f.Type {
	case rule.Bool:
		return []rule.Value{rule.BoolValue(false), rule.BoolValue(true)}
	case rule.Enum:
		var list []rule.Value
		for i, c := range f.Choices {
			if b.language.Sets[f.Name][c.Code] == nil && (f.Name != "status" || b.language.Exists(c.Code, on)) {
				list = append(list, rule.Value{Kind: rule.Enum, Set: 1 << i})
			}
		}
		return list
	}
	return nil
}

// spread gives every person each of the values.
func spread(all []rule.Facts, name string, values []rule.Value) []rule.Facts {
	var list []rule.Facts
	for _, facts := range all {
		for _, v := range values {
			next := rule.Facts{name: v}
			for other, known := range facts {
				next[other] = known
			}
			list = append(list, next)
		}
	}
	return list
}
