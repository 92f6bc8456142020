package flow_test

import (
	"math/rand/v2"
	"testing"

	"buendnis/internal/flow"
	"buendnis/internal/proof"
)

// trialKinds are what the analysis tries: ten places more, a condition lifted
// that keeps a few groups from one offer, a rule's that keeps one group in fifty
// from one offer in fifty, and a new offer for one group in twenty.
var trialKinds = []struct {
	name string
	draw func(r *rand.Rand, lefts, rights int) attempt
}{
	{"places", func(r *rand.Rand, _, rights int) attempt {
		j := int32(r.IntN(rights))
		return attempt{proof.Change{Right: int(j), Amount: 10}, func(t *flow.Trials) flow.Gain { return t.MorePlaces(j, 10) }}
	}},
	{"condition", func(r *rand.Rand, lefts, rights int) attempt {
		j, from := int32(r.IntN(rights)), r.IntN(lefts)
		return edgesAttempt(lefts, func(i int) []int32 {
			if (i-from+lefts)%lefts < 30 {
				return []int32{j}
			}
			return nil
		})
	}},
	{"rule", func(r *rand.Rand, lefts, rights int) attempt {
		return edgesAttempt(lefts, func(i int) (offers []int32) {
			if r.IntN(50) == 0 {
				for range rights/2000 + 1 {
					offers = append(offers, int32(r.IntN(rights/50))*50)
				}
			}
			return offers
		})
	}},
	{"new offer", func(r *rand.Rand, lefts, rights int) attempt {
		var reached []int32
		c := proof.Change{Right: rights, Amount: 20}
		for i := range lefts {
			if r.IntN(20) == 0 {
				reached, c.Edges = append(reached, int32(i)), append(c.Edges, [2]int{i, rights})
			}
		}
		return attempt{c, func(t *flow.Trials) flow.Gain { return t.NewRight(reached, 20) }}
	}},
}

func edgesAttempt(lefts int, offersOf func(i int) []int32) attempt {
	var edges []flow.Edge
	c := proof.Change{Right: -1}
	for i := range lefts {
		for _, j := range offersOf(i) {
			edges, c.Edges = append(edges, flow.Edge{Left: int32(i), Right: j}), append(c.Edges, [2]int{i, int(j)})
		}
	}
	return attempt{c, func(t *flow.Trials) flow.Gain { return t.MoreEdges(edges) }}
}

// One what-if, with its proof.
func BenchmarkTrial(b *testing.B) {
	for _, instance := range instances {
		n := instance.make()
		w := newTown(b, n)
		for _, kind := range trialKinds {
			b.Run(instance.name+"/"+kind.name, func(b *testing.B) {
				r := rand.New(rand.NewPCG(3, 4))
				var attempts []attempt
				for range 200 {
					attempts = append(attempts, kind.draw(r, len(n.Demand), len(n.Supply)))
				}
				gained, k := int64(0), 0
				for b.Loop() {
					a := attempts[k%len(attempts)]
					gain := a.try(w.trials)
					if err := proof.CheckGain(w.base, a.Change, proof.Gain(gain)); err != nil {
						b.Fatal(err)
					}
					gained += gain.Amount
					k++
				}
				b.ReportMetric(float64(gained)/float64(k), "gain")
			})
		}
	}
}

func BenchmarkNewTrials(b *testing.B) {
	for _, instance := range instances {
		b.Run(instance.name, func(b *testing.B) {
			n := instance.make()
			for b.Loop() {
				newTown(b, n)
			}
		})
	}
}
