package analysis

import (
	"buendnis/internal/alliance"
	"buendnis/internal/fault"
	"buendnis/internal/privacy"
)

// The rule of the house for numbers that members see: from three people on,
// from five where a municipality is small.
const (
	usualK           = 3
	smallK           = 5
	smallInhabitants = 30_000
)

// Screen protects a result for the pages of a county. What is hidden is not in
// the view at all.
func Screen(r *Result, kreis alliance.Kreis) (*View, error) {
	for _, g := range r.Gaps {
		if _, err := kreis.Kommune(g.Kommune); err != nil {
			return nil, err
		}
	}
	if len(r.shares) == 0 {
		return nil, fault.New(fault.NotFound, "Es gibt noch keine Bedarfe auszuwerten. Bitte warten Sie, bis die erste Kommune geliefert hat.")
	}
	figures, err := r.publish(kreis)
	if err != nil {
		return nil, err
	}
	v := &View{On: r.On, LastDay: r.lastDay, Mode: r.Mode, Background: r.Background, PeriodMonths: r.PeriodMonths, Figures: figures}
	v.Dimensions = r.readable(kreis)
	v.addRows(r, kreis)
	v.addBottlenecks(r, kreis)
	v.addOpenings(r.catalogue, r.members())
	if err := v.addMissing(r); err != nil {
		return nil, err
	}
	return v, v.addOverlaps(r)
}

// Rules are the rules under which every page of a county shows people, the
// dimension of municipalities being called kommune.
func Rules(kreis alliance.Kreis) privacy.Rules {
	small := map[string]int{}
	for _, k := range kreis.Kommunen {
		if k.Einwohner < smallInhabitants { // also where the number is not known
			small[k.AGS] = smallK
		}
	}
	return privacy.Rules{K: usualK, KBy: map[string]map[string]int{dimKommune: small}, KByLabel: "unter 30.000 Einwohnern"}
}

func (v *View) addRows(r *Result, kreis alliance.Kreis) {
	v.Total = v.row(privacy.At{}, "", kreis.Name)
	for _, l := range r.lines() {
		v.Needs = append(v.Needs, v.row(privacy.At{dimNeed: l.code()}, l.code(), r.needLabel(l.code())))
	}
	for _, g := range r.words.groups {
		if row := v.row(privacy.At{dimGroup: g.Code}, g.Code, g.Label); row.Demand.Published() {
			v.Groups = append(v.Groups, row)
		}
	}
	for _, k := range kreis.Kommunen {
		v.Kommunen = append(v.Kommunen, v.row(privacy.At{dimKommune: k.AGS}, k.AGS, k.Name))
	}
}

func (v *View) row(at privacy.At, code, label string) Row {
	row := rowOf(v.Figures, at)
	row.Code, row.Label = code, label
	return row
}

func rowOf(figures *privacy.Screened, at privacy.At) Row {
	with := func(dimension, value string) privacy.Figure {
		wider := privacy.At{dimension: value}
		for name, v := range at {
			wider[name] = v
		}
		return figures.Figure(wider)
	}
	row := Row{
		Demand: figures.Figure(at), Covered: with(dimPlace, yes), Uncovered: with(dimPlace, no),
		Capacity: with(dimState, "capacity"), Reach: with(dimState, "reach"), Entry: with(dimState, "entry"),
		Law: with(dimState, "law"), None: with(dimState, "none"), Optimistic: with(dimOptimistic, yes),
	}
	row.Share = privacy.Ratio(row.Covered, row.Demand)
	return row
}

// readable is how people read the family's dimensions.
func (r *Result) readable(kreis alliance.Kreis) []Dimension {
	kommunen, needs, groups := map[string]string{}, map[string]string{}, map[string]string{}
	for _, k := range kreis.Kommunen {
		kommunen[k.AGS] = k.Name
	}
	for _, l := range r.lines() {
		needs[l.code()] = r.needLabel(l.code())
	}
	for _, g := range r.words.groups {
		groups[g.Code] = g.Label
	}
	return []Dimension{
		{dimKommune, "Kommune", kommunen},
		{dimNeed, "Bedarf", needs},
		{dimGroup, "Statusgruppe", groups},
		{dimPlace, "Platz", map[string]string{yes: "gedeckt", no: "ohne Platz"}},
		{dimState, "Ursache", map[string]string{covered: "gedeckt", "capacity": "Plätze fehlen", "reach": "Weg", "entry": "Eingang", "law": "Recht", "none": "kein Angebot"}},
		{dimOptimistic, "Wenn alle offenen Angaben günstig sind", map[string]string{yes: "gedeckt", no: "ohne Platz"}},
	}
}
