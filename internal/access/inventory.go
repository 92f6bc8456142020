package access

import (
	"slices"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// Looks are the facts that any version of an instrument looks at, also through
// derived facts and other instruments, the derived ones themselves, and those
// that bound its dates.
func (b *Rulebook) Looks(instrument string) map[string]bool {
	looks := map[string]bool{}
	for _, v := range b.rules[instrument] {
		for _, day := range b.explorer(v).turning {
			p := b.program(v, day)
			for _, name := range slices.Concat(p.Looks(), p.Finish().Uses()) {
				looks[name] = true
			}
		}
	}
	return looks
}

// Unread are the facts that an instrument needs by the catalogue and does not
// look at, without those for which its file says why.
func (b *Rulebook) Unread(instrument string) []*rule.Fact {
	looks := b.Looks(instrument)
	return slices.DeleteFunc(b.vocabulary.All(), func(f *rule.Fact) bool {
		return !slices.Contains(f.UsedBy, instrument) || looks[f.Name] || b.unread[instrument][f.Name] != ""
	})
}

// Misread are the facts of which the instrument's file says why no condition
// asks for them, though one does.
func (b *Rulebook) Misread(instrument string) (names []string) {
	looks := b.Looks(instrument)
	for name := range b.unread[instrument] {
		if looks[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Pause is days between two versions of a derived fact on which nothing
// derives it.
type Pause struct {
	Fact     string
	From, To civil.Date // both included
}

// Pauses are those of derived.yaml.
func (b *Rulebook) Pauses() (list []Pause) {
	for _, fact := range b.vocabulary.All() {
		versions := b.derived[fact.Name]
		for i := 1; i < len(versions); i++ {
			if from, to := versions[i-1].to.AddDays(1), versions[i].from.AddDays(-1); from <= to {
				list = append(list, Pause{fact.Name, from, to})
			}
		}
	}
	return list
}

// program is the conditions of a version on a day, only to see what they are.
func (b *Rulebook) program(v *version, on civil.Date) *rule.Program {
	p, in := b.language.NewProgram(on), scope{b, v, on}
	for _, leaf := range v.leaves {
		p.Test(leaf.expr, in)
	}
	return p
}

// Idle are the derivations that versions of an instrument write for themselves
// and no condition of theirs asks for, by the index of the version.
func (b *Rulebook) Idle(instrument string) [][]string {
	idle := make([][]string, len(b.rules[instrument]))
	for i, v := range b.rules[instrument] {
		looks := b.program(v, min(v.to, max(v.from, b.lawSpan().From))).Looks()
		for fact := range v.derived {
			if !slices.Contains(looks, fact) {
				idle[i] = append(idle[i], fact)
			}
		}
		slices.Sort(idle[i])
	}
	return idle
}

// Unused are the facts of the law that nothing asks for: no rule, no need, no
// bound and no assumption.
func (b *Rulebook) Unused() []*rule.Fact {
	used := map[string]bool{}
	for instrument := range b.rules {
		for name := range b.Looks(instrument) {
			used[name] = true
		}
	}
	for _, name := range b.usedBesides() {
		used[name] = true
	}
	return slices.DeleteFunc(b.vocabulary.All(), func(f *rule.Fact) bool { return !f.Law || used[f.Name] })
}

// usedBesides are the facts that needs, bounds and assumptions ask for.
func (b *Rulebook) usedBesides() (names []string) {
	for i := range b.needRules {
		names = append(names, b.mentions(b.needRules[i].expr)...)
	}
	for _, bound := range b.language.Bounds {
		names = append(names, bound.Lower, bound.Upper)
		for _, e := range []*rule.Expr{bound.When, bound.Unless} {
			if e != nil {
				names = append(names, b.mentions(e)...)
			}
		}
	}
	for _, a := range slices.Concat(b.background.base, b.background.derived) {
		for _, p := range a.when {
			names = append(names, p.fact.Name)
		}
	}
	return names
}

// mentions are the facts that a condition looks at itself.
func (b *Rulebook) mentions(e *rule.Expr) []string {
	p := b.language.NewProgram(lastDay)
	p.Test(e, scope{b, nil, lastDay})
	return p.Looks()
}
