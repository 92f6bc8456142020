package flow

import "math/bits"

// region is a piece of a network that has to share its supply by itself: some
// left nodes, and the right nodes that they reach and no tighter level took.
type region struct {
	net               *Network
	left, right, edge []int32 // as the whole network numbers them; all rise

	// What its edges got when it was still in a larger region, in parts of 1/den:
	// a good start for what they get now.
	got []int64
	den int64
}

// wholeRegion leaves out who has no demand, and what only they reach.
func wholeRegion(n *Network) *region {
	all := &region{net: n, left: numbers(len(n.Demand)), right: numbers(len(n.Supply)), edge: numbers(len(n.To))}
	nothing := make([]int64, len(n.To))
	asks, reached := make([]bool, len(n.Demand)), make([]bool, len(n.Supply))
	for i, demand := range n.Demand {
		if demand == 0 {
			continue
		}
		asks[i] = true
		for _, j := range n.reached(int32(i)) {
			reached[j] = true
		}
	}
	return all.part(asks, reached, true, nothing, 1)
}

func numbers(size int) []int32 {
	list := make([]int32, size)
	for k := range list {
		list[k] = int32(k)
	}
	return list
}

// part is what lies between the marked left and right nodes, or between those
// that are not marked. Edges between a marked and another are left out. got is
// what the edges got here, in parts of 1/den.
func (r *region) part(left, right []bool, marked bool, got []int64, den int64) *region {
	p := &region{net: &Network{Start: []int32{0}}, den: den}
	position := make([]int32, len(right))
	for j, is := range right {
		if position[j] = none; is == marked {
			position[j] = int32(len(p.right))
			p.right = append(p.right, r.right[j])
			p.net.Supply = append(p.net.Supply, r.net.Supply[j])
		}
	}
	for i, is := range left {
		if is != marked {
			continue
		}
		p.left = append(p.left, r.left[i])
		p.net.Demand = append(p.net.Demand, r.net.Demand[i])
		for e := r.net.Start[i]; e < r.net.Start[i+1]; e++ {
			if j := position[r.net.To[e]]; j != none {
				p.net.To, p.edge, p.got = append(p.net.To, j), append(p.edge, r.edge[e]), append(p.got, got[e])
			}
		}
		p.net.Start = append(p.net.Start, int32(len(p.net.To)))
	}
	return p
}

// level is the whole region as one level, which it may turn out not to be.
func (r *region) level() Level {
	level := Level{Left: r.left, Right: r.right}
	for _, demand := range r.net.Demand {
		level.Demand += demand
	}
	for _, supply := range r.net.Supply {
		level.Supply += supply
	}
	level.Num, level.Den = ratio(level.Supply, level.Demand)
	return level
}

// asking is a maximum flow that asks for exactly num/den of every demand: its
// smallest cut are the left nodes whose level has a lower ratio. Demand is scaled
// by num and supply by den, so amounts stay whole. They stay below 2⁶², too:
// below ratio 1 there is less supply than demand, and at 1 nothing is scaled.
func (r *region) asking(num, den int64) *state {
	scaled := *r.net
	scaled.Demand, scaled.Supply = times(r.net.Demand, num), times(r.net.Supply, den)
	s := newState(&scaled)
	r.resume(s, den)
	s.fill()
	s.augment()
	return s
}

// resume gives edges again what they got, rounded down to parts of 1/den and as
// far as it is asked for and there.
func (r *region) resume(s *state, den int64) {
	for i := range s.missing {
		for e := r.net.Start[i]; e < r.net.Start[i+1]; e++ {
			high, low := bits.Mul64(uint64(r.got[e]), uint64(den))
			again, _ := bits.Div64(high, low, uint64(r.den)) // no more than the supply, in parts of 1/den
			j := r.net.To[e]
			amount := min(int64(again), s.missing[i], s.free[j])
			s.onEdge[e] = amount
			s.missing[i] -= amount
			s.free[j] -= amount
		}
	}
}

func times(amounts []int64, factor int64) []int64 {
	product := make([]int64, len(amounts))
	for k, a := range amounts {
		product[k] = a * factor
	}
	return product
}
