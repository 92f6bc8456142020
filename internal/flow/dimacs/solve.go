package dimacs

import (
	"slices"

	"buendnis/internal/fault"
	"buendnis/internal/flow"
)

// Solve finds the maximum or the cheapest flow. Lower bounds are sent ahead, and
// the rest is solved without them.
func (p *Problem) Solve() (*flow.GraphFlow, error) {
	if p.Kind == "max" {
		return flow.MaximumFlow(len(p.Graph.Surplus), p.Graph.Arcs, p.Source, p.Sink), nil
	}
	f, possible := flow.CheapestFlow(p.aboveLower())
	if !possible {
		return nil, fault.New(fault.Invalid, "Die Aufgabe ist nicht lösbar: Die Kapazitäten reichen nicht, um alles Angebot der Knoten zum Bedarf zu bringen.")
	}
	f.Value, f.Cost = 0, 0
	for e, arc := range p.Graph.Arcs {
		f.OnArc[e] += p.Lower[e]
		f.Cost += arc.Cost * f.OnArc[e]
	}
	for _, surplus := range p.Graph.Surplus {
		f.Value += max(surplus, 0)
	}
	return f, nil
}

// aboveLower is the problem with all lower bounds already sent.
func (p *Problem) aboveLower() *flow.Graph {
	if !slices.ContainsFunc(p.Lower, func(lower int64) bool { return lower != 0 }) {
		return &p.Graph
	}
	g := &flow.Graph{Surplus: append([]int64(nil), p.Graph.Surplus...), Arcs: append([]flow.Arc(nil), p.Graph.Arcs...)}
	for e, lower := range p.Lower {
		arc := &g.Arcs[e]
		arc.Capacity -= lower
		g.Surplus[arc.From] -= lower
		g.Surplus[arc.To] += lower
	}
	return g
}
