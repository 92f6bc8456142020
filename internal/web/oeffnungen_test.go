package web

import (
	"net/http"
	"strings"
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/survey"
)

// newPricedCounty is newCounty with what a place costs.
func newPricedCounty(t *testing.T) *world {
	t.Helper()
	w := newCounty(t)
	german := w.course("n1", "Deutsch B1 am Abend", neuss, 40, "deutsch-b1")
	german.CostPerPlaceCents = 1_200_00
	training := w.course("n2", "Ausbildung in Teilzeit", neuss, 5, "ausbildung")
	training.CostPerPlaceCents, training.Conditions = 5_000_00, []string{"alter_jahre >= 30"}
	w.deliver("Erhebung Neuss", neuss, survey.Content{
		Classes: person.Population{
			w.class(neuss, 61, "DULD_ALLG", "SYR", "deutsch-b1"), w.class(neuss, 47, "GEST", "IRQ", "deutsch-b1"),
			w.class(neuss, 33, "AE_25_2F", "SYR", "ausbildung"), w.class(neuss, 26, "GEST", "IRQ", "gesundheit"),
			w.class(neuss, 1, "DULD_LIGHT", "TUV", "wohnen"),
		},
		Offers: []offer.Offer{german, training},
	})
	return w
}

func TestABudgetReachesWhatThePageSays(t *testing.T) {
	w := newPricedCounty(t)
	page := w.as("Koordination 01").page("/analyse/oeffnungen?budget=12.000")
	page.says("h1", "Mit 12.000 € finden mindestens 10 weitere Bedarfe einen Platz")
	page.says("#plan", "Deutsch B1 am Abend")
	page.says("#plan", "Beste Auswahl, bewiesen")
	page.says("p.b-source", "Geschützte Fassung:")
	if value := attribute(page.one("#budget"), "value"); value != "12000" {
		t.Errorf("im Feld steht %q", value)
	}
	if strings.Contains(page.text, rare) || strings.Contains(page.text, secret) {
		t.Error("die Seite verrät einen Menschen oder eine Bemerkung")
	}
	page.none("[style]")
}

// The figures follow from those of the analysis, so the same holds for all who
// read that: any budget, and nothing that the analysis does not say.
func TestMunicipalitiesMayMoveTheBudget(t *testing.T) {
	w := newPricedCounty(t)
	office, town := w.as("Koordination 01"), w.as("Erhebung Kaarst")
	for _, budget := range []string{"0", "12000", "36000", "999999"} {
		path := "/analyse/oeffnungen?budget=" + budget
		if one, other := textOf(office.page(path).one("#plan")), textOf(town.page(path).one("#plan")); one != other {
			t.Errorf("%s €: %q statt %q", budget, other, one)
		}
	}
}

func TestABudgetThatCannotBeReadIsNamed(t *testing.T) {
	w := newPricedCounty(t)
	for _, query := range []string{"budget=viel", "budget=-5", "budget=99999999999", "wer=niemand"} {
		status, _, text := w.as("Koordination 01").send(http.MethodGet, "/analyse/oeffnungen?"+query, "", nil)
		if status != http.StatusUnprocessableEntity || !strings.Contains(text, "Die Angaben passen nicht") {
			t.Errorf("%s: %d", query, status)
		}
	}
}

func TestOpeningsAreFilteredByTheirAddress(t *testing.T) {
	page := newPricedCounty(t).as("Koordination 01").page("/analyse/oeffnungen?wer=traeger&bedarf=deutsch-b1")
	if heads := page.all("h3"); len(heads) != 1 || textOf(heads[0]) != "Träger" {
		t.Errorf("%d Stellen statt einer", len(heads))
	}
	page.says("main", "10 Plätze mehr: Deutsch B1 am Abend")
}

func TestTheStrongestOpeningsStandOnTheAnalysis(t *testing.T) {
	page := newPricedCounty(t).as("Koordination 01").page("/analyse")
	page.says("h2", "Was am meisten helfen würde")
	page.says("main", "mindestens 20 weitere Bedarfe gedeckt")
	page.says("nav", "Öffnungen")
}

// What the law keeps shut is opened by its own calendar, too: the day on which a
// rule changes next stands beside it.
func TestTheNextChangeOfARuleIsTheLawsOwn(t *testing.T) {
	rules, err := shelf()
	if err != nil {
		t.Fatal(err)
	}
	next := nextVersions(rules.Book(), civil.MustParse("2020-01-15"))
	if next["f1-coaching"] != civil.MustParse("2020-03-01") || next["f6-teilhabemanagement"] != civil.MustParse("2022-07-01") {
		t.Errorf("F1 ändert sich %v, F6 %v", next["f1-coaching"], next["f6-teilhabemanagement"])
	}
	if day, changes := next["bab"]; changes {
		t.Errorf("die BAB ändert sich nach dem letzten Stand nicht, auch nicht am %v", day)
	}
	if later := nextVersions(rules.Book(), civil.MustParse("2020-03-01"))["f1-coaching"]; later <= civil.MustParse("2020-03-01") {
		t.Errorf("am Tag selbst ist die Änderung vorbei, nicht %v", later)
	}
}
