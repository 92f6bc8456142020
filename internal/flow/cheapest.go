package flow

// CheapestMaximum places as much demand as possible and, among all ways to do
// so, takes one of least total cost. The network must be valid; it is not
// changed. Costs times the square of the number of nodes must fit into 62 bits.
//
// It is the cheapest flow of a graph with one node more, the sink. Supply leads
// there for nothing, up to its amount, and demand that stays without a place
// goes there directly, dearer than any way through the network.
func CheapestMaximum(n *Network) *Flow {
	if n.Cost == nil && len(n.To) > 0 { // a network without edges has no costs, but prices
		return Maximum(n)
	}
	f, possible := CheapestFlow(n.graph())
	if !possible {
		panic("flow: demand can always stay without a place")
	}
	s := newStateFrom(n, f.OnArc[:len(n.To)])
	cheapest := s.flow()
	cheapest.LeftPrice, cheapest.RightPrice = f.Potential[:len(n.Demand)], f.Potential[len(n.Demand):len(n.Demand)+len(n.Supply)]
	return cheapest
}

// graph has the network's nodes, left before right, then the sink; its arcs are
// the network's edges, then those to the sink.
func (n *Network) graph() *Graph {
	lefts, rights := len(n.Demand), len(n.Supply)
	sink := int32(lefts + rights)
	g := &Graph{Surplus: make([]int64, lefts+rights+1), Arcs: make([]Arc, 0, len(n.To)+lefts+rights)}
	copy(g.Surplus, n.Demand)
	for i, demand := range n.Demand {
		g.Surplus[sink] -= demand
		for e := n.Start[i]; e < n.Start[i+1]; e++ {
			g.Arcs = append(g.Arcs, Arc{From: int32(i), To: int32(lefts) + n.To[e], Capacity: boundless, Cost: int64(n.Cost[e])})
		}
	}
	without := n.beyondAnyWay()
	for i := range lefts {
		g.Arcs = append(g.Arcs, Arc{From: int32(i), To: sink, Capacity: boundless, Cost: without})
	}
	for j, supply := range n.Supply {
		g.Arcs = append(g.Arcs, Arc{From: int32(lefts + j), To: sink, Capacity: supply})
	}
	return g
}

// beyondAnyWay is more than placing one unit can cost by sending others on: each
// node lies on a way only once.
func (n *Network) beyondAnyWay() int64 {
	dearest := int32(0)
	for _, cost := range n.Cost {
		dearest = max(dearest, cost)
	}
	return int64(dearest)*int64(min(len(n.Demand), len(n.Supply))) + 1
}
