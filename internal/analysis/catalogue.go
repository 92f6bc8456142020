package analysis

import (
	"cmp"
	"slices"
	"strings"
)

// catalogue is what the openings of a View may know beside its figures: the
// offers that count, their prices, and the law behind them. There is nothing
// about people in it, so whatever is computed from it and from figures that are
// shown gives away nothing that they don't (docs/decisions/0011).
type catalogue struct {
	stepPlaces, newOffer int64
	offers               []catalogueOffer
	rules                []catalogueRule
	price                map[string]int64 // the usual one of a kind of need, in cents per place
}

// catalogueOffer is an offer that counts.
type catalogueOffer struct {
	OfferName
	kommune    string
	serves     []string
	conditions []string // its own
	cents      int64    // per place, 0 where it is not known
	limited    bool     // it does not reach the whole county
	gated      bool     // a rule of law stands before it
}

// catalogueRule are the conditions of an instrument that the same body can lift.
type catalogueRule struct {
	instrument, who string
	serves          []string // what the offers behind it serve
	conditions      []string
}

// forAll tells whether everybody in the county who has the need may use the
// offer: then a place more is one for whoever stays without.
func (o catalogueOffer) forAll() bool {
	return !o.limited && !o.gated && len(o.conditions) == 0
}

func (r *run) catalogue() catalogue {
	c := catalogue{stepPlaces: int64(r.StepPlaces), newOffer: int64(r.NewOffer), price: map[string]int64{}}
	for _, s := range r.offers {
		c.offers = append(c.offers, catalogueOffer{
			OfferName: s.name(), kommune: s.Kommune, serves: sortedSet(s.Serves), conditions: s.Conditions,
			cents: s.CostPerPlaceCents, limited: !s.Reach.Kreis && !s.Reach.Online, gated: s.gate != nil,
		})
		if s.gate != nil {
			c.addRules(s)
		}
	}
	for _, need := range r.needs {
		if price := r.usualPrice(need.Code); price != nil {
			c.price[need.Code] = *price
		}
	}
	slices.SortFunc(c.rules, func(a, b catalogueRule) int {
		return cmp.Or(strings.Compare(a.instrument, b.instrument), strings.Compare(a.who, b.who))
	})
	return c
}

// addRules lists the conditions of the rule behind an offer by who lifts them.
func (c *catalogue) addRules(s supply) {
	for _, condition := range s.gate.liftable.conditions {
		rule := c.rule(s.gate.instrument, condition.Who)
		rule.serves = sortedSet(append(rule.serves, s.Serves...))
		if text := condition.Norm + ": " + condition.Text; !slices.Contains(rule.conditions, text) {
			rule.conditions = append(rule.conditions, text)
		}
	}
}

func (c *catalogue) rule(instrument, who string) *catalogueRule {
	at := slices.IndexFunc(c.rules, func(r catalogueRule) bool { return r.instrument == instrument && r.who == who })
	if at < 0 {
		at = len(c.rules)
		c.rules = append(c.rules, catalogueRule{instrument: instrument, who: who})
	}
	return &c.rules[at]
}

// usualPrice is the median cost per place of the offers of a kind, nil if
// there are none with a price.
func (r *run) usualPrice(kind string) *int64 {
	var prices []int64
	for _, o := range r.offers {
		if slices.Contains(o.Serves, kind) && o.CostPerPlaceCents > 0 {
			prices = append(prices, o.CostPerPlaceCents)
		}
	}
	if len(prices) == 0 {
		return nil
	}
	slices.Sort(prices)
	return &prices[len(prices)/2]
}
