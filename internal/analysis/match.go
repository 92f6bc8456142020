package analysis

import (
	"slices"

	"buendnis/internal/access"
	"buendnis/internal/rule"
)

// cause is why a demand that is not covered in full stays without: the first
// that applies, in this order.
type cause int

const (
	capacity cause = iota // there is an edge: places are short
	reach                 // edges appear when distance is lifted
	entry                 // … when the offers' own conditions are lifted, too
	law                   // … when the verdict is lifted, too
	none                  // no offer of that kind
	causes                // how many there are
)

// link is what stands between a demand and an offer that serves its need.
type link struct {
	offer    int32
	verdict  access.Verdict
	entry    rule.Truth // all own conditions together
	blocking *condition // the only own condition that doesn't hold, if there is exactly one
	within   bool
	hangs    []string // unknown facts that verdict or entry hang on
}

// match looks at every demand and every offer that serves its need.
func (r *run) match() {
	serving := make([][]int32, len(r.needs))
	for j, s := range r.offers {
		for _, kind := range s.Serves {
			if need := r.need(kind); !slices.Contains(serving[need], int32(j)) {
				serving[need] = append(serving[need], int32(j))
			}
		}
	}
	b := newGraphBuilder(len(r.offers))
	for j, s := range r.offers {
		b.supply[j] = int64(s.Places)
	}
	for i := range r.demands {
		d := &r.demands[i]
		links := make([]link, len(serving[d.need]))
		for k, j := range serving[d.need] {
			links[k] = r.link(d.class, j)
		}
		d.cause = r.cause(links)
		d.node = b.add(nodeKey{r.classes[d.class].Kommune, d.need}, d.people, r.edges(d, links), r.misses(d.class, links))
	}
	r.graph = b.graph
}

func (r *run) link(class int, j int32) link {
	s, c := &r.offers[j], r.classes[class]
	l := link{offer: j, verdict: access.Ja, entry: rule.True, within: s.Within(c.Kommune)}
	if s.gate != nil {
		l.verdict, l.hangs = s.gate.answers[class].verdict, s.gate.answers[class].missing
	}
	failing := 0
	for _, condition := range s.conditions {
		a := condition.of(class, c)
		if a.truth == rule.True {
			continue
		}
		failing++
		l.blocking = condition
		l.hangs = append(slices.Clip(l.hangs), a.missing...)
		if l.entry != rule.False {
			l.entry = a.truth
		}
	}
	if failing != 1 {
		l.blocking = nil
	}
	return l
}

// allowed tells whether the verdict is an edge in this run's mode.
func (p Parameters) allowed(v access.Verdict) bool {
	return v == access.Ja || p.Ermessen && v == access.Ermessen
}

// certain tells whether the link is an edge of both graphs.
func (r *run) certain(l link) bool {
	return r.allowed(l.verdict) && l.entry == rule.True && l.within
}

// open tells whether the link is an edge of the optimistic graph only.
func (r *run) open(l link) bool {
	possible := r.allowed(l.verdict) || l.verdict == access.Unklar
	return possible && l.entry != rule.False && l.within && !r.certain(l)
}

func (r *run) edges(d *demand, links []link) []edge {
	var edges []edge
	for _, l := range links {
		certain, open := r.certain(l), r.open(l)
		if !certain && !open {
			continue
		}
		e := edge{offer: l.offer, discretionary: l.verdict == access.Ermessen, distance: r.offers[l.offer].Distance(r.classes[d.class].Kommune)}
		if open {
			e.open, e.hangs = true, sortedSet(l.hangs)
		}
		edges = append(edges, e)
	}
	return edges
}

// cause is the first that applies in the pessimistic graph.
func (r *run) cause(links []link) cause {
	first := none
	for _, l := range links {
		here := law
		switch {
		case r.certain(l):
			here = capacity
		case r.allowed(l.verdict) && l.entry == rule.True:
			here = reach
		case r.allowed(l.verdict):
			here = entry
		}
		first = min(first, here)
	}
	return first
}

// misses are the links that one lifted condition makes an edge: the offer's own
// if it alone is in the way, or one of the rule behind the offer.
func (r *run) misses(class int, links []link) []miss {
	var list []miss
	for _, l := range links {
		s := r.offers[l.offer]
		switch {
		case !l.within:
		case l.blocking != nil && r.allowed(l.verdict):
			b := blocked{offer: l.offer, who: "traeger", condition: l.blocking.source}
			list = append(list, miss{l.offer, r.opens.number(b)})
		case l.entry == rule.True && !r.allowed(l.verdict):
			for _, c := range r.lifting(s.gate, class) {
				b := blocked{offer: -1, instrument: s.gate.instrument, who: c.Who, condition: c.Norm + ": " + c.Text}
				list = append(list, miss{l.offer, r.opens.number(b)})
			}
		}
	}
	return list
}

// lifting are the conditions of a rule each of which alone keeps a class out.
func (r *run) lifting(g *gate, class int) []access.RuleCondition {
	a := &g.answers[class]
	if !a.tried {
		a.tried = true
		for _, lifted := range g.law.Lifting(r.classes[class].Facts) {
			if r.allowed(lifted.Verdict) {
				a.lifting = append(a.lifting, g.conditions[lifted.Condition])
			}
		}
	}
	return a.lifting
}

func sortedSet(list []string) []string {
	set := slices.Clone(list)
	slices.Sort(set)
	return slices.Compact(set)
}
