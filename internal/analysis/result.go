package analysis

import "buendnis/internal/civil"

// Result is the raw analysis, in the JSON form of the interface. Lists are in
// a fixed order.
type Result struct {
	On           civil.Date   `json:"on"`
	Mode         string       `json:"mode"` // what counts as an edge: ja, or ermessen too
	Background   string       `json:"background"`
	PeriodMonths int          `json:"period_months"`
	Classes      int          `json:"classes"`
	People       int          `json:"people"`
	Coverage     Coverage     `json:"coverage"`
	Needs        []Need       `json:"needs"`
	Gaps         []Gap        `json:"gaps"`
	Bottlenecks  []Bottleneck `json:"bottlenecks"`
	Openings     []Opening    `json:"openings"`
	Missing      []Missing    `json:"missing"`
	Overlaps     []Overlap    `json:"overlaps"`
	Certificate  Certificate  `json:"certificate"`
	Plan         *Plan        `json:"plan,omitempty"` // only where it was asked for

	shares    []shareRow // what Screen protects
	words     words
	lastDay   civil.Date
	lacking   []lackingRow // what Screen needs beside Missing
	catalogue catalogue    // what openings of a View may know
}

// Coverage is how many needs can be met at once: in the pessimistic and in the
// optimistic graph; the truth lies between.
type Coverage struct {
	Demand  int64    `json:"demand"`
	Covered [2]int64 `json:"covered"`
}

// Certificate says that the checker agrees with every flow, cut and level.
type Certificate struct {
	Flow    int64 `json:"flow"`
	Checked bool  `json:"checked"`
}

// result solves both graphs and puts the figures together.
func (r *run) result() (*Result, error) {
	r.tell("Deckung rechnen", 0, 1)
	low, high, err := r.graph.solve()
	if err != nil {
		return nil, err
	}
	res := &Result{
		On: r.On, Mode: r.mode(), Background: background, PeriodMonths: r.PeriodMonths,
		Classes: len(r.classes), People: r.classes.People(),
		Coverage:    Coverage{sum(low.network.Demand), [2]int64{low.flow.Value, high.flow.Value}},
		Certificate: Certificate{low.flow.Value, true},
		words:       r.words, lastDay: r.lastDay(), catalogue: r.catalogue(),
	}
	return res, r.figures(res, low, high)
}

func (r *run) figures(res *Result, low, high *solution) error {
	membership, err := r.bottlenecks(res, low)
	if err != nil {
		return err
	}
	res.shares = r.shares(low, high, membership)
	res.Needs, res.Gaps = needs(r.words, res.shares), gaps(r.words, res.shares)
	if res.Openings, err = r.openings(low); err != nil {
		return err
	}
	if err = r.missing(res, high); err != nil {
		return err
	}
	res.Overlaps = r.overlaps(low)
	return r.makePlan(res, low)
}

func sum(amounts []int64) (total int64) {
	for _, a := range amounts {
		total += a
	}
	return total
}
