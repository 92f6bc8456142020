package analysis

import (
	"cmp"
	"math"
	"slices"
)

// Overlap is a pair of offers of the same kind that the same people may use,
// while places in them stay empty.
type Overlap struct {
	Offers      [2]string `json:"offers"`
	Share       float64   `json:"share"` // people who can use both / people who can use the one with fewer
	EmptyPlaces int64     `json:"empty_places"`

	both, fewer int64
	names       [2]OfferName
}

// overlaps are the pairs whose share reaches the parameter, the largest first.
func (r *run) overlaps(base *solution) []Overlap {
	u, empty := r.users(), r.emptyPlaces(base)
	found := make([][]Overlap, len(r.offers))
	atOnce(len(r.offers), func(a int) { found[a] = r.overlapsOf(int32(a), u, empty) })
	list := append([]Overlap{}, slices.Concat(found...)...)
	slices.SortFunc(list, func(a, b Overlap) int {
		return cmp.Or(cmp.Compare(b.both*a.fewer, a.both*b.fewer), cmp.Compare(b.EmptyPlaces, a.EmptyPlaces), slices.Compare(a.Offers[:], b.Offers[:]))
	})
	return list
}

// overlapsOf are the pairs of an offer with later ones. Only those that share a
// user are looked at.
func (r *run) overlapsOf(a int32, u *users, empty []int64) (list []Overlap) {
	both := map[int32]int64{}
	for _, c := range u.classes[a] {
		later, _ := slices.BinarySearch(u.offers[c], a+1)
		for _, b := range u.offers[c][later:] {
			if empty[a]+empty[b] > 0 {
				both[b] += int64(r.classes[c].Anzahl)
			}
		}
	}
	for b, people := range both {
		fewer := min(u.people[a], u.people[b])
		if share := float64(people) / float64(fewer); share >= r.Overlap && r.sameKind(a, b) {
			x, y := r.offers[a], r.offers[b]
			list = append(list, Overlap{
				Offers: [2]string{x.ID, y.ID}, Share: math.Round(share*100) / 100, EmptyPlaces: empty[a] + empty[b],
				both: people, fewer: fewer, names: [2]OfferName{x.name(), y.name()},
			})
		}
	}
	return list
}

// users are who has a certain edge to what.
type users struct {
	offers  [][]int32 // by class, rising
	classes [][]int32 // by offer
	people  []int64   // by offer
}

func (r *run) users() *users {
	u := &users{offers: make([][]int32, len(r.classes)), classes: make([][]int32, len(r.offers)), people: make([]int64, len(r.offers))}
	for _, d := range r.demands {
		for _, e := range r.graph.nodes[d.node].edges {
			if !e.open {
				u.offers[d.class] = append(u.offers[d.class], e.offer)
			}
		}
	}
	for c, offers := range u.offers {
		slices.Sort(offers)
		u.offers[c] = slices.Compact(offers)
		for _, j := range u.offers[c] {
			u.classes[j] = append(u.classes[j], int32(c))
			u.people[j] += int64(r.classes[c].Anzahl)
		}
	}
	return u
}

func (r *run) sameKind(a, b int32) bool {
	return slices.ContainsFunc(r.offers[a].Serves, func(kind string) bool { return slices.Contains(r.offers[b].Serves, kind) })
}

// emptyPlaces are what the base flow leaves.
func (r *run) emptyPlaces(base *solution) []int64 {
	empty := slices.Clone(base.network.Supply)
	for e, j := range base.network.To {
		empty[j] -= base.flow.OnEdge[e]
	}
	return empty
}

func (s supply) name() OfferName {
	return OfferName{s.ID, s.Title, s.Organization, int64(s.Places)}
}
