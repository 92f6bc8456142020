package rule

import (
	"math/bits"

	"buendnis/internal/civil"
)

// decode prepares what the codes of a fact mean on the program's day: each
// stands for itself, or for several of which only those that exist count.
func (p *Program) decode(v *variable) {
	if v.kind == Country {
		for _, bit := range p.classes {
			v.choices |= bit
		}
		return
	}
	if v.kind != Enum {
		return
	}
	everything := uint64(1)<<len(v.fact.Choices) - 1
	v.choices = everything
	sets := p.language.Sets[v.fact.Name]
	if sets == nil {
		return
	}
	v.codes = make([]uint64, len(v.fact.Choices))
	var existing uint64
	for i, c := range v.fact.Choices {
		if members, several := sets[c.Code]; several {
			v.codes[i] = p.existing(v.fact, members)
			continue
		}
		v.codes[i] = 1 << i
		if p.language.Exists(c.Code, p.On) {
			existing |= 1 << i
		}
	}
	if existing != 0 {
		v.choices = existing
	}
}

func (p *Program) existing(f *Fact, codes []string) uint64 {
	var set uint64
	for _, code := range codes {
		if i, ok := f.Choice(code); ok && p.language.Exists(code, p.On) {
			set |= 1 << i
		}
	}
	return set
}

// expand replaces the codes that stand for several. Where none of them exists
// on the day, the paper is taken at its word.
func (v *variable) expand(set uint64) uint64 {
	if v.codes == nil {
		return set
	}
	if set == 1<<len(v.codes)-1 {
		return v.choices
	}
	var result uint64
	for rest := set; rest != 0; rest &= rest - 1 {
		result |= v.codes[bits.TrailingZeros64(rest)]
	}
	if result == 0 {
		return set
	}
	return result
}

// Validity is the days on which a code exists.
type Validity struct{ From, To civil.Date }

// Exists tells whether a code exists on a day.
func (l *Language) Exists(code string, on civil.Date) bool {
	v, limited := l.Valid[code]
	return !limited || v.From <= on && on <= v.To
}
