package flow

// pivot lets an arc enter the tree: units go round the circle that it closes
// until one of the circle's arcs is empty or full, and that arc leaves.
func (s *simplex) pivot(entering int) {
	arc := s.arcs[entering]
	first, second := arc.from, arc.to // units go from first to second
	if s.state[entering] == full {
		first, second = second, first
	}
	join := s.join(first, second)
	amount, last, onSecond := s.bottleneck(entering, first, second, join)
	if amount > 0 {
		s.push(entering, first, second, join, amount)
	}
	if last < 0 {
		s.state[entering] = -s.state[entering]
		return
	}
	leaving := s.node[last].above
	s.state[entering], s.state[leaving] = inTree, empty
	if s.load[leaving].on > 0 {
		s.state[leaving] = full
	}
	// The piece below the leaving arc hangs on the entering one from now on, and
	// its prices move until that arc costs the difference of its ends.
	inside, outside := first, second
	if onSecond {
		inside, outside = second, first
	}
	shift := s.price[arc.to] - s.price[arc.from] - arc.cost
	if inside == arc.to {
		shift = -shift
	}
	s.rehang(inside, last, outside, join, int32(entering), inside == arc.from, shift)
}

// bottleneck is how much can go round; the node below the tree arc that stops
// it, -1 if the entering arc itself does; and whether that node is on second's
// side of the circle. Of arcs that stop it equally the last seen from the join in
// the direction of the circle is taken, which keeps the method from running in
// circles.
func (s *simplex) bottleneck(entering int, first, second, join int32) (amount int64, last int32, onSecond bool) {
	amount, last = s.load[entering].room, -1
	for v := first; v != join; v = s.node[v].parent {
		if r := s.roomTowards(v, false); r < amount {
			amount, last = r, v
		}
	}
	for v := second; v != join; v = s.node[v].parent {
		if r := s.roomTowards(v, true); r <= amount {
			amount, last, onSecond = r, v, true
		}
	}
	return amount, last, onSecond
}

// roomTowards is what the arc between v and its parent can take more, sent up to
// the parent or down to v.
func (s *simplex) roomTowards(v int32, up bool) int64 {
	e := s.node[v].above
	if up != s.node[v].up {
		return s.load[e].on
	}
	if s.load[e].room == boundless {
		return boundless
	}
	return s.load[e].room - s.load[e].on
}

// push sends amount round the circle.
func (s *simplex) push(entering int, first, second, join int32, amount int64) {
	s.load[entering].on += int64(s.state[entering]) * amount
	for v := first; v != join; v = s.node[v].parent {
		s.add(v, false, amount)
	}
	for v := second; v != join; v = s.node[v].parent {
		s.add(v, true, amount)
	}
}

func (s *simplex) add(v int32, up bool, amount int64) {
	e := s.node[v].above
	if up != s.node[v].up {
		amount = -amount
	}
	s.load[e].on += amount
}
