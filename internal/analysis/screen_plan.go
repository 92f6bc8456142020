package analysis

import (
	"math"
	"slices"
	"sync"

	"buendnis/internal/privacy"
)

// Budget says what any sum of money reaches in places that everybody with a
// need may use: new offers, and more places in offers that are open to all. It
// is made of shown figures and prices only, so every budget may be asked by
// everybody who sees the page: no two answers say more than the figures do.
//
// What a plan reaches is certain, and no plan of such places reaches more that
// is certain: the least cost of every gain is computed, not searched for.
//
// It is computed when it is first asked for: a run for files needs none.
type Budget struct {
	lines   []budgetLine
	covered privacy.Figure
	demand  privacy.Figure
	once    sync.Once // for least and taken
	least   []int64   // cost of each gain; never: it can't be reached exactly
	taken   [][]int32 // per line and gain: how much of it the line brings
}

// budgetLine is a line of needs with what places in it cost.
type budgetLine struct {
	row     Row
	options []budgetOption
	least   []int64 // cost of each gain in this line
	bought  [][]int64
}

// budgetOption can be bought again and again.
type budgetOption struct {
	offer         *OfferName // nil: a new offer
	places, cents int64
}

// never is the cost of what can't be bought.
const never = math.MaxInt64

// BudgetPlan is the best use of a sum.
type BudgetPlan struct {
	Cents, Cost   int64
	Steps         []BudgetStep
	Gain, Covered privacy.Figure // how many more find a place for certain, and how many do then
	Share         privacy.Share  // Covered of all demand
}

// BudgetStep is what a plan buys for a line of needs.
type BudgetStep struct {
	Code, Label string
	Offer       *OfferName // nil: new offers
	Times       int64
	Places      int64 // together
	Cost        int64
	Gain        privacy.Figure // of the line, with all steps for it
}

// BudgetPoint is a point of the curve: a gain and the least sum that reaches it.
type BudgetPoint struct {
	Cents   int64
	Gain    privacy.Figure
	Covered privacy.Figure
}

func (b *openingsBuilder) budget() *Budget {
	var lines []budgetLine
	for _, row := range b.Needs {
		if options := b.options(row); wholePersons(row.Uncovered) > 0 && len(options) > 0 {
			lines = append(lines, budgetLine{row: row, options: options})
		}
	}
	return &Budget{lines: lines, covered: b.Total.Covered, demand: b.Total.Demand}
}

// combine computes what every gain costs, once.
func (b *Budget) combine() {
	b.once.Do(func() {
		b.least = []int64{0}
		for i := range b.lines {
			b.lines[i].price()
			b.add(b.lines[i].least)
		}
	})
}

// options are the new offer and the cheapest offer that is open to all.
func (b *openingsBuilder) options(row Row) (options []budgetOption) {
	if cost := b.priceOf(row, b.newOffer); cost != nil {
		options = append(options, budgetOption{places: b.newOffer, cents: *cost})
	}
	var cheapest *catalogueOffer
	for i, o := range b.offers {
		line, only := b.onlyLine(o)
		if only && line.Code == row.Code && o.forAll() && o.cents > 0 && (cheapest == nil || o.cents < cheapest.cents) {
			cheapest = &b.offers[i]
		}
	}
	if cheapest != nil {
		options = append(options, budgetOption{offer: &cheapest.OfferName, places: b.stepPlaces, cents: cheapest.cents * b.stepPlaces})
	}
	return options
}

// wholePersons are those of a figure that is shown.
func wholePersons(f privacy.Figure) int64 {
	return privacy.Capped(f, math.MaxInt64/privacy.Fine).Value() / f.Unit()
}

// price computes the least cost of every gain in the line.
func (l *budgetLine) price() {
	most := wholePersons(l.row.Uncovered)
	l.least, l.bought = slices.Repeat([]int64{never}, int(most+1)), make([][]int64, most+1)
	l.buy(make([]int64, len(l.options)), 0, 0, 0)
}

// buy tries every number of each option up to what the line can use.
func (l *budgetLine) buy(times []int64, at int, places, cents int64) {
	most := int64(len(l.least) - 1)
	if at == len(l.options) {
		if gain := min(places, most); cents < l.least[gain] {
			l.least[gain], l.bought[gain] = cents, slices.Clone(times)
		}
		return
	}
	o := l.options[at]
	for {
		l.buy(times, at+1, places, cents)
		if places >= most {
			break
		}
		times[at]++
		places, cents = places+o.places, cents+o.cents
	}
	times[at] = 0
}

// add combines a line with those before it.
func (b *Budget) add(line []int64) {
	most := len(b.least) + len(line) - 1
	least, taken := slices.Repeat([]int64{never}, most), make([]int32, most)
	before := reachable(b.least)
	for _, mine := range reachable(line) {
		for _, others := range before {
			if cost := b.least[others] + line[mine]; cost < least[others+mine] {
				least[others+mine], taken[others+mine] = cost, int32(mine)
			}
		}
	}
	b.least, b.taken = least, append(b.taken, taken)
}

// reachable are the gains that some purchases reach exactly.
func reachable(least []int64) (gains []int) {
	for gain, cost := range least {
		if cost != never {
			gains = append(gains, gain)
		}
	}
	return gains
}

// Plan is the best use of a sum: the greatest gain that is certain, at its
// least cost.
func (b *Budget) Plan(cents int64) BudgetPlan {
	b.combine()
	gain := len(b.least) - 1
	for gain > 0 && b.least[gain] > cents {
		gain--
	}
	p := BudgetPlan{Cents: cents, Cost: b.least[gain], Covered: b.covered}
	for i, l := range slices.Backward(b.lines) {
		mine := b.taken[i][gain]
		p.Steps = append(l.steps(mine), p.Steps...)
		gain -= int(mine)
		reached := privacy.Capped(l.row.Uncovered, int64(mine))
		if p.Covered = privacy.Plus(p.Covered, reached); !p.Gain.Published() {
			p.Gain = reached
		} else {
			p.Gain = privacy.Plus(p.Gain, reached)
		}
	}
	p.Share = privacy.Ratio(p.Covered, b.demand)
	return p
}

func (l budgetLine) steps(gain int32) (steps []BudgetStep) {
	for i, times := range l.bought[gain] {
		if o := l.options[i]; times > 0 {
			steps = append(steps, BudgetStep{
				Code: l.row.Code, Label: l.row.Label, Offer: o.offer, Times: times, Places: times * o.places, Cost: times * o.cents,
				Gain: privacy.Capped(l.row.Uncovered, int64(gain)),
			})
		}
	}
	return steps
}

// Most is the least sum that reaches all that money can reach here.
func (b *Budget) Most() int64 {
	b.combine()
	return b.least[len(b.least)-1]
}

// Curve are points from nothing to Most, at most as many as wanted beside the
// first: each a gain with the least sum that reaches it or more.
func (b *Budget) Curve(points int) (curve []BudgetPoint) {
	b.combine()
	all := len(b.least) - 1
	last := int64(-1)
	for k := range points + 1 {
		p := b.Plan(b.cheapest(all * k / points))
		if p.Cost > last {
			curve, last = append(curve, BudgetPoint{p.Cost, p.Gain, p.Covered}), p.Cost
		}
	}
	return curve
}

// cheapest is the least cost of the gain or more.
func (b *Budget) cheapest(gain int) int64 { return slices.Min(b.least[gain:]) }
