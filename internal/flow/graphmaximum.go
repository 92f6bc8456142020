package flow

// MaximumFlow sends as much as possible from source to sink, two different
// nodes (Dinic's algorithm, on the arcs of each node in one row). Capacities
// must not be negative, and their sum must fit into 63 bits.
func MaximumFlow(nodes int, arcs []Arc, source, sink int32) *GraphFlow {
	r := newRows(nodes, arcs)
	for r.measure(source, sink) {
		copy(r.next, r.start)
		r.send(source, sink, unreached)
	}
	f := &GraphFlow{OnArc: make([]int64, len(arcs)), Cut: make([]bool, nodes)}
	for e, arc := range arcs {
		f.OnArc[e] = arc.Capacity - r.half[r.place[e]].room
		if arc.From == source {
			f.Value += f.OnArc[e]
		}
		if arc.To == source {
			f.Value -= f.OnArc[e]
		}
	}
	r.markCut(f.Cut, source)
	return f
}

// rows are the arcs of a graph, each as two halves that know each other: one
// sends on, its twin sends back.
type rows struct {
	start []int32 // half[start[v]:start[v+1]] leave node v
	half  []half
	place []int32 // arc → the half that sends on

	distance, next, queue []int32
}

type half struct {
	to, twin int32
	room     int64 // what it can still carry
}

func newRows(nodes int, arcs []Arc) *rows {
	r := &rows{
		start: make([]int32, nodes+1), half: make([]half, 2*len(arcs)), place: make([]int32, len(arcs)),
		distance: make([]int32, nodes), next: make([]int32, nodes), queue: make([]int32, 0, nodes),
	}
	for _, arc := range arcs {
		r.start[arc.From+1]++
		r.start[arc.To+1]++
	}
	for v := range nodes {
		r.start[v+1] += r.start[v]
	}
	copy(r.next, r.start)
	for e, arc := range arcs {
		on := r.next[arc.From]
		r.next[arc.From]++
		back := r.next[arc.To]
		r.next[arc.To]++
		r.half[on] = half{to: arc.To, twin: back, room: arc.Capacity}
		r.half[back] = half{to: arc.From, twin: on}
		r.place[e] = on
	}
	return r
}

// measure counts each node's steps to the sink, outwards from there, and tells
// whether the source is reached at all.
func (r *rows) measure(source, sink int32) bool {
	for v := range r.distance {
		r.distance[v] = far
	}
	r.distance[sink] = 0
	r.queue = append(r.queue[:0], sink)
	for head := 0; head < len(r.queue); head++ {
		v := r.queue[head]
		beyond := r.distance[v] + 1
		if beyond > r.distance[source] {
			break
		}
		for _, h := range r.half[r.start[v]:r.start[v+1]] {
			if r.distance[h.to] == far && r.half[h.twin].room > 0 {
				r.distance[h.to] = beyond
				r.queue = append(r.queue, h.to)
			}
		}
	}
	return r.distance[source] != far
}

// send moves up to amount from v to the sink, one step nearer with every half,
// and returns what it moved.
func (r *rows) send(v, sink int32, amount int64) (sent int64) {
	if v == sink {
		return amount
	}
	for ; r.next[v] < r.start[v+1]; r.next[v]++ {
		h := &r.half[r.next[v]]
		if h.room == 0 || r.distance[h.to] != r.distance[v]-1 {
			continue
		}
		moved := r.send(h.to, sink, min(amount-sent, h.room))
		h.room -= moved
		r.half[h.twin].room += moved
		if sent += moved; sent == amount {
			break
		}
	}
	return sent
}

// markCut marks what the source still reaches.
func (r *rows) markCut(reached []bool, source int32) {
	reached[source] = true
	r.queue = append(r.queue[:0], source)
	for head := 0; head < len(r.queue); head++ {
		v := r.queue[head]
		for _, h := range r.half[r.start[v]:r.start[v+1]] {
			if h.room > 0 && !reached[h.to] {
				reached[h.to] = true
				r.queue = append(r.queue, h.to)
			}
		}
	}
}
