package analysis

import (
	"encoding/json"
	"fmt"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"buendnis/internal/access"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/rule"
)

// town is a tiny run from plain data, without law: the graph layer alone.
type town struct {
	people []int64  // per demand
	place  []int    // per demand: municipality, need and group in one number
	supply []int64  // per offer
	edges  [][]byte // per demand and offer: 0 none, 1 certain, 2 open, 3 ermessen
}

func anyTown(t *rapid.T) town {
	var w town
	w.supply = rapid.SliceOfN(rapid.Int64Range(0, 3), 1, 3).Draw(t, "supply")
	for i := range rapid.IntRange(1, 5).Draw(t, "demands") {
		w.people = append(w.people, rapid.Int64Range(1, 3).Draw(t, fmt.Sprint("people ", i)))
		w.place = append(w.place, rapid.IntRange(0, 7).Draw(t, fmt.Sprint("place ", i)))
		w.edges = append(w.edges, rapid.SliceOfN(rapid.ByteRange(0, 3), len(w.supply), len(w.supply)).Draw(t, fmt.Sprint("edges ", i)))
	}
	return w
}

func (w town) run() *run {
	choices := func(codes ...string) (list []rule.Choice) {
		for _, code := range codes {
			list = append(list, rule.Choice{Code: code, Label: code})
		}
		return list
	}
	r := &run{words: words{needs: choices("deutsch-b1", "wohnen"), groups: choices("GEST", "DULD"), facts: &rule.Vocabulary{}}}
	r.Parameters, _ = Parameters{Ermessen: true}.complete()
	b := newGraphBuilder(len(w.supply))
	for j, places := range w.supply {
		b.supply[j] = places
		r.offers = append(r.offers, supply{Offer: offer.Offer{ID: fmt.Sprint("a", j), Serves: []string{"deutsch-b1", "wohnen"}, Places: int(places)}})
	}
	for i, people := range w.people {
		kommune := fmt.Sprint("0516200", w.place[i]/4)
		r.classes = append(r.classes, person.Class{Kommune: kommune, Anzahl: int(people)})
		d := demand{class: i, need: w.place[i] / 2 % 2, group: w.place[i] % 2, people: people, cause: none}
		var edges []edge
		for j, kind := range w.edges[i] {
			switch kind {
			case 1, 3:
				d.cause = capacity
				edges = append(edges, edge{offer: int32(j), discretionary: kind == 3})
			case 2:
				edges = append(edges, edge{offer: int32(j), open: true, hangs: []string{"deutsch"}})
			}
		}
		d.node = b.add(nodeKey{kommune, d.need}, people, edges, nil)
		r.demands = append(r.demands, d)
	}
	r.graph = b.graph
	return r
}

func (w town) result(t *rapid.T) *Result {
	res, err := w.run().result()
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// may tells whether demand i may use offer j in one of the two graphs.
func (w town) may(i, j int, optimistic bool) bool {
	kind := w.edges[i][j]
	return kind == 1 || kind == 3 || optimistic && kind == 2
}

// best tries every assignment of single people to places.
func (w town) best(optimistic bool) int64 {
	left := append([]int64(nil), w.supply...)
	var next func(i int, k int64) int64
	next = func(i int, k int64) int64 {
		if i == len(w.people) {
			return 0
		}
		if k == w.people[i] {
			return next(i+1, 0)
		}
		best := next(i, k+1)
		for j := range left {
			if left[j] > 0 && w.may(i, j, optimistic) {
				left[j]--
				best = max(best, 1+next(i, k+1))
				left[j]++
			}
		}
		return best
	}
	return next(0, 0)
}

// fair is the bottleneck decomposition by trying every set of demands.
func (w town) fair(optimistic bool) []*big.Rat {
	shares := make([]*big.Rat, len(w.people))
	taken := make([]bool, len(w.supply))
	for left := len(w.people); left > 0; {
		var bestSet uint
		var best *big.Rat
		for set := uint(1); set < 1<<len(w.people); set++ {
			ratio, ok := w.ratio(set, shares, taken, optimistic)
			if !ok {
				continue
			}
			if best == nil || ratio.Cmp(best) < 0 || ratio.Cmp(best) == 0 && size(set) > size(bestSet) {
				best, bestSet = ratio, set
			}
		}
		for i := range w.people {
			if bestSet&(1<<i) == 0 {
				continue
			}
			shares[i] = best
			left--
			for j := range w.supply {
				taken[j] = taken[j] || w.may(i, j, optimistic)
			}
		}
	}
	return shares
}

func (w town) ratio(set uint, done []*big.Rat, taken []bool, optimistic bool) (*big.Rat, bool) {
	var people, places int64
	for i := range w.people {
		if set&(1<<i) != 0 {
			if done[i] != nil {
				return nil, false
			}
			people += w.people[i]
		}
	}
	for j := range w.supply {
		for i := range w.people {
			if set&(1<<i) != 0 && !taken[j] && w.may(i, j, optimistic) {
				places += w.supply[j]
				break
			}
		}
	}
	return big.NewRat(min(places, people), people), true
}

func size(set uint) (n int) {
	for ; set > 0; set &= set - 1 {
		n++
	}
	return n
}

func TestCoverageIsTheBestOfAllAssignments(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := anyTown(t)
		res := w.result(t)
		if want := [2]int64{w.best(false), w.best(true)}; res.Coverage.Covered != want {
			t.Fatalf("gedeckt %v, möglich ist %v", res.Coverage.Covered, want)
		}
		if c := res.Coverage.Covered; c[0] > c[1] || c[1] > res.Coverage.Demand {
			t.Fatalf("%v von %d", c, res.Coverage.Demand)
		}
	})
}

func TestSharesAreTheFairOnes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := anyTown(t)
		want := map[string][2]*big.Rat{}
		low, high := w.fair(false), w.fair(true)
		for i, people := range w.people {
			key := fmt.Sprint(w.place[i])
			sums, ok := want[key]
			if !ok {
				sums = [2]*big.Rat{new(big.Rat), new(big.Rat)}
			}
			for k, share := range []*big.Rat{low[i], high[i]} {
				sums[k].Add(sums[k], new(big.Rat).Mul(big.NewRat(people, 1), share))
			}
			want[key] = sums
		}
		gaps := w.result(t).Gaps
		if len(gaps) != len(want) {
			t.Fatalf("%d Zeilen statt %d", len(gaps), len(want))
		}
		for _, g := range gaps {
			place := 0
			for bit, set := range []bool{g.StatusGroup == "DULD", g.Need == "wohnen", g.Kommune == "05162001"} {
				if set {
					place |= 1 << bit
				}
			}
			for k, f := range g.Covered {
				if f.Rat().Cmp(want[fmt.Sprint(place)][k]) != 0 {
					t.Fatalf("%s %s %s: %s statt %s", g.Kommune, g.Need, g.StatusGroup, f, want[fmt.Sprint(place)][k].RatString())
				}
			}
		}
	})
}

// What the tables say of the same people fits together, exactly.
func TestFiguresAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		res := anyTown(t).result(t)
		demand, total := int64(0), [2]*big.Rat{new(big.Rat), new(big.Rat)}
		for _, g := range res.Gaps {
			demand += g.Demand
			for k := range total {
				total[k].Add(total[k], g.Covered[k].Rat())
			}
			gap := new(big.Rat).Sub(big.NewRat(g.Demand, 1), g.Covered[0].Rat())
			for _, c := range []Fraction{g.Causes.Capacity, g.Causes.Reach, g.Causes.Entry, g.Causes.Law, g.Causes.None} {
				gap.Sub(gap, c.Rat())
			}
			if gap.Sign() != 0 {
				t.Fatalf("Ursachen und Lücke unterscheiden sich um %s: %+v", gap, g)
			}
		}
		if demand != res.Coverage.Demand {
			t.Fatalf("%d Bedarfe, nicht %d", demand, res.Coverage.Demand)
		}
		for k := range total {
			if !total[k].IsInt() || total[k].Num().Int64() != res.Coverage.Covered[k] {
				t.Fatalf("die Anteile ergeben %s, gedeckt sind %d", total[k], res.Coverage.Covered[k])
			}
		}
		short := new(big.Rat)
		for _, b := range res.Bottlenecks {
			short.Add(short, new(big.Rat).Mul(big.NewRat(b.Demand, 1), new(big.Rat).Sub(big.NewRat(1, 1), b.Ratio.Rat())))
		}
		if want := res.Coverage.Demand - res.Coverage.Covered[0]; !short.IsInt() || short.Num().Int64() != want {
			t.Fatalf("in den Engpässen fehlen %s, insgesamt %d", short, want)
		}
	})
}

// A new place or offer is worth what solving from scratch says.
func TestGainsAreThoseOfSolvingAnew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := anyTown(t)
		res := w.result(t)
		gains := map[string]int64{}
		for _, o := range res.Openings {
			if o.Kind == "places" {
				gains[*o.Offer] = o.Gain
			}
		}
		for j := range w.supply {
			more := w
			more.supply = append([]int64(nil), w.supply...)
			more.supply[j] += 10
			if want := more.best(false) - res.Coverage.Covered[0]; gains[fmt.Sprint("a", j)] != want {
				t.Fatalf("Angebot a%d: Gewinn %d statt %d", j, gains[fmt.Sprint("a", j)], want)
			}
		}
	})
}

// The order of demands and the splitting of a demand in two change nothing.
func TestOrderAndSplittingChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := anyTown(t)
		other := town{supply: w.supply}
		for _, i := range rapid.Permutation(positions(len(w.people))).Draw(t, "order") {
			parts := []int64{w.people[i]}
			if w.people[i] > 1 && rapid.Bool().Draw(t, "split") {
				parts = []int64{1, w.people[i] - 1}
			}
			for _, people := range parts {
				other.people, other.place, other.edges = append(other.people, people), append(other.place, w.place[i]), append(other.edges, w.edges[i])
			}
		}
		a, b := w.result(t), other.result(t)
		a.Classes, b.Classes = 0, 0 // the seam does not merge
		a.Overlaps, b.Overlaps = nil, nil
		first, _ := json.Marshal(a)
		second, _ := json.Marshal(b)
		if string(first) != string(second) {
			t.Fatalf("\n%s\n%s", first, second)
		}
	})
}

func positions(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// ja goes before ermessen, whatever the distance.
func TestJaGoesBeforeErmessen(t *testing.T) {
	near := edge{discretionary: true}
	for _, people := range []int64{1, 1000, 1 << 30} {
		if farthestJa := (edge{distance: farthest}); int64(near.cost(people)) <= int64(farthestJa.cost(people)) {
			t.Errorf("bei %d Personen ist ein naher Ermessensplatz billiger", people)
		}
	}
	_ = access.Ermessen
}
