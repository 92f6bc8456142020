package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/rule"
)

// anyInput is a few people and offers in two counties, under the real rules.
func anyInput(t *rapid.T, book *access.Rulebook) Input {
	in := Input{Parameters: Parameters{On: civil.MustParse("2019-10-01").AddDays(rapid.IntRange(0, 120).Draw(t, "Tag")), Ermessen: rapid.Bool().Draw(t, "Ermessen")}}
	for range rapid.IntRange(1, 6).Draw(t, "Menschen") {
		in.Population = append(in.Population, anyClass(t, book))
	}
	for k := range rapid.IntRange(1, 8).Draw(t, "Angebote") {
		in.Offers = append(in.Offers, anyOffer(t, fmt.Sprint("a", k), in.On))
	}
	return in
}

var (
	kommunen = []string{"05162024", "05162016", "05162012", "05154036"}
	anyFact  = map[string][]string{
		"status": {"GEST", "DULD_ALLG", "DULD_LIGHT", "AE_25_2F", "AE_25_3", "AE_25_5", "UNBEK", ""}, "alter_jahre": {"17", "18-20", "22", "24-27", ""},
		"deutsch": {"A1", "A2", "B1", ""}, "herkunftsland": {"SYR", "ALB", "AFG", ""}, "aufenthalt_seit": {"2016-07", "2019-08", "2019-12", ""},
		"duldung_seit": {"2019-09", "2019-11", ""}, "gestattet_seit": {"2018-01", "2019-07-15", ""}, "asyl_stand": {"laufend", "abgelehnt", "keiner", ""},
		"aa_gemeldet": {"arbeitslos", "ausbildungsuchend", ""}, "ausbildung_art": {"keine", "betrieblich", ""}, "leistungsbezug": {"sgb2", ""},
		"wohnt_bei_eltern": {"ja", "nein", ""}, "einreise": {"2015-11", "2019-08", ""}, "eignung_ausbildung": {"reicht", ""},
	}
)

func anyClass(t *rapid.T, book *access.Rulebook) person.Class {
	c := person.Class{Kommune: rapid.SampledFrom(kommunen).Draw(t, "Kommune"), Anzahl: rapid.IntRange(1, 5).Draw(t, "Anzahl"), Facts: rule.Facts{}}
	for _, name := range sortedKeys(anyFact) {
		fact, _ := newWords(book).facts.Fact(name)
		text := rapid.SampledFrom(anyFact[name]).Draw(t, name)
		if text == "" {
			if rapid.Bool().Draw(t, name+" leer") {
				c.Facts[name] = rule.Value{}
			}
			continue
		}
		value, err := fact.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		c.Facts[name] = value
	}
	if rapid.Bool().Draw(t, "Bedarf genannt") {
		c.Bedarf = []string{rapid.SampledFrom([]string{"deutsch-b1", "coaching", "ausbildung"}).Draw(t, "Bedarf")}
	}
	return c
}

func anyOffer(t *rapid.T, id string, on civil.Date) offer.Offer {
	o := offer.Offer{ID: id, Title: id, Organization: "Träger", Places: rapid.IntRange(1, 6).Draw(t, "Plätze"), Kommune: rapid.SampledFrom(kommunen).Draw(t, "Ort")}
	o.Serves = rapid.SampledFrom([][]string{{"deutsch-b1"}, {"deutsch-a2", "deutsch-b1"}, {"coaching"}, {"ausbildung", "coaching"}, {"berufsvorbereitung"}, {"klaerung"}}).Draw(t, "wofür")
	if instrument := rapid.SampledFrom([]string{"", "integrationskurs-zulassung", "berufssprachkurs", "f1-coaching", "bvb", "jugendintegrationskurs"}).Draw(t, "Instrument"); instrument != "" {
		o.Instrument = &instrument
	}
	o.From = on.AddDays(rapid.IntRange(-10, 150).Draw(t, "ab"))
	o.To = max(on, o.From).AddDays(30)
	o.Conditions = rapid.SampledFrom([][]string{nil, {"alter_jahre >= 18"}, {"deutsch in ['A2', 'B1']", "alter_jahre < 25"}, {"t_gesamt_monate >= 6"}}).Draw(t, "Bedingungen")
	switch rapid.IntRange(0, 2).Draw(t, "Reichweite") {
	case 0:
		o.Reach = offer.Reach{Online: true}
	case 1:
		o.Reach = offer.Reach{Kreis: true}
	default:
		o.Reach = offer.Reach{Kommunen: kommunen[:rapid.IntRange(1, 3).Draw(t, "Orte")]}
	}
	return o
}

// oracle looks at every pair of a class and an offer by itself, with a gate of
// its own and nothing remembered.
type oracle struct {
	*run
	book *access.Rulebook
}

// pair is what the oracle finds: the cause if there were this offer only, its
// edge, and the conditions that alone are in the way.
func (o *oracle) pair(t *rapid.T, class person.Class, s supply) (cause cause, edge string, misses []string) {
	on := max(o.On, s.From)
	verdict, facts, lifting := access.Ja, []string(nil), []string(nil)
	if s.Instrument != nil {
		gate, err := o.book.Gate(*s.Instrument, on)
		if err != nil {
			t.Fatal(err)
		}
		verdict, facts = gate.Verdict(class.Facts)
		for _, c := range gate.Conditions() {
			if slices.ContainsFunc(gate.Lifting(class.Facts), func(l access.Lifted) bool { return l.Condition == c.ID && o.allowed(l.Verdict) }) {
				lifting = append(lifting, fmt.Sprint(s.ID, " ", *s.Instrument, " ", c.Who, " ", c.Norm, ": ", c.Text))
			}
		}
	}
	entry, failing := o.entry(t, class, s, on, &facts)
	legal, possibly := o.allowed(verdict), o.allowed(verdict) || verdict == access.Unklar
	within := s.Within(class.Kommune)
	switch {
	case legal && entry == rule.True && within:
		cause, edge = capacity, fmt.Sprint(s.ID, " sicher ", verdict == access.Ermessen)
	case legal && entry == rule.True:
		cause = reach
	case legal:
		cause = reachEntry(len(failing), s, failing, within, &misses)
	default:
		cause = law
		if entry == rule.True && within {
			misses = lifting
		}
	}
	if edge == "" && possibly && entry != rule.False && within {
		edge = fmt.Sprint(s.ID, " offen ", verdict == access.Ermessen, " ", sortedSet(facts))
	}
	return cause, edge, misses
}

func reachEntry(failing int, s supply, conditions []string, within bool, misses *[]string) cause {
	if failing == 1 && within {
		*misses = []string{fmt.Sprint(s.ID, " traeger ", conditions[0])}
	}
	return entry
}

// entry is the truth of all own conditions together, and those that fail.
func (o *oracle) entry(t *rapid.T, class person.Class, s supply, on civil.Date, facts *[]string) (all rule.Truth, failing []string) {
	all = rule.True
	for _, source := range s.Conditions {
		c, err := o.book.Condition(source)
		if err != nil {
			t.Fatal(err)
		}
		truth := c.Holds(on, class.Facts)
		if truth == rule.True {
			continue
		}
		failing = append(failing, source)
		if truth == rule.Open {
			*facts = append(slices.Clip(*facts), c.Missing(on, class.Facts)...)
		}
		if all != rule.False {
			all = truth
		}
	}
	return all, failing
}

// What match finds for a demand is what every pair by itself says.
func TestMatchingIsEveryPairByItself(t *testing.T) {
	book := rulebook(t)
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t, book)
		r := matchedRun(t, book, in)
		o := &oracle{r, book}
		for _, d := range r.demands {
			first, edges, misses := none, []string(nil), []string(nil)
			for _, s := range r.offers {
				if !slices.Contains(s.Serves, r.needs[d.need].Code) {
					continue
				}
				cause, edge, missed := o.pair(t, r.classes[d.class], s)
				first, misses = min(first, cause), append(misses, missed...)
				if edge != "" {
					edges = append(edges, edge)
				}
			}
			gotEdges, gotMisses := r.inWords(r.graph.nodes[d.node])
			if d.cause != first || !slices.Equal(edges, gotEdges) || !slices.Equal(sortedSet(misses), sortedSet(gotMisses)) {
				t.Fatalf("%v: Grund %d statt %d,\n%v statt\n%v,\n%v statt\n%v", r.needs[d.need].Code, d.cause, first, gotEdges, edges, gotMisses, misses)
			}
		}
	})
}

func matchedRun(t *rapid.T, book *access.Rulebook, in Input) *run {
	p, err := in.Parameters.complete()
	if err != nil {
		t.Fatal(err)
	}
	r := &run{Parameters: p, words: newWords(book)}
	if err := r.takePopulation(book, in.Population); err != nil {
		t.Fatal(err)
	}
	if err := r.takeOffers(book, in.Offers); err != nil {
		t.Fatal(err)
	}
	r.match()
	return r
}

// inWords is a node as the oracle puts it.
func (r *run) inWords(n node) (edges, misses []string) {
	for _, e := range n.edges {
		words := fmt.Sprint(r.offers[e.offer].ID, " sicher ", e.discretionary)
		if e.open {
			words = fmt.Sprint(r.offers[e.offer].ID, " offen ", e.discretionary, " ", sortedSet(e.hangs))
		}
		edges = append(edges, words)
	}
	for _, m := range n.misses {
		b := r.opens.list[m.opening]
		words := []string{r.offers[m.offer].ID, b.instrument, b.who, b.condition}
		misses = append(misses, strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " "))
	}
	return edges, misses
}
