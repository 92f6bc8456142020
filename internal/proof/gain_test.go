package proof_test

import (
	"math"
	"testing"

	"buendnis/internal/proof"
)

// village: node 0 asks for 10 and reaches right node 0 with 3; node 1 asks for 4
// and reaches right nodes 0 and 1, the latter with 9.
func village(t *testing.T) *proof.Base {
	t.Helper()
	b, err := proof.NewBase(proof.Transport{
		Demand: []int64{10, 4}, Supply: []int64{3, 9}, Edges: [][2]int{{0, 0}, {1, 0}, {1, 1}},
	}, []int64{3, 0, 4}, []int{0}, []int{0})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A base is a maximum, or it is none.
func TestNewBaseRefusesLess(t *testing.T) {
	network := proof.Transport{Demand: []int64{2}, Supply: []int64{3}, Edges: [][2]int{{0, 0}}}
	if _, err := proof.NewBase(network, []int64{1}, []int{0}, []int{0}); err == nil {
		t.Error("accepted")
	}
}

type gainClaim struct {
	change proof.Change
	gain   proof.Gain
}

// Node 0 gets an edge to right node 1, where 5 are free.
func edgeClaim() gainClaim {
	return gainClaim{
		proof.Change{Right: -1, Edges: [][2]int{{0, 1}}},
		proof.Gain{Amount: 5, Edge: []int32{3}, By: []int64{5}, InLeft: []int32{1}, InRight: []int32{1}},
	}
}

func TestCheckGainFindsPlantedErrors(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(c *gainClaim)
		holds bool
	}{
		"sound":                      {func(*gainClaim) {}, true},
		"less than it gains":         {func(c *gainClaim) { c.gain.Amount, c.gain.By[0] = 4, 4 }, false},
		"more than it gains":         {func(c *gainClaim) { c.gain.Amount = 6 }, false},
		"more than the supply":       {func(c *gainClaim) { c.gain.Amount, c.gain.By[0] = 6, 6 }, false},
		"more than the demand":       {func(c *gainClaim) { c.change.Amount, c.change.Right = 9, 1; c.gain.Amount, c.gain.By[0] = 8, 8 }, false},
		"less than nothing":          {func(c *gainClaim) { c.gain.Edge, c.gain.By = []int32{2, 3}, []int64{-5, 10} }, false},
		"an edge that is not there":  {func(c *gainClaim) { c.gain.Edge[0] = 4 }, false},
		"an edge named twice":        {func(c *gainClaim) { c.gain.Edge, c.gain.By = []int32{3, 3}, []int64{2, 3} }, false},
		"an amount too few":          {func(c *gainClaim) { c.gain.By = nil }, false},
		"sums beyond counting":       {func(c *gainClaim) { c.gain.By[0] = math.MaxInt64 }, false},
		"the base's cut":             {func(c *gainClaim) { c.gain.InLeft, c.gain.InRight = nil, nil }, false},
		"a cut with a hole":          {func(c *gainClaim) { c.gain.InRight = nil }, false},
		"a cut too wide":             {func(c *gainClaim) { c.gain.InLeft = nil }, false},
		"a node joins that is there": {func(c *gainClaim) { c.gain.InLeft = []int32{0, 1} }, false},
		"a node joins twice":         {func(c *gainClaim) { c.gain.InLeft = []int32{1, 1} }, false},
		"a node leaves that is not":  {func(c *gainClaim) { c.gain.OutLeft = []int32{1} }, false},
		"a node from nowhere joins":  {func(c *gainClaim) { c.gain.InRight = []int32{1, 2} }, false},
		"a node below zero joins":    {func(c *gainClaim) { c.gain.InRight = []int32{-1, 1} }, false},
		"supply becomes less":        {func(c *gainClaim) { c.change.Right, c.change.Amount = 1, -1 }, false},
		"supply beyond counting":     {func(c *gainClaim) { c.change.Right, c.change.Amount = 1, math.MaxInt64 }, false},
		"supply of nobody":           {func(c *gainClaim) { c.change.Right, c.change.Amount = 3, 1 }, false},
		"an edge from nowhere":       {func(c *gainClaim) { c.change.Edges[0][0] = 2 }, false},
		"an edge to nowhere":         {func(c *gainClaim) { c.change.Edges[0][1] = 2 }, false},
		"another edge":               {func(c *gainClaim) { c.change.Edges[0] = [2]int{1, 1} }, false},
	} {
		t.Run(name, func(t *testing.T) {
			claim := edgeClaim()
			c.spoil(&claim)
			err := proof.CheckGain(village(t), claim.change, claim.gain)
			if (err == nil) != c.holds {
				t.Errorf("holds is %t, but proof says: %v", c.holds, err)
			}
		})
	}
}

// More places than anybody asks for: node 0 gets all it lacks and leaves the
// cut with its right node. It must not leave alone, nor stay.
func TestCheckGainOfMorePlaces(t *testing.T) {
	change := proof.Change{Right: 0, Amount: 20}
	served := proof.Gain{Amount: 7, Edge: []int32{0}, By: []int64{7}}
	for name, c := range map[string]struct {
		left, right []int32
		holds       bool
	}{
		"both leave":          {[]int32{0}, []int32{0}, true},
		"both stay":           {nil, nil, false},
		"only the left node":  {[]int32{0}, nil, false},
		"only the right node": {nil, []int32{0}, false},
	} {
		claim := served
		claim.OutLeft, claim.OutRight = c.left, c.right
		if err := proof.CheckGain(village(t), change, claim); (err == nil) != c.holds {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is kept counts from then on, and what does not hold is not kept.
func TestKeepMakesAGainTheBase(t *testing.T) {
	b := village(t)
	change := proof.Change{Right: 2, Amount: 4, Edges: [][2]int{{0, 2}}}
	gain := proof.Gain{Amount: 4, Edge: []int32{3}, By: []int64{4}, InRight: []int32{2}}
	wrong := gain
	wrong.Amount = 3
	if b.Keep(change, wrong) == nil {
		t.Fatal("kept what does not hold")
	}
	if err := b.Keep(change, gain); err != nil {
		t.Fatal(err)
	}
	if proof.CheckGain(b, proof.Change{Right: 2, Amount: 4}, proof.Gain{Amount: 4, Edge: []int32{3}, By: []int64{4}}) == nil {
		t.Error("node 0 lacks only 3 more")
	}
	rest := proof.Gain{Amount: 3, Edge: []int32{3}, By: []int64{3}, OutLeft: []int32{0}, OutRight: []int32{0, 2}}
	if err := proof.CheckGain(b, proof.Change{Right: 2, Amount: 4}, rest); err != nil {
		t.Error(err)
	}
}
