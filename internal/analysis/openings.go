package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"buendnis/internal/civil"
	"buendnis/internal/flow"
)

// Opening is one change and its gain: by how much coverage rises in the
// pessimistic graph if only this changes. Those that gain nothing are left out.
type Opening struct {
	Kind       string      `json:"kind"` // condition, places or new-offer
	Offer      *string     `json:"offer"`
	Instrument *string     `json:"instrument"`
	Condition  *string     `json:"condition"`
	Need       *string     `json:"need"`
	Kommune    *string     `json:"kommune"`
	Who        string      `json:"who"` // who can open it
	Gain       int64       `json:"gain"`
	CostCents  *int64      `json:"cost_cents"` // null: no price of that kind is known
	On         *civil.Date `json:"on"`         // the day, if time alone opens it
}

// openings are the conditions that block somebody, numbered as they are met.
type openings struct {
	mu   sync.Mutex
	list []blocked
	at   map[blocked]int
}

// blocked is an offer's own condition, or one of the rule of an instrument.
type blocked struct {
	offer           int32 // −1: a rule's
	instrument, who string
	condition       string
}

func (o *openings) number(b blocked) int {
	o.mu.Lock()
	defer o.mu.Unlock()
	at, ok := o.at[b]
	if !ok {
		if o.at == nil {
			o.at = map[blocked]int{}
		}
		at = len(o.list)
		o.at[b] = at
		o.list = append(o.list, b)
	}
	return at
}

// openings tries every change on the base flow.
func (r *run) openings(base *solution) ([]Opening, error) {
	w := &whatIf{run: r, base: base, list: []Opening{}}
	for _, step := range []func() error{w.places, w.conditions, w.newOffers} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(w.list, func(a, b Opening) int {
		return cmp.Or(
			cmp.Compare(b.Gain, a.Gain), strings.Compare(a.Kind, b.Kind), cmp.Compare(r.needOf(a), r.needOf(b)),
			strings.Compare(text(a.Kommune), text(b.Kommune)), strings.Compare(text(a.Offer), text(b.Offer)), strings.Compare(text(a.Instrument), text(b.Instrument)), strings.Compare(text(a.Condition), text(b.Condition)))
	})
	return w.list, nil
}

func (r *run) needOf(o Opening) int { return r.need(text(o.Need)) }

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// whatIf goes on from the base flow with one change at a time.
type whatIf struct {
	*run
	base *solution
	list []Opening
}

// places adds a step of places to every offer. Only those that somebody without
// a place can reach, by sending others on, gain anything: the cut's own.
func (w *whatIf) places() error {
	for _, j := range w.base.flow.CutRight {
		more := *w.base.network
		more.Supply = slices.Clone(more.Supply)
		more.Supply[j] += int64(w.StepPlaces)
		o := w.offers[j]
		cost := int64(w.StepPlaces) * o.CostPerPlaceCents
		if err := w.gain(&more, w.base.flow.OnEdge, Opening{Kind: "places", Offer: &o.ID, Who: "traeger", CostCents: &cost}); err != nil {
			return err
		}
	}
	return nil
}

// conditions lifts every condition that alone keeps somebody out: an offer's
// own for that offer, a rule's for all offers behind the instrument.
func (w *whatIf) conditions() error {
	extra := w.liftedEdges()
	for k, b := range w.opens.list {
		n, onEdge := w.extended(extra[k], w.base.network.Supply)
		free := int64(0)
		o := Opening{Kind: "condition", Condition: &b.condition, Who: b.who, CostCents: &free}
		if b.offer >= 0 {
			o.Offer = &w.offers[b.offer].ID
		} else {
			o.Instrument = &b.instrument
		}
		if err := w.gain(n, onEdge, o); err != nil {
			return err
		}
	}
	return nil
}

// liftedEdges are the edges that each condition keeps away, by their left node.
func (w *whatIf) liftedEdges() [][]flow.Edge {
	extra := make([][]flow.Edge, len(w.opens.list))
	for i, n := range w.graph.nodes {
		for _, m := range n.misses {
			extra[m.opening] = append(extra[m.opening], flow.Edge{Left: int32(i), Right: m.offer})
		}
	}
	return extra
}

// newOffers tries an offer of each kind without any condition in each
// municipality. It reaches the whole county, so one of a kind stands for all
// municipalities of the county.
func (w *whatIf) newOffers() error {
	counties := map[string][]string{}
	for _, n := range w.graph.nodes {
		if county := n.kommune[:5]; !slices.Contains(counties[county], n.kommune) {
			counties[county] = append(counties[county], n.kommune)
		}
	}
	for need, choice := range w.needs {
		price := w.usualPrice(choice.Code)
		for _, kommunen := range counties {
			if err := w.newOffer(need, kommunen, price); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *whatIf) newOffer(need int, kommunen []string, price *int64) error {
	var extra []flow.Edge
	for i, n := range w.graph.nodes {
		if n.need == need && slices.Contains(kommunen, n.kommune) {
			extra = append(extra, flow.Edge{Left: int32(i), Right: int32(len(w.offers))})
		}
	}
	n, onEdge := w.extended(extra, append(slices.Clone(w.base.network.Supply), int64(w.NewOffer)))
	var cost *int64
	if price != nil {
		total := *price * int64(w.NewOffer)
		cost = &total
	}
	first := len(w.list)
	err := w.gain(n, onEdge, Opening{Kind: "new-offer", Need: &w.needs[need].Code, Who: "kommune", CostCents: cost})
	if err != nil || len(w.list) == first {
		return err
	}
	found := w.list[first]
	w.list = w.list[:first]
	for _, kommune := range kommunen {
		found.Kommune = &kommune
		w.list = append(w.list, found)
	}
	return nil
}

// extended is the base network with more edges, and the base flow on it. extra
// is ordered by its left nodes.
func (w *whatIf) extended(extra []flow.Edge, supply []int64) (*flow.Network, []int64) {
	old := w.base.network
	size := len(old.To) + len(extra)
	n := &flow.Network{Demand: old.Demand, Supply: supply, Start: make([]int32, 1, len(old.Start)), To: make([]int32, 0, size), Cost: make([]int32, size)}
	onEdge := make([]int64, 0, size)
	for i := range old.Demand {
		from, to := old.Start[i], old.Start[i+1]
		n.To = append(n.To, old.To[from:to]...)
		onEdge = append(onEdge, w.base.flow.OnEdge[from:to]...)
		for len(extra) > 0 && int(extra[0].Left) == i {
			n.To, onEdge = append(n.To, extra[0].Right), append(onEdge, 0)
			extra = extra[1:]
		}
		n.Start = append(n.Start, int32(len(n.To)))
	}
	return n, onEdge
}

// gain augments, proves, and lists the opening if it brings something.
func (w *whatIf) gain(n *flow.Network, onEdge []int64, o Opening) error {
	f := flow.Augment(n, onEdge)
	if err := proveMaximum(n, f); err != nil {
		return fmt.Errorf("the analysis is not proved: opening %s: %w", o.Kind, err)
	}
	if o.Gain = f.Value - w.base.flow.Value; o.Gain > 0 {
		w.list = append(w.list, o)
	}
	return nil
}
