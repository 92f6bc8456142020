package flow_test

import (
	"slices"
	"testing"

	"buendnis/internal/flow"
	"buendnis/internal/proof"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// town is a network that grows by what is kept, its base for the checker, and
// the trials on it.
type town struct {
	demand, supply []int64
	edges          []flow.Edge
	trials         *flow.Trials
	base           *proof.Base
}

func newTown(t rapid.TB, n *flow.Network) *town {
	t.Helper()
	f := flow.Maximum(n)
	w := &town{demand: n.Demand, supply: slices.Clone(n.Supply), trials: flow.NewTrials(n, f)}
	for i := range n.Demand {
		for e := n.Start[i]; e < n.Start[i+1]; e++ {
			w.edges = append(w.edges, flow.Edge{Left: int32(i), Right: n.To[e]})
		}
	}
	var err error
	if w.base, err = proof.NewBase(transport(n), f.OnEdge, ints(f.CutLeft), ints(f.CutRight)); err != nil {
		t.Fatal(err)
	}
	return w
}

// attempt is a change in the checker's words, and how to try it.
type attempt struct {
	proof.Change
	try func(*flow.Trials) flow.Gain
}

func (w *town) draw(t *rapid.T) attempt {
	node := func(size int, label string) int32 { return rapid.Int32Range(0, int32(size-1)).Draw(t, label) }
	amount := rapid.Int64Range(0, 9).Draw(t, "amount")
	switch rapid.IntRange(0, 2).Draw(t, "kind") {
	case 0:
		j := node(len(w.supply), "right")
		return attempt{proof.Change{Right: int(j), Amount: amount}, func(r *flow.Trials) flow.Gain { return r.MorePlaces(j, amount) }}
	case 1:
		var edges []flow.Edge
		c := proof.Change{Right: -1}
		for range rapid.IntRange(0, 6).Draw(t, "edges") {
			e := flow.Edge{Left: node(len(w.demand), "left"), Right: node(len(w.supply), "right")}
			edges, c.Edges = append(edges, e), append(c.Edges, [2]int{int(e.Left), int(e.Right)})
		}
		return attempt{c, func(r *flow.Trials) flow.Gain { return r.MoreEdges(edges) }}
	}
	var lefts []int32
	c := proof.Change{Right: len(w.supply), Amount: amount}
	for range rapid.IntRange(0, 4).Draw(t, "lefts") {
		i := node(len(w.demand), "left")
		lefts, c.Edges = append(lefts, i), append(c.Edges, [2]int{int(i), c.Right})
	}
	return attempt{c, func(r *flow.Trials) flow.Gain { return r.NewRight(lefts, amount) }}
}

// value solves the changed network from nothing.
func (w *town) value(t rapid.TB, c proof.Change) int64 {
	t.Helper()
	supply, edges := w.changed(c)
	n, err := flow.New(w.demand, supply, edges)
	if err != nil {
		t.Fatal(err)
	}
	return flow.Maximum(n).Value
}

func (w *town) changed(c proof.Change) ([]int64, []flow.Edge) {
	supply, edges := slices.Clone(w.supply), slices.Clone(w.edges)
	if c.Right == len(supply) {
		supply = append(supply, 0)
	}
	if c.Right >= 0 {
		supply[c.Right] += c.Amount
	}
	for _, ends := range c.Edges {
		edges = append(edges, flow.Edge{Left: int32(ends[0]), Right: int32(ends[1])})
	}
	return supply, edges
}

// A gain is what solving anew says, proved, and the same again afterwards; what
// is kept is the base of the next.
func checkTrials(t *rapid.T, n *flow.Network) {
	w := newTown(t, n)
	before := w.value(t, proof.Change{Right: -1})
	for range rapid.IntRange(1, 8).Draw(t, "trials") {
		a := w.draw(t)
		gain := a.try(w.trials)
		if want := w.value(t, a.Change) - before; gain.Amount != want {
			t.Fatalf("gain %d, solving anew says %d", gain.Amount, want)
		}
		if err := proof.CheckGain(w.base, a.Change, proof.Gain(gain)); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(gain, a.try(w.trials)); diff != "" {
			t.Fatalf("the trial left something behind: %s", diff)
		}
		if other := a.try(w.trials.Clone()); other.Amount != gain.Amount {
			t.Fatalf("a clone gains %d, not %d", other.Amount, gain.Amount)
		}
		if rapid.IntRange(0, 2).Draw(t, "keep") == 0 {
			w.trials.Keep()
			if err := w.base.Keep(a.Change, proof.Gain(gain)); err != nil {
				t.Fatal(err)
			}
			w.supply, w.edges = w.changed(a.Change)
			if w.trials.Rights() != len(w.supply) {
				t.Fatalf("%d right nodes, not %d", w.trials.Rights(), len(w.supply))
			}
			before += gain.Amount
		}
	}
}

func TestGainsAreThoseOfSolvingAnew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkTrials(t, draw(t, small)) })
}

func TestGainsOfLargerNetworks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkTrials(t, draw(t, size{lefts: 25, rights: 20, edges: 50, amount: 5}))
	})
}

// Both left nodes of the cut get a place only if the way of one goes out of the
// cut, back through what the other was just given, and out again: 0 takes right
// node 0 from 2, who takes 1 from left node 1, who takes 2.
func TestAGainByAWayThatCrossesTheCutTwice(t *testing.T) {
	n, err := flow.New([]int64{1, 1, 1}, []int64{1, 1, 1}, []flow.Edge{{Left: 2, Right: 0}, {Left: 2, Right: 1}})
	if err != nil {
		t.Fatal(err)
	}
	w := newTown(t, n)
	edges := []flow.Edge{{Left: 1, Right: 1}, {Left: 0, Right: 0}, {Left: 1, Right: 2}}
	gain := w.trials.MoreEdges(edges)
	if gain.Amount != 2 {
		t.Fatalf("gain %d", gain.Amount)
	}
	change := proof.Change{Right: -1, Edges: [][2]int{{1, 1}, {0, 0}, {1, 2}}}
	if err := proof.CheckGain(w.base, change, proof.Gain(gain)); err != nil {
		t.Fatal(err)
	}
	if again := w.trials.MorePlaces(0, 5); again.Amount != 0 {
		t.Fatalf("the trial left something behind: %+v", again)
	}
}

// More supply and more edges never lower the maximum.
func TestMoreIsNeverLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newTown(t, draw(t, small))
		before := w.value(t, proof.Change{Right: -1})
		if after := w.value(t, w.draw(t).Change); after < before {
			t.Fatalf("%d after more, %d before", after, before)
		}
	})
}
