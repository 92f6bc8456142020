package analysis

import (
	"slices"
	"sync"
)

// nearby knows which offers people can reach.
type nearby struct {
	online, county, listed map[place][]int32 // county: by the key of the Kreis
	doors                  [][]*supply       // by need: an offer for each way in that differs from others

	mu     sync.RWMutex
	joined map[place][]int32
}

// place is where a need is looked for.
type place struct {
	key  string // of a municipality or a Kreis; empty: everywhere
	need int
}

func (r *run) nearby() *nearby {
	n := &nearby{online: map[place][]int32{}, county: map[place][]int32{}, listed: map[place][]int32{}, joined: map[place][]int32{}}
	n.doors = make([][]*supply, len(r.needs))
	seen := make([]map[string]bool, len(r.needs))
	for j := range r.offers {
		s := &r.offers[j]
		for _, kind := range sortedSet(s.Serves) {
			need := r.need(kind)
			n.add(s, need, int32(j))
			if seen[need] == nil {
				seen[need] = map[string]bool{}
			}
			if key := s.door(); !seen[need][key] {
				seen[need][key] = true
				n.doors[need] = append(n.doors[need], s)
			}
		}
	}
	return n
}

func (n *nearby) add(s *supply, need int, j int32) {
	switch {
	case s.Reach.Online:
		n.online[place{"", need}] = append(n.online[place{"", need}], j)
	case s.Reach.Kreis:
		at := place{s.Kommune[:5], need}
		n.county[at] = append(n.county[at], j)
	default:
		for _, kommune := range sortedSet(s.Reach.Kommunen) {
			n.listed[place{kommune, need}] = append(n.listed[place{kommune, need}], j)
		}
	}
}

// offers are those within reach of a municipality, in their order.
func (n *nearby) offers(kommune string, need int) []int32 {
	at := place{kommune, need}
	n.mu.RLock()
	list, known := n.joined[at]
	n.mu.RUnlock()
	if known {
		return list
	}
	list = slices.Concat(n.online[place{"", need}], n.county[place{kommune[:5], need}], n.listed[at])
	slices.Sort(list)
	n.mu.Lock()
	n.joined[at] = list
	n.mu.Unlock()
	return list
}

// door is equal for offers that ask the same on the same day.
func (s *supply) door() string {
	var key []byte
	if s.gate != nil {
		key = s.gate.appendTo(key)
	}
	for _, condition := range s.conditions {
		key = condition.appendTo(append(key, '|'))
	}
	return string(key)
}
