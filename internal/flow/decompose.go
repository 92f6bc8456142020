package flow

import (
	"cmp"
	"slices"
	"sync"
)

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
// without demand and right nodes that no demand reaches are in no level.
//
// With it comes how everybody gets exactly the ratio from the own level: on each
// edge an amount in parts of 1/Den of that level. The network must be valid; it
// is not changed.
func Decompose(n *Network) (levels []Level, onEdge []int64) {
	d := &decomposer{onEdge: make([]int64, len(n.To))}
	if whole := wholeRegion(n); len(whole.left) > 0 {
		d.split(whole)
		d.working.Wait()
	}
	slices.SortFunc(d.levels, func(a, b Level) int { return cmp.Compare(a.Num*b.Den, b.Num*a.Den) })
	return d.levels, d.onEdge
}

// decomposer divides and conquers over the ratio. All of a region together has a
// ratio, its supply / demand. Either nobody in it is below, then it is a level;
// or a maximum flow at that ratio cuts off all who are, and both sides go on
// alone and at the same time. So there are fewer flows than twice the levels.
type decomposer struct {
	onEdge  []int64 // regions write to different places
	working sync.WaitGroup
	lock    sync.Mutex
	levels  []Level
}

// apart is how many edges a side must have to be worth a goroutine.
const apart = 1 << 12

func (d *decomposer) split(r *region) {
	for {
		level := r.level()
		s := r.asking(level.Num, level.Den)
		short, tight := s.cut()
		if !slices.Contains(short, true) {
			d.add(level, r, s)
			return
		}
		below := r.part(short, tight, true, s.onEdge, level.Den)
		r = r.part(short, tight, false, s.onEdge, level.Den)
		if len(below.net.To) >= apart {
			d.working.Go(func() { d.split(below) })
		} else {
			d.split(below)
		}
	}
}

func (d *decomposer) add(level Level, r *region, s *state) {
	for k, e := range r.edge {
		d.onEdge[e] = s.onEdge[k]
	}
	d.lock.Lock()
	defer d.lock.Unlock()
	d.levels = append(d.levels, level)
}

// ratio is supply/demand in lowest terms, at most 1; demand must be positive.
func ratio(supply, demand int64) (num, den int64) {
	supply = min(supply, demand)
	a, b := demand, supply
	for b > 0 {
		a, b = b, a%b
	}
	return supply / a, demand / a
}
