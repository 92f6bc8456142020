package flow

// Graph is a directed network of any shape, as exchange files describe it.
// Units leave where Surplus is positive and end where it is negative.
type Graph struct {
	Surplus []int64 // per node; the sum is zero
	Arcs    []Arc
}

// Arc carries up to Capacity units, each at Cost, from one node to another.
type Arc struct {
	From, To       int32
	Capacity, Cost int64
}

// GraphFlow is an allocation of units to arcs, with what proves it.
type GraphFlow struct {
	Value, Cost int64
	OnArc       []int64

	// Cut marks, for a maximum flow, the nodes on the source's side of a cut
	// whose capacity is Value.
	Cut []bool
	// Potential is, for a cheapest flow, a price per node: an arc that is dearer
	// than the difference of its ends is empty, one that is cheaper is full.
	Potential []int64
}
