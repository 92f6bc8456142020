package analysis

import "slices"

// measure finds what every buy gains by itself, and the curve of the bound.
//
// The bound lets places be bought one by one. Sets of places that can all be
// filled at once, beside what the base covers, are the independent sets of a
// matroid; so buying the cheapest places first, as far as each can be filled
// beside those before, gives the least cost of every gain, and no plan does
// better: its filled places are such a set and cost no more than its steps.
func (p *Planner) measure() {
	for _, b := range p.buys {
		p.first = append(p.first, p.opened.MorePlaces(b.right, b.places).Amount)
	}
	p.curve = p.fill(p.buys)
}

// fill gives each buy as many places as anybody could use, one after the other.
func (p *Planner) fill(buys []buy) (curve []curvePiece) {
	t, all := p.opened.Clone(), sum(p.network.Demand)
	for _, b := range buys {
		if gain := t.MorePlaces(b.right, all).Amount; gain > 0 {
			t.Keep()
			curve = append(curve, curvePiece{gain, b.cents / b.places})
		}
	}
	return curve
}

// bound is how much no purchases within the sum can exceed.
func (p *Planner) bound(cents int64) int64 { return reached(p.curve, cents) }

// reached is how many places the sum buys one by one.
func reached(curve []curvePiece, cents int64) (places int64) {
	for _, piece := range curve {
		take := min(piece.places, cents/piece.centsPerPlace)
		places, cents = places+take, cents-take*piece.centsPerPlace
		if take < piece.places {
			break
		}
	}
	return places
}

// How much work an exact search may do.
const (
	exactBuys  = 12
	exactNodes = 600
)

// exact goes through all purchases that the bound doesn't rule out, as long as
// they are few; done tells whether it came to the end.
func (p *Planner) exact(cents int64, found purchases) (best purchases, done bool) {
	s := &planSearch{Planner: p, best: found}
	for k, b := range p.buys {
		if p.first[k] > 0 && b.cents <= cents {
			s.worth = append(s.worth, k)
		}
	}
	if len(s.worth) > exactBuys {
		return found, false
	}
	s.try(p, 0, purchases{times: make([]int64, len(p.buys))}, cents)
	return s.best, s.nodes <= exactNodes
}

// planSearch is branch and bound over the buys that are worth anything.
type planSearch struct {
	*Planner
	worth []int
	best  purchases
	nodes int
}

// try goes on from what is bought, standing in the base at.
func (s *planSearch) try(at *Planner, next int, bought purchases, left int64) {
	if s.nodes++; s.nodes > exactNodes {
		return
	}
	if bought.better(s.best) {
		bought.times = slices.Clone(bought.times)
		s.best = bought
	}
	if next == len(s.worth) || bought.gain+reached(at.fill(s.rest(next)), left) <= s.best.gain {
		return
	}
	k := s.worth[next]
	s.try(at, next+1, bought, left)
	if b := s.buys[k]; b.cents <= left {
		with := &Planner{network: s.network, opened: at.opened.Clone()}
		if gain := with.opened.MorePlaces(b.right, b.places).Amount; gain > 0 {
			with.opened.Keep()
			more := purchases{times: slices.Clone(bought.times), gain: bought.gain + gain, cost: bought.cost + b.cents}
			more.times[k]++
			s.try(with, next, more, left-b.cents)
		}
	}
}

// rest are the buys that are still open, the cheapest place first.
func (s *planSearch) rest(next int) (buys []buy) {
	for _, k := range s.worth[next:] {
		buys = append(buys, s.buys[k])
	}
	return buys
}
