package analysis

import (
	"cmp"
	"slices"

	"buendnis/internal/flow"
)

// Planner plans within any sum on a solved analysis. It is prepared once: all
// free openings are open (more openings never cover less), every new offer that
// could be bought stands there without places, and the bound is known for every
// sum. A Plan then only buys.
type Planner struct {
	network *flow.Network // the base
	covered int64         // by its maximum
	free    []freeOpening
	buys    []buy // the cheapest place first
	opened  *flow.Trials
	freed   int64 // what the free openings gain
	curve   []curvePiece
	first   []int64 // what each buy gains by itself
}

// freeOpening costs nothing but a decision.
type freeOpening struct {
	step  PlanStep
	edges []flow.Edge
}

// buy can be bought again and again: more places in an offer, or a new offer.
type buy struct {
	step          PlanStep
	right         int32
	lefts         []int32 // whom a new offer reaches
	places, cents int64   // of one step
}

// perPlace compares what a place costs.
func (b buy) perPlace(other buy) int { return cmp.Compare(b.cents*other.places, other.cents*b.places) }

// curvePiece are places of one price that would be filled beside all cheaper
// ones.
type curvePiece struct{ places, centsPerPlace int64 }

// planner prepares plans on the base.
func (w *whatIf) planner(othersFree bool) *Planner {
	p := &Planner{network: w.base.network, covered: w.base.flow.Value, free: w.freeOpenings(othersFree)}
	p.opened = flow.NewTrials(w.base.network, w.base.flow)
	for _, f := range p.free {
		p.freed += p.opened.MoreEdges(f.edges).Amount
		p.opened.Keep()
	}
	p.buys = append(w.placesToBuy(), w.offersToBuy(p.opened)...)
	slices.SortStableFunc(p.buys, buy.perPlace)
	p.measure()
	return p
}

// freeOpenings are the own conditions of offers, and on demand those of rules.
func (w *whatIf) freeOpenings(othersFree bool) (list []freeOpening) {
	for k, edges := range w.liftedEdges() {
		b := w.opens.list[k]
		step := PlanStep{Kind: "condition", Condition: &b.condition, Who: b.who, Times: 1}
		switch {
		case b.offer >= 0:
			step.Offer = &w.offers[b.offer].ID
		case othersFree:
			step.Instrument = &b.instrument
		default:
			continue
		}
		list = append(list, freeOpening{step, edges})
	}
	slices.SortStableFunc(list, func(a, b freeOpening) int {
		return cmp.Or(cmp.Compare(text(a.step.Offer), text(b.step.Offer)), cmp.Compare(text(a.step.Instrument), text(b.step.Instrument)), cmp.Compare(text(a.step.Condition), text(b.step.Condition)))
	})
	return list
}

// placesToBuy are steps of places in offers with a known price.
func (w *whatIf) placesToBuy() (buys []buy) {
	for j, o := range w.offers {
		if o.CostPerPlaceCents > 0 {
			step := PlanStep{Kind: "places", Offer: &o.ID, Who: "traeger"}
			buys = append(buys, buy{step: step, right: int32(j), places: int64(w.StepPlaces), cents: o.CostPerPlaceCents * int64(w.StepPlaces)})
		}
	}
	return buys
}

// offersToBuy are new offers of every kind with a usual price, one per county,
// as nodes without places yet.
func (w *whatIf) offersToBuy(t *flow.Trials) (buys []buy) {
	lefts := map[string][][]int32{}
	for i, n := range w.graph.nodes {
		county := n.kommune[:5]
		if lefts[county] == nil {
			lefts[county] = make([][]int32, len(w.needs))
		}
		lefts[county][n.need] = append(lefts[county][n.need], int32(i))
	}
	for need, choice := range w.needs {
		price := w.usualPrice(choice.Code)
		for _, county := range sortedKeys(lefts) {
			if reached := lefts[county][need]; price != nil && len(reached) > 0 {
				step := PlanStep{Kind: "new-offer", Need: &w.needs[need].Code, Kreis: &county, Who: "kommune"}
				buys = append(buys, buy{step: step, right: int32(t.Rights()), lefts: reached, places: int64(w.NewOffer), cents: *price * int64(w.NewOffer)})
				t.NewRight(reached, 0)
				t.Keep()
			}
		}
	}
	return buys
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
