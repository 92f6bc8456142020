package analysis

import (
	"encoding/binary"
	"hash/maphash"
	"slices"

	"buendnis/internal/flow"
)

// graph joins demand nodes to offers; it knows nothing of law. Demands of one
// municipality and need that may use exactly the same offers are one node: they
// get the same share, and there are far fewer nodes than demands.
type graph struct {
	nodes  []node
	supply []int64 // per offer
}

// node is one demand node.
type node struct {
	nodeKey
	people int64
	edges  []edge // by offer
	misses []miss
}

type nodeKey struct {
	kommune string
	need    int
}

// edge says that a node may use an offer.
type edge struct {
	offer         int32
	open          bool // only in the optimistic graph
	discretionary bool // the verdict is ermessen
	distance      int
	hangs         []string // of an open edge: the facts that are not known
}

// miss is an edge that would be there if one condition were lifted.
type miss struct {
	offer   int32
	opening int // position in run.opens
}

// graphBuilder merges demands that are alike.
type graphBuilder struct {
	graph
	at  map[uint64][]int32 // nodes by a sum over what they are
	key []byte
}

func newGraphBuilder(offers int) *graphBuilder {
	return &graphBuilder{graph: graph{supply: make([]int64, offers)}, at: map[uint64][]int32{}}
}

// add puts people into the node with these edges and tells its position. The
// lists stay the caller's.
func (b *graphBuilder) add(key nodeKey, people int64, edges []edge, misses []miss) int32 {
	sum := b.sum(key, edges, misses)
	for _, at := range b.at[sum] {
		if n := &b.nodes[at]; n.nodeKey == key && slices.EqualFunc(n.edges, edges, edge.equal) && slices.Equal(n.misses, misses) {
			n.people += people
			return at
		}
	}
	at := int32(len(b.nodes))
	b.at[sum] = append(b.at[sum], at)
	b.nodes = append(b.nodes, node{nodeKey: key, people: people, edges: slices.Clone(edges), misses: slices.Clone(misses)})
	return at
}

// sum is equal for equal nodes, and hardly ever for others.
func (b *graphBuilder) sum(key nodeKey, edges []edge, misses []miss) uint64 {
	b.key = binary.AppendUvarint(append(b.key[:0], key.kommune...), uint64(key.need))
	for _, e := range edges {
		b.key = binary.AppendUvarint(b.key, uint64(e.offer)<<2|bit(e.open)<<1|bit(e.discretionary))
	}
	for _, m := range misses {
		b.key = binary.AppendUvarint(binary.AppendUvarint(b.key, uint64(m.offer)), uint64(m.opening))
	}
	return maphash.Bytes(seed, b.key)
}

var seed = maphash.MakeSeed()

func bit(is bool) uint64 {
	if is {
		return 1
	}
	return 0
}

func (e edge) equal(other edge) bool {
	return e.offer == other.offer && e.open == other.open && e.discretionary == other.discretionary && slices.Equal(e.hangs, other.hangs)
}

// network is the graph for package flow, with the edges that are wanted. Cost
// orders equal maxima: ja before ermessen, then the shorter way.
func (g graph) network(wanted func(e edge) bool) (*flow.Network, error) {
	demand := make([]int64, len(g.nodes))
	total := int64(0)
	for i, n := range g.nodes {
		demand[i] = n.people
		total += n.people
	}
	net := &flow.Network{Demand: demand, Supply: slices.Clone(g.supply), Start: make([]int32, 1, len(g.nodes)+1), Cost: []int32{}}
	for i := range g.nodes {
		for _, e := range g.nodes[i].edges {
			if wanted(e) {
				net.To, net.Cost = append(net.To, e.offer), append(net.Cost, e.cost(total))
			}
		}
		net.Start = append(net.Start, int32(len(net.To)))
	}
	return net, net.Validate()
}

// cost makes one unit of ermessen dearer than all distances together; beyond
// what fits into 31 bits it is only much dearer.
func (e edge) cost(people int64) int32 {
	cost := int32(e.distance)
	if e.discretionary {
		cost += int32(min(farthest*people+1, 1<<30))
	}
	return cost
}

// farthest is the greatest distance of an offer: online.
const farthest = 2

func certainly(e edge) bool { return !e.open }

func possibly(edge) bool { return true }
