package proof_test

import (
	"testing"

	"buendnis/internal/proof"
)

// Two ways from 0 to 3: by 1 at cost 2, by 2 at cost 5, three units each.
func roads() proof.Graph {
	return proof.Graph{
		Surplus: []int64{4, 0, 0, -4},
		Arcs:    []proof.Arc{{0, 1, 0, 3, 1}, {1, 3, 0, 3, 1}, {0, 2, 0, 3, 3}, {2, 3, 0, 3, 2}},
	}
}

func TestCheckGraphCheapestFindsPlantedErrors(t *testing.T) {
	type claim struct {
		g           proof.Graph
		cost        int64
		flow, price []int64
	}
	right := func() claim { return claim{roads(), 11, []int64{3, 3, 1, 1}, []int64{0, 1, 3, 5}} }
	check := func(c claim) error { return proof.CheckGraphCheapest(c.g, c.cost, c.flow, c.price) }
	if err := check(right()); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(c *claim){
		"another cost":            func(c *claim) { c.cost = 10 },
		"the dear way first":      func(c *claim) { c.cost, c.flow = 17, []int64{1, 1, 3, 3} },
		"a price of a way":        func(c *claim) { c.price[3] = 4 },
		"a price missing":         func(c *claim) { c.price = c.price[:3] },
		"an amount missing":       func(c *claim) { c.flow = c.flow[:3] },
		"above the capacity":      func(c *claim) { c.flow, c.cost = []int64{4, 4, 0, 0}, 8 },
		"below the bound":         func(c *claim) { c.g.Arcs[2].Lower = 2 },
		"a unit lost":             func(c *claim) { c.flow[3], c.cost = 0, 9 },
		"a node from nowhere":     func(c *claim) { c.g.Arcs[0].To = 9 },
		"a negative amount":       func(c *claim) { c.flow[0] = -1 },
		"surplus out of thin air": func(c *claim) { c.g.Surplus[0] = 5 },
	} {
		c := right()
		if spoil(&c); check(c) == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestCheckGraphMaximumFindsPlantedErrors(t *testing.T) {
	type claim struct {
		g            proof.Graph
		source, sink int
		value        int64
		flow         []int64
		cut          []bool
	}
	right := func() claim {
		return claim{roads(), 0, 3, 6, []int64{3, 3, 3, 3}, []bool{true, false, false, false}}
	}
	check := func(c claim) error {
		return proof.CheckGraphMaximum(c.g, c.source, c.sink, c.value, c.flow, c.cut)
	}
	if err := check(right()); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(c *claim){
		"a smaller flow":         func(c *claim) { c.value, c.flow = 5, []int64{3, 3, 2, 2} },
		"another value":          func(c *claim) { c.value = 7 },
		"a cut with the sink":    func(c *claim) { c.cut[3] = true },
		"a cut without a source": func(c *claim) { c.cut[0] = false },
		"a cut that lets more":   func(c *claim) { c.g.Arcs[0].Upper, c.cut[1] = 9, false },
		"source and sink alike":  func(c *claim) { c.sink = 0 },
		"a sink from nowhere":    func(c *claim) { c.sink = 4 },
		"a cut too short":        func(c *claim) { c.cut = c.cut[:3] },
		"a lower bound":          func(c *claim) { c.g.Arcs[0].Lower = 1 },
		"a unit lost":            func(c *claim) { c.flow[1] = 2 },
	} {
		c := right()
		if spoil(&c); check(c) == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
