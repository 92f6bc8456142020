package web

import (
	"net/http"
	"strings"
	"testing"
)

func TestAChangeOfLawSaysWhatAndForWhom(t *testing.T) {
	page := newCounty(t).as("Koordination 01").page("/regelwerk/aenderungen?von=2020-02-29&bis=2020-03-01")
	page.says("h1", "am 01.03.2020 eine andere Fassung")
	page.says("table th a", "F1 Coaching")
	page.says("table th", "bisher: keine Regel")
	page.says("h2", "Wen es betrifft")
	page.says("p.b-source", "wie sie am 15.01.2020 waren")
	page.says("p.b-source", "Geschützte Fassung")
	page.one("a[href=/regelwerk?on=2020-02-29&zweiter=2020-03-01]")
}

// The one person whom everybody would know is in no figure of the page.
func TestAChangeOfLawHidesTheOnlyPerson(t *testing.T) {
	w := newCounty(t)
	page := w.as("Koordination 01").page("/regelwerk/aenderungen?von=2020-02-29&bis=2020-03-01")
	for _, cell := range page.all("td.b-num") {
		if text := textOf(cell); text == "1" || text == "2" {
			t.Errorf("eine Zahl unter 3 steht da: %s", text)
		}
	}
	if strings.Contains(page.text, rare) {
		t.Error("das seltene Land steht auf der Seite")
	}
}

// Who can't read the deliveries has one comparison counted, and reads the law
// of every other.
func TestAMunicipalityHasOneComparisonCounted(t *testing.T) {
	visitor := newCounty(t).as("Erhebung Neuss")
	usual := visitor.page("/regelwerk/aenderungen")
	usual.says("h1", "zwischen dem 15.01.2020 und dem 15.01.2021")
	usual.says("h2", "mit Folgen für Menschen der Erhebung")
	other := visitor.page("/regelwerk/aenderungen?von=2020-02-29&bis=2020-03-01")
	other.says("h2", "Was sich im Recht ändert")
	other.says(".b-empty", "Gezählt wird für alle Kommunen derselbe Vergleich")
	if figures := other.all("td.b-num"); len(figures) > 0 {
		t.Errorf("%d Zahlen in einem anderen Vergleich", len(figures))
	}
}

func TestAChangeBeforeAnyDeliveryReadsAsLawOnly(t *testing.T) {
	w := newWorld(t)
	page := w.as("Koordination 01").page("/regelwerk/aenderungen?von=2020-02-29&bis=2020-03-01")
	page.says(".b-empty", "Noch keine Kommune hat geliefert")
	still := w.as("Koordination 01").page("/regelwerk/aenderungen?von=2020-03-02&bis=2020-03-03")
	still.says("h1", "ändert sich am 03.03.2020 nichts")
	newEmptyWorld(t).as("Koordination 01").page("/regelwerk/aenderungen")
}

func TestBadDaysOfAChangeAreSentences(t *testing.T) {
	visitor := newWorld(t).as("Koordination 01")
	status, _, text := visitor.send("GET", "/regelwerk/aenderungen?von=bald&bis=2020-03-01", "", nil)
	page := parse(t, text)
	if status != http.StatusUnprocessableEntity {
		t.Errorf("Status %d", status)
	}
	page.says("[role=alert]", "„bald“ ist kein Tag")
	_, _, text = visitor.send("GET", "/regelwerk/aenderungen?von=2020-03-01&bis=2020-02-01", "", nil)
	parse(t, text).says("[role=alert]", "liegt vor dem ersten")
}
