package access

import (
	"slices"

	"buendnis/internal/rule"
)

// reply is the one about the person on a day.
func (v *visitor) reply(day int) *Reply {
	key := v.key(day)
	v.memory.mu.RLock()
	r, ok := v.memory.of[string(key)]
	v.memory.mu.RUnlock()
	if !ok {
		r = v.keep(v.memory.of, key, v.ask(day))
	}
	if r.Verdict == Unklar && v.days[day].r != nil && v.releases(r) {
		return v.released(day, key, r)
	}
	return r
}

// keep is the reply that stands in the memory: the first one that came.
func (v *visitor) keep(memory map[string]*Reply, key []byte, r *Reply) *Reply {
	v.memory.mu.Lock()
	defer v.memory.mu.Unlock()
	if old, ok := memory[string(key)]; ok {
		return old
	}
	memory[string(key)] = r
	return r
}

// ask decides.
func (v *visitor) ask(day int) *Reply {
	asked, k := v.days[day], v.know(day)
	if asked.test != nil {
		switch k.Holds(asked.test) {
		case rule.True:
			return &Reply{Verdict: Ja}
		case rule.False:
			return &Reply{Verdict: Nein}
		}
		return &Reply{Verdict: Unklar, Missing: union(k.Lacking(asked.test))}
	}
	if asked.lifted != nil {
		k = k.Lift(asked.lifted.mark, !asked.lifted.negated)
	}
	r := &Reply{Verdict: asked.r.verdictOf(k)}
	if r.Verdict == Unklar {
		r.sets = k.Missing(asked.r.verdict)
		r.Missing = union(r.sets)
	}
	return r
}

// releases tells whether a missing fact is one that the background would assume
// if another one were not said to be unknown.
func (v *visitor) releases(r *Reply) bool {
	d := v.entry()
	for i := range d.base {
		a := &d.base[i]
		if slices.Contains(r.Missing, a.fact.Name) && slices.ContainsFunc(a.forbidden, d.isUnknown) {
			return true
		}
	}
	return false
}

// released is the reply with those facts. It hangs on what exactly was given.
func (v *visitor) released(day int, key []byte, r *Reply) *Reply {
	v.text = append(v.text[:0], key...)
	for _, name := range v.days[day].in.names {
		v.text = append(v.text, ',')
		if value, said := v.facts[name]; said {
			v.text = value.AppendKey(v.text)
		}
	}
	v.memory.mu.RLock()
	more, ok := v.memory.more[string(v.text)]
	v.memory.mu.RUnlock()
	if ok {
		return more
	}
	asked := answer{b: v.s.b, q: &Question{On: v.days[day].in.on, Facts: v.facts, Background: Unauffaellig}}
	more = &Reply{Verdict: Unklar, Missing: union(asked.released(slices.Clone(r.sets))), sets: r.sets}
	return v.keep(v.memory.more, v.text, more)
}

// Lifting tries each condition of the instrument that alone does not hold for
// somebody on a day, given by its position, whose reply is known.
func (s *Series) Lifting(facts rule.Facts, day int, r *Reply) []Lifted {
	r.lifted.Do(func() {
		for _, t := range s.stretches {
			if t.memory != nil && t.first <= day && day <= t.last() {
				v := t.visitor()
				v.enter(facts)
				r.lifting = t.days[day-t.first].r.lifting(v.know(day - t.first))
				t.visitors.Put(v)
			}
		}
	})
	return r.lifting
}

// Conditions are the single conditions of the instrument on a day.
func (s *Series) Conditions(day int) []RuleCondition {
	for _, t := range s.stretches {
		if t.memory != nil && t.first <= day && day <= t.last() {
			return (&Gate{r: t.days[day-t.first].r}).Conditions()
		}
	}
	return nil
}
