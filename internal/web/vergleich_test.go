package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/survey"
)

// deliverEvening is newCounty's delivery of Neuss with an evening course more.
func (w *world) deliverEvening() {
	w.t.Helper()
	w.deliver("Erhebung Neuss", neuss, survey.Content{
		Classes: person.Population{
			w.class(neuss, 61, "DULD_ALLG", "SYR", "deutsch-b1"), w.class(neuss, 47, "GEST", "IRQ", "deutsch-b1"),
			w.class(neuss, 33, "AE_25_2F", "SYR", "ausbildung"), w.class(neuss, 26, "GEST", "IRQ", "gesundheit"),
			w.class(neuss, 1, "DULD_LIGHT", "TUV", "wohnen"),
		},
		Offers: []offer.Offer{
			w.course("n1", "Deutsch B1 am Abend", neuss, 30, "deutsch-b1"), w.course("n2", "Ausbildung in Teilzeit", neuss, 5, "ausbildung"),
			w.course("n3", "Deutsch B1 am Samstag", neuss, 20, "deutsch-b1"),
		},
	})
}

// addressOf is the first address on the page whose link says so.
func addressOf(d document, text string) string {
	d.t.Helper()
	for _, a := range d.all("a") {
		if strings.Contains(textOf(a), text) {
			return attribute(a, "href")
		}
	}
	d.t.Fatalf("kein Verweis %q", text)
	return ""
}

func TestTheWayToAComparisonIsALink(t *testing.T) {
	w := newCounty(t)
	office := w.as("Koordination 01")
	asked := office.page("/analyse/vergleich")
	asked.says("h1", "Zwei Analysen vergleichen")
	asked.says("main", "Noch ist kein Stand festgeschrieben")
	page := office.page(addressOf(asked, "jedes Ermessen"))
	page.says("h1", "Gedeckt sind")
	page.says("main", "Nur eines ist anders: Annahmen")
	page.says("caption", "was den Unterschied verursacht")
	page.says("p.b-source", "Geschützte Fassung:")
	page.none("[style]")
	back := office.page(addressOf(page, "Seiten tauschen"))
	back.says("main", "Als offen zählt: „ja“ und „Ermessen“, danach nur „ja“")
	if strings.Contains(page.text, rare) || strings.Contains(page.text, secret) {
		t.Error("die Seite verrät einen Menschen oder eine Bemerkung")
	}
}

func TestTheSameSideTwiceMakesNoDifference(t *testing.T) {
	w := newCounty(t)
	page := w.as("Koordination 01").page("/analyse/vergleich?vorher-on=2020-01-15&nachher-on=2020-01-15")
	page.says("h1", "Beide Seiten sind gleich")
	page.none("table")
}

func TestTheLawOfTwoDaysIsACause(t *testing.T) {
	page := newWorkCounty(t).as("Koordination 01").page("/analyse/vergleich?vorher-on=2020-02-15&nachher-on=2020-03-15")
	page.says("main", "Anders sind: Recht und Annahmen")
	page.says("main", "Stichtag: 15.02.2020, danach 15.03.2020")
	page.says("th", "davon Recht")
	page.says("p.b-source", "Reihenfolge: zuerst, was im Kreis niemand entscheidet (Recht)")
}

// A frozen analysis stays what it was, whatever is delivered afterwards.
func TestWhatCameSinceAFrozenAnalysisIsItsCause(t *testing.T) {
	w := newCounty(t)
	office := w.as("Koordination 01")
	office.freezes("Vor der Sitzung")
	w.deliverEvening()
	page := office.page(addressOf(office.page("/analyse/vergleich"), "Was hat sich seitdem verändert?"))
	page.says("main", "„Deutsch B1 am Samstag“")
	page.says("main", "ist dazugekommen: 20 Plätze")
	page.says("p.b-source", "Vorher: Stand 1: Vor der Sitzung")
	page.says("main", "Angebote")
}

func TestAnOpeningIsTriedOnTheLaterSide(t *testing.T) {
	w := newCounty(t)
	office := w.as("Koordination 01")
	page := office.page("/analyse/vergleich?" + url.Values{"nachher-on": {"2020-01-15"}, "oeffnung": {"neu:deutsch-b1"}}.Encode())
	page.says("main", "Nur eines ist anders: Angebote")
	page.says("main", "ist dazugekommen")
	page.says("p.b-source", "dazu: Neues Angebot")
	for _, option := range office.page("/analyse/vergleich").all("#oeffnung option") {
		choice := attribute(option, "value")
		if status, _, text := office.send(http.MethodGet, "/analyse/vergleich?"+url.Values{"oeffnung": {choice}}.Encode(), "", nil); status != http.StatusOK {
			t.Errorf("%s: %d %s", choice, status, text)
		}
	}
}

func TestASideThatCannotBeReadIsNamed(t *testing.T) {
	w := newCounty(t)
	for _, query := range []string{"vorher=stand-7", "vorher=gestern", "nachher-on=bald", "nachher-on=1950-01-01", "oeffnung=neu", "oeffnung=plaetze:gibt-es-nicht", "oeffnung=bedingung::x"} {
		status, _, text := w.as("Koordination 01").send(http.MethodGet, "/analyse/vergleich?"+query, "", nil)
		if status != http.StatusUnprocessableEntity || !strings.Contains(text, "So lässt sich nicht vergleichen") {
			t.Errorf("%s: %d", query, status)
		}
	}
}

// Two patterns of protection side by side are for those who may ask anything.
func TestOnlyWhoMayAskMayCompare(t *testing.T) {
	w := newCounty(t)
	for _, name := range []string{"Koordination 01", "Koordination 02", "Erhebung Kaarst"} {
		visitor := w.as(name)
		status, _, _ := visitor.send(http.MethodGet, "/analyse/vergleich", "", nil)
		tab := strings.Contains(visitor.page("/analyse").text, "Vergleich")
		want := name != "Erhebung Kaarst"
		if (status == http.StatusOK) != want || tab != want {
			t.Errorf("%s: %d, Reiter %t", name, status, tab)
		}
	}
}

func TestNothingIsComparedBeforeADelivery(t *testing.T) {
	w := newWorld(t)
	page := w.as("Koordination 01").page("/analyse/vergleich?nachher-modus=ermessen")
	page.none("table")
	page.none("form.b-pair")
}
