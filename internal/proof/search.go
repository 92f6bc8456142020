package proof

// placeAll tells whether all that the left nodes need can be placed on what the
// right nodes have, or names one who stays short. It is Ford and Fulkerson's
// method: look for a way from somebody short to something free, send on or back
// along it, until there is none. needs and has are used up.
func placeAll(needs, has []int64, edges [][2]int) (short int, all bool) {
	s := &search{
		needs: needs, has: has, edges: edges, onEdge: make([]int64, len(edges)),
		out: make([][]int, len(needs)), in: make([][]int, len(has)),
	}
	for e, ends := range edges {
		s.out[ends[0]] = append(s.out[ends[0]], e)
		s.in[ends[1]] = append(s.in[ends[1]], e)
	}
	for progress := true; progress; {
		// A node from which nothing was found is not asked again in this pass;
		// a pass that places nothing has asked from everybody who is short.
		s.seen = make([]bool, len(has))
		progress, all = false, true
		for i := range needs {
			for needs[i] > 0 {
				moved := s.move(i, needs[i])
				if moved == 0 {
					short, all = i, false
					break
				}
				needs[i] -= moved
				progress = true
			}
		}
	}
	return short, all
}

type search struct {
	needs, has []int64
	edges      [][2]int
	onEdge     []int64
	out, in    [][]int // the edges of each left and each right node
	seen       []bool  // right nodes
}

// move gives left node i up to amount more, from one right node.
func (s *search) move(i int, amount int64) int64 {
	for _, e := range s.out[i] {
		j := s.edges[e][1]
		if s.seen[j] {
			continue
		}
		s.seen[j] = true
		if moved := s.yield(j, amount); moved > 0 {
			s.onEdge[e] += moved
			s.seen[j] = false // it may have more
			return moved
		}
	}
	return 0
}

// yield makes right node j give up to amount: what is free, or what somebody
// can get elsewhere.
func (s *search) yield(j int, amount int64) int64 {
	if free := min(amount, s.has[j]); free > 0 {
		s.has[j] -= free
		return free
	}
	for _, e := range s.in[j] {
		if s.onEdge[e] == 0 {
			continue
		}
		if moved := s.move(s.edges[e][0], min(amount, s.onEdge[e])); moved > 0 {
			s.onEdge[e] -= moved
			return moved
		}
	}
	return 0
}
