package flow

// Augment goes on from a possible flow, such as the maximum of a network that
// had less supply or fewer edges, to a maximum. Nobody who has a place loses it.
// The network must be valid and the flow possible in it; both are not changed.
func Augment(n *Network, onEdge []int64) *Flow {
	s := newStateFrom(n, onEdge)
	s.augment()
	return s.flow()
}

// newStateFrom is the state of a possible flow.
func newStateFrom(n *Network, onEdge []int64) *state {
	s := newState(n)
	copy(s.onEdge, onEdge)
	for i := range s.missing {
		for e := n.Start[i]; e < n.Start[i+1]; e++ {
			s.missing[i] -= onEdge[e]
			s.free[n.To[e]] -= onEdge[e]
		}
	}
	return s
}
