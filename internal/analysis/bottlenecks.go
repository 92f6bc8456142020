package analysis

import (
	"cmp"
	"fmt"
	"slices"

	"buendnis/internal/flow"
	"buendnis/internal/proof"
)

// Bottleneck is a group of demands that together reach only too few places, with
// the cut that proves it: Groups are its demand set, Offers its supply set, both
// without what tighter bottlenecks took. Without any place there is one entry
// per need and municipality.
type Bottleneck struct {
	Ratio    Fraction          `json:"ratio"`
	Demand   int64             `json:"demand"`
	Places   int64             `json:"places"`
	Needs    []string          `json:"needs"`
	Kommunen []string          `json:"kommunen"`
	Groups   []BottleneckGroup `json:"groups"`
	Offers   []string          `json:"offers"`

	supply []OfferName
}

// BottleneckGroup is a part of a bottleneck's demand.
type BottleneckGroup struct {
	Kommune     string `json:"kommune"`
	Need        string `json:"need"`
	StatusGroup string `json:"status_group"`
	Demand      int64  `json:"demand"`
}

// OfferName is how people know an offer.
type OfferName struct {
	ID, Title, Organization string
	Places                  int64
}

// part is a bottleneck as nodes of the graph.
type part struct {
	flow.Part
	share share
}

// bottlenecks fills the list and tells for each demand which one it is in.
func (r *run) bottlenecks(res *Result, s *solution) (membership []int, err error) {
	parts, err := r.parts(s)
	if err != nil {
		return nil, err
	}
	list := make([]Bottleneck, len(parts))
	partOf := make([]int, len(s.share))
	for i := range partOf {
		partOf[i] = -1
	}
	for p, part := range parts {
		list[p] = r.bottleneck(part)
		for _, i := range part.Left {
			partOf[i] = p
		}
	}
	r.addGroups(list, partOf)
	order, place := make([]int, len(list)), make([]int, len(list))
	for p := range order {
		order[p] = p
	}
	slices.SortFunc(order, func(a, b int) int { return r.compare(parts[a].share, list[a], parts[b].share, list[b]) })
	res.Bottlenecks = make([]Bottleneck, len(list))
	for rank, p := range order {
		res.Bottlenecks[rank], place[p] = list[p], rank
	}
	membership = make([]int, len(r.demands))
	for i, d := range r.demands {
		if membership[i] = partOf[d.node]; membership[i] >= 0 {
			membership[i] = place[membership[i]]
		}
	}
	return membership, nil
}

// parts are the connected parts of all levels below 1, each proved.
func (r *run) parts(s *solution) (list []part, err error) {
	var claims []proof.Level
	for _, level := range s.levels {
		if level.Num == level.Den {
			break
		}
		parts := flow.Parts(s.network, level)
		if level.Num == 0 {
			parts = r.placeless(level)
		}
		for _, p := range parts {
			claims = append(claims, proof.Level{Num: level.Num, Den: level.Den, Left: ints(p.Left), Right: ints(p.Right), Demand: p.Demand, Supply: p.Supply})
			list = append(list, part{p, share{level.Num, level.Den}})
		}
	}
	if err := proof.CheckParts(s.proved, claims); err != nil {
		return nil, fmt.Errorf("the analysis is not proved: bottleneck: %w", err)
	}
	return list, nil
}

// placeless splits demand without any place by need and municipality; the
// offers are those that are full.
func (r *run) placeless(level flow.Level) (parts []flow.Part) {
	at := map[nodeKey]int{}
	for _, i := range level.Left {
		n := r.graph.nodes[i]
		p, ok := at[n.nodeKey]
		if !ok {
			p = len(parts)
			at[n.nodeKey] = p
			parts = append(parts, flow.Part{})
		}
		parts[p].Left = append(parts[p].Left, i)
		parts[p].Demand += n.people
		for _, e := range n.edges {
			if !e.open {
				parts[p].Right = append(parts[p].Right, e.offer)
			}
		}
	}
	for p := range parts {
		slices.Sort(parts[p].Right)
		parts[p].Right = slices.Compact(parts[p].Right)
	}
	return parts
}

func (r *run) bottleneck(p part) Bottleneck {
	b := Bottleneck{
		Ratio: NewFraction(p.share.num, p.share.den), Demand: p.Demand, Places: p.Supply,
		Groups: []BottleneckGroup{}, Offers: []string{},
	}
	slices.Sort(p.Right)
	for _, j := range p.Right {
		o := r.offers[j]
		b.Offers = append(b.Offers, o.ID)
		b.supply = append(b.supply, o.name())
	}
	return b
}

// addGroups counts each bottleneck's demand by municipality, need and group.
func (r *run) addGroups(list []Bottleneck, partOf []int) {
	type place struct {
		part        int
		kommune     string
		need, group int
	}
	count := map[place]int64{}
	for _, d := range r.demands {
		if p := partOf[d.node]; p >= 0 {
			count[place{p, r.classes[d.class].Kommune, d.need, d.group}] += d.people
		}
	}
	places := make([]place, 0, len(count))
	for p := range count {
		places = append(places, p)
	}
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(a.part-b.part, cmp.Compare(a.kommune, b.kommune), a.need-b.need, a.group-b.group)
	})
	for _, p := range places {
		b := &list[p.part]
		b.Groups = append(b.Groups, BottleneckGroup{p.kommune, r.needs[p.need].Code, r.groups[p.group].Code, count[p]})
		if !slices.Contains(b.Kommunen, p.kommune) {
			b.Kommunen = append(b.Kommunen, p.kommune)
		}
		if !slices.Contains(b.Needs, r.needs[p.need].Code) {
			b.Needs = append(b.Needs, r.needs[p.need].Code)
		}
	}
	for p := range list {
		slices.SortFunc(list[p].Needs, func(a, b string) int { return r.need(a) - r.need(b) })
	}
}

// compare orders by ratio, then demand (falling), municipality and need.
func (r *run) compare(x share, a Bottleneck, y share, b Bottleneck) int {
	return cmp.Or(
		x.compare(y), cmp.Compare(b.Demand, a.Demand), slices.Compare(a.Kommunen, b.Kommunen),
		slices.CompareFunc(a.Needs, b.Needs, func(m, n string) int { return r.need(m) - r.need(n) }),
		slices.Compare(a.Offers, b.Offers))
}
