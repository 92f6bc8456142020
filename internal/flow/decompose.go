package flow

import "slices"

// Level is one step of the bottleneck decomposition: these left nodes reach
// only these right nodes and those of tighter levels, and each can get the
// ratio of its demand and no more without taking from somebody who has less.
type Level struct {
	Num, Den       int64   // the ratio, in lowest terms, from 0/1 to 1/1
	Left, Right    []int32 // rising; Right is reached from Left and in no tighter level
	Demand, Supply int64   // their sums; below ratio 1, Supply/Demand is the ratio
}

// Decompose is the bottleneck decomposition, tightest level first. Ratios rise
// strictly; all that can be covered in full is one level of ratio 1. Left nodes
// without demand and right nodes that no demand reaches are in no level. The
// network must be valid; it is not changed.
func Decompose(n *Network) []Level {
	d := &decomposer{n: n, position: make([]int32, len(n.Supply))}
	var left []int32
	for i, demand := range n.Demand {
		if demand > 0 {
			left = append(left, int32(i))
		}
	}
	for j := range d.position {
		d.position[j] = open
	}
	if len(left) > 0 {
		d.split(left)
	}
	return d.levels
}

// decomposer divides and conquers over the ratio. All levels together have a
// ratio, their total supply / demand. Either nobody is below it, then they are
// one level; or a maximum flow at that ratio cuts off all who are, and both
// sides go on alone. So there are fewer flows than twice the levels.
type decomposer struct {
	n        *Network
	position []int32 // of right nodes: in the network being solved, or open, or taken
	levels   []Level
}

const (
	open  = int32(-1) // not taken by a tighter level
	taken = int32(-2)
)

// split decomposes left with the open right nodes that it reaches, and takes
// those.
func (d *decomposer) split(left []int32) {
	level := Level{Left: left, Right: d.claim(left)}
	for _, i := range left {
		level.Demand += d.n.Demand[i]
	}
	for _, j := range level.Right {
		level.Supply += d.n.Supply[j]
	}
	mean := newRatio(level.Supply, level.Demand)
	if short := d.below(mean, left, level.Right); len(short) > 0 {
		d.release(level.Right)
		d.split(short)
		d.split(without(left, short))
		return
	}
	for _, j := range level.Right {
		d.position[j] = taken
	}
	slices.Sort(level.Right)
	level.Num, level.Den = mean.num, mean.den
	d.levels = append(d.levels, level)
}

// claim numbers the open right nodes that left reaches.
func (d *decomposer) claim(left []int32) (right []int32) {
	for _, i := range left {
		for _, j := range d.n.reached(i) {
			if d.position[j] == open {
				d.position[j] = int32(len(right))
				right = append(right, j)
			}
		}
	}
	return right
}

func (d *decomposer) release(right []int32) {
	for _, j := range right {
		d.position[j] = open
	}
}

// below finds the left nodes whose level has a ratio below r: the smallest cut
// of a maximum flow that asks for exactly r of every demand. Demand is scaled by
// r's numerator and supply by its denominator, so amounts stay whole. They stay
// below 2⁶², too: below ratio 1 there is less supply than demand, and at 1
// nothing is scaled.
func (d *decomposer) below(r ratio, left, right []int32) (short []int32) {
	scaled := d.restricted(left, right)
	for k := range scaled.Demand {
		scaled.Demand[k] *= r.num
	}
	for k := range scaled.Supply {
		scaled.Supply[k] *= r.den
	}
	s := newState(scaled)
	s.fill()
	s.augment()
	inCut, _ := s.cut()
	for k, i := range left {
		if inCut[k] {
			short = append(short, i)
		}
	}
	return short
}

// restricted is the network between left and the claimed right nodes.
func (d *decomposer) restricted(left, right []int32) *Network {
	sub := &Network{
		Demand: make([]int64, len(left)), Supply: make([]int64, len(right)),
		Start: make([]int32, 1, len(left)+1),
	}
	for k, j := range right {
		sub.Supply[k] = d.n.Supply[j]
	}
	for k, i := range left {
		sub.Demand[k] = d.n.Demand[i]
		for _, j := range d.n.reached(i) {
			if p := d.position[j]; p >= 0 {
				sub.To = append(sub.To, p)
			}
		}
		sub.Start = append(sub.Start, int32(len(sub.To)))
	}
	return sub
}

// without is list minus some of its members, both in the same order.
func without(list, some []int32) (rest []int32) {
	for _, v := range list {
		if len(some) > 0 && some[0] == v {
			some = some[1:]
			continue
		}
		rest = append(rest, v)
	}
	return rest
}

// ratio is a fraction between 0/1 and 1/1 in lowest terms.
type ratio struct{ num, den int64 }

// newRatio is supply/demand, at most 1; demand must be positive.
func newRatio(supply, demand int64) ratio {
	supply = min(supply, demand)
	a, b := demand, supply
	for b > 0 {
		a, b = b, a%b
	}
	return ratio{supply / a, demand / a}
}
