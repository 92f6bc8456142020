package access

import (
	"slices"
	"sync/atomic"
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// What CEL's own partial evaluation says of a condition, our conditions say
// too, for every condition of the law and for random ones; and where CEL only
// says that it is unknown and ours know better, every completion agrees.
func TestConditionsSayWhatCELSays(t *testing.T) {
	b := loadLaw(t)
	var met tally
	t.Run("", func(t *testing.T) {
		for shard := range shards {
			t.Run("Recht", func(t *testing.T) {
				t.Parallel()
				newJury(t, b, uint64(shard), &met).law(shard)
			})
			t.Run("Zufall", func(t *testing.T) {
				t.Parallel()
				newJury(t, b, uint64(100+shard), &met).random()
			})
		}
	})
	t.Logf("%d Paare, %d entscheidet CEL, %d nur wir; davon %d an Vervollständigungen geprüft", met.pairs.Load(), met.decided.Load(), met.better.Load(), met.completed.Load())
	if met.pairs.Load() < 1_000_000 || met.decided.Load() < met.pairs.Load()/3 || met.completed.Load() == 0 {
		t.Error("zu wenig verglichen: die Probe sieht nichts")
	}
}

const shards = 2

type tally struct{ pairs, decided, better, completed atomic.Int64 }

// jury compares our conditions with the oracle.
type jury struct {
	*people
	t      *testing.T
	oracle *oracle
	met    *tally
}

func newJury(t *testing.T, b *Rulebook, seed uint64, met *tally) *jury {
	return &jury{newPeople(b, seed), t, newOracle(t, b), met}
}

// law goes through every version on some day on which it is in force.
func (j *jury) law(shard int) {
	n := 0
	for _, i := range j.b.Instruments() {
		for _, v := range j.b.rules[i.ID] {
			if n++; n%shards == shard {
				on := j.inForce(v)
				j.compare(on, scope{j.b, v, on}, v.conditions(), 400)
			}
		}
	}
	for range 3 {
		on := civil.Day(2015, 6, 1).AddDays(j.IntN(4000))
		j.compare(on, scope{j.b, nil, on}, j.b.common(on), 400)
	}
}

func (j *jury) inForce(v *version) civil.Date {
	from, to := max(v.from, civil.Day(2015, 1, 1)), min(v.to, civil.Day(2026, 12, 31))
	return from.AddDays(j.IntN(int(max(to-from, 0)) + 1))
}

// conditions are those of a version, and those that its facts are derived by.
func (v *version) conditions() []*rule.Expr {
	return slices.DeleteFunc(v.expressions(), func(e *rule.Expr) bool { return !e.Condition() })
}

// common are the conditions of no single rule: needs and derived facts.
func (b *Rulebook) common(on civil.Date) []*rule.Expr {
	list := []*rule.Expr{b.outside.expr}
	for _, r := range b.needRules {
		list = append(list, r.expr)
	}
	for _, derivations := range b.derived {
		for _, d := range derivations {
			if d.expr.Condition() && d.from <= on && on <= d.to {
				list = append(list, d.expr)
			}
		}
	}
	return list
}

// compare asks both about so many people.
func (j *jury) compare(on civil.Date, in scope, conditions []*rule.Expr, people int) {
	p := j.b.language.NewProgram(on)
	tests := make([]*rule.Test, len(conditions))
	for i, e := range conditions {
		tests[i] = p.Test(e, in)
	}
	p.Finish()
	names := p.Uses()
	for _, e := range conditions {
		for _, f := range j.oracle.named(e.Source) {
			names = append(names, f.Name)
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	desk := j.b.intake(p).desk()
	j.oracle.on = on
	for range people {
		facts := j.facts(names, on)
		asks := j.oracle.asks(j.t, facts, in)
		k := desk.know(facts, nil, false)
		for i, e := range conditions {
			ours, theirs := k.Holds(tests[i]), asks.truth(e)
			j.met.pairs.Add(1)
			switch {
			case theirs != rule.Open && ours != theirs:
				j.t.Fatalf("am %s: wir sagen %d, CEL sagt %d zu\n%s\n%s", on, ours, theirs, e.Source, j.text(facts))
			case theirs != rule.Open:
				j.met.decided.Add(1)
			case ours != rule.Open:
				j.met.better.Add(1)
				j.complete(on, in, p, e, ours, facts)
			}
		}
	}
}

// complete checks an answer that CEL does not give against exact people. (That
// nobody was away in between is known unless a rule asks.)
func (j *jury) complete(on civil.Date, in scope, p *rule.Program, e *rule.Expr, ours rule.Truth, facts rule.Facts) {
	for name := range facts {
		if in.Derivation(name) != nil {
			return // what is given stands before what it follows from
		}
	}
	if p.Contradicts(facts) {
		return
	}
	derived := func(fact string) bool { return in.Derivation(fact) != nil }
	for range 3 {
		whole := j.completed(facts, slices.DeleteFunc(p.Reads(), derived), on)
		if p.Contradicts(whole) {
			continue
		}
		asks := j.oracle.asks(j.t, whole, in)
		asks.said = facts
		if theirs := asks.truth(e); theirs != rule.Open {
			j.met.completed.Add(1)
			if theirs != ours {
				j.t.Fatalf("am %s: wir sagen %d, eine Vervollständigung %d zu\n%s\n%s\n%s", on, ours, theirs, e.Source, j.text(facts), j.text(whole))
			}
		}
	}
}

func (j *jury) text(facts rule.Facts) string {
	text := ""
	for name, v := range facts {
		f, _ := j.b.vocabulary.Fact(name)
		text += name + "=" + f.Format(v) + " "
	}
	return text
}
