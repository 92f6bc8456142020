package analysis

import (
	"fmt"
	"math/bits"
	"slices"

	"buendnis/internal/alliance"
	"buendnis/internal/privacy"
)

// The dimensions of the family, and the values of those that are our own.
const (
	dimKommune    = "kommune"
	dimNeed       = "need"
	dimGroup      = "status_group"
	dimPlace      = "place"
	dimState      = "state"
	dimOptimistic = "optimistic" // whether the optimistic graph covers it
	dimPart       = "part"       // tells bottlenecks apart within municipality, need and group; in no table

	covered = "covered"
	yes, no = "yes", "no"
)

// states are covered and the causes, in their order.
var states = []string{covered, "capacity", "reach", "entry", "law", "none"}

// familyBuilder lays the table of shares out as one family of privacy: all that
// is shown together about needs. docs/decisions/0004 says why it looks so.
type familyBuilder struct {
	*Result
	family  privacy.Family
	shown   map[string]string   // need → line
	parts   map[[3]string][]int // municipality, need, group → the bottlenecks in it, −1 for none
	members map[int][]privacy.Selection
}

func (r *Result) family(kreis alliance.Kreis, p publication) privacy.Family {
	b := &familyBuilder{Result: r, shown: r.shownAs(), parts: map[[3]string][]int{}, members: map[int][]privacy.Selection{}}
	b.findParts()
	b.family = privacy.Family{
		Unit:       privacy.Fine,
		Dimensions: b.dimensions(kreis),
		Tables:     p.tables,
		Keep:       [][]string{{}, {dimPlace}},
	}
	b.addCells()
	b.addBottlenecks(p)
	return b.family
}

// place is the row's municipality, line of needs and group.
func (b *familyBuilder) place(row shareRow) [3]string {
	return [3]string{row.kommune, b.shown[b.words.needs[row.need].Code], b.words.groups[row.group].Code}
}

func (b *familyBuilder) findParts() {
	for _, row := range b.shares {
		at := b.place(row)
		if !slices.Contains(b.parts[at], row.bottleneck) {
			b.parts[at] = append(b.parts[at], row.bottleneck)
		}
	}
	for at, parts := range b.parts {
		for i, bottleneck := range parts {
			b.members[bottleneck] = append(b.members[bottleneck], privacy.Selection{
				dimKommune: {at[0]}, dimNeed: {at[1]}, dimGroup: {at[2]}, dimPart: {partName(i)},
			})
		}
	}
}

func partName(i int) string { return fmt.Sprint(i + 1) }

func (b *familyBuilder) dimensions(kreis alliance.Kreis) []privacy.Dimension {
	kommune := privacy.Dimension{Name: dimKommune, Total: kreis.Name}
	for _, k := range kreis.Kommunen {
		kommune.Values = append(kommune.Values, k.AGS)
	}
	need, group := privacy.Dimension{Name: dimNeed, Total: "Alle Bedarfe"}, privacy.Dimension{Name: dimGroup, Total: "Alle Gruppen"}
	for _, l := range b.lines() {
		need.Values = append(need.Values, l.code())
	}
	group.Values = b.presentGroups()
	part := privacy.Dimension{Name: dimPart, Total: "Alle Teile"}
	for at := range b.parts {
		for len(part.Values) < len(b.parts[at]) {
			part.Values = append(part.Values, partName(len(part.Values)))
		}
	}
	return []privacy.Dimension{
		kommune, need, group,
		{Name: dimState, Total: "Bedarfe", Values: states, Sensitive: []string{"law"}},
		{Name: dimOptimistic, Total: "Bedarfe", Values: []string{yes, no}},
		part,
		{Name: dimPlace, Total: "Bedarfe", Values: []string{yes, no}},
	}
}

// addCells splits each row of the table by what either graph covers. How the two
// overlap within a row is nobody's knowledge; they overlap as much as they can.
func (b *familyBuilder) addCells() {
	value := map[[7]string]int64{}
	for _, row := range b.shares {
		at := b.place(row)
		part := partName(slices.Index(b.parts[at], row.bottleneck))
		low, high, all := row.low.fine(row.people), row.high.fine(row.people), row.people*privacy.Fine
		both := min(low, high)
		short := states[row.cause+1]
		for _, c := range []struct {
			place, state, optimistic string
			value                    int64
		}{
			{yes, covered, yes, both},
			{yes, covered, no, low - both},
			{no, short, yes, high - both},
			{no, short, no, all - max(low, high)},
		} {
			if c.value > 0 {
				value[[7]string{at[0], at[1], at[2], c.state, c.optimistic, part, c.place}] += c.value
			}
		}
	}
	for at, v := range value {
		b.family.Cells = append(b.family.Cells, privacy.Cell{At: at[:], Value: v})
	}
}

// fine is the share of people in fine units.
func (s share) fine(people int64) int64 {
	high, low := bits.Mul64(uint64(people*s.num), privacy.Fine)
	low, carry := bits.Add64(low, uint64(s.den/2), 0)
	quotient, _ := bits.Div64(high+carry, low, uint64(s.den))
	return int64(quotient)
}

// addBottlenecks publishes the demand of each bottleneck that will be stated.
// Its ratio lets a reader compute one of its cells from another, so stating it
// is a claim; without any place there is nothing to compute.
func (b *familyBuilder) addBottlenecks(p publication) {
	amount := map[[3]string]int64{}
	for _, c := range b.family.Cells {
		amount[[3]string{c.At[0], c.At[1], c.At[6]}] += c.Value
	}
	for i, bottleneck := range b.Bottlenecks {
		sum := privacy.Sum{Name: bottleneckName(i), Of: b.members[i]}
		switch {
		case p.statements && bottleneck.Places > 0 && b.stateable(i, amount):
			b.family.Sums = append(b.family.Sums, sum)
			b.family.Claims = append(b.family.Claims, privacy.Claim(sum))
		case p.demands && bottleneck.Places == 0 && bottleneck.Demand >= leastPlaceless:
			b.family.Sums = append(b.family.Sums, sum)
		}
	}
}

// leastPlaceless is how many people without any place make a statement.
const leastPlaceless = 10

// stateable tells whether the bottleneck stays clear of small numbers. A claim
// about them would hardly ever be made, and trying costs other figures.
func (b *familyBuilder) stateable(i int, amount map[[3]string]int64) bool {
	for _, of := range b.members[i] {
		for _, place := range []string{yes, no} {
			if amount[[3]string{of[dimKommune][0], of[dimNeed][0], place}] < smallK*privacy.Fine {
				return false
			}
		}
	}
	return true
}

func bottleneckName(i int) string { return fmt.Sprint("bottleneck ", i+1) }
