package flow

// tree is a spanning tree that hangs from its root. The children of a node are
// a chain of brothers.
type tree struct {
	parent, above []int32 // the node above, and the arc to it; -1 at the root
	depth         []int32
	child         []int32 // first child, or -1
	left, right   []int32 // brothers, or -1
}

// newTree has a root with the highest number and nothing below it yet.
func newTree(nodes int) tree {
	t := tree{}
	for _, list := range []*[]int32{&t.parent, &t.above, &t.child, &t.left, &t.right} {
		*list = make([]int32, nodes+1)
		for v := range *list {
			(*list)[v] = -1
		}
	}
	t.depth = make([]int32, nodes+1)
	return t
}

// attach hangs v, with all below it, on a parent.
func (t *tree) attach(v, parent, arc int32) {
	next := t.child[parent]
	t.parent[v], t.above[v] = parent, arc
	t.left[v], t.right[v] = -1, next
	if next >= 0 {
		t.left[next] = v
	}
	t.child[parent] = v
}

func (t *tree) detach(v int32) {
	before, after := t.left[v], t.right[v]
	if before >= 0 {
		t.right[before] = after
	} else {
		t.child[t.parent[v]] = after
	}
	if after >= 0 {
		t.left[after] = before
	}
}

// join is the lowest node above both a and b.
func (t *tree) join(a, b int32) int32 {
	for a != b {
		if t.depth[a] >= t.depth[b] {
			a = t.parent[a]
		} else {
			b = t.parent[b]
		}
	}
	return a
}

// rehang cuts the arc leaving above v or above a node above v, and hangs what
// came off, now with v on top, on parent. Depths are then wrong in that piece.
func (t *tree) rehang(v, parent, entering, leaving int32) {
	for {
		oldParent, oldArc := t.parent[v], t.above[v]
		t.detach(v)
		t.attach(v, parent, entering)
		if oldArc == leaving {
			return
		}
		v, parent, entering = oldParent, v, oldArc
	}
}

// piece visits top and all that hangs below it, each after its parent.
func (t *tree) piece(top int32) func(visit func(int32) bool) {
	return func(visit func(int32) bool) {
		for v := top; visit(v); {
			if t.child[v] >= 0 {
				v = t.child[v]
				continue
			}
			for v != top && t.right[v] < 0 {
				v = t.parent[v]
			}
			if v == top {
				return
			}
			v = t.right[v]
		}
	}
}
