package proof

// placeAll tells whether all that the left nodes need can be placed on what the
// right nodes have, or names one who stays short. It is Ford and Fulkerson's
// method: look for a way from somebody short to something free, sending on and
// sending back, until there is none; shortest ways first, or it would take
// hours. needs and has are used up.
func placeAll(needs, has []int64, edges [][2]int) (short int, all bool) {
	s := &search{
		needs: needs, has: has, edges: edges, onEdge: make([]int64, len(edges)),
		out: make([][]int, len(needs)), in: make([][]int, len(has)),
	}
	for e, ends := range edges {
		s.out[ends[0]] = append(s.out[ends[0]], e)
		s.in[ends[1]] = append(s.in[ends[1]], e)
	}
	for {
		s.measure()
		all, progress := true, false
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
		if all || !progress {
			return short, all
		}
	}
}

type search struct {
	needs, has []int64
	edges      [][2]int
	onEdge     []int64
	out, in    [][]int // the edges of each left and each right node

	// Of one pass: how many right nodes have to send somebody on before
	// something free is reached (-1: no way), and where nothing was found.
	leftSteps, rightSteps []int
	inVain                []bool
}

// measure counts steps outwards from the right nodes that have something left.
func (s *search) measure() {
	s.leftSteps, s.rightSteps = make([]int, len(s.needs)), make([]int, len(s.has))
	s.inVain = make([]bool, len(s.has))
	for i := range s.leftSteps {
		s.leftSteps[i] = -1
	}
	var wave, next []int
	for j, has := range s.has {
		s.rightSteps[j] = -1
		if has > 0 {
			s.rightSteps[j] = 0
			wave = append(wave, j)
		}
	}
	for steps := 0; len(wave) > 0; steps++ {
		next = nil
		for _, j := range wave {
			for _, e := range s.in[j] {
				i := s.edges[e][0]
				if s.leftSteps[i] >= 0 {
					continue
				}
				s.leftSteps[i] = steps
				for _, held := range s.out[i] {
					if there := s.edges[held][1]; s.onEdge[held] > 0 && s.rightSteps[there] < 0 {
						s.rightSteps[there] = steps + 1
						next = append(next, there)
					}
				}
			}
		}
		wave = next
	}
}

// move gives left node i up to amount more, from one right node.
func (s *search) move(i int, amount int64) int64 {
	for _, e := range s.out[i] {
		j := s.edges[e][1]
		if s.inVain[j] || s.rightSteps[j] < 0 || s.rightSteps[j] != s.leftSteps[i] {
			continue
		}
		if moved := s.yield(j, amount); moved > 0 {
			s.onEdge[e] += moved
			return moved
		}
		s.inVain[j] = true
	}
	return 0
}

// yield makes right node j give up to amount: what is free, or what somebody
// can get elsewhere in fewer steps.
func (s *search) yield(j int, amount int64) int64 {
	if free := min(amount, s.has[j]); free > 0 {
		s.has[j] -= free
		return free
	}
	for _, e := range s.in[j] {
		i := s.edges[e][0]
		if s.onEdge[e] == 0 || s.leftSteps[i] != s.rightSteps[j]-1 {
			continue
		}
		if moved := s.move(i, min(amount, s.onEdge[e])); moved > 0 {
			s.onEdge[e] -= moved
			return moved
		}
	}
	return 0
}
