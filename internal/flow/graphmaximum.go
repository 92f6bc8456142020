package flow

import "math"

// MaximumFlow sends as much as possible from source to sink, two different
// nodes (Dinic's algorithm, on independent parts at the same time). Capacities
// must not be negative, and their sum must fit into 63 bits.
func MaximumFlow(nodes int, arcs []Arc, source, sink int32) *GraphFlow {
	f := &GraphFlow{OnArc: make([]int64, len(arcs)), Cut: make([]bool, nodes)}
	pieces := split(nodes, arcs, source, sink)
	if pieces == nil {
		f.Value = maximum(f, arcs, source, sink)
		return f
	}
	values := make([]int64, len(pieces))
	together(pieces, func(k int, p *piece) {
		part := &GraphFlow{OnArc: make([]int64, len(p.arcs)), Cut: make([]bool, len(p.nodes))}
		values[k] = maximum(part, p.take(arcs), 0, 1)
		p.put(f, part)
	})
	f.Cut[source] = true
	for _, value := range values {
		f.Value += value
	}
	return f
}

// maximum fills in f and returns its value. It counts in 32 bits where every
// capacity allows it: half the memory to fetch is a third of the time.
func maximum(f *GraphFlow, arcs []Arc, source, sink int32) int64 {
	for _, arc := range arcs {
		if arc.Capacity > math.MaxUint32 {
			return dinic[uint64](f, arcs, source, sink)
		}
	}
	return dinic[uint32](f, arcs, source, sink)
}

// dinic is Dinic's algorithm: while the sink can be reached, use up all the
// shortest ways. What in the end reaches the sink no more is the cut.
func dinic[A amount](f *GraphFlow, arcs []Arc, source, sink int32) (value int64) {
	r := newRows[A](len(f.Cut), arcs)
	for r.measure(source, sink) {
		copy(r.next, r.start)
		r.send(source, sink)
	}
	for e, arc := range arcs {
		f.OnArc[e] = int64(r.half[r.place[e]].back)
		if arc.From == source {
			value += f.OnArc[e]
		}
		if arc.To == source {
			value -= f.OnArc[e]
		}
	}
	for v, distance := range r.distance {
		f.Cut[v] = distance == far
	}
	return value
}

// measure counts each node's steps to the sink, outwards from there, and tells
// whether the source is reached at all.
func (r *rows[A]) measure(source, sink int32) bool {
	distance, queue := r.distance, append(r.queue[:0], sink)
	for v := range distance {
		distance[v] = far
	}
	distance[sink] = 0
	for head := 0; head < len(queue); head++ {
		v := queue[head]
		beyond := distance[v] + 1
		if beyond > distance[source] {
			break
		}
		row := r.half[r.start[v]:r.start[v+1]]
		for k := range row {
			if h := &row[k]; h.back > 0 && distance[h.to] == far {
				distance[h.to] = beyond
				queue = append(queue, h.to)
			}
		}
	}
	r.queue = queue
	return distance[source] != far
}

// send uses up the ways that come one step nearer to the sink with every half.
func (r *rows[A]) send(source, sink int32) {
	r.way = r.way[:0]
	for v := source; ; {
		if v == sink {
			v = r.fillWay()
		} else if k := r.nearer(v); k >= 0 {
			r.way = append(r.way, k)
			v = r.half[k].to
		} else if v == source {
			return
		} else { // a dead end: back, and on with the next half there
			last := len(r.way) - 1
			v = r.origin(r.way[last])
			r.way = r.way[:last]
			r.next[v]++
		}
	}
}

// nearer is the first half of v not yet tried in vain that leads on, or -1.
func (r *rows[A]) nearer(v int32) int32 {
	wanted, end := r.distance[v]-1, r.start[v+1]
	for k := r.next[v]; k < end; k++ {
		if h := &r.half[k]; h.room > 0 && r.distance[h.to] == wanted {
			r.next[v] = k
			return k
		}
	}
	r.next[v] = end
	return -1
}

// fillWay sends on the way what fits, and goes back to where it became full.
func (r *rows[A]) fillWay() int32 {
	amount := r.half[r.way[0]].room
	for _, k := range r.way {
		amount = min(amount, r.half[k].room)
	}
	full := -1
	for at, k := range r.way {
		if r.carry(k, amount) == 0 && full < 0 {
			full = at
		}
	}
	v := r.origin(r.way[full])
	r.way = r.way[:full]
	return v
}
