package analysis

import (
	"container/heap"
	"slices"

	"buendnis/internal/flow"
)

// offered is a buy with the gain it had when it was last looked at. Gains only
// fall while a plan grows, so the best of them whose gain is still true is the
// best of all (lazy evaluation).
type offered struct {
	buy         int
	gain, cents int64
	asked       int // after how many steps of the plan
}

// greedy buys what is first in the order, again and again, while money lasts.
func (p *Planner) greedy(cents int64, order func(a, b offered) int) purchases {
	bought := purchases{times: make([]int64, len(p.buys))}
	shelf := &offers{order: order}
	for k, b := range p.buys {
		if p.first[k] > 0 && b.cents <= cents {
			shelf.list = append(shelf.list, offered{buy: k, gain: p.first[k], cents: b.cents})
		}
	}
	heap.Init(shelf)
	t := p.opened.Clone()
	for steps := 0; shelf.Len() > 0; {
		best := &shelf.list[0]
		b := p.buys[best.buy]
		if best.cents > cents-bought.cost || best.gain == 0 {
			heap.Pop(shelf)
			continue
		}
		gain := t.MorePlaces(b.right, b.places).Amount
		if best.asked < steps && gain < best.gain {
			best.gain, best.asked = gain, steps
			heap.Fix(shelf, 0)
			continue
		}
		t.Keep()
		steps++
		bought.times[best.buy]++
		bought.gain, bought.cost = bought.gain+gain, bought.cost+b.cents
	}
	return bought
}

// offers are a heap, the best on top.
type offers struct {
	list  []offered
	order func(a, b offered) int
}

func (o *offers) Len() int { return len(o.list) }

func (o *offers) Less(i, j int) bool {
	by := o.order(o.list[i], o.list[j])
	return by < 0 || by == 0 && o.list[i].buy < o.list[j].buy
}

func (o *offers) Swap(i, j int) { o.list[i], o.list[j] = o.list[j], o.list[i] }

// Push adds an offer.
func (o *offers) Push(x any) { o.list = append(o.list, x.(offered)) }

// Pop takes the last one away.
func (o *offers) Pop() any {
	last := o.list[len(o.list)-1]
	o.list = o.list[:len(o.list)-1]
	return last
}

// needed tells which free openings a flow of the whole plan uses, where it goes
// around them whenever it can.
func (p *Planner) needed(bought purchases) ([]bool, error) {
	used := make([]bool, len(p.free))
	all := slices.Repeat([]bool{true}, len(p.free))
	n, through, err := p.planned(bought, all)
	if err != nil {
		return nil, err
	}
	f := flow.CheapestMaximum(n)
	for e, k := range through {
		if k >= 0 && f.OnEdge[e] > 0 {
			used[k] = true
		}
	}
	return used, nil
}

// checked is what the plan covers, proved.
func (p *Planner) checked(bought purchases, open []bool) (int64, error) {
	n, _, err := p.planned(bought, open)
	if err != nil {
		return 0, err
	}
	f := flow.Maximum(n)
	return f.Value, proveMaximum(n, f)
}

// planned is the network of a plan; through tells for every edge which free
// opening made it, −1 for none. Only those edges cost anything.
func (p *Planner) planned(bought purchases, open []bool) (n *flow.Network, through []int, err error) {
	type edgeOf struct {
		flow.Edge
		free int
	}
	var edges []edgeOf
	for i := range p.network.Demand {
		for _, j := range p.network.To[p.network.Start[i]:p.network.Start[i+1]] {
			edges = append(edges, edgeOf{flow.Edge{Left: int32(i), Right: j}, -1})
		}
	}
	for k, f := range p.free {
		for _, e := range f.edges {
			if open[k] {
				edges = append(edges, edgeOf{flow.Edge{Left: e.Left, Right: e.Right, Cost: 1}, k})
			}
		}
	}
	supply := slices.Concat(p.network.Supply, make([]int64, p.opened.Rights()-len(p.network.Supply)))
	for k, times := range bought.times {
		b := p.buys[k]
		supply[b.right] += times * b.places
		for _, i := range b.lefts {
			if times > 0 {
				edges = append(edges, edgeOf{flow.Edge{Left: i, Right: b.right}, -1})
			}
		}
	}
	slices.SortStableFunc(edges, func(a, b edgeOf) int { return int(a.Left) - int(b.Left) })
	plain := make([]flow.Edge, len(edges))
	through = make([]int, len(edges))
	for e := range edges {
		plain[e], through[e] = edges[e].Edge, edges[e].free
	}
	n, err = flow.New(p.network.Demand, supply, plain)
	return n, through, err
}
