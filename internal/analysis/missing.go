package analysis

import (
	"cmp"
	"slices"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/flow"
)

// Missing is a fact that is not known, and what hangs on it. The numbers of
// several facts don't add up: a decision may hang on two.
type Missing struct {
	Fact      string `json:"fact"`
	Decisions int64  `json:"decisions"` // people × offers whose verdict is unklar for want of it
	Interval  int64  `json:"interval"`  // by how much the optimistic coverage falls without the edges that hang on it
	Klaerung  int64  `json:"klaerung"`  // people with the need klaerung because of it
}

// lackingRow is people for whom exactly these facts are missing: those that
// something hangs on, and among them those that make for the need klaerung.
type lackingRow struct {
	lackingKey
	people int64
}

type lackingKey struct {
	facts, clarify string // names, sorted, joined by spaces
	clarified      bool   // has the need klaerung
}

// missing fills the list, ranked by decisions, then interval, then klaerung.
func (r *run) missing(res *Result, high *solution) error {
	byFact := map[string]*Missing{}
	of := func(fact string) *Missing {
		if byFact[fact] == nil {
			byFact[fact] = &Missing{Fact: fact}
		}
		return byFact[fact]
	}
	lacking := make([]lack, len(r.classes))
	r.countDecisions(of, lacking)
	r.countKlaerung(of, lacking)
	for _, d := range r.demands {
		for _, e := range r.graph.nodes[d.node].edges {
			lacking[d.class].lacks(e.hangs)
		}
	}
	if err := r.measureIntervals(of, high); err != nil {
		return err
	}
	res.Missing = make([]Missing, 0, len(byFact))
	for _, m := range byFact {
		if m.Decisions+m.Interval+m.Klaerung > 0 {
			res.Missing = append(res.Missing, *m)
		}
	}
	slices.SortFunc(res.Missing, func(a, b Missing) int {
		return cmp.Or(cmp.Compare(b.Decisions, a.Decisions), cmp.Compare(b.Interval, a.Interval), cmp.Compare(b.Klaerung, a.Klaerung), strings.Compare(a.Fact, b.Fact))
	})
	res.lacking = r.lackingRows(lacking)
	return nil
}

// lack is what is missing about a class.
type lack struct {
	facts, clarify []string
	clarified      bool
}

// lacks adds facts that are not there yet.
func (l *lack) lacks(facts []string) {
	for _, fact := range facts {
		if !slices.Contains(l.facts, fact) {
			l.facts = append(l.facts, fact)
		}
	}
}

func (r *run) countKlaerung(of func(string) *Missing, lacking []lack) {
	for _, d := range r.demands {
		if r.needs[d.need].Code != clarification {
			continue
		}
		for _, fact := range d.unknown {
			of(fact).Klaerung += d.people
		}
		l := &lacking[d.class]
		l.clarified, l.clarify, l.facts = true, d.unknown, append(l.facts, d.unknown...)
	}
}

// countDecisions goes through the replies of the law, which stand for days on
// which any number of offers begin.
func (r *run) countDecisions(of func(string) *Missing, lacking []lack) {
	for _, rule := range r.rulings {
		if rule.instrument == "" {
			continue
		}
		before := []int{0} // offers behind the first days
		for k, g := range rule.gates {
			before = append(before, before[k]+g.offers)
		}
		for c, spans := range rule.spans {
			for _, span := range spans {
				if span.Verdict != access.Unklar {
					continue
				}
				offers := before[span.Last+1] - before[span.First]
				for _, fact := range span.Missing {
					of(fact).Decisions += int64(r.classes[c].Anzahl * offers)
				}
				lacking[c].lacks(span.Missing)
			}
		}
	}
}

// measureIntervals asks once per fact what the optimistic graph covers without
// the edges that hang on it.
func (r *run) measureIntervals(of func(string) *Missing, high *solution) error {
	hanging := map[string]bool{}
	for i := range r.graph.nodes {
		for _, e := range r.graph.nodes[i].edges {
			for _, fact := range e.hangs {
				hanging[fact] = true
			}
		}
	}
	facts := sortedKeys(hanging)
	covered, errs := make([]int64, len(facts)), make([]error, len(facts))
	r.atOnce("Fehlende Angaben", len(facts), func(k int) { covered[k], errs[k] = r.coveredWithout(facts[k], high) })
	for k, fact := range facts {
		if errs[k] != nil {
			return errs[k]
		}
		of(fact).Interval = high.flow.Value - covered[k]
	}
	return nil
}

// coveredWithout takes a fact's edges away and goes on from what is left of the
// flow: few have to be sent elsewhere.
func (r *run) coveredWithout(fact string, high *solution) (int64, error) {
	n, err := r.graph.network(func(e edge) bool { return !slices.Contains(e.hangs, fact) })
	if err != nil {
		return 0, err
	}
	left, at := make([]int64, 0, len(n.To)), 0
	for i := range r.graph.nodes {
		for _, e := range r.graph.nodes[i].edges {
			if !slices.Contains(e.hangs, fact) {
				left = append(left, high.flow.OnEdge[at])
			}
			at++
		}
	}
	f := flow.Augment(n, left)
	return f.Value, proveMaximum(n, f)
}

// lackingRows counts people by what is missing about them.
func (r *run) lackingRows(lacking []lack) (rows []lackingRow) {
	count := map[lackingKey]int64{}
	for c, l := range lacking {
		key := lackingKey{strings.Join(sortedSet(l.facts), " "), strings.Join(sortedSet(l.clarify), " "), l.clarified}
		count[key] += int64(r.classes[c].Anzahl)
	}
	for key, people := range count {
		rows = append(rows, lackingRow{key, people})
	}
	slices.SortFunc(rows, func(a, b lackingRow) int {
		return cmp.Or(strings.Compare(a.facts, b.facts), strings.Compare(a.clarify, b.clarify))
	})
	return rows
}
