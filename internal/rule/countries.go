package rule

import (
	"maps"
	"slices"
)

// classify gives a bit to each class of countries that no condition can tell
// apart.
func (p *Program) classify() {
	p.classes = map[string]uint64{}
	signatures := map[string]uint64{}
	countries := map[string]bool{}
	for _, v := range p.vars {
		if v.kind == Country {
			for _, c := range v.fact.Choices {
				countries[c.Code] = true
			}
		}
	}
	for _, code := range slices.Sorted(maps.Keys(countries)) {
		signature := make([]byte, len(p.country))
		for i, a := range p.country {
			signature[i] = byte('0' + truthOf(slices.Contains(a.codes, code)))
		}
		bit, ok := signatures[string(signature)]
		if !ok {
			bit = 1 << (len(signatures) % 64)
			signatures[string(signature)] = bit
		}
		p.classes[code] = bit
		for i, a := range p.country {
			if signature[i] == '1' {
				a.mask |= bit
			}
		}
	}
}
