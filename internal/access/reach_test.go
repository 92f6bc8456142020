package access

import (
	"fmt"
	"runtime"
	"sync"
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
	"buendnis/law"

	"golang.org/x/sync/errgroup"
	"pgregory.net/rapid"
)

// realReach is the real law and what all of its versions can do, worked out
// once.
var realReach = sync.OnceValue(func() map[string][]Reach {
	b, err := Load(law.FS)
	if err != nil {
		panic(err)
	}
	instruments := b.Instruments()
	found := make([][]Reach, len(instruments))
	var looking errgroup.Group
	looking.SetLimit(runtime.GOMAXPROCS(0))
	for n, i := range instruments {
		looking.Go(func() error {
			found[n] = b.Reach(i.ID)
			return nil
		})
	}
	_ = looking.Wait() // looking can't fail
	reach := map[string][]Reach{}
	for n, i := range instruments {
		reach[i.ID] = found[n]
	}
	return reach
})

// Whoever is shown for a step gets its verdict when the question is asked, and
// whoever is shown for a condition meets it, or doesn't.
func TestEveryExampleShowsWhatItIsShownFor(t *testing.T) {
	b := loadLaw(t)
	shown := 0
	for _, i := range b.Instruments() {
		for n, r := range realReach()[i.ID] {
			for _, step := range r.Steps {
				where := fmt.Sprintf("%s, Fassung %d, %s %d", i.ID, n+1, step.Part, step.Number)
				if e := step.Decides; e != nil && e.Unsure {
					t.Errorf("%s: die Suche gab auf", where)
				} else if e != nil && !e.OpenLaw {
					shown++
					if d, err := b.Decide(e.Question(i.ID)); err != nil || d.Verdict != step.Verdict {
						t.Errorf("%s soll „%s“ geben: %v gibt %s, %v", where, step.Verdict, b.Given(e.Facts), d.Verdict, err)
					}
				}
				for c, condition := range step.Conditions {
					leaf := leavesOf(conditionsOf(b.rules[i.ID][n], &step))[c]
					for e, want := range map[*Example]rule.Truth{condition.Holds: rule.True, condition.Fails: rule.False} {
						if e != nil && !e.OpenLaw && !e.Unsure && b.plain(i.ID, leaf, e) != want {
							t.Errorf("%s, %s: %v", where, condition.Expression, b.Given(e.Facts))
						}
					}
				}
			}
		}
	}
	if shown < 200 {
		t.Errorf("nur %d Beispiele: der Test sieht nichts", shown)
	}
}

func conditionsOf(v *version, step *StepReach) []*condition {
	switch step.Part {
	case PartRequirement:
		return v.requires[step.Number-1 : step.Number]
	case PartWay:
		return v.ways[step.Number-1].when
	}
	return nil
}

// plain is the truth of one leaf for an example, by an ordinary program.
func (b *Rulebook) plain(instrument string, leaf *condition, e *Example) rule.Truth {
	v, _ := b.versionOn(instrument, e.On)
	in := scope{b, v, e.On}
	p := b.language.NewProgram(e.On)
	test := p.Test(leaf.expr, in)
	p.Finish()
	return b.intake(p).know(e.Facts, nil, e.Background != "").Holds(test)
}

// Nobody who is drawn at random takes a step or decides a condition of which
// the search says that nobody does.
func TestNobodyIsWhereTheSearchFoundNobody(t *testing.T) {
	b := loadLaw(t)
	reach := realReach()
	instruments := b.Instruments()
	rapid.Check(t, func(t *rapid.T) {
		i := rapid.SampledFrom(instruments).Draw(t, "Instrument")
		n := rapid.IntRange(0, len(reach[i.ID])-1).Draw(t, "Fassung")
		v := b.rules[i.ID][n]
		first, last := b.explorer(v).period()
		on := civil.Date(rapid.IntRange(int(first), int(last)).Draw(t, "Tag"))
		r := b.ruling(v, on)
		facts := anyPerson(t, b, r)
		if len(b.Contradictions(on, facts)) > 0 {
			return
		}
		k := r.in.know(facts, nil, false)
		if step := stepOf(r, k); step >= 0 && reach[i.ID][n].Steps[step].Decides == nil {
			t.Fatalf("%s, Fassung %d: für %v am %s entscheidet %+v", i.ID, n+1, b.Given(facts), on, reach[i.ID][n].Steps[step])
		}
		for _, step := range reach[i.ID][n].Steps {
			for c, leaf := range leavesOf(conditionsOf(v, &step)) {
				truth := k.Holds(r.leaves[leaf.mark-1])
				if truth == rule.True && step.Conditions[c].Holds == nil || truth == rule.False && step.Conditions[c].Fails == nil {
					t.Fatalf("%s, Fassung %d, „%s“: %v am %s", i.ID, n+1, leaf.source, b.Given(facts), on)
				}
			}
		}
	})
}

// stepOf is the step of the list that surely decides; -1: none surely does.
func stepOf(r *ruling, k *rule.Knowledge) int {
	if r.outside != nil && k.Holds(r.outside) != rule.False {
		return -1
	}
	for i, needed := range r.needed {
		switch k.Holds(needed) {
		case rule.False:
			return i
		case rule.Open:
			return -1
		}
	}
	for i, way := range r.ways {
		switch k.Holds(way) {
		case rule.True:
			return len(r.needed) + i
		case rule.Open:
			return -1
		}
	}
	return len(r.needed) + len(r.ways)
}

// anyPerson draws base facts that the rule looks at, some of them unknown.
func anyPerson(t *rapid.T, b *Rulebook, r *ruling) rule.Facts {
	facts := rule.Facts{}
	for _, name := range r.program.Reads() {
		fact, _ := b.vocabulary.Fact(name)
		if rapid.IntRange(0, 9).Draw(t, name+" bekannt") == 0 {
			continue
		}
		switch fact.Type {
		case rule.Bool:
			facts[name] = rule.BoolValue(rapid.Bool().Draw(t, name))
		case rule.Enum, rule.Country:
			code := rapid.SampledFrom(fact.Choices).Draw(t, name).Code
			if name == "status" && !b.isStatus(code, r.on) {
				continue
			}
			facts[name], _ = fact.Parse(code)
		case rule.Date:
			ago := rapid.IntRange(-200, 40*365).Draw(t, name)
			ago /= rapid.SampledFrom([]int{1, 5, 20}).Draw(t, name+" nah")
			facts[name] = rule.DateValue(r.on.AddDays(-ago))
		case rule.Int:
			n := int64(rapid.IntRange(0, 60).Draw(t, name))
			facts[name] = rule.IntValue(n, n)
		}
	}
	return facts
}
