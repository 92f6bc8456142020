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
	users, both := r.users()
	empty := r.emptyPlaces(base)
	list := []Overlap{}
	for pair, people := range both {
		a, b := r.offers[pair[0]], r.offers[pair[1]]
		fewer := min(users[pair[0]], users[pair[1]])
		o := Overlap{
			Offers: [2]string{a.ID, b.ID}, Share: float64(people) / float64(fewer), EmptyPlaces: empty[pair[0]] + empty[pair[1]],
			both: people, fewer: fewer, names: [2]OfferName{a.name(), b.name()},
		}
		if o.Share >= r.Overlap && o.EmptyPlaces > 0 {
			o.Share = math.Round(o.Share*100) / 100
			list = append(list, o)
		}
	}
	slices.SortFunc(list, func(a, b Overlap) int {
		return cmp.Or(cmp.Compare(b.both*a.fewer, a.both*b.fewer), cmp.Compare(b.EmptyPlaces, a.EmptyPlaces), slices.Compare(a.Offers[:], b.Offers[:]))
	})
	return list
}

// users counts the people who have a certain edge to an offer, and to both
// offers of a pair of the same kind.
func (r *run) users() (users map[int32]int64, both map[[2]int32]int64) {
	users, both = map[int32]int64{}, map[[2]int32]int64{}
	usable := make([][]int32, len(r.classes))
	for _, d := range r.demands {
		for _, e := range r.graph.nodes[d.node].edges {
			if !e.open && !slices.Contains(usable[d.class], e.offer) {
				usable[d.class] = append(usable[d.class], e.offer)
			}
		}
	}
	for c, offers := range usable {
		people := int64(r.classes[c].Anzahl)
		slices.Sort(offers)
		for i, a := range offers {
			users[a] += people
			for _, b := range offers[i+1:] {
				if r.sameKind(a, b) {
					both[[2]int32{a, b}] += people
				}
			}
		}
	}
	return users, both
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
