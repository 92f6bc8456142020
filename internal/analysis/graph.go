package analysis

import (
	"encoding/binary"
	"fmt"
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
	at  map[string]int32
	key []byte
}

func newGraphBuilder(offers int) *graphBuilder {
	return &graphBuilder{graph: graph{supply: make([]int64, offers)}, at: map[string]int32{}}
}

// add puts people into the node with these edges and tells its position.
func (b *graphBuilder) add(key nodeKey, people int64, edges []edge, misses []miss) int32 {
	b.key = fmt.Appendf(b.key[:0], "%s %d", key.kommune, key.need)
	for _, e := range edges {
		b.key = binary.AppendUvarint(append(b.key, 'e'), uint64(e.offer))
		b.key = fmt.Append(b.key, e.open, e.discretionary, e.hangs)
	}
	for _, m := range misses {
		b.key = binary.AppendUvarint(append(b.key, 'm'), uint64(m.offer))
		b.key = binary.AppendUvarint(b.key, uint64(m.opening))
	}
	at, ok := b.at[string(b.key)]
	if !ok {
		at = int32(len(b.nodes))
		b.at[string(b.key)] = at
		b.nodes = append(b.nodes, node{nodeKey: key, edges: edges, misses: misses})
	}
	b.nodes[at].people += people
	return at
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
	var edges []flow.Edge
	for i, n := range g.nodes {
		for _, e := range n.edges {
			if wanted(e) {
				edges = append(edges, flow.Edge{Left: int32(i), Right: e.offer, Cost: e.cost(total)})
			}
		}
	}
	return flow.New(demand, slices.Clone(g.supply), edges)
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
