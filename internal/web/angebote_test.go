package web

import (
	"strings"
	"testing"
)

func TestWithoutDeliveriesTheCatalogueIsEmpty(t *testing.T) {
	page := newWorld(t).as("Erhebung Neuss").page("/angebote")
	page.says("h1", "Noch keine Angebote")
	page.says("main a", "Zur Erhebung")
}

func TestTheCatalogueShowsWhatWasDelivered(t *testing.T) {
	page := newCounty(t).as("Erhebung Neuss").page("/angebote")
	page.says("h1", "2 Angebote mit 60 freien Plätzen")
	page.says("th[scope=row]", "Deutsch B1 am Abend")
	page.says("td", "Träger Muster")
	page.says("td", "ganzer Kreis")
	page.says("td", "01.02.2020 bis 30.06.2020")
	page.says("p.b-source", "Noch nicht geliefert: Dormagen")
}

func TestAFilterIsAnAddress(t *testing.T) {
	visitor := newCounty(t).as("Koordination 01")
	page := visitor.page("/angebote?bedarf=ausbildung")
	page.says("h1", "1 von 2 Angeboten")
	if strings.Contains(page.text, "Deutsch B1 am Abend") {
		t.Error("der Filter lässt alles durch")
	}
	page = visitor.page("/angebote?suche=ABEND")
	page.says("th[scope=row]", "Deutsch B1 am Abend")
	page = visitor.page("/angebote?bedarf=ausbildung&suche=abend")
	page.says("h1", "Kein Angebot passt")
	page.says("main a", "1 Angebot ohne den Filter „abend“")
}

func TestColumnsSortBothWays(t *testing.T) {
	visitor := newCounty(t).as("Koordination 01")
	page := visitor.page("/angebote?sortierung=plaetze")
	if head := page.one("th[aria-sort=ascending] a"); attribute(head, "href") != "/angebote?sortierung=-plaetze" {
		t.Errorf("der Kopf führt nach %s", attribute(head, "href"))
	}
	first := func(path string) string { return textOf(visitor.page(path).all("tbody th")[0]) }
	if up, down := first("/angebote?sortierung=plaetze"), first("/angebote?sortierung=-plaetze"); up == down {
		t.Errorf("beide Richtungen beginnen mit %s", up)
	}
	if odd := first("/angebote?sortierung=--x"); odd == "" {
		t.Error("eine unbekannte Spalte leert die Seite")
	}
}
