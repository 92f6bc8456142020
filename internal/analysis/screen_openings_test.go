package analysis

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"buendnis/internal/civil"
	"buendnis/internal/flow"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/privacy"
)

// priced is any town whose offers have a price, large enough to show figures.
func priced(t *rapid.T) *run {
	w := anyTown(t)
	scale := rapid.Int64Range(1, 20).Draw(t, "scale")
	for i := range w.people {
		w.people[i] *= scale
	}
	r := w.run()
	for j := range r.offers {
		r.offers[j].CostPerPlaceCents = rapid.Int64Range(1, 5).Draw(t, fmt.Sprint("price ", j))
	}
	return r
}

func screened(t *rapid.T, r *run) (*Result, *View) {
	res, err := r.result()
	if err != nil {
		t.Fatal(err)
	}
	v, err := Screen(res, twoTowns)
	if err != nil {
		t.Fatal(err)
	}
	return res, v
}

// rise is by how much coverage really rises with so many places for everybody
// in each line.
func rise(t *rapid.T, r *run, res *Result, places map[string]int64) int64 {
	n, err := r.graph.network(certainly)
	if err != nil {
		t.Fatal(err)
	}
	var edges []flow.Edge
	for i := range n.Demand {
		for _, j := range n.To[n.Start[i]:n.Start[i+1]] {
			edges = append(edges, flow.Edge{Left: int32(i), Right: j})
		}
	}
	supply := slices.Clone(n.Supply)
	for line, amount := range places {
		for i, node := range r.graph.nodes {
			if res.shownAs()[r.needs[node.need].Code] == line {
				edges = append(edges, flow.Edge{Left: int32(i), Right: int32(len(supply))})
			}
		}
		supply = append(supply, amount)
	}
	more, err := flow.New(n.Demand, supply, edges)
	if err != nil {
		t.Fatal(err)
	}
	return flow.Maximum(more).Value - flow.Maximum(n).Value
}

// What is said to be certain is: alone, and all of a plan together.
func TestAGainThatIsShownIsCertain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := priced(t)
		res, v := screened(t, r)
		for _, o := range v.Openings {
			if o.Kind != OpenNewOffer || !o.Gain.Shown() {
				continue
			}
			got, said := rise(t, r, res, map[string]int64{o.Lines[0]: o.Places}), wholePersons(o.Gain)
			if got < said || said == o.Places && got != said {
				t.Fatalf("%v: %d statt %d", o.Lines, got, said)
			}
		}
		p := v.Budget.Plan(rapid.Int64Range(0, v.Budget.Most()).Draw(t, "budget"))
		places := map[string]int64{}
		for _, s := range p.Steps {
			places[s.Code] += s.Places
		}
		if got := rise(t, r, res, places); p.Gain.Shown() && got < wholePersons(p.Gain) {
			t.Fatalf("der Plan bringt %d statt %s", got, p.Gain)
		}
	})
}

// A raw gain can be a hidden number. Openings know shown figures only: whatever
// the raw result says of gains and groups, they stay the same.
func TestOpeningsAreMadeOfShownFiguresOnly(t *testing.T) {
	told := false
	rapid.Check(t, func(t *rapid.T) {
		r := priced(t)
		res, v := screened(t, r)
		for _, o := range res.Openings {
			line := v.line(res.shownAs()[text(o.Need)])
			told = told || o.Kind == "new-offer" && line.Uncovered.Published() && !line.Uncovered.Shown() && o.Gain < int64(r.NewOffer)
		}
		for _, o := range v.Openings {
			for _, line := range o.Lines {
				if row := v.line(line); o.Gain.Shown() && !row.Uncovered.Shown() || o.Kind == OpenNewOffer && o.Behind.Shown() && !row.Uncovered.Shown() {
					t.Fatalf("%s verrät %s", o.Kind, line)
				}
			}
		}
		again := &View{Figures: v.Figures, Total: v.Total, Needs: v.Needs}
		again.addOpenings(r.catalogue(), res.members())
		again.Budget.combine()
		v.Budget.combine()
		if !reflect.DeepEqual(again.Openings, v.Openings) || !reflect.DeepEqual(again.Budget, v.Budget) {
			t.Fatal("die Öffnungen kennen mehr als die gezeigten Zahlen")
		}
	})
	if !told {
		t.Error("der rohe Gewinn verrät nie etwas; die Probe taugt nichts")
	}
}

// line is the row of a line of needs.
func (v *View) line(code string) Row {
	at := slices.IndexFunc(v.Needs, func(r Row) bool { return r.Code == code })
	if at < 0 {
		return Row{}
	}
	return v.Needs[at]
}

// The catalogue holds nothing of people: another population, the same catalogue.
func TestTheCatalogueKnowsNobody(t *testing.T) {
	book := rulebook(t)
	id := "integrationskurs-anspruch"
	catalogueOf := func(count int, status string) catalogue {
		res, err := Run(book, Input{
			Population: person.Population{people(t, book.Vocabulary(), count, map[string]string{"status": status, "deutsch": "A2", "alter_jahre": "22"})},
			Offers:     openingOffers(id),
			Parameters: Parameters{On: civil.MustParse("2020-01-15")},
		})
		if err != nil {
			t.Fatal(err)
		}
		return res.catalogue
	}
	if one, other := catalogueOf(1, "GEST"), catalogueOf(700, "DULD_ALLG"); !reflect.DeepEqual(one, other) {
		t.Errorf("%+v\nstatt\n%+v", one, other)
	}
}

// Every kind of opening appears with those who stay without for its reason.
func TestOpeningsNameWhoCanOpenThem(t *testing.T) {
	book := rulebook(t)
	res, err := Run(book, Input{
		Population: person.Population{people(t, book.Vocabulary(), 90, map[string]string{"status": "GEST", "deutsch": "A2", "alter_jahre": "22"})},
		Offers:     openingOffers("integrationskurs-anspruch"),
		Parameters: Parameters{On: civil.MustParse("2020-01-15")},
	})
	if err != nil {
		t.Fatal(err)
	}
	kreis := twoTowns
	kreis.Kommunen = slices.Clone(kreis.Kommunen)
	kreis.Kommunen[0].AGS = "05162024"
	v, err := Screen(res, kreis)
	if err != nil {
		t.Fatal(err)
	}
	gain := map[string]string{}
	for _, o := range v.Openings {
		if o.Who == "" {
			t.Errorf("niemand kann %s öffnen", o.Kind)
		}
		name := o.Kind
		if o.Offer != nil {
			name += " " + o.Offer.ID
		}
		gain[name] = fmt.Sprint(o.Behind.Whole(), " ", o.Gain.Whole())
	}
	want := map[string]string{OpenNewOffer: "75 20", OpenPlaces + " a1": "75 10", OpenPlaces + " a2": "75 –", OpenPlaces + " a3": "75 –", OpenPlaces + " a4": "75 –"}
	if !reflect.DeepEqual(gain, want) {
		t.Errorf("%v statt %v", gain, want)
	}
	p := v.Budget.Plan(1_000_00)
	if len(p.Steps) != 1 || p.Steps[0].Offer == nil || p.Gain.Whole() != "10" || p.Cost != 800_00 {
		t.Errorf("%+v", p)
	}
}

// openingOffers are one for everybody, and others that the law, an entry
// condition or distance keep people from.
func openingOffers(instrument string) (offers []offer.Offer) {
	all, law, entry, far := course("a1", 15, nil), course("a2", 10, &instrument), course("a3", 10, nil, "alter_jahre >= 30"), course("a4", 10, nil)
	far.Reach.Kreis, far.Reach.Kommunen, far.Kommune = false, []string{"05162001"}, "05162001"
	all.CostPerPlaceCents, entry.CostPerPlaceCents, law.CostPerPlaceCents = 80_00, 90_00, 90_00
	return []offer.Offer{all, law, entry, far}
}

// The least cost of every gain is the least that any choice of steps has.
func TestABudgetIsSpentBest(t *testing.T) {
	figures, err := apart(map[string]int64{"7": 7, "23": 23, "41": 41, "60": 60})
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		b := anyBudget(t, figures)
		cents := rapid.Int64Range(0, 40).Draw(t, "budget")
		p := b.Plan(cents)
		gain, cost := bestUse(b.lines, cents)
		if wholePersons(p.Gain) != gain || p.Cost != cost {
			t.Fatalf("%d für %d statt %d für %d", wholePersons(p.Gain), p.Cost, gain, cost)
		}
		bought := int64(0)
		for _, s := range p.Steps {
			bought += s.Cost
		}
		if bought != p.Cost || p.Cost > cents {
			t.Fatalf("die Schritte kosten %d, der Plan %d", bought, p.Cost)
		}
	})
}

// anyBudget has a few lines with a few options each.
func anyBudget(t *rapid.T, figures *privacy.Screened) *Budget {
	var lines []budgetLine
	for i := range rapid.IntRange(1, 3).Draw(t, "lines") {
		row := Row{Code: fmt.Sprint(i), Uncovered: figures.Sum(rapid.SampledFrom([]string{"7", "23", "41"}).Draw(t, "uncovered"))}
		options := []budgetOption{{places: 20, cents: rapid.Int64Range(1, 9).Draw(t, "offer")}}
		if rapid.Bool().Draw(t, "step") {
			options = append(options, budgetOption{offer: &OfferName{}, places: 10, cents: rapid.Int64Range(1, 9).Draw(t, "ten")})
		}
		lines = append(lines, budgetLine{row: row, options: options})
	}
	return &Budget{lines: lines, covered: figures.Sum("60"), demand: figures.Sum("60")}
}

// bestUse tries every number of every step.
func bestUse(lines []budgetLine, cents int64) (gain, cost int64) {
	if len(lines) == 0 {
		return 0, 0
	}
	l, most := lines[0], wholePersons(lines[0].row.Uncovered)
	var try func(at int, places, spent int64)
	try = func(at int, places, spent int64) {
		if spent > cents {
			return
		}
		if at == len(l.options) {
			g, c := bestUse(lines[1:], cents-spent)
			if g, c = g+min(places, most), c+spent; g > gain || g == gain && c < cost {
				gain, cost = g, c
			}
			return
		}
		for times := int64(0); times < 6; times++ {
			try(at+1, places+times*l.options[at].places, spent+times*l.options[at].cents)
		}
	}
	gain = -1
	try(0, 0, 0)
	return gain, cost
}

// The curve never falls, and ends where money can do no more.
func TestTheCurveRises(t *testing.T) {
	figures, err := apart(map[string]int64{"7": 7, "23": 23, "41": 41, "60": 60})
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		b := anyBudget(t, figures)
		curve := b.Curve(12)
		for i := 1; i < len(curve); i++ {
			if curve[i].Cents <= curve[i-1].Cents || curve[i].Gain.Value() <= curve[i-1].Gain.Value() {
				t.Fatal(curve)
			}
		}
		if last := curve[len(curve)-1]; last.Cents != b.Most() || curve[0].Cents != 0 {
			t.Fatalf("die Kurve endet bei %d statt %d", last.Cents, b.Most())
		}
	})
}

func BenchmarkBudget(b *testing.B) {
	figures, err := apart(map[string]int64{"400": 400})
	if err != nil {
		b.Fatal(err)
	}
	row := Row{Uncovered: figures.Sum("400")}
	options := []budgetOption{{places: 20, cents: 90}, {offer: &OfferName{}, places: 10, cents: 50}}
	budget := func() *Budget {
		plan := &Budget{lines: slices.Repeat([]budgetLine{{row: row, options: options}}, 20)}
		plan.combine()
		return plan
	}
	b.Run("vorbereiten", func(b *testing.B) {
		for b.Loop() {
			budget()
		}
	})
	ready := budget()
	b.Run("fragen", func(b *testing.B) {
		for b.Loop() {
			ready.Plan(ready.Most() / 2)
		}
	})
}
