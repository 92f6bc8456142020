package access

import (
	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// ruling is a version of a rule on a day, ready to be asked.
type ruling struct {
	version *version
	on      civil.Date
	scope   scope
	program *rule.Program
	verdict *rule.Climb  // which of the four verdicts
	leaves  []*rule.Test // in the order of version.leaves
	outside *rule.Test   // nil: the instrument speaks about everybody
	needed  []*rule.Test // the requirements
	ways    []*rule.Test
	in      *intake
}

type rulingKey struct {
	version *version
	on      civil.Date
}

// maxRulings bounds the memory of a stream of questions about many days.
const maxRulings = 4000

func (b *Rulebook) ruling(v *version, on civil.Date) *ruling {
	b.mu.Lock()
	defer b.mu.Unlock()
	key := rulingKey{v, on}
	r, ok := b.rulings[key]
	if !ok {
		if len(b.rulings) >= maxRulings {
			clear(b.rulings)
		}
		r = b.newRuling(v, on, on)
		b.rulings[key] = r
	}
	return r
}

// newRuling compiles a version for people as they are on a day, with all other
// law as it is on its own day.
func (b *Rulebook) newRuling(v *version, law, on civil.Date) *ruling {
	p, in := b.language.NewProgram(on).Under(law), scope{b, v, law}
	r := &ruling{version: v, on: on, scope: in, program: p, verdict: p.Climb(v.ladder(true), in)}
	if v.outside != nil {
		r.outside = p.Test(v.outside.expr, in)
	}
	for _, c := range v.leaves {
		r.leaves = append(r.leaves, p.Test(rule.Mark(c.expr, c.mark), in))
	}
	for _, c := range v.requires {
		r.needed = append(r.needed, p.Test(c.expression(true), in))
	}
	for _, w := range v.ways {
		r.ways = append(r.ways, p.Test(conjunction(w.when, true), in))
	}
	p.Finish()
	r.in = b.intake(p)
	return r
}

// know takes the facts of a question into the ruling.
func (b *Rulebook) know(r *ruling, q *Question) *rule.Knowledge {
	return r.in.know(q.Facts, q.Unknown, q.Background != "")
}

// outOfScope tells whether the person surely is one of whom the rule does not
// speak.
func (r *ruling) outOfScope(k *rule.Knowledge) bool {
	return r.outside != nil && k.Holds(r.outside) == rule.True
}

// verdictOf is the verdict over all completions.
func (r *ruling) verdictOf(k *rule.Knowledge) Verdict {
	return single(k.Outcomes(r.verdict, several))
}
