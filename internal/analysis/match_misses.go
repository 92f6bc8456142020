package analysis

import (
	"buendnis/internal/access"
)

// misses are the links that one lifted condition makes an edge: the offer's own
// if it alone is in the way, or one of the rule behind the offer.
func (r *run) misses(class int, m *matched) {
	m.misses = m.misses[:0]
	for k := range m.links {
		l := &m.links[k]
		s := &r.offers[l.offer]
		switch {
		case l.blocking != nil && r.allowed(l.verdict):
			b := blocked{offer: l.offer, who: "traeger", condition: l.blocking.condition}
			m.misses = append(m.misses, miss{l.offer, r.opens.number(b)})
		case l.entry == access.Ja && !r.allowed(l.verdict):
			for _, opening := range r.lifting(s.gate, class, l.legal) {
				m.misses = append(m.misses, miss{l.offer, opening})
			}
		}
	}
}

// lifting are the openings of a rule each of which alone lets a class in.
func (r *run) lifting(g *gate, class int, reply *access.Reply) []int {
	return g.liftable.find(reply, func() (openings []int) {
		for _, lifted := range g.series.Lifting(r.classes[class].Facts, g.at, reply) {
			if c := g.liftable.condition(lifted.Condition); r.allowed(lifted.Verdict) {
				openings = append(openings, r.opens.number(blocked{offer: -1, instrument: g.instrument, who: c.Who, condition: c.Norm + ": " + c.Text}))
			}
		}
		return openings
	})
}
