package analysis

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"buendnis/internal/civil"
	"buendnis/internal/flow"
	"buendnis/internal/offer"
	"buendnis/internal/person"
)

// anyPlanner is a town with prices and with conditions that keep people out:
// own ones of offers, and those of a rule.
func anyPlanner(t *rapid.T, othersFree bool) (*run, *Planner) {
	r := anyTown(t).run()
	r.StepPlaces, r.NewOffer = rapid.IntRange(1, 2).Draw(t, "step"), rapid.IntRange(1, 3).Draw(t, "new")
	for j := range r.offers {
		r.offers[j].CostPerPlaceCents = rapid.Int64Range(0, 4).Draw(t, fmt.Sprint("price ", j))
	}
	for i := range r.graph.nodes {
		n := &r.graph.nodes[i]
		for j := range r.offers {
			switch rapid.IntRange(0, 4).Draw(t, "blocked") {
			case 0:
				n.misses = append(n.misses, miss{int32(j), r.opens.number(blocked{offer: int32(j), who: "traeger", condition: "alter"})})
			case 1:
				n.misses = append(n.misses, miss{int32(j), r.opens.number(blocked{offer: -1, instrument: "regel", who: "bund", condition: "§"})})
			}
		}
	}
	low, _, err := r.graph.solve()
	if err != nil {
		t.Fatal(err)
	}
	return r, (&whatIf{run: r, base: low}).planner(othersFree)
}

// bestOfAll tries every number of every buy within the sum, with all that is
// free open.
func (p *Planner) bestOfAll(t *rapid.T, cents int64) (best int64) {
	open := make([]bool, len(p.free))
	for k := range open {
		open[k] = true
	}
	bought := purchases{times: make([]int64, len(p.buys))}
	all := sum(p.network.Demand)
	var try func(k int, left int64)
	try = func(k int, left int64) {
		if k == len(p.buys) {
			n, _, err := p.planned(bought, open)
			if err != nil {
				t.Fatal(err)
			}
			best = max(best, flow.Maximum(n).Value-p.covered)
			return
		}
		for times := int64(0); times*p.buys[k].cents <= left && (times-1)*p.buys[k].places < all; times++ {
			bought.times[k] = times
			try(k+1, left-times*p.buys[k].cents)
		}
		bought.times[k] = 0
	}
	try(0, cents)
	return best
}

// No plan gains more than the bound says, and what is called best is.
func TestAPlanIsNeverAboveItsBound(t *testing.T) {
	proved, all := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		_, p := anyPlanner(t, rapid.Bool().Draw(t, "others"))
		cents := rapid.Int64Range(0, 12).Draw(t, "budget")
		plan, err := p.Plan(cents)
		if err != nil {
			t.Fatal(err)
		}
		best := p.bestOfAll(t, cents)
		relaxed := p.freed + p.bound(cents)
		if plan.Gain > best || best > plan.Bound || best > relaxed || plan.Best && plan.Gain != best || plan.CostCents > cents {
			t.Fatalf("%+v; am besten wären %d, höchstens möglich sind %d", plan, best, relaxed)
		}
		if 3*plan.Gain < best {
			t.Fatalf("der Plan bringt %d von %d", plan.Gain, best)
		}
		if all++; plan.Best {
			proved++
		}
	})
	if proved*10 < all*9 {
		t.Errorf("nur %d von %d kleinen Plänen sind bewiesen", proved, all)
	}
}

// Without the search, too, the greedy plan keeps its promise.
func TestTheGreedyPlanKeepsItsPromise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, p := anyPlanner(t, false)
		cents := rapid.Int64Range(0, 12).Draw(t, "budget")
		found := p.greedy(cents, func(a, b offered) int { return int(b.gain*a.cents - a.gain*b.cents) })
		if other := p.greedy(cents, func(a, b offered) int { return int(b.gain - a.gain) }); other.better(found) {
			found = other
		}
		if best := p.bestOfAll(t, cents) - p.freed; 3*found.gain < best || found.gain > best || found.cost > cents {
			t.Fatalf("%+v statt %d", found, best)
		}
	})
}

// A plan names what it opens: with the steps it lists, and no other, coverage is
// what it says.
func TestAPlanIsItsSteps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, p := anyPlanner(t, true)
		plan, err := p.Plan(rapid.Int64Range(0, 12).Draw(t, "budget"))
		if err != nil {
			t.Fatal(err)
		}
		cost, open := int64(0), make([]bool, len(p.free))
		bought := purchases{times: make([]int64, len(p.buys))}
		for _, s := range plan.Steps {
			cost += s.CostCents
			for k, f := range p.free {
				open[k] = open[k] || s.Kind == "condition" && text(f.step.Offer) == text(s.Offer) && text(f.step.Instrument) == text(s.Instrument) && *f.step.Condition == *s.Condition
			}
			for k, b := range p.buys {
				if b.step.Kind == s.Kind && text(b.step.Offer) == text(s.Offer) && text(b.step.Need) == text(s.Need) && text(b.step.Kreis) == text(s.Kreis) {
					bought.times[k] = s.Times
				}
			}
		}
		covered, err := p.checked(bought, open)
		if err != nil || covered != plan.Covered || cost != plan.CostCents || covered-p.covered != plan.Gain {
			t.Fatalf("%+v: %d für %d, %v", plan, covered, cost, err)
		}
	})
}

func TestAPlanOfARealAnalysis(t *testing.T) {
	book := rulebook(t)
	open, closed := course("a1", 5, nil), course("a2", 6, nil, "alter_jahre >= 30")
	open.CostPerPlaceCents, closed.CostPerPlaceCents = 100_00, 200_00
	in := Input{
		Population: person.Population{people(t, book.Vocabulary(), 40, map[string]string{"status": "GEST", "deutsch": "A2", "alter_jahre": "22"})},
		Offers:     []offer.Offer{open, closed},
		Parameters: Parameters{On: civil.MustParse("2020-01-15")},
		Plan:       &PlanOptions{BudgetCents: 2_500_00},
	}
	res, err := Run(book, in)
	if err != nil {
		t.Fatal(err)
	}
	if p := res.Plan; p.Gain != 26 || !p.Best || p.CostCents != 2_000_00 || len(p.Steps) != 2 || *p.Steps[0].Offer != "a2" || p.Steps[1].Times != 2 {
		t.Errorf("%+v", p)
	}
}
