package flow

// CheapestFlow sends all surplus to where it is missing at least total cost; it
// reports false if that is impossible. Where one node holds the graph together,
// as a common sink does, the parts are solved at the same time: what a part
// exchanges with the node is its own surplus, whatever the others do. Costs
// times nodes, and all surplus, must fit into 62 bits.
func CheapestFlow(g *Graph) (*GraphFlow, bool) {
	pieces := split(len(g.Surplus), g.Arcs, busiest(g))
	if pieces == nil {
		return cheapest(g)
	}
	f := &GraphFlow{OnArc: make([]int64, len(g.Arcs)), Potential: make([]int64, len(g.Surplus))}
	parts := make([]*GraphFlow, len(pieces))
	together(pieces, func(k int, p *piece) {
		if part, possible := cheapest(p.graph(g)); possible {
			p.put(f, part)
			parts[k] = part
		}
	})
	for _, part := range parts {
		if part == nil {
			return nil, false
		}
		f.Cost += part.Cost
	}
	for _, surplus := range g.Surplus {
		f.Value += max(surplus, 0)
	}
	return f, true
}

// busiest is the node with most arcs.
func busiest(g *Graph) (hub int32) {
	arcs := make([]int32, len(g.Surplus))
	for _, arc := range g.Arcs {
		arcs[arc.From]++
		arcs[arc.To]++
	}
	for v, n := range arcs {
		if n > arcs[hub] {
			hub = int32(v)
		}
	}
	return hub
}

// graph is the piece alone; the hub takes or gives what the rest lacks.
func (p *piece) graph(whole *Graph) *Graph {
	g := &Graph{Surplus: make([]int64, len(p.nodes)), Arcs: p.take(whole.Arcs)}
	for own, v := range p.nodes[p.hubs:] {
		surplus := whole.Surplus[v]
		g.Surplus[p.hubs+own] = surplus
		g.Surplus[0] -= surplus
	}
	return g
}
