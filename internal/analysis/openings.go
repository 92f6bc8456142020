package analysis

import (
	"cmp"
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
	w := &whatIf{run: r, base: base}
	w.places()
	w.conditions()
	w.newOffers()
	list, err := w.tryAll()
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(list, func(a, b Opening) int {
		return cmp.Or(
			cmp.Compare(b.Gain, a.Gain), strings.Compare(a.Kind, b.Kind), cmp.Compare(r.needOf(a), r.needOf(b)),
			strings.Compare(text(a.Kommune), text(b.Kommune)), strings.Compare(text(a.Offer), text(b.Offer)), strings.Compare(text(a.Instrument), text(b.Instrument)), strings.Compare(text(a.Condition), text(b.Condition)))
	})
	return list, nil
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
	base     *solution
	attempts []attempt
}

// attempt is a change to be tried: more places in an offer, more edges, or both
// in a new offer.
type attempt struct {
	Opening
	kommunen []string // of a new offer: those for which it is listed
	offer    int32    // −1: edges only
	places   int64
	edges    []flow.Edge
}

// places adds a step of places to every offer. Only those that somebody without
// a place can reach, by sending others on, gain anything: the cut's own.
func (w *whatIf) places() {
	for _, j := range w.base.flow.CutRight {
		o := &w.offers[j]
		cost := int64(w.StepPlaces) * o.CostPerPlaceCents
		w.attempts = append(w.attempts, attempt{
			Opening: Opening{Kind: "places", Offer: &o.ID, Who: "traeger", CostCents: &cost},
			offer:   j, places: int64(w.StepPlaces),
		})
	}
}

// conditions lifts every condition that alone keeps somebody out: an offer's
// own for that offer, a rule's for all offers behind the instrument.
func (w *whatIf) conditions() {
	for k, edges := range w.liftedEdges() {
		b, free := &w.opens.list[k], int64(0)
		o := Opening{Kind: "condition", Condition: &b.condition, Who: b.who, CostCents: &free}
		if b.offer >= 0 {
			o.Offer = &w.offers[b.offer].ID
		} else {
			o.Instrument = &b.instrument
		}
		w.attempts = append(w.attempts, attempt{Opening: o, offer: -1, edges: edges})
	}
}

// liftedEdges are the edges that each condition keeps away, by their left node.
func (w *whatIf) liftedEdges() [][]flow.Edge {
	count := make([]int, len(w.opens.list))
	for i := range w.graph.nodes {
		for _, m := range w.graph.nodes[i].misses {
			count[m.opening]++
		}
	}
	extra := make([][]flow.Edge, len(w.opens.list))
	for k := range extra {
		extra[k] = make([]flow.Edge, 0, count[k])
	}
	for i := range w.graph.nodes {
		for _, m := range w.graph.nodes[i].misses {
			extra[m.opening] = append(extra[m.opening], flow.Edge{Left: int32(i), Right: m.offer})
		}
	}
	return extra
}

// newOffers tries an offer of each kind without any condition in each
// municipality. It reaches the whole county, so one of a kind stands for all
// municipalities of the county.
func (w *whatIf) newOffers() {
	lefts, kommunen := map[place][]int32{}, map[string][]string{}
	for i := range w.graph.nodes {
		n := &w.graph.nodes[i]
		county := n.kommune[:5]
		lefts[place{county, n.need}] = append(lefts[place{county, n.need}], int32(i))
		if list := kommunen[county]; len(list) == 0 || list[len(list)-1] != n.kommune {
			kommunen[county] = append(list, n.kommune)
		}
	}
	for _, county := range sortedKeys(kommunen) {
		for need, choice := range w.needs {
			if reached := lefts[place{county, need}]; len(reached) > 0 {
				w.newOffer(&w.needs[need].Code, sortedSet(kommunen[county]), reached, w.usualPrice(choice.Code))
			}
		}
	}
}

func (w *whatIf) newOffer(need *string, kommunen []string, lefts []int32, price *int64) {
	o := Opening{Kind: "new-offer", Need: need, Who: "kommune"}
	if price != nil {
		total := *price * int64(w.NewOffer)
		o.CostCents = &total
	}
	edges := make([]flow.Edge, len(lefts))
	for k, i := range lefts {
		edges[k] = flow.Edge{Left: i, Right: int32(len(w.offers))}
	}
	w.attempts = append(w.attempts, attempt{Opening: o, kommunen: kommunen, offer: int32(len(w.offers)), places: int64(w.NewOffer), edges: edges})
}
