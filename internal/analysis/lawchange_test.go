package analysis

import (
	"testing"

	"pgregory.net/rapid"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/person"
	"buendnis/internal/privacy"
	"buendnis/internal/rule"
)

// anyEffect draws people by status group and what happens to them.
func anyEffect(t *rapid.T) *lawEffect {
	e := &lawEffect{instruments: []string{"a", "b", "c"}[:rapid.IntRange(1, 3).Draw(t, "Instrumente")], groups: []string{"GEST", "DULD", "AE"}, people: map[effectKey]int64{}}
	for range rapid.IntRange(1, 12).Draw(t, "Zellen") {
		pattern := make([]byte, len(e.instruments))
		for i := range pattern {
			pattern[i] = letters[rapid.SampledFrom(directions).Draw(t, "Richtung")]
		}
		e.people[effectKey{rapid.SampledFrom(e.groups).Draw(t, "Gruppe"), string(pattern)}] += rapid.Int64Range(0, 40).Draw(t, "Personen")
	}
	return e
}

func (e *lawEffect) count(instrument int, group string, d access.Direction) (n int64) {
	for key, people := range e.people {
		if key.pattern[instrument] == letters[d] && (group == "" || group == key.group) {
			n += people
		}
	}
	return n
}

// Whatever changes: a shown figure is the raw one, a small one is never shown,
// and the protection holds.
func TestAnEffectShowsOnlyRawAndNothingSmall(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := anyEffect(t)
		figures, err := privacy.Screen(e.family(true), privacy.Rules{K: usualK})
		if err != nil {
			t.Fatal(err)
		}
		if audit := figures.Audit(); !audit.Safe {
			t.Fatalf("%+v", audit)
		}
		for i, instrument := range e.instruments {
			for _, group := range append([]string{""}, e.groups...) {
				for _, d := range directions {
					f, raw := figures.Sum(effectName(instrument, group, d)), e.count(i, group, d)
					if f.Shown() && (f.Value() != raw || raw > 0 && raw < usualK) || !f.Shown() && f.Value() != 0 {
						t.Fatalf("%s %s %s: gezeigt %s, roh %d", instrument, group, d, f, raw)
					}
				}
			}
		}
	})
}

func TestInstrumentsThatChangeNothingAreSetAside(t *testing.T) {
	e := &lawEffect{instruments: []string{"a", "b"}, groups: []string{"AE"}, people: map[effectKey]int64{{"AE", "=o"}: 7, {"AE", "=="}: 5}}
	busy, idle := e.without()
	if len(idle) != 1 || idle[0] != "a" || busy.people[effectKey{"AE", "o"}] != 7 || busy.people[effectKey{"AE", "="}] != 5 {
		t.Errorf("%+v, %v", busy, idle)
	}
}

// The real law of 1 March 2020 makes work free for titles that had asked for it.
func TestTheEffectOfALawCountsPeople(t *testing.T) {
	book := rulebook(t)
	class := func(n int, facts map[string]string) person.Class {
		c := person.Class{Kommune: "05162024", Anzahl: n, Facts: rule.Facts{}}
		for name, text := range facts {
			fact, _ := book.Vocabulary().Fact(name)
			value, err := fact.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			c.Facts[name] = value
		}
		return c
	}
	people := person.Population{
		class(40, map[string]string{"status": "AE_25_3", "nebenbestimmung_erwerb": "nicht_gestattet", "alter_jahre": "22"}),
		class(60, map[string]string{"status": "AE_25_2F", "alter_jahre": "22"}),
	}
	c := LawChange{From: civil.MustParse("2020-02-29"), To: civil.MustParse("2020-03-01"), On: civil.MustParse("2020-01-15")}
	v, err := c.Screen(book, people)
	if err != nil {
		t.Fatal(err)
	}
	if v.People.Text() != "100" || len(v.Instruments) == 0 || !v.Detailed {
		t.Errorf("%+v", v)
	}
	same := LawChange{From: c.From, To: c.From, On: c.On}
	if v, err = same.Screen(book, people); err != nil || len(v.Instruments)+len(v.Idle) > 0 {
		t.Errorf("ohne Änderung: %+v, %v", v, err)
	}
	if _, err = c.Screen(book, nil); fault.KindOf(err) != fault.NotFound {
		t.Errorf("ohne Personen: %v", err)
	}
}
