package flow

// Flow is an allocation of supply to demand, with the cut that proves that no
// other places more.
type Flow struct {
	Value  int64   // units placed
	Cost   int64   // their total cost
	OnEdge []int64 // units on each edge, in the order of Network.To

	// The cut: CutLeft is the smallest set of left nodes that explains what is
	// missing, empty when all demand is met; CutRight is everything that it
	// reaches. Value = demand outside CutLeft + supply of CutRight.
	CutLeft, CutRight []int32

	// Prices prove that a flow is cheapest, only CheapestMaximum sets them: no
	// edge is cheaper than the difference of its ends, and one in use costs
	// exactly that. No demand without a place has a higher price than any with
	// one, and no supply in use a higher price than any that is free.
	LeftPrice, RightPrice []int64
}

// Maximum places as much demand as possible. The network must be valid; it is
// not changed.
func Maximum(n *Network) *Flow {
	s := newState(n)
	s.fill()
	s.augment()
	return s.flow()
}

// state is a flow on the way to its maximum. Any feasible flow is a legal
// state, so a search can go on from where an earlier one ended.
//
// In it a left node may always send more along an edge; a right node may send
// back what it got. A way of such steps from missing demand to free supply
// places one more unit.
type state struct {
	n       *Network
	inStart []int32   // rows of the right side: in[inStart[j]:inStart[j+1]]
	in      []arrival // the edges that end at a right node

	onEdge  []int64
	missing []int64 // per left node: demand that has no place yet
	free    []int64 // per right node: supply that nobody uses yet

	// Of the current round: the number of steps to free supply, and the first
	// edge that was not yet tried in vain.
	leftDistance, rightDistance []int32
	leftNext, rightNext         []int32
	queue                       []int32 // right nodes, by rising distance
}

type arrival struct{ left, edge int32 }

const far = int32(1<<31 - 1)

func newState(n *Network) *state {
	lefts, rights, edges := len(n.Demand), len(n.Supply), len(n.To)
	s := &state{
		n:            n,
		inStart:      make([]int32, rights+1),
		in:           make([]arrival, edges),
		onEdge:       make([]int64, edges),
		missing:      append([]int64(nil), n.Demand...),
		free:         append([]int64(nil), n.Supply...),
		leftDistance: make([]int32, lefts), rightDistance: make([]int32, rights),
		leftNext: make([]int32, lefts), rightNext: make([]int32, rights),
		queue: make([]int32, 0, rights),
	}
	for _, j := range n.To {
		s.inStart[j+1]++
	}
	for j := range rights {
		s.inStart[j+1] += s.inStart[j]
	}
	copy(s.rightNext, s.inStart)
	for i := range int32(lefts) {
		for e := n.Start[i]; e < n.Start[i+1]; e++ {
			j := n.To[e]
			s.in[s.rightNext[j]] = arrival{i, e}
			s.rightNext[j]++
		}
	}
	return s
}

// fill takes what is free without moving anybody: a good start, not the maximum.
func (s *state) fill() {
	for i := range int32(len(s.missing)) {
		for e := s.n.Start[i]; e < s.n.Start[i+1] && s.missing[i] > 0; e++ {
			j := s.n.To[e]
			amount := min(s.missing[i], s.free[j])
			s.onEdge[e] += amount
			s.missing[i] -= amount
			s.free[j] -= amount
		}
	}
}

// augment is Dinic's algorithm: while some missing demand has a way to free
// supply, use up all the shortest ways.
func (s *state) augment() {
	for {
		nearest := s.measure()
		if nearest == far {
			return
		}
		copy(s.leftNext, s.n.Start)
		copy(s.rightNext, s.inStart)
		for i, missing := range s.missing {
			if missing > 0 && s.leftDistance[i] == nearest {
				s.missing[i] -= s.send(int32(i), missing)
			}
		}
	}
}

// measure counts the steps to free supply, outwards from there, up to the
// nearest missing demand, whose distance it returns.
func (s *state) measure() (nearest int32) {
	s.queue = s.queue[:0]
	for j, free := range s.free {
		s.rightDistance[j] = far
		if free > 0 {
			s.rightDistance[j] = 0
			s.queue = append(s.queue, int32(j))
		}
	}
	for i := range s.leftDistance {
		s.leftDistance[i] = far
	}
	nearest = far
	for head := 0; head < len(s.queue); head++ {
		j := s.queue[head]
		distance := s.rightDistance[j] + 1
		if distance > nearest {
			break
		}
		for _, a := range s.in[s.inStart[j]:s.inStart[j+1]] {
			if s.leftDistance[a.left] != far {
				continue
			}
			s.leftDistance[a.left] = distance
			if s.missing[a.left] > 0 {
				nearest = distance
			}
			s.enqueueHolders(a.left, distance+1)
		}
	}
	return nearest
}

// enqueueHolders reaches the right nodes that could send back to left node i.
func (s *state) enqueueHolders(i, distance int32) {
	for e := s.n.Start[i]; e < s.n.Start[i+1]; e++ {
		if j := s.n.To[e]; s.onEdge[e] > 0 && s.rightDistance[j] == far {
			s.rightDistance[j] = distance
			s.queue = append(s.queue, j)
		}
	}
}

// send moves up to amount from left node i to free supply, one step nearer
// with every edge, and returns what it moved.
func (s *state) send(i int32, amount int64) (sent int64) {
	for ; s.leftNext[i] < s.n.Start[i+1]; s.leftNext[i]++ {
		e := s.leftNext[i]
		j := s.n.To[e]
		if s.rightDistance[j] != s.leftDistance[i]-1 {
			continue
		}
		taken := s.take(j, amount-sent)
		s.onEdge[e] += taken
		sent += taken
		if sent == amount {
			break
		}
	}
	return sent
}

// take makes room for up to amount at right node j: free supply, or others sent
// elsewhere.
func (s *state) take(j int32, amount int64) (taken int64) {
	if s.rightDistance[j] == 0 {
		taken = min(amount, s.free[j])
		s.free[j] -= taken
		return taken
	}
	for ; s.rightNext[j] < s.inStart[j+1]; s.rightNext[j]++ {
		a := s.in[s.rightNext[j]]
		if s.leftDistance[a.left] != s.rightDistance[j]-1 || s.onEdge[a.edge] == 0 {
			continue
		}
		moved := s.send(a.left, min(amount-taken, s.onEdge[a.edge]))
		s.onEdge[a.edge] -= moved
		taken += moved
		if taken == amount {
			break
		}
	}
	return taken
}

// flow is the result, once augment has found no more ways.
func (s *state) flow() *Flow {
	f := &Flow{OnEdge: s.onEdge}
	for i, missing := range s.missing {
		f.Value += s.n.Demand[i] - missing
	}
	for e, cost := range s.n.Cost {
		f.Cost += int64(cost) * s.onEdge[e]
	}
	short, tight := s.cut()
	f.CutLeft, f.CutRight = positions(short), positions(tight)
	return f
}

// cut marks what missing demand can reach by sending on and sending back. All
// supply in it is used, and by nobody outside: it is the smallest minimum cut.
func (s *state) cut() (left, right []bool) {
	left, right = make([]bool, len(s.missing)), make([]bool, len(s.free))
	var queue []int32
	for i, missing := range s.missing {
		if missing > 0 {
			left[i] = true
			queue = append(queue, int32(i))
		}
	}
	for head := 0; head < len(queue); head++ {
		for _, j := range s.n.reached(queue[head]) {
			if right[j] {
				continue
			}
			right[j] = true
			for _, a := range s.in[s.inStart[j]:s.inStart[j+1]] {
				if !left[a.left] && s.onEdge[a.edge] > 0 {
					left[a.left] = true
					queue = append(queue, a.left)
				}
			}
		}
	}
	return left, right
}

// positions are the indices of what is marked, rising.
func positions(marks []bool) (list []int32) {
	for i, marked := range marks {
		if marked {
			list = append(list, int32(i))
		}
	}
	return list
}
