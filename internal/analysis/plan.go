package analysis

import "cmp"

// PlanOptions ask for a plan beside the analysis.
type PlanOptions struct {
	BudgetCents int64
	OthersFree  bool // conditions of rules may be lifted, too: somebody else decides that
}

// Plan is a set of openings within a sum of money, with what it gains and how
// much any other set could gain at most. It is raw, as the Result is.
type Plan struct {
	BudgetCents int64      `json:"budget_cents"`
	CostCents   int64      `json:"cost_cents"`
	Gain        int64      `json:"gain"`    // by how much coverage rises in the pessimistic graph
	Covered     int64      `json:"covered"` // and to what
	Bound       int64      `json:"bound"`   // no set within the sum gains more
	Best        bool       `json:"best"`    // it is proved that none gains more than this one
	Steps       []PlanStep `json:"steps"`
}

// PlanStep is an opening of a plan, in the words of Opening.
type PlanStep struct {
	Kind       string  `json:"kind"`
	Offer      *string `json:"offer"`
	Instrument *string `json:"instrument"`
	Condition  *string `json:"condition"`
	Need       *string `json:"need"`
	Kreis      *string `json:"kreis"` // where a new offer is for everybody
	Who        string  `json:"who"`
	Times      int64   `json:"times"`
	Places     int64   `json:"places"`
	CostCents  int64   `json:"cost_cents"`
}

// makePlan plans if that was asked for.
func (r *run) makePlan(res *Result, base *solution) (err error) {
	if r.plan == nil {
		return nil
	}
	w := &whatIf{run: r, base: base}
	res.Plan, err = w.planner(r.plan.OthersFree).Plan(r.plan.BudgetCents)
	return err
}

// purchases are how many of each buy a plan has, with what they gain beside the
// free openings.
type purchases struct {
	times      []int64
	gain, cost int64
}

func (p purchases) better(than purchases) bool {
	return p.gain > than.gain || p.gain == than.gain && p.cost < than.cost
}

// Plan is the best set that is found for a sum: the exact one where the case is
// small, else the better of two greedy ones, by gain per cent and by gain. Such
// a plan is guaranteed about a third of the best gain, (1 − 1/e)/2; how near it
// really comes, its Bound says.
func (p *Planner) Plan(cents int64) (*Plan, error) {
	found := p.greedy(cents, func(a, b offered) int {
		return cmp.Compare(b.gain*a.cents, a.gain*b.cents)
	})
	if other := p.greedy(cents, func(a, b offered) int { return cmp.Compare(b.gain, a.gain) }); other.better(found) {
		found = other
	}
	bound := p.bound(cents)
	exact := found.gain == bound
	if !exact {
		found, exact = p.exact(cents, found)
	}
	if exact {
		bound = found.gain
	}
	return p.finish(cents, found, bound, exact)
}

// finish opens only those free openings that the purchases need, and has the
// gain of the whole checked.
func (p *Planner) finish(cents int64, found purchases, bound int64, exact bool) (*Plan, error) {
	used, err := p.needed(found)
	if err != nil {
		return nil, err
	}
	covered, err := p.checked(found, used)
	if err != nil {
		return nil, err
	}
	plan := &Plan{BudgetCents: cents, CostCents: found.cost, Covered: covered, Gain: covered - p.covered, Bound: p.freed + bound, Best: exact, Steps: []PlanStep{}}
	for k, free := range p.free {
		if used[k] {
			plan.Steps = append(plan.Steps, free.step)
		}
	}
	for k, times := range found.times {
		if times > 0 {
			b := p.buys[k]
			step := b.step
			step.Times, step.Places, step.CostCents = times, times*b.places, times*b.cents
			plan.Steps = append(plan.Steps, step)
		}
	}
	return plan, nil
}
