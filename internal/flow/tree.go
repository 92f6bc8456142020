package flow

// tree is a spanning tree that hangs from its root. All that a walk needs to
// know of a node lies side by side: most of the time goes into fetching it.
type tree struct {
	node []treeNode
}

type treeNode struct {
	parent, above int32 // the node above, and the arc to it; -1 at the root
	depth         int32
	child         int32 // first child, or -1
	left, right   int32 // brothers, or -1: the children of a node are a chain
	up            bool  // the arc above leads to the parent, not from it
}

// newTree has a root with the highest number and nothing below it yet.
func newTree(nodes int) tree {
	t := tree{make([]treeNode, nodes+1)}
	for v := range t.node {
		t.node[v] = treeNode{parent: -1, above: -1, child: -1, left: -1, right: -1}
	}
	return t
}

// attach hangs v, with all below it, on a parent by an arc; up if it leads there.
func (t *tree) attach(v, parent, arc int32, up bool) {
	below, above := &t.node[v], &t.node[parent]
	next := above.child
	below.parent, below.above, below.up = parent, arc, up
	below.left, below.right = -1, next
	if next >= 0 {
		t.node[next].left = v
	}
	above.child = v
}

func (t *tree) detach(v int32) {
	n := &t.node[v]
	if n.left >= 0 {
		t.node[n.left].right = n.right
	} else {
		t.node[n.parent].child = n.right
	}
	if n.right >= 0 {
		t.node[n.right].left = n.left
	}
}

// join is the lowest node above both a and b.
func (t *tree) join(a, b int32) int32 {
	for a != b {
		if t.node[a].depth >= t.node[b].depth {
			a = t.node[a].parent
		} else {
			b = t.node[b].parent
		}
	}
	return a
}

// rehang cuts the arc leaving above v or above a node above v, and hangs what
// came off, now with v on top, on parent. Depths are then wrong in that piece.
func (t *tree) rehang(v, parent, entering, leaving int32, up bool) {
	for {
		old := t.node[v]
		t.detach(v)
		t.attach(v, parent, entering, up)
		if old.above == leaving {
			return
		}
		v, parent, entering, up = old.parent, v, old.above, !old.up
	}
}

// piece visits top and all that hangs below it, each after its parent.
func (t *tree) piece(top int32) func(visit func(int32) bool) {
	return func(visit func(int32) bool) {
		for v := top; visit(v); {
			if below := t.node[v].child; below >= 0 {
				v = below
				continue
			}
			for v != top && t.node[v].right < 0 {
				v = t.node[v].parent
			}
			if v == top {
				return
			}
			v = t.node[v].right
		}
	}
}
