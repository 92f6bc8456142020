package analysis

import (
	"cmp"
	"slices"
	"strings"

	"buendnis/internal/privacy"
)

// Kinds of OpeningView, in the order in which they are listed.
const (
	OpenNewOffer  = "new-offer" // an offer for everybody in the county who has the need
	OpenPlaces    = "places"    // a step more places in an offer
	OpenReach     = "reach"     // an offer reaches more municipalities
	OpenCondition = "condition" // an offer's own conditions
	OpenRule      = "rule"      // conditions of the law, by who can lift them
)

var openingKinds = []string{OpenNewOffer, OpenPlaces, OpenReach, OpenCondition, OpenRule}

// OpeningView is a change that would help, as pages show it. It is made of the
// View's own figures and of the catalogue, never of raw ones: a raw gain can
// equal a number that is hidden.
//
// Behind are those who stay without today for the very reason that the change
// takes away; how many of them would find a place is not said. Gain is shown
// only where it is certain: a place that everybody with the need may use goes
// to somebody who has none as long as there is such a person.
type OpeningView struct {
	Kind       string
	Who        string   // who can open it: bund, bamf, land, … as in the law
	Lines      []string // the codes of the lines of needs that it serves
	Labels     []string // how people read them
	Offer      *OfferName
	Kommune    string // of the offer
	Instrument string
	Conditions []string
	Behind     privacy.Figure
	Gain       privacy.Figure
	Places     int64  // how many are added
	CostCents  *int64 // nil: not a question of money, or no price is known
}

// addOpenings lists what can be changed. It sees no raw figure: what it knows
// are the View's lines, the kinds of need in each, and the catalogue.
func (v *View) addOpenings(c catalogue, members map[string][]string) {
	b := &openingsBuilder{View: v, catalogue: c, members: members, lineOf: map[string]Row{}}
	for _, row := range v.Needs {
		for _, kind := range members[row.Code] {
			b.lineOf[kind] = row
		}
	}
	b.newOffers()
	for _, o := range c.offers {
		b.ofOffer(o)
	}
	for _, r := range c.rules {
		b.add(OpeningView{Kind: OpenRule, Who: r.who, Instrument: r.instrument, Conditions: r.conditions}, r.serves, lawful)
	}
	slices.SortStableFunc(v.Openings, compareOpenings)
	v.Budget = b.budget()
}

// openingsBuilder makes openings of figures that are shown.
type openingsBuilder struct {
	*View
	catalogue
	members map[string][]string // line → its kinds of need
	lineOf  map[string]Row      // kind of need → its line
}

// A cause picks the figure of a line that an opening is about.
func short(r Row) privacy.Figure    { return r.Capacity }
func distant(r Row) privacy.Figure  { return r.Reach }
func barred(r Row) privacy.Figure   { return r.Entry }
func lawful(r Row) privacy.Figure   { return r.Law }
func anywhere(r Row) privacy.Figure { return r.Uncovered }

// newOffers are one for each line.
func (b *openingsBuilder) newOffers() {
	for _, row := range b.Needs {
		o := OpeningView{Kind: OpenNewOffer, Who: "kommune", Places: b.newOffer, Gain: privacy.Capped(row.Uncovered, b.newOffer)}
		o.CostCents = b.priceOf(row, b.newOffer)
		b.add(o, b.members[row.Code], anywhere)
	}
}

// priceOf is what places for everybody in a line usually cost: the dearest of
// its kinds, nil where one has no price.
func (b *openingsBuilder) priceOf(row Row, places int64) *int64 {
	dearest := int64(0)
	for _, kind := range b.members[row.Code] {
		price, known := b.price[kind]
		if !known {
			return nil
		}
		dearest = max(dearest, price)
	}
	dearest *= places
	return &dearest
}

// ofOffer lists what can be changed about an offer.
func (b *openingsBuilder) ofOffer(o catalogueOffer) {
	of := OpeningView{Who: "traeger", Offer: &o.OfferName, Kommune: o.kommune}

	places := of
	places.Kind, places.Places = OpenPlaces, b.stepPlaces
	if o.cents > 0 {
		cost := o.cents * b.stepPlaces
		places.CostCents = &cost
	}
	if row, ok := b.onlyLine(o); ok && o.forAll() {
		places.Gain = privacy.Capped(row.Uncovered, b.stepPlaces)
	}
	b.add(places, o.serves, short)

	if o.limited {
		wider := of
		wider.Kind = OpenReach
		b.add(wider, o.serves, distant)
	}
	if len(o.conditions) > 0 {
		lifted := of
		lifted.Kind, lifted.Conditions = OpenCondition, o.conditions
		b.add(lifted, o.serves, barred)
	}
}

// onlyLine is the line that an offer serves, with all of its kinds and no other.
func (b *openingsBuilder) onlyLine(o catalogueOffer) (Row, bool) {
	row := b.lineOf[o.serves[0]]
	return row, row.Code != "" && slices.Equal(sortedSet(b.members[row.Code]), o.serves)
}

// add lists an opening unless everybody can see that nobody stands behind it.
func (b *openingsBuilder) add(o OpeningView, serves []string, cause func(Row) privacy.Figure) {
	var behind []privacy.Figure
	for _, row := range b.Needs {
		if slices.ContainsFunc(b.members[row.Code], func(kind string) bool { return slices.Contains(serves, kind) }) {
			o.Lines, o.Labels = append(o.Lines, row.Code), append(o.Labels, row.Label)
			behind = append(behind, cause(row))
		}
	}
	if len(behind) == 0 {
		return
	}
	o.Behind = privacy.Plus(behind[0], behind[1:]...)
	if o.Behind.Published() && !(o.Behind.Shown() && o.Behind.Value() == 0) {
		b.Openings = append(b.Openings, o)
	}
}

// compareOpenings orders by kind, certain gain, and those behind; what is
// hidden comes last.
func compareOpenings(a, b OpeningView) int {
	return cmp.Or(
		cmp.Compare(slices.Index(openingKinds, a.Kind), slices.Index(openingKinds, b.Kind)),
		cmp.Compare(b.Gain.Value(), a.Gain.Value()), cmp.Compare(b.Behind.Value(), a.Behind.Value()),
		slices.Compare(a.Lines, b.Lines), strings.Compare(a.Instrument, b.Instrument), strings.Compare(a.Who, b.Who))
}

// members are the kinds of need in each line.
func (r *Result) members() map[string][]string {
	members := map[string][]string{}
	for _, l := range r.lines() {
		for _, n := range l {
			members[l.code()] = append(members[l.code()], n.Kind)
		}
	}
	return members
}
