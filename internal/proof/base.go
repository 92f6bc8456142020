package proof

import "slices"

// Base is a maximum flow that was checked whole, for gains to be checked against
// it. Several goroutines may check on it at once, but none while it Keeps.
type Base struct {
	t                 Transport
	onEdge            []int64
	got, given        []int64 // per node, the sum of its edges
	cutLeft, cutRight []bool
	out, in           [][]int32 // per node, its edges
	supply            int64     // the sum
}

// NewBase checks that a flow is a maximum, as CheckMaximum does.
func NewBase(t Transport, onEdge []int64, cutLeft, cutRight []int) (*Base, error) {
	if err := CheckMaximum(t, onEdge, cutLeft, cutRight); err != nil {
		return nil, err
	}
	b := &Base{
		t:      Transport{Demand: t.Demand, Supply: slices.Clone(t.Supply), Edges: slices.Clone(t.Edges)},
		onEdge: slices.Clone(onEdge), got: make([]int64, len(t.Demand)), given: make([]int64, len(t.Supply)),
		cutLeft: make([]bool, len(t.Demand)), cutRight: make([]bool, len(t.Supply)),
		out: make([][]int32, len(t.Demand)), in: make([][]int32, len(t.Supply)),
	}
	for _, i := range cutLeft {
		b.cutLeft[i] = true
	}
	for _, j := range cutRight {
		b.cutRight[j] = true
	}
	for _, supply := range t.Supply {
		b.supply += supply
	}
	for e, ends := range t.Edges {
		b.join(int32(e), ends)
		b.carry(ends, onEdge[e])
	}
	return b, nil
}

// Keep makes a change part of the base, if its gain holds.
func (b *Base) Keep(c Change, g Gain) error {
	if err := CheckGain(b, c, g); err != nil {
		return err
	}
	if c.Right == len(b.t.Supply) {
		b.t.Supply, b.given = append(b.t.Supply, 0), append(b.given, 0)
		b.cutRight, b.in = append(b.cutRight, false), append(b.in, nil)
	}
	if c.Amount > 0 {
		b.t.Supply[c.Right] += c.Amount
		b.supply += c.Amount
	}
	for _, ends := range c.Edges {
		b.join(int32(len(b.t.Edges)), ends)
		b.t.Edges, b.onEdge = append(b.t.Edges, ends), append(b.onEdge, 0)
	}
	for k, e := range g.Edge {
		b.onEdge[e] += g.By[k]
		b.carry(b.t.Edges[e], g.By[k])
	}
	for _, side := range []struct {
		list []int32
		cut  []bool
		in   bool
	}{{g.OutLeft, b.cutLeft, false}, {g.OutRight, b.cutRight, false}, {g.InLeft, b.cutLeft, true}, {g.InRight, b.cutRight, true}} {
		for _, v := range side.list {
			side.cut[v] = side.in
		}
	}
	return nil
}

func (b *Base) join(e int32, ends [2]int) {
	b.out[ends[0]] = append(b.out[ends[0]], e)
	b.in[ends[1]] = append(b.in[ends[1]], e)
}

func (b *Base) carry(ends [2]int, amount int64) {
	b.got[ends[0]] += amount
	b.given[ends[1]] += amount
}
