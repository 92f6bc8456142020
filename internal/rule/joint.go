package rule

import (
	"cmp"
	"fmt"
	"slices"
)

// Joint is conditions that must all hold, such as an offer's own, for the
// people of some groups.
type Joint struct {
	Tests  []*Test
	Groups []bool // by number of the group; nil: all people
}

// Joints are many joints, made ready to be counted over a crowd of people.
// Each is a product of factors that are independent of each other, whatever is
// not known about a person, and most factors stand in many joints.
type Joints struct {
	program *Program
	factors []*factor
	sorted  []joint // neighbours share their first factors
	sights  []*sight
}

// factor is conditions that hang on common facts, or a choice of groups.
type factor struct {
	of     []*sight
	all    *sight // all of them together, if there are several
	groups []bool
	used   int
}

// joint is the factors of a joint.
type joint struct {
	factors []int32
	place   int // among the joints as they were given
	shared  int // how many first factors it has in common with the one before
}

// Joints prepares joints of the program's tests.
func (p *Program) Joints(list []Joint) *Joints {
	b := &jointer{&Joints{program: p}, map[*Test]*sight{}, map[string]int32{}}
	for place, j := range list {
		b.sorted = append(b.sorted, joint{factors: b.factorsOf(&j), place: place})
	}
	b.sort()
	return b.Joints
}

// jointer prepares joints.
type jointer struct {
	*Joints
	seen  map[*Test]*sight
	known map[string]int32 // factors by what they are
}

func (b *jointer) factorsOf(j *Joint) []int32 {
	var list []int32
	if j.Groups != nil {
		list = append(list, b.factor(fmt.Sprint(j.Groups), func() *factor { return &factor{groups: j.Groups} }))
	}
	for _, c := range clusters(b.sightsOf(j.Tests)) {
		list = append(list, b.factor(numbers(c), func() *factor { return b.cluster(c) }))
	}
	for _, f := range list {
		b.factors[f].used++
	}
	return list
}

func (b *jointer) factor(key string, make func() *factor) int32 {
	f, ok := b.known[key]
	if !ok {
		f = int32(len(b.factors))
		b.known[key] = f
		b.factors = append(b.factors, make())
	}
	return f
}

func (b *jointer) cluster(of []*sight) *factor {
	f := &factor{of: of}
	if len(of) > 1 {
		f.all = b.program.together(of)
	}
	return f
}

// numbers is a text that is equal for equal lists.
func numbers(list []*sight) string {
	var key []byte
	for _, s := range list {
		key = fmt.Append(key, s.number, " ")
	}
	return string(key)
}

// sightsOf are the conditions of a joint, each once, in a fixed order.
func (b *jointer) sightsOf(tests []*Test) []*sight {
	var list []*sight
	for _, t := range tests {
		s, ok := b.seen[t]
		if !ok {
			s = b.program.sight(len(b.sights), t)
			b.seen[t] = s
			b.sights = append(b.sights, s)
		}
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b *sight) int { return cmp.Compare(a.number, b.number) })
	return slices.Compact(list)
}

// clusters puts conditions together that hang on common facts.
func clusters(of []*sight) [][]*sight {
	var list [][]*sight
	for _, s := range of {
		joined := []*sight{s}
		list = slices.DeleteFunc(list, func(c []*sight) bool {
			meets := slices.ContainsFunc(c, s.meets)
			if meets {
				joined = append(joined, c...)
			}
			return meets
		})
		slices.SortFunc(joined, func(a, b *sight) int { return cmp.Compare(a.number, b.number) })
		list = append(list, joined)
	}
	return list
}

// sort puts joints side by side that share factors; those that most have stand
// first.
func (b *jointer) sort() {
	often := func(f, g int32) int {
		return cmp.Or(cmp.Compare(b.factors[g].used, b.factors[f].used), cmp.Compare(f, g))
	}
	for i := range b.sorted {
		slices.SortFunc(b.sorted[i].factors, often)
	}
	slices.SortFunc(b.sorted, func(i, j joint) int { return slices.CompareFunc(i.factors, j.factors, often) })
	for i := 1; i < len(b.sorted); i++ {
		before, j := b.sorted[i-1].factors, &b.sorted[i]
		for j.shared < min(len(before), len(j.factors)) && before[j.shared] == j.factors[j.shared] {
			j.shared++
		}
	}
}
