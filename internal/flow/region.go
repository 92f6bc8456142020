package flow

// region is a piece of a network that has to share its supply by itself: some
// left nodes, and the right nodes that they reach and no tighter level took.
type region struct {
	net               *Network
	left, right, edge []int32 // as the whole network numbers them; all rise
}

// wholeRegion leaves out who has no demand, and what only they reach.
func wholeRegion(n *Network) *region {
	all := &region{net: n, left: numbers(len(n.Demand)), right: numbers(len(n.Supply)), edge: numbers(len(n.To))}
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
	return all.part(asks, reached, true)
}

func numbers(size int) []int32 {
	list := make([]int32, size)
	for k := range list {
		list[k] = int32(k)
	}
	return list
}

// part is what lies between the marked left and right nodes, or between those
// that are not marked. Edges between a marked and another are left out.
func (r *region) part(left, right []bool, marked bool) *region {
	p := &region{net: &Network{Start: []int32{0}}}
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
				p.net.To, p.edge = append(p.net.To, j), append(p.edge, r.edge[e])
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
	s.fill()
	s.augment()
	return s
}

func times(amounts []int64, factor int64) []int64 {
	product := make([]int64, len(amounts))
	for k, a := range amounts {
		product[k] = a * factor
	}
	return product
}
