package flow

import "slices"

// Part is a connected piece of a level: nobody in it shares a right node of the
// level with anybody outside.
type Part struct {
	Left, Right    []int32 // rising
	Demand, Supply int64   // their sums
}

// Parts splits a level of n's decomposition into its connected parts, in the
// order of their first left node. A part below ratio 1 has the level's ratio by
// itself.
func Parts(n *Network, level Level) []Part {
	g := newGroups(len(level.Left))
	holder := make([]int, len(level.Right)) // a left node that reaches it, as a position + 1
	eachOwn(n, level, func(left, right int) {
		if holder[right] == 0 {
			holder[right] = left + 1
		}
		g.join(left, holder[right]-1)
	})

	var parts []Part
	number := make(map[int]int) // root of a group → its part
	for k, i := range level.Left {
		root := g.root(k)
		p, known := number[root]
		if !known {
			p = len(parts)
			number[root] = p
			parts = append(parts, Part{})
		}
		parts[p].Left = append(parts[p].Left, i)
		parts[p].Demand += n.Demand[i]
	}
	for k, j := range level.Right {
		p := &parts[number[g.root(holder[k]-1)]]
		p.Right = append(p.Right, j)
		p.Supply += n.Supply[j]
	}
	return parts
}

// eachOwn visits the edges between the level's own nodes, given by their
// positions in it.
func eachOwn(n *Network, level Level, visit func(left, right int)) {
	for left, i := range level.Left {
		for _, j := range n.reached(i) {
			if right, own := slices.BinarySearch(level.Right, j); own {
				visit(left, right)
			}
		}
	}
}

// groups are disjoint sets of positions; a root stands for its set.
type groups []int

func newGroups(size int) groups {
	g := make(groups, size)
	for k := range g {
		g[k] = k
	}
	return g
}

func (g groups) root(k int) int {
	for g[k] != k {
		g[k] = g[g[k]]
		k = g[k]
	}
	return k
}

func (g groups) join(a, b int) {
	a, b = g.root(a), g.root(b)
	g[max(a, b)] = min(a, b)
}
