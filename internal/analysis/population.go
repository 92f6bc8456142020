package analysis

import (
	"maps"

	"buendnis/internal/access"
	"buendnis/internal/alliance"
	"buendnis/internal/fault"
	"buendnis/internal/person"
	"buendnis/internal/rule"
)

// demand is a class and one of its current needs.
type demand struct {
	class       int // position in run.classes
	need, group int // positions in words
	people      int64
	unknown     []string // for klaerung: the facts that would decide
	cause       cause
	node        int32 // in the graph
}

// placed are the merged classes with their Land.
func (w words) placed(population person.Population) (person.Population, error) {
	placed := make(person.Population, len(population))
	for i, class := range population {
		if err := class.Validate(); err != nil {
			return nil, err
		}
		land, err := alliance.LandByAGS(class.Kommune)
		if err != nil {
			return nil, err
		}
		class.Facts = w.withLand(class.Facts, land)
		placed[i] = class
	}
	return placed.Merge(), nil
}

// takePopulation merges the classes and lists their demands.
func (r *run) takePopulation(book *access.Rulebook, population person.Population) error {
	var err error
	if r.classes, err = r.placed(population); err != nil {
		return err
	}
	needs := make([][]access.Need, len(r.classes))
	atOnce(len(r.classes), func(i int) { needs[i] = r.currentNeeds(book, r.classes[i]) })
	for i := range r.classes {
		if err := r.addDemands(book, i, needs[i]); err != nil {
			return err
		}
	}
	return nil
}

// withLand adds the Land, which follows from the AGS, unless it is given.
func (w words) withLand(facts rule.Facts, land string) rule.Facts {
	fact, ok := w.facts.Fact("bundesland")
	if _, given := facts["bundesland"]; given || !ok {
		return facts
	}
	value, err := fact.Parse(land)
	if err != nil {
		return facts
	}
	with := maps.Clone(facts)
	if with == nil {
		with = rule.Facts{}
	}
	with["bundesland"] = value
	return with
}

// addDemands lists the current needs of a class, each once.
func (r *run) addDemands(book *access.Rulebook, at int, needs []access.Need) error {
	class := r.classes[at]
	group := r.group(book.StatusGroup(class.Facts))
	for _, need := range needs {
		d := demand{class: at, need: r.need(need.Kind), group: group, people: int64(class.Anzahl), unknown: need.Facts}
		if d.need < 0 || group < 0 {
			return fault.New(fault.Invalid, "Den Bedarf „%s“ gibt es nicht. Die Arten stehen in law/needs/kinds.yaml.", need.Kind)
		}
		r.demands = append(r.demands, d)
	}
	return nil
}

// currentNeeds are those that the class names, or those that the rules derive.
func (r *run) currentNeeds(book *access.Rulebook, class person.Class) []access.Need {
	var current []access.Need
	seen := map[string]bool{}
	add := func(n access.Need) {
		if !seen[n.Kind] {
			seen[n.Kind] = true
			current = append(current, n)
		}
	}
	if class.Bedarf != nil {
		for _, kind := range class.Bedarf {
			add(access.Need{Kind: kind, Current: true})
		}
		return current
	}
	for _, need := range book.Needs(r.On, class.Facts) {
		if need.Current {
			add(need)
		}
	}
	return current
}
