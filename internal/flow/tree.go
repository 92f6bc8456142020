package flow

// tree is a spanning tree that hangs from its root. A thread leads through all
// nodes, each before what hangs below it, and back to the root; what hangs below
// a node is a piece of it, and a walk through it guesses no turns.
type tree struct {
	node   []treeNode
	thread []int32 // the next node
	before []int32 // the node that the thread comes from
	price  []int64 // an arc in the tree costs the difference of its ends
}

type treeNode struct {
	parent, above int32 // the node above, and the arc to it; -1 at the root
	size          int32 // nodes that hang here, itself included
	up            bool  // the arc above leads to the parent, not from it
}

// newTree has a root with the highest number and nothing below it yet.
func newTree(nodes int) tree {
	t := tree{make([]treeNode, nodes+1), make([]int32, nodes+1), make([]int32, nodes+1), make([]int64, nodes+1)}
	t.node[nodes] = treeNode{parent: -1, above: -1, size: 1}
	t.link(int32(nodes), int32(nodes))
	return t
}

func (t *tree) link(v, next int32) { t.thread[v], t.before[next] = next, v }

// attach hangs v, with nothing below it yet, on a parent by an arc; up if the
// arc leads there. The sizes above grow when all nodes hang.
func (t *tree) attach(v, parent, arc int32, up bool) {
	t.node[v] = treeNode{parent: parent, above: arc, size: 1, up: up}
	t.link(v, t.thread[parent])
	t.link(parent, v)
}

// join is the lowest node above both a and b: of two nodes the one with less
// below it is not above the other.
func (t *tree) join(a, b int32) int32 {
	for a != b {
		if t.node[a].size <= t.node[b].size {
			a = t.node[a].parent
		} else {
			b = t.node[b].parent
		}
	}
	return a
}

// rehang cuts the arc above last, which is v or a node above it, and hangs what
// came off, now with v on top, on parent; its prices move by shift. The circle
// that the entering arc closes has its highest node at join.
func (t *tree) rehang(v, last, parent, join, entering int32, up bool, shift int64) {
	t.rethread(v, last, parent, shift)
	size := t.node[last].size
	for w := t.node[last].parent; w != join; w = t.node[w].parent {
		t.node[w].size -= size
	}
	for w := parent; w != join; w = t.node[w].parent {
		t.node[w].size += size
	}
	for below := int32(0); ; {
		old := t.node[v]
		t.node[v] = treeNode{parent: parent, above: entering, size: size - below, up: up}
		if v == last {
			return
		}
		below = old.size
		v, parent, entering, up = old.parent, v, old.above, !old.up
	}
}

// rethread takes what hangs below last out of the thread and puts it behind
// parent, v first. For each node on the way up from v, the thread comes by what
// else hangs there partly before the node that the way came from, down to stop,
// and partly behind it, from rest on.
func (t *tree) rethread(v, last, parent int32, shift int64) {
	stop := t.before[v]
	end, rest := t.walk(v, t.node[v].size, shift)
	for below := v; below != last; {
		above := t.node[below].parent
		nextStop := t.before[above]
		t.link(end, above)
		behind := t.node[above].size - t.node[below].size - t.walkTo(above, stop, shift)
		if end = stop; behind > 0 {
			t.link(end, rest)
			end, rest = t.walk(rest, behind, shift)
		}
		below, stop = above, nextStop
	}
	t.link(stop, rest)
	t.link(end, t.thread[parent])
	t.link(parent, v)
}

// walk moves the prices of so many nodes, from v on, and returns the last one
// and what comes next.
func (t *tree) walk(v, nodes int32, shift int64) (end, next int32) {
	for range nodes {
		t.price[v] += shift
		end, v = v, t.thread[v]
	}
	return end, v
}

// walkTo moves the prices from v to end, and counts the nodes.
func (t *tree) walkTo(v, end int32, shift int64) (nodes int32) {
	for nodes = 1; v != end; nodes++ {
		t.price[v] += shift
		v = t.thread[v]
	}
	t.price[end] += shift
	return nodes
}
