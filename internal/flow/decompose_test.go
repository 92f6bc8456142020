package flow_test

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"buendnis/internal/flow"
	"buendnis/internal/proof"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// definition follows the words of the definition over all subsets: the largest
// set with the lowest ratio (supply reached and not yet taken) / (demand) gets
// that ratio and leaves with its supply; who is covered in full is one level.
func definition(n *flow.Network) (levels []flow.Level) {
	waiting, taken := uint(0), uint(0)
	for i, d := range n.Demand {
		if d > 0 {
			waiting |= 1 << i
		}
	}
	for waiting != 0 {
		lowest, largest := big.NewRat(math.MaxInt64, 1), uint(0)
		for x := uint(1); x <= waiting; x++ {
			if x&^waiting != 0 {
				continue
			}
			demand, rights := reach(n, x)
			ratio := big.NewRat(supplyOf(n, rights&^taken), demand)
			if c := ratio.Cmp(lowest); c < 0 {
				lowest, largest = ratio, x
			} else if c == 0 {
				largest |= x // two largest would have a union at least as tight
			}
		}
		if lowest.Cmp(big.NewRat(1, 1)) >= 0 {
			lowest, largest = big.NewRat(1, 1), waiting
		}
		demand, rights := reach(n, largest)
		rights &^= taken
		levels = append(levels, flow.Level{
			Num: lowest.Num().Int64(), Den: lowest.Denom().Int64(),
			Left: members(largest), Right: members(rights),
			Demand: demand, Supply: supplyOf(n, rights),
		})
		waiting &^= largest
		taken |= rights
	}
	return levels
}

func members(set uint) (list []int32) {
	for k := int32(0); set>>k != 0; k++ {
		if set>>k&1 == 1 {
			list = append(list, k)
		}
	}
	return list
}

func claimed(levels []flow.Level) (list []proof.Level) {
	for _, l := range levels {
		list = append(list, proof.Level{
			Num: l.Num, Den: l.Den, Left: ints(l.Left), Right: ints(l.Right), Demand: l.Demand, Supply: l.Supply,
		})
	}
	return list
}

func TestDecomposeFollowsTheDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := draw(t, small)
		got, shares := flow.Decompose(n)
		if diff := cmp.Diff(definition(n), got); diff != "" {
			t.Fatal(diff)
		}
		if err := proof.CheckLevels(transport(n), claimed(got), shares); err != nil {
			t.Fatal(err)
		}
	})
}

// The decomposition is unique, so proof must refuse every claim that differs.
func TestProofRefusesEveryOtherDecomposition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := draw(t, small)
		levels, _ := flow.Decompose(n)
		truth := claimed(levels)
		if len(truth) == 0 {
			t.Skip("nobody has demand")
		}
		claim := claimed(levels)
		for range rapid.IntRange(1, 2).Draw(t, "changes") {
			claim = tamper(t, n, claim)
		}
		for k := range claim {
			slices.Sort(claim[k].Left)
			slices.Sort(claim[k].Right)
		}
		if cmp.Equal(truth, claim) {
			t.Skip("two changes that cancel")
		}
		if proof.CheckLevels(transport(n), claim, realised(t, n, claim)) == nil {
			t.Fatalf("accepted %v instead of %v", claim, truth)
		}
	})
}

// realised tries its best to give everybody what the claim says.
func realised(t rapid.TB, n *flow.Network, claim []proof.Level) []int64 {
	left, right := make([]int, len(n.Demand)), make([]int, len(n.Supply))
	sub := &flow.Network{Demand: make([]int64, len(left)), Supply: make([]int64, len(right)), Start: []int32{0}}
	for k, level := range claim {
		for _, i := range level.Left {
			left[i], sub.Demand[i] = k+1, n.Demand[i]*level.Num
		}
		for _, j := range level.Right {
			right[j], sub.Supply[j] = k+1, n.Supply[j]*level.Den
		}
	}
	var own []int32
	for i := range left {
		for e := n.Start[i]; e < n.Start[i+1]; e++ {
			if left[i] == right[n.To[e]] {
				sub.To, own = append(sub.To, n.To[e]), append(own, e)
			}
		}
		sub.Start = append(sub.Start, int32(len(sub.To)))
	}
	if err := sub.Validate(); err != nil {
		t.Fatal(err)
	}
	onEdge := make([]int64, len(n.To))
	for k, amount := range flow.Maximum(sub).OnEdge {
		onEdge[own[k]] = amount
	}
	return onEdge
}

// tamper changes one thing in a way that looks as right as possible: sums and
// ratios follow the nodes.
func tamper(t *rapid.T, n *flow.Network, levels []proof.Level) []proof.Level {
	k := rapid.IntRange(0, len(levels)-1).Draw(t, "level")
	into := rapid.IntRange(0, len(levels)-1).Draw(t, "into")
	switch rapid.IntRange(0, 5).Draw(t, "kind") {
	case 0: // a left node goes elsewhere
		levels[k].Left, levels[into].Left = moveOne(t, levels[k].Left, levels[into].Left, k == into)
	case 1: // a right node goes elsewhere
		levels[k].Right, levels[into].Right = moveOne(t, levels[k].Right, levels[into].Right, k == into)
	case 2: // two levels become one
		if k != into {
			levels[k].Left = append(levels[k].Left, levels[into].Left...)
			levels[k].Right = append(levels[k].Right, levels[into].Right...)
			levels = slices.Delete(levels, into, into+1)
		}
	case 3: // one becomes two
		half := proof.Level{Left: levels[k].Left[:1:1], Right: levels[k].Right[:len(levels[k].Right)/2]}
		levels[k].Left, levels[k].Right = levels[k].Left[1:], levels[k].Right[len(levels[k].Right)/2:]
		levels = slices.Insert(levels, k, half)
	case 4: // the wrong ratio
		levels[k].Num++
		return levels
	case 5: // a wrong sum
		levels[k].Supply++
		return levels
	}
	levels = slices.DeleteFunc(levels, func(l proof.Level) bool { return len(l.Left) == 0 })
	for k := range levels {
		recount(n, &levels[k])
	}
	return levels
}

func moveOne(t *rapid.T, from, into []int, same bool) (rest, more []int) {
	if same || len(from) == 0 {
		return from, into
	}
	k := rapid.IntRange(0, len(from)-1).Draw(t, "node")
	into = append(slices.Clone(into), from[k])
	return slices.Delete(slices.Clone(from), k, k+1), into
}

func recount(n *flow.Network, l *proof.Level) {
	l.Demand, l.Supply = 0, 0
	for _, i := range l.Left {
		l.Demand += n.Demand[i]
	}
	for _, j := range l.Right {
		l.Supply += n.Supply[j]
	}
	r := big.NewRat(min(l.Supply, l.Demand), l.Demand)
	l.Num, l.Den = r.Num().Int64(), r.Denom().Int64()
}

func TestLargerDecompositionsAreProved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := rapid.SampledFrom([]int64{3, 50, math.MaxInt32 / 60}).Draw(t, "amount")
		n := draw(t, size{lefts: 60, rights: 40, edges: 150, amount: amount})
		if rapid.Bool().Draw(t, "boundless") {
			n.Supply[0] = math.MaxInt64 / 2
		}
		levels, shares := flow.Decompose(n)
		if err := proof.CheckLevels(transport(n), claimed(levels), shares); err != nil {
			t.Fatal(err)
		}
		for _, level := range levels {
			checkParts(t, n, level)
		}
	})
}

func TestOrderNeverChangesTheLevels(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := draw(t, size{lefts: 12, rights: 9, edges: 40, amount: 9})
		newLeft := rapid.Permutation(indices(len(n.Demand))).Draw(t, "left")
		newRight := rapid.Permutation(indices(len(n.Supply))).Draw(t, "right")
		demand, supply := make([]int64, len(n.Demand)), make([]int64, len(n.Supply))
		var edges []flow.Edge
		for i, d := range n.Demand {
			demand[newLeft[i]] = d
			for e := n.Start[i]; e < n.Start[i+1]; e++ {
				edges = append(edges, flow.Edge{Left: newLeft[i], Right: newRight[n.To[e]]})
			}
		}
		for j, s := range n.Supply {
			supply[newRight[j]] = s
		}
		other, err := flow.New(demand, supply, rapid.Permutation(edges).Draw(t, "edges"))
		if err != nil {
			t.Fatal(err)
		}
		want, _ := flow.Decompose(n)
		for k := range want {
			rename(want[k].Left, newLeft)
			rename(want[k].Right, newRight)
		}
		got, _ := flow.Decompose(other)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func indices(size int) (list []int32) {
	for k := range int32(size) {
		list = append(list, k)
	}
	return list
}

func rename(list, names []int32) {
	for k, v := range list {
		list[k] = names[v]
	}
	slices.Sort(list)
}

// checkParts verifies that parts are apart, are whole, and add up to the level.
func checkParts(t rapid.TB, n *flow.Network, level flow.Level) {
	t.Helper()
	parts := flow.Parts(n, level)
	sum := flow.Level{Num: level.Num, Den: level.Den}
	for k, part := range parts {
		if k > 0 && part.Left[0] < parts[k-1].Left[0] {
			t.Fatal("parts are not in order")
		}
		if level.Num < level.Den && part.Supply*level.Den != part.Demand*level.Num {
			t.Fatalf("part %v has another ratio than its level", part)
		}
		if got := connected(n, level, part.Left[0]); !slices.Equal(got, part.Left) {
			t.Fatalf("connected to %d are %v, the part has %v", part.Left[0], got, part.Left)
		}
		sum.Left = append(sum.Left, part.Left...)
		sum.Right = append(sum.Right, part.Right...)
		sum.Demand += part.Demand
		sum.Supply += part.Supply
		for _, j := range part.Right {
			if !slices.ContainsFunc(part.Left, func(i int32) bool { return hasEdge(n, i, j) }) {
				t.Fatalf("nobody in its part reaches right node %d", j)
			}
		}
	}
	slices.Sort(sum.Left)
	slices.Sort(sum.Right)
	if diff := cmp.Diff(level, sum); diff != "" {
		t.Fatal(diff)
	}
}

func hasEdge(n *flow.Network, i, j int32) bool {
	return slices.Contains(n.To[n.Start[i]:n.Start[i+1]], j)
}

// connected grows the set of left nodes that share a right node of the level
// with first, directly or through others, until nobody is added.
func connected(n *flow.Network, level flow.Level, first int32) []int32 {
	in := []int32{first}
	for k := 0; k < len(in); k++ {
		for _, j := range level.Right {
			if !hasEdge(n, in[k], j) {
				continue
			}
			for _, i := range level.Left {
				if hasEdge(n, i, j) && !slices.Contains(in, i) {
					in = append(in, i)
				}
			}
		}
	}
	slices.Sort(in)
	return in
}

func TestDecomposeByHand(t *testing.T) {
	// 10 people reach only the 3 places of course 0; 4 others reach those too,
	// and the 2 of course 1; 5 reach the 9 of course 2; 6 reach nothing; nobody
	// reaches course 3; left node 4 has no demand.
	n, err := flow.New([]int64{10, 4, 5, 6, 0}, []int64{3, 2, 9, 7}, []flow.Edge{
		{Left: 0, Right: 0}, {Left: 1, Right: 0}, {Left: 1, Right: 1}, {Left: 2, Right: 2}, {Left: 4, Right: 2},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []flow.Level{
		{Num: 0, Den: 1, Left: []int32{3}, Demand: 6},
		{Num: 3, Den: 10, Left: []int32{0}, Right: []int32{0}, Demand: 10, Supply: 3},
		{Num: 1, Den: 2, Left: []int32{1}, Right: []int32{1}, Demand: 4, Supply: 2},
		{Num: 1, Den: 1, Left: []int32{2}, Right: []int32{2}, Demand: 5, Supply: 9},
	}
	got, shares := flow.Decompose(n)
	if diff := cmp.Diff([]int64{30, 0, 4, 5, 0}, shares); diff != "" {
		t.Fatal(diff)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatal(diff)
	}
}

func TestDecomposeOfNothing(t *testing.T) {
	n, err := flow.New(nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if levels, _ := flow.Decompose(n); len(levels) != 0 {
		t.Fatalf("levels of nothing: %v", levels)
	}
	if f := flow.Maximum(n); f.Value != 0 || len(f.CutLeft) != 0 {
		t.Fatalf("flow of nothing: %v", f)
	}
}
