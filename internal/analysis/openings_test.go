package analysis

import (
	"testing"

	"buendnis/internal/alliance"
	"buendnis/internal/civil"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/rule"
)

// course is an offer of German B1 for the whole county.
func course(id string, places int, instrument *string, conditions ...string) offer.Offer {
	return offer.Offer{
		ID: id, Title: id, Serves: []string{"deutsch-b1"}, Instrument: instrument, Kommune: "05162024", Reach: offer.Reach{Kreis: true},
		Places: places, From: civil.MustParse("2020-01-01"), To: civil.MustParse("2020-12-31"), Conditions: conditions,
	}
}

func people(t *testing.T, v *rule.Vocabulary, count int, facts map[string]string) person.Class {
	t.Helper()
	class := person.Class{Kommune: "05162024", Anzahl: count, Facts: rule.Facts{}, Bedarf: []string{"deutsch-b1"}}
	for name, text := range facts {
		fact, ok := v.Fact(name)
		if !ok {
			t.Fatal(name)
		}
		value, err := fact.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		class.Facts[name] = value
	}
	return class
}

// A rule's condition is lifted for all offers behind the instrument at once,
// and whoever is kept out by it alone gains; that is what deciding anew with the
// condition lifted says, too.
func TestARulesConditionIsLiftedForAllItsOffers(t *testing.T) {
	book := rulebook(t)
	id := "integrationskurs-anspruch"
	in := Input{
		Population: person.Population{people(t, book.Vocabulary(), 12, map[string]string{"status": "GEST", "deutsch": "A2", "alter_jahre": "22"})},
		Offers:     []offer.Offer{course("a1", 4, &id), course("a2", 3, &id)},
		Parameters: Parameters{On: civil.MustParse("2020-01-15")},
	}
	res, err := Run(book, in)
	if err != nil {
		t.Fatal(err)
	}
	gate, err := book.Gate(id, in.On)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for _, c := range gate.Conditions() {
		if v, _ := gate.Without(c.ID).Verdict(in.Population[0].Facts); v == "ja" {
			want[c.Norm+": "+c.Text] = true
		}
	}
	for _, o := range res.Openings {
		if o.Instrument == nil {
			continue
		}
		if !want[*o.Condition] || o.Gain != 7 || *o.Instrument != id {
			t.Errorf("%+v, %s", o, *o.Condition)
		}
		delete(want, *o.Condition)
	}
	for missing := range want {
		t.Errorf("die Öffnung fehlt: %s", missing)
	}
	if res.Coverage.Covered != [2]int64{0, 0} || res.Gaps[0].Causes.Law.String() != "12" {
		t.Errorf("%+v", res.Coverage)
	}
}

func TestOffersForTheSamePeopleOverlap(t *testing.T) {
	book := rulebook(t)
	in := Input{
		Population: person.Population{
			people(t, book.Vocabulary(), 8, map[string]string{"status": "GEST", "deutsch": "A2", "alter_jahre": "22"}),
			people(t, book.Vocabulary(), 2, map[string]string{"status": "GEST", "deutsch": "A2", "alter_jahre": "30"}),
		},
		Offers: []offer.Offer{
			course("a1", 10, nil), course("a2", 10, nil, "alter_jahre <= 25"), course("a3", 9, nil, "alter_jahre >= 28"), course("a4", 5, nil, "alter_jahre >= 60"),
		},
		Parameters: Parameters{On: civil.MustParse("2020-01-15")},
	}
	res, err := Run(book, in)
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Overlaps) != 2 || res.Overlaps[0].Share != 1 || res.Overlaps[1].Share != 1 {
		t.Fatalf("%+v", res.Overlaps)
	}
	for _, o := range res.Overlaps {
		if o.Offers[0] != "a1" || o.Offers[1] == "a4" {
			t.Errorf("%+v: a1 überschneidet sich mit a2 und mit a3, sonst niemand", o)
		}
	}
	for _, full := range []int{0, 1, 2} {
		in.Offers[full].Places = []int{0, 8, 2}[full]
	}
	if res, err = Run(book, in); err != nil || len(res.Overlaps) != 0 {
		t.Errorf("ohne leere Plätze überschneidet sich nichts: %+v, %v", res.Overlaps, err)
	}
}

// What is not known counts as decisions, and by how much it widens the interval.
func TestAMissingFactIsRanked(t *testing.T) {
	book := rulebook(t)
	class := people(t, book.Vocabulary(), 5, map[string]string{"status": "GEST", "alter_jahre": "22"})
	class.Facts["deutsch"] = rule.Value{}
	in := Input{
		Population: person.Population{class},
		Offers:     []offer.Offer{course("a1", 3, nil, "deutsch in ['A2']")},
		Parameters: Parameters{On: civil.MustParse("2020-01-15")},
	}
	res, err := Run(book, in)
	if err != nil {
		t.Fatal(err)
	}
	if res.Coverage.Covered != [2]int64{0, 3} || len(res.Missing) != 1 || res.Missing[0] != (Missing{Fact: "deutsch", Interval: 3}) {
		t.Errorf("%+v, %+v", res.Coverage, res.Missing)
	}
	view, err := Screen(res, alliance.Kreis{Name: "Kreis", Kommunen: []alliance.Kommune{{AGS: "05162024", Name: "Neuss", Einwohner: 150_000}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(view.Missing) != 1 || view.Missing[0].People.Text() != "5" || view.Missing[0].Interval.Text() != "3" {
		t.Errorf("%+v", view.Missing)
	}
}
