package demo

import (
	"math/rand/v2"
	"slices"
	"testing"

	"buendnis/internal/analysis"
	"buendnis/internal/person"
)

// A county keeps its headline whatever a municipality mends: small changes of
// what was delivered, missing workbooks and the other mode must not hide the
// county's totals.
func TestTheTotalsStayWhateverIsDelivered(t *testing.T) {
	book, in, county := countyInput(t)
	kept, rows, of := 0, 0, 0
	const tries = 12
	for seed := range uint64(tries) {
		changed := vary(in, seed)
		raw, err := analysis.Run(book, changed)
		if err != nil {
			t.Fatal(err)
		}
		view, err := analysis.Screen(raw, county.Kreis)
		if err != nil {
			t.Fatal(err)
		}
		if view.Total.Demand.Shown() && view.Total.Covered.Shown() {
			kept++
		} else {
			t.Errorf("Fall %d: die Zahlen des Kreises sind geschützt", seed)
		}
		for _, row := range append(append(view.Needs, view.Groups...), view.Kommunen...) {
			of++
			if row.Demand.Shown() && row.Covered.Shown() {
				rows++
			}
		}
	}
	t.Logf("%d von %d Fällen mit Summe, %d von %d Zeilen gezeigt", kept, tries, rows, of)
}

// vary changes a few counts and an offer's conditions, leaves out up to five
// municipalities, and takes the other mode every third time.
func vary(in analysis.Input, seed uint64) analysis.Input {
	random := rand.New(rand.NewPCG(seed, 3))
	missing := map[string]bool{}
	for range seed % 6 {
		missing[in.Population[random.IntN(len(in.Population))].Kommune] = true
	}
	var people person.Population
	for _, class := range in.Population {
		if missing[class.Kommune] {
			continue
		}
		if random.IntN(200) == 0 {
			class.Anzahl = random.IntN(15)
		}
		people = append(people, class)
	}
	in.Offers = slices.Clone(in.Offers)
	for range 2 {
		in.Offers[random.IntN(len(in.Offers))].Conditions = nil
	}
	in.Population, in.Ermessen = people, seed%3 == 2
	return in
}
