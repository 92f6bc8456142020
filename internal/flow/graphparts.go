package flow

import (
	"cmp"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"
)

// piece is a part of a graph that nothing but the hubs connects with the rest.
// In its own numbers the hubs come first.
type piece struct {
	nodes, arcs []int32 // as the whole graph numbers them
	hubs        int
	local       []int32 // node of the whole graph → own number; shared by all pieces, hubs alike
}

// Splitting copies arcs; it pays where no piece is nearly the whole. Small
// pieces stay together: one in smallShare of all arcs is enough for a solver.
const (
	giantNum, giantDen = 4, 5 // of the nodes
	smallShare         = 64
)

// split takes a graph apart at its hubs; nil if there is nothing to gain. Which
// pieces come out depends on the graph alone, not on the machine.
func split(nodes int, arcs []Arc, hubs ...int32) []piece {
	of := joined(nodes, arcs, hubs)
	if of == nil {
		return nil
	}
	pieceOf := bundled(of, arcs, hubs)
	pieces := make([]piece, 1+max(slices.Max(pieceOf), 0))
	if len(pieces) == 1 {
		return nil
	}
	local := make([]int32, nodes)
	for k := range pieces {
		pieces[k] = piece{nodes: slices.Clone(hubs), hubs: len(hubs), local: local}
	}
	for own, hub := range hubs {
		local[hub] = int32(own)
	}
	for v, k := range pieceOf {
		if k >= 0 {
			local[v] = int32(len(pieces[k].nodes))
			pieces[k].nodes = append(pieces[k].nodes, int32(v))
		}
	}
	for e, arc := range arcs { // an arc between hubs may go anywhere
		k := max(pieceOf[arc.From], pieceOf[arc.To], 0)
		pieces[k].arcs = append(pieces[k].arcs, int32(e))
	}
	return pieces
}

// joined gives nodes that are connected without the hubs the same number, that
// of one of them; nil as soon as most nodes turn out to be connected. It looks
// at the arcs in strides, so that this shows itself early.
func joined(nodes int, arcs []Arc, hubs []int32) []int32 {
	const stride = 16
	s := newSets(nodes)
	for first := range stride {
		for e := first; e < len(arcs); e += stride {
			a, b := arcs[e].From, arcs[e].To
			if slices.Contains(hubs, a) || slices.Contains(hubs, b) {
				continue
			}
			if size := s.join(a, b); int(size)*giantDen > nodes*giantNum {
				return nil
			}
		}
	}
	for v := range s.of {
		s.of[v] = s.root(int32(v))
	}
	return s.of
}

// sets are nodes found to be connected; each set is a tree that leads to one of
// them, its root.
type sets struct{ of, size []int32 }

func newSets(nodes int) sets {
	s := sets{make([]int32, nodes), make([]int32, nodes)}
	for v := range s.of {
		s.of[v], s.size[v] = int32(v), 1
	}
	return s
}

func (s *sets) root(v int32) int32 {
	for s.of[v] != v {
		s.of[v] = s.of[s.of[v]]
		v = s.of[v]
	}
	return v
}

// join makes one set of two, and returns its size.
func (s *sets) join(a, b int32) int32 {
	a, b = s.root(a), s.root(b)
	if a == b {
		return s.size[a]
	}
	if s.size[a] < s.size[b] {
		a, b = b, a
	}
	s.of[b] = a
	s.size[a] += s.size[b]
	return s.size[a]
}

// bundled numbers the pieces from 0, small ones together; hubs are in none, -1.
func bundled(of []int32, arcs []Arc, hubs []int32) []int {
	weight := make([]int, len(of))
	for _, arc := range arcs {
		weight[of[arc.From]]++
		weight[of[arc.To]]++
	}
	for _, hub := range hubs {
		weight[hub] = 0
	}
	number, last, filled := make([]int, len(of)), 0, 0
	for v, root := range of {
		if int(root) != v {
			continue
		}
		if filled > 0 && (filled+weight[v])*smallShare > 2*len(arcs) {
			last, filled = last+1, 0
		}
		number[v] = last
		filled += weight[v]
	}
	pieceOf := make([]int, len(of))
	for v, root := range of {
		pieceOf[v] = number[root]
	}
	for _, hub := range hubs {
		pieceOf[hub] = -1
	}
	return pieceOf
}

// together runs the job on all pieces, on all processors, large pieces first.
func together(pieces []piece, job func(k int, p *piece)) {
	order := make([]int, len(pieces))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(pieces[b].arcs), len(pieces[a].arcs)) })
	var jobs errgroup.Group
	jobs.SetLimit(runtime.GOMAXPROCS(0))
	for _, k := range order {
		jobs.Go(func() error {
			job(k, &pieces[k])
			return nil
		})
	}
	jobs.Wait()
}

// take is the piece's own arcs, in its own numbers.
func (p *piece) take(arcs []Arc) []Arc {
	own := make([]Arc, len(p.arcs))
	for k, e := range p.arcs {
		own[k] = arcs[e]
		own[k].From, own[k].To = p.local[arcs[e].From], p.local[arcs[e].To]
	}
	return own
}

// put copies what belongs to the piece to its place in the whole. Prices count
// from the first hub, which has none; the hubs themselves are nobody's.
func (p *piece) put(whole, part *GraphFlow) {
	for k, e := range p.arcs {
		whole.OnArc[e] = part.OnArc[k]
	}
	for own, v := range p.nodes[p.hubs:] {
		if whole.Cut != nil {
			whole.Cut[v] = part.Cut[p.hubs+own]
		}
		if whole.Potential != nil {
			whole.Potential[v] = part.Potential[p.hubs+own] - part.Potential[0]
		}
	}
}
