package rule

import "buendnis/internal/civil"

// choices are all codes that the fact can have on the day.
func (p *Program) choices(v *variable) uint64 {
	if v.kind == Country {
		var set uint64
		for _, bit := range p.classes {
			set |= bit
		}
		return set
	}
	return p.expand(v.fact, 1<<len(v.fact.Choices)-1)
}

// expand replaces the codes that stand for several; of those, and of an
// unknown status, only the ones that exist on the day are left.
func (p *Program) expand(f *Fact, set uint64) uint64 {
	sets := p.language.Sets[f.Name]
	if sets == nil {
		return set
	}
	everything := set == 1<<len(f.Choices)-1
	var result uint64
	for i, c := range f.Choices {
		if set&(1<<i) == 0 {
			continue
		}
		members, several := sets[c.Code]
		if several && !everything {
			result |= p.existing(f, members)
		} else if !several && (!everything || p.language.Exists(c.Code, p.On)) {
			result |= 1 << i
		}
	}
	if result == 0 {
		return set // none exists on the day: the paper is taken at its word
	}
	return result
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

// Validity is the days on which a code exists.
type Validity struct{ From, To civil.Date }

// Exists tells whether a code exists on a day.
func (l *Language) Exists(code string, on civil.Date) bool {
	v, limited := l.Valid[code]
	return !limited || v.From <= on && on <= v.To
}
