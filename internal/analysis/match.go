package analysis

import (
	"slices"

	"buendnis/internal/access"
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

// link is what stands between a demand and an offer that serves its need and is
// within reach.
type link struct {
	offer    int32
	verdict  access.Verdict
	entry    access.Verdict // all own conditions together: Ja, Nein or Unklar
	blocking *gate          // the only own condition that doesn't hold, if there is exactly one
	legal    *access.Reply  // nil: no legal gate
	failing  []*access.Reply
}

// matched is what match finds about a demand.
type matched struct {
	cause  cause
	edges  []edge
	misses []miss
	links  []link
}

// round is how many demands are matched before their nodes are made.
const round = 4096

// match looks for every demand at the offers that serve its need within reach.
// Of offers elsewhere only the cause wants to know, and that by doors: nothing
// is kept for a pair of people and offers.
func (r *run) match() {
	b, near := newGraphBuilder(len(r.offers)), r.nearby()
	for j, s := range r.offers {
		b.supply[j] = int64(s.Places)
	}
	found := make([]matched, round)
	for from := 0; from < len(r.demands); from += round {
		demands := r.demands[from:min(from+round, len(r.demands))]
		atOnce(len(demands), func(i int) { r.matchOne(&demands[i], near, &found[i]) })
		for i := range demands {
			d, m := &demands[i], &found[i]
			d.cause = m.cause
			d.node = b.add(nodeKey{r.classes[d.class].Kommune, d.need}, d.people, m.edges, m.misses)
		}
		r.tell("Angebote zuordnen", from+len(demands), len(r.demands))
	}
	r.graph = b.graph
}

func (r *run) matchOne(d *demand, near *nearby, m *matched) {
	m.links = m.links[:0]
	for _, j := range near.offers(r.classes[d.class].Kommune, d.need) {
		m.links = append(m.links, r.link(d.class, j))
	}
	r.edges(d, m)
	r.misses(d.class, m)
	m.cause = r.cause(d, m, near)
}

func (r *run) link(class int, j int32) link {
	s := &r.offers[j]
	l := link{offer: j, verdict: access.Ja, entry: access.Ja}
	if s.gate != nil {
		l.legal = s.gate.of(class)
		l.verdict = l.legal.Verdict
	}
	for _, condition := range s.conditions {
		reply := condition.of(class)
		if reply.Verdict == access.Ja {
			continue
		}
		l.blocking = condition
		l.failing = append(l.failing, reply)
		if l.entry != access.Nein {
			l.entry = reply.Verdict
		}
	}
	if len(l.failing) != 1 {
		l.blocking = nil
	}
	return l
}

// allowed tells whether the verdict is an edge in this run's mode.
func (p Parameters) allowed(v access.Verdict) bool {
	return v == access.Ja || p.Ermessen && v == access.Ermessen
}

// certain tells whether the link is an edge of both graphs.
func (r *run) certain(l *link) bool {
	return r.allowed(l.verdict) && l.entry == access.Ja
}

// open tells whether the link is an edge of the optimistic graph only.
func (r *run) open(l *link) bool {
	possible := r.allowed(l.verdict) || l.verdict == access.Unklar
	return possible && l.entry != access.Nein && !r.certain(l)
}

func (r *run) edges(d *demand, m *matched) {
	m.edges = m.edges[:0]
	for k := range m.links {
		l := &m.links[k]
		certain, open := r.certain(l), r.open(l)
		if !certain && !open {
			continue
		}
		e := edge{offer: l.offer, discretionary: l.verdict == access.Ermessen, distance: r.offers[l.offer].Distance(r.classes[d.class].Kommune)}
		if open {
			e.open, e.hangs = true, l.hangs()
		}
		m.edges = append(m.edges, e)
	}
}

// hangs are the unknown facts that verdict or entry hang on.
func (l *link) hangs() []string {
	replies := l.failing
	if l.legal != nil && l.legal.Verdict == access.Unklar {
		replies = append(slices.Clip(replies), l.legal)
	}
	if len(replies) == 1 {
		return replies[0].Missing // a sorted set, and shared
	}
	var facts []string
	for _, reply := range replies {
		facts = append(facts, reply.Missing...)
	}
	return sortedSet(facts)
}

// cause is the first that applies in the pessimistic graph.
func (r *run) cause(d *demand, m *matched, near *nearby) cause {
	if slices.ContainsFunc(m.edges, func(e edge) bool { return !e.open }) {
		return capacity
	}
	first := none
	for _, door := range near.doors[d.need] {
		first = min(first, r.atDoor(d.class, door))
		if first == reach {
			break
		}
	}
	return first
}

// atDoor is the cause if there were no other offers than those behind the door.
func (r *run) atDoor(class int, s *supply) cause {
	if s.gate != nil && !r.allowed(s.gate.of(class).Verdict) {
		return law
	}
	for _, condition := range s.conditions {
		if condition.of(class).Verdict != access.Ja {
			return entry
		}
	}
	return reach
}

func sortedSet(list []string) []string {
	set := slices.Clone(list)
	slices.Sort(set)
	return slices.Compact(set)
}
