package flow

// rows are the arcs of a graph, each as two halves that know each other: one
// sends on, its twin sends back. All halves of a node lie in one row.
type rows[A amount] struct {
	start []int32 // half[start[v]:start[v+1]] leave node v
	half  []half[A]
	place []int32 // arc → the half that sends on

	distance, next, queue []int32
	way                   []int32 // halves from the source to where send stands
}

type amount interface{ uint32 | uint64 }

// half knows what its twin can carry, so that a search against the direction
// of the arcs need not look the twin up.
type half[A amount] struct {
	to, twin   int32
	room, back A // what it can still carry, and what its twin can
}

func newRows[A amount](nodes int, arcs []Arc) *rows[A] {
	r := &rows[A]{
		start: make([]int32, nodes+1), half: make([]half[A], 2*len(arcs)), place: make([]int32, len(arcs)),
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
		r.half[on] = half[A]{to: arc.To, twin: back, room: A(arc.Capacity)}
		r.half[back] = half[A]{to: arc.From, twin: on, back: A(arc.Capacity)}
		r.place[e] = on
	}
	return r
}

// origin is the node that half k leaves.
func (r *rows[A]) origin(k int32) int32 { return r.half[r.half[k].twin].to }

// carry sends amount on half k and returns what it can still carry.
func (r *rows[A]) carry(k int32, amount A) A {
	h := &r.half[k]
	twin := &r.half[h.twin]
	h.room -= amount
	h.back += amount
	twin.room += amount
	twin.back -= amount
	return h.room
}
