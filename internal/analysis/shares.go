package analysis

import (
	"cmp"
	"slices"
)

// shareRow is people with one need who are alike in all that is counted. The
// rows of a run are the one table behind its figures.
type shareRow struct {
	shareKey
	people int64
}

type shareKey struct {
	kommune     string
	need, group int   // positions in words
	bottleneck  int   // position in Result.Bottlenecks, or -1
	low, high   share // what is covered in the pessimistic and in the optimistic graph
	cause       cause // why the rest is not, in the pessimistic graph
}

// shares fills the table.
func (r *run) shares(low, high *solution, membership []int) []shareRow {
	count := map[shareKey]int64{}
	for i, d := range r.demands {
		key := shareKey{
			kommune: r.classes[d.class].Kommune, need: d.need, group: d.group,
			bottleneck: membership[i], low: low.share[d.node], high: high.share[d.node], cause: d.cause,
		}
		count[key] += d.people
	}
	rows := make([]shareRow, 0, len(count))
	for key, people := range count {
		rows = append(rows, shareRow{key, people})
	}
	slices.SortFunc(rows, func(a, b shareRow) int { return a.compare(b.shareKey) })
	return rows
}

func (k shareKey) compare(other shareKey) int {
	return cmp.Or(
		cmp.Compare(k.kommune, other.kommune), k.need-other.need, k.group-other.group,
		k.bottleneck-other.bottleneck, k.low.compare(other.low), k.high.compare(other.high), int(k.cause-other.cause))
}

func (s share) compare(other share) int {
	return cmp.Compare(s.num*other.den, other.num*s.den)
}

// rest is what the share leaves uncovered.
func (s share) rest() share { return share{s.den - s.num, s.den} }
