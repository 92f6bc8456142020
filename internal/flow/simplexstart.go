package flow

// loosen lifts limits that can never be reached: a node that nothing enters
// sends out no more than its own surplus. An arc without a limit stops nothing,
// and ties between a node and its arcs cost many idle steps.
func (s *simplex) loosen(surplus []int64) {
	entered := make([]bool, len(surplus))
	for _, arc := range s.arcs {
		entered[arc.to] = true
	}
	for e, arc := range s.arcs {
		if v := arc.from; !entered[v] && surplus[v] >= 0 && s.load[e].room >= surplus[v] {
			s.load[e].room = boundless
		}
	}
}

// begin makes the first tree: all surplus goes the way with fewest arcs to a
// node that needs something, as far as it fits; the rest hangs on the root.
func (s *simplex) begin(surplus []int64, dear int64) {
	via, order := s.straight(surplus)
	passing := append([]int64(nil), surplus...)
	for k := len(order) - 1; k >= 0; k-- { // farthest first
		v := order[k]
		switch e := via[v]; {
		case e < 0:
		case passing[v] < s.load[e].room: // so a little more always fits
			passing[s.arcs[e].to] += passing[v]
		default:
			via[v] = -1
		}
	}
	for _, v := range order {
		if e := via[v]; e >= 0 {
			s.hang(v, e, passing[v])
		} else {
			s.hangOnRoot(v, passing[v], dear)
		}
	}
	for k := len(order) - 1; k >= 0; k-- {
		n := s.node[order[k]]
		s.node[n.parent].size += n.size
	}
}

// straight finds for each node the first arc of a shortest way to need, -1 where
// there is none or the need is here, and the nodes in the order of that length.
func (s *simplex) straight(surplus []int64) (via, order []int32) {
	via = make([]int32, len(surplus))
	const unseen = -2
	for v := range via {
		if via[v] = unseen; surplus[v] < 0 {
			via[v], order = -1, append(order, int32(v))
		}
	}
	start, in := s.entering()
	for head := 0; head < len(order); head++ {
		w := order[head]
		for _, e := range in[start[w]:start[w+1]] {
			if v := s.arcs[e].from; via[v] == unseen {
				via[v], order = e, append(order, v)
			}
		}
	}
	for v := range via {
		if via[v] == unseen {
			via[v], order = -1, append(order, int32(v))
		}
	}
	return via, order
}

// entering are the arcs by the node where they end: in[start[v]:start[v+1]].
func (s *simplex) entering() (start, in []int32) {
	start, in = make([]int32, len(s.price)), make([]int32, len(s.arcs))
	for _, arc := range s.arcs {
		start[arc.to+1]++
	}
	for v := range len(start) - 1 {
		start[v+1] += start[v]
	}
	next := append([]int32(nil), start...)
	for e, arc := range s.arcs {
		in[next[arc.to]] = int32(e)
		next[arc.to]++
	}
	return start, in
}

// hang puts v below the end of its arc e, which carries amount.
func (s *simplex) hang(v, e int32, amount int64) {
	arc := s.arcs[e]
	s.state[e], s.load[e].on = inTree, amount
	s.attach(v, arc.to, e, true)
	s.price[v] = s.price[arc.to] - arc.cost
}

// hangOnRoot puts v below the root, by an artificial arc that carries its
// surplus there, or brings what it needs.
func (s *simplex) hangOnRoot(v int32, surplus, dear int64) {
	root, e := int32(len(s.price)-1), int32(len(s.arcs))
	arc := arcEnds{v, root, dear}
	s.price[v] = -dear
	if surplus < 0 {
		arc = arcEnds{root, v, dear}
		s.price[v] = dear
	}
	s.arcs = append(s.arcs, arc)
	s.state = append(s.state, inTree)
	s.load = append(s.load, load{max(surplus, -surplus), boundless})
	s.attach(v, root, e, arc.from == v)
}
