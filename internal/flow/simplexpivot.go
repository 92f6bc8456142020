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
	amount, leaving, below := s.bottleneck(entering, first, second, join)
	if amount > 0 {
		s.push(entering, first, second, join, amount)
	}
	if leaving < 0 {
		s.state[entering] = -s.state[entering]
		return
	}
	s.state[entering] = inTree
	s.state[leaving] = empty
	if s.load[leaving].on > 0 {
		s.state[leaving] = full
	}
	// The piece below the leaving arc hangs on the entering one from now on.
	inside, outside := first, second
	if below == second {
		inside, outside = second, first
	}
	s.rehang(inside, outside, int32(entering), int32(leaving), inside == arc.from)
	s.reprice(inside, arc, inside == arc.to)
}

// bottleneck is how much can go round; the tree arc that stops it, -1 if it is
// the entering arc itself; and on whose side of the circle that arc is. Of arcs
// that stop it equally the last seen from the join in the direction of the
// circle is taken, which keeps the method from running in circles.
func (s *simplex) bottleneck(entering int, first, second, join int32) (amount int64, leaving int, below int32) {
	amount, leaving = s.load[entering].room, -1
	for v := first; v != join; v = s.node[v].parent {
		if r := s.roomTowards(v, false); r < amount {
			amount, leaving, below = r, int(s.node[v].above), first
		}
	}
	for v := second; v != join; v = s.node[v].parent {
		if r := s.roomTowards(v, true); r <= amount {
			amount, leaving, below = r, int(s.node[v].above), second
		}
	}
	return amount, leaving, below
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

// reprice moves the prices of a piece that was hung anew so that the arc above
// its top costs exactly the difference of its ends.
func (s *simplex) reprice(top int32, arc arcEnds, down bool) {
	shift := s.price[arc.to] - s.price[arc.from] - arc.cost
	if down {
		shift = -shift
	}
	for v := range s.piece(top) {
		s.price[v] += shift
		s.node[v].depth = s.node[s.node[v].parent].depth + 1
	}
}
