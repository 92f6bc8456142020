package flow

import "container/heap"

// CheapestMaximum places as much demand as possible and, among all ways to do
// so, takes one of least total cost (by the primal-dual method: ways to free
// supply are used up in the order of their cost). The network must be valid; it
// is not changed.
func CheapestMaximum(n *Network) *Flow {
	s := newState(n)
	if n.Cost == nil {
		s.fill()
		s.augment()
		return s.flow()
	}
	s.closed = make([]bool, len(n.To))
	p := &prices{state: s, left: make([]int64, len(n.Demand)), right: make([]int64, len(n.Supply))}
	for p.raise() {
		s.augment()
	}
	return s.flow()
}

// prices are potentials: what the cheapest way to a node costs so far. No edge
// that can still carry something is cheaper than the difference of its ends;
// the edges that cost exactly that lie on cheapest ways, all others are closed.
// An edge in use always costs exactly that.
type prices struct {
	*state
	left, right []int64

	// Of one raise: what each node is further away than its price.
	leftMore, rightMore []int64
	frontier            frontier
}

const unreached = int64(1<<63 - 1)

// raise lifts the prices to the next cheapest ways from missing demand to free
// supply and opens these; false if there is no way at all.
func (p *prices) raise() bool {
	more := p.explore()
	if more == unreached {
		return false
	}
	for i := range p.left {
		p.left[i] += min(p.leftMore[i], more)
	}
	for j := range p.right {
		p.right[j] += min(p.rightMore[j], more)
	}
	for i := range int32(len(p.left)) {
		for e := p.n.Start[i]; e < p.n.Start[i+1]; e++ {
			p.closed[e] = p.slack(i, e) > 0
		}
	}
	return true
}

// slack is how much dearer edge e of left node i is than the prices say.
func (p *prices) slack(i, e int32) int64 {
	return int64(p.n.Cost[e]) + p.left[i] - p.right[p.n.To[e]]
}

// explore is Dijkstra's algorithm on the slacks, from all missing demand to the
// nearest free supply, whose distance it returns.
func (p *prices) explore() int64 {
	p.leftMore, p.rightMore = p.leftMore[:0], p.rightMore[:0]
	for range p.left {
		p.leftMore = append(p.leftMore, unreached)
	}
	for range p.right {
		p.rightMore = append(p.rightMore, unreached)
	}
	p.frontier = p.frontier[:0]
	for i, missing := range p.missing {
		if missing > 0 {
			p.visit(int32(i), 0)
		}
	}
	for len(p.frontier) > 0 {
		stop := heap.Pop(&p.frontier).(stop)
		if p.rightMore[stop.right] < stop.more {
			continue // reached in a cheaper way meanwhile
		}
		if p.free[stop.right] > 0 {
			return stop.more
		}
		for _, a := range p.in[p.inStart[stop.right]:p.inStart[stop.right+1]] {
			if p.onEdge[a.edge] > 0 && p.leftMore[a.left] == unreached {
				p.visit(a.left, stop.more)
			}
		}
	}
	return unreached
}

// visit reaches left node i and looks along its edges. Edges in use have no
// slack, so a left node is as near as the first right node that sends it back.
func (p *prices) visit(i int32, more int64) {
	p.leftMore[i] = more
	for e := p.n.Start[i]; e < p.n.Start[i+1]; e++ {
		j := p.n.To[e]
		if there := more + p.slack(i, e); there < p.rightMore[j] {
			p.rightMore[j] = there
			heap.Push(&p.frontier, stop{j, there})
		}
	}
}

// frontier is a heap of right nodes, nearest first.
type frontier []stop

type stop struct {
	right int32
	more  int64
}

func (f frontier) Len() int           { return len(f) }
func (f frontier) Less(a, b int) bool { return f[a].more < f[b].more }
func (f frontier) Swap(a, b int)      { f[a], f[b] = f[b], f[a] }

// Push is called by container/heap.
func (f *frontier) Push(x any) { *f = append(*f, x.(stop)) }

// Pop is called by container/heap.
func (f *frontier) Pop() any {
	last := len(*f) - 1
	x := (*f)[last]
	*f = (*f)[:last]
	return x
}
