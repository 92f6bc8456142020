package access

import (
	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// GateUnder prepares an instrument as its law was on one day for people as they
// are on another: version, derived facts, other rules and tables are those of
// the law's day; ages and months are counted on the people's day, and their
// dates are what they are. Two such gates with the same people's day differ by
// what changed in the law, and by nothing else.
func (b *Rulebook) GateUnder(instrument string, law, on civil.Date) (*Gate, error) {
	g, err := b.Gate(instrument, on)
	if err != nil || law == on {
		return g, err
	}
	g = &Gate{b: b, memory: map[string]gateAnswer{}}
	if v, _ := b.versionOn(instrument, law); v != nil {
		g.r = b.newRuling(v, law, on)
	}
	return g, nil
}

// Only decides for one person and does not look for what is missing.
func (g *Gate) Only(facts rule.Facts) Verdict {
	if g.r == nil {
		return Nein
	}
	k := g.r.in.know(facts, nil, true)
	if g.lifted != 0 {
		k = k.Lift(g.lifted, !g.r.version.leaves[g.lifted-1].negated)
	}
	return g.r.verdictOf(k)
}
