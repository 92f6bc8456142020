package flow

// trail is one search on one side of the cut: the nodes it saw, and by which
// edge. What searches in vain have seen stays closed until the next trial.
type trail struct {
	left, right     []int32 // per node: the mark of the search that saw it last
	byLeft, byRight []int32 // per node: the edge
	lefts, rights   []int32 // seen by the running search, in that order
	mark, closed    int32   // of the running search, and of all that was in vain

	closedLefts, closedRights []int32
}

func newTrail(lefts, rights int) trail {
	return trail{
		left: make([]int32, lefts), right: make([]int32, rights),
		byLeft: make([]int32, lefts), byRight: make([]int32, rights),
	}
}

// open forgets what was closed and makes room for a new right node.
func (s *trail) open(rights int) {
	for len(s.right) < rights {
		s.right, s.byRight = append(s.right, 0), append(s.byRight, none)
	}
	s.mark++
	s.closed = s.mark
	s.closedLefts, s.closedRights = s.closedLefts[:0], s.closedRights[:0]
}

// start begins a search at a right node; false if it would be in vain.
func (s *trail) start(right int32) bool {
	s.mark++
	s.lefts, s.rights = s.lefts[:0], s.rights[:0]
	return s.seeRight(right, none)
}

func (s *trail) seeLeft(left, by int32) bool {
	if m := s.left[left]; m == s.mark || m == s.closed {
		return false
	}
	s.left[left], s.byLeft[left] = s.mark, by
	s.lefts = append(s.lefts, left)
	return true
}

func (s *trail) seeRight(right, by int32) bool {
	if m := s.right[right]; m == s.mark || m == s.closed {
		return false
	}
	s.right[right], s.byRight[right] = s.mark, by
	s.rights = append(s.rights, right)
	return true
}

// end closes what the running search saw.
func (s *trail) end() {
	for _, i := range s.lefts {
		s.left[i] = s.closed
	}
	for _, j := range s.rights {
		s.right[j] = s.closed
	}
	s.closedLefts = append(s.closedLefts, s.lefts...)
	s.closedRights = append(s.closedRights, s.rights...)
}

// serve sends missing demand to the outlets, one by one, until it is used up or
// they are.
func (t *Trials) serve(c change) {
	t.inside.open(t.rights())
	t.outside.open(t.rights())
	for u := range t.outlets(c) {
		for {
			target := t.findRoom(u)
			if target == none {
				break
			}
			start := t.findMissing(u)
			if start == none {
				break
			}
			t.send(start, u, target)
		}
	}
}

// outlets are the right nodes by which a change gives room to the cut.
func (t *Trials) outlets(c change) func(func(int32) bool) {
	return func(visit func(int32) bool) {
		if !c.isNew && c.right != none && t.cutRight[c.right] && !visit(c.right) {
			return
		}
		for _, e := range c.edges {
			if t.cutLeft[e.Left] && !t.cutRight[e.Right] && !visit(e.Right) {
				return
			}
		}
	}
}

// findRoom looks for free supply that outlet u can be given, by sending on who
// is outside the cut. None if there is none.
func (t *Trials) findRoom(u int32) (target int32) {
	s := &t.outside
	if !s.start(u) {
		return none
	}
	for head := 0; head < len(s.rights); head++ {
		j := s.rights[head]
		if t.free[j] > 0 {
			return j
		}
		if t.cutRight[j] {
			continue // more supply inside the cut, and all of it used
		}
		t.eachIn(j, func(e, i int32) bool {
			if t.onEdge[e] > 0 && !t.cutLeft[i] && s.seeLeft(i, e) {
				t.eachOut(i, func(e, other int32) bool {
					if !t.cutRight[other] {
						s.seeRight(other, e)
					}
					return true
				})
			}
			return true
		})
	}
	s.end()
	return none
}

// findMissing looks for missing demand that can be sent to outlet u, by sending
// on who is inside the cut. None if there is none.
func (t *Trials) findMissing(u int32) (start int32) {
	s := &t.inside
	if !s.start(u) {
		return none
	}
	start = none
	for head := 0; head < len(s.rights) && start == none; head++ {
		t.eachIn(s.rights[head], func(e, i int32) bool {
			if !t.cutLeft[i] || !s.seeLeft(i, e) {
				return true
			}
			if t.missing[i] > 0 {
				start = i
				return false
			}
			t.eachOut(i, func(e, held int32) bool {
				if t.onEdge[e] > 0 {
					s.seeRight(held, e)
				}
				return true
			})
			return true
		})
	}
	if start == none {
		s.end()
	}
	return start
}

// send moves as much as possible from missing demand through outlet u to free
// supply, on the trails that lead there.
func (t *Trials) send(start, u, target int32) {
	amount := min(t.missing[start], t.free[target])
	t.way(start, u, target, func(_, less int32) {
		if less != none {
			amount = min(amount, t.onEdge[less])
		}
	})
	t.way(start, u, target, func(more, less int32) {
		t.add(more, amount)
		if less != none {
			t.add(less, -amount)
		}
	})
}

// way visits the steps of a way: edges that get more, each with the edge to the
// same right node that gets less for it, or none at the way's end.
func (t *Trials) way(start, u, target int32, visit func(more, less int32)) {
	i := start
	for {
		more := t.inside.byLeft[i]
		_, j := t.ends(more)
		less := t.inside.byRight[j]
		if j == u {
			t.wayOut(more, u, target, visit)
			return
		}
		visit(more, less)
		i, _ = t.ends(less)
	}
}

// wayOut is the way from outlet u on, where more already leads. Its trail points
// back from the target.
func (t *Trials) wayOut(more, u, target int32, visit func(more, less int32)) {
	for j, less := target, none; ; {
		by := t.outside.byRight[j]
		if j == u {
			visit(more, less)
			return
		}
		visit(by, less)
		i, _ := t.ends(by)
		less = t.outside.byLeft[i]
		_, j = t.ends(less)
	}
}
