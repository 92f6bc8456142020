package web

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestBeforeAnyDeliveryThePageSaysWhoIsMissing(t *testing.T) {
	w := newWorld(t)
	page := w.as("Koordination 01").page("/analyse")
	page.says("h1", "Noch keine Arbeitsmappe")
	page.says("main", "Die Frist endet am 31.01.2020")
	for _, kommune := range w.kreis.Kommunen {
		page.says("main", kommune.Name)
	}
}

func TestTheAnalysisBeginsWithItsFinding(t *testing.T) {
	w := newCounty(t)
	page := w.as("Koordination 01").page("/analyse")
	page.says("h1", "Bedarf")
	page.says("main", "2 von 8 Kommunen haben geliefert")
	page.says("main", "Es fehlen: Dormagen")
	page.says("h2", "Wo Plätze fehlen: alle Bedarfe")
	if tiles := page.all("ul.b-map li"); len(tiles) != 8 {
		t.Errorf("%d Kacheln statt 8", len(tiles))
	}
	page.says("ul.b-map", "nicht geliefert")
	page.says("p.b-source", "Stand 15.01.2020")
	page.says("p.b-source", "Geschützte Fassung:")
	for _, section := range page.all("main section") {
		if strings.Contains(attribute(section, "class"), "b-section") && !strings.Contains(textOf(section), "Stand 15.01.2020") {
			t.Errorf("ohne Stand und Quelle: %.80s", textOf(section))
		}
	}
}

func TestChartsHaveTheirTableAndTheirText(t *testing.T) {
	page := newCounty(t).as("Koordination 01").page("/analyse?kommune=" + neuss)
	for _, chart := range page.all("[role=img]") {
		if !strings.Contains(attribute(chart, "aria-label"), "Tabelle") {
			t.Errorf("ein Bild ohne Hinweis auf seine Tabelle: %s", attribute(chart, "aria-label"))
		}
	}
	for _, table := range page.all("table") {
		for _, head := range (document{t, table, ""}).all("th") {
			if attribute(head, "scope") == "" {
				t.Errorf("Kopf ohne scope: %s", textOf(head))
			}
		}
	}
	page.says("h3", "Neuss im Einzelnen")
	page.none("[style]")
}

func TestABottleneckIsProvedByItsCut(t *testing.T) {
	page := newCounty(t).as("Koordination 01").page("/analyse")
	if len(page.all("ol.b-sentences li")) == 0 {
		t.Fatal("kein Engpass wird gezeigt")
	}
	page.says("ol.b-sentences", "Schnitt:")
	page.says("ol.b-sentences", "Plätze")
}

// In every role's page every number of the tables is 0 or large enough, the
// only person of a kind is nowhere, and free text stays where it was written.
func TestNobodyReadsASmallNumber(t *testing.T) {
	w := newCounty(t)
	for _, name := range []string{"Koordination 01", "Erhebung Neuss", "Erhebung Kaarst"} {
		visitor := w.as(name)
		for _, path := range []string{"/analyse", "/analyse?modus=ermessen", "/analyse?bedarf=wohnen&kommune=" + neuss, "/analyse?bedarf=deutsch-b1&kommune=" + kaarst, "/angebote", "/regelwerk"} {
			page := visitor.page(path)
			if strings.Contains(page.text, rare) || strings.Contains(page.text, secret) {
				t.Errorf("%s, %s: die Seite verrät einen Menschen oder eine Bemerkung", name, path)
			}
			if strings.HasPrefix(path, "/analyse") {
				noSmallNumber(t, name+", "+path, page)
			}
		}
	}
	page := w.as("Erhebung Neuss").page("/analyse?kommune=" + neuss)
	row := rowOfTable(page, "Wohnen")
	if row == nil || !strings.Contains(textOf(row), "geschützt") {
		t.Error("die einzige Person ohne Wohnung ist nicht geschützt")
	}
}

func noSmallNumber(t *testing.T, where string, page document) {
	t.Helper()
	for _, cell := range page.all("section td.b-num") {
		text := strings.TrimSuffix(strings.NewReplacer(".", "", ",", ".", "\u00a0", "").Replace(textOf(cell)), "%")
		if n, err := strconv.ParseFloat(text, 64); err == nil && n > 0 && n < 3 {
			t.Errorf("%s: %s zeigt %s", where, attribute(cell, "data-l"), textOf(cell))
		}
	}
}

func rowOfTable(page document, name string) *html.Node {
	for _, row := range page.all("tr") {
		if strings.HasPrefix(textOf(row), name) {
			return row
		}
	}
	return nil
}

func TestAMunicipalityReadsTheSameScreenedCounty(t *testing.T) {
	w := newCounty(t)
	office, town := w.as("Koordination 01").page("/analyse"), w.as("Erhebung Kaarst").page("/analyse")
	if textOf(office.one("h1")) != textOf(town.one("h1")) {
		t.Error("Koordination und Kommune lesen Verschiedenes")
	}
	other := w.as("Erhebung Kaarst").page("/analyse?on=2020-03-01&modus=ermessen")
	other.says("main", "Stichtag 15.01.2020")
	other.says("p.b-source", "Als offen zählt nur „ja“.")
	other.says("main", "für alle Kommunen gleich")
	other.none("input[name=on]")
	office.says("a.kern-btn", "Freigabe beantragen")
	town.none("a.kern-btn")
}

func TestABadParameterIsASentenceAtItsField(t *testing.T) {
	visitor := newCounty(t).as("Koordination 01")
	for query, sentence := range map[string]string{
		"on=morgen":        "„morgen“ ist kein Tag",
		"on=15.13.2020":    "ist kein Tag",
		"on=1700-01-01":    "liegt zu weit weg",
		"on=2050-01-01":    "mehr als zehn Jahre",
		"bedarf=reichtum":  "Diesen Bedarf gibt es nicht",
		"on=%3Cscript%3E1": "ist kein Tag",
	} {
		status, _, text := visitor.send("GET", "/analyse?"+query, "", nil)
		page := parse(t, text)
		if status != http.StatusUnprocessableEntity {
			t.Errorf("%s: Status %d", query, status)
		}
		page.says("[role=alert]", sentence)
		page.none("main script")
		if len(page.all("[aria-invalid=true]")) != 1 {
			t.Errorf("%s: kein Feld ist als falsch gekennzeichnet", query)
		}
	}
}

func TestAGermanDayIsADay(t *testing.T) {
	page := newCounty(t).as("Koordination 01").page("/analyse?on=01.03.2020")
	page.says("main", "Stichtag 01.03.2020")
}

func TestTheSameQuestionIsAnsweredOnce(t *testing.T) {
	w := newCounty(t)
	s := &site{Config: Config{Store: w.store, Law: w.law, Clock: w.clock}}
	ctx := context.Background()
	basis, err := s.delivered(ctx)
	if err != nil {
		t.Fatal(err)
	}
	f := analysisFilter{on: w.round.Stichtag}
	views := make(chan any, 8)
	for range cap(views) {
		go func() {
			view, err := s.analysed(ctx, basis, f.parameters())
			if err != nil {
				t.Error(err)
			}
			views <- view
		}()
	}
	first := <-views
	for range cap(views) - 1 {
		if <-views != first {
			t.Error("dieselbe Frage ist zweimal gerechnet")
		}
	}
	w.deliver("Erhebung Kaarst", kaarst, *w.someContent(kaarst))
	after, err := s.delivered(ctx)
	if err != nil || after == basis || after.fingerprint == basis.fingerprint {
		t.Fatalf("eine neue Lieferung ändert nichts: %v", err)
	}
	if view, err := s.analysed(ctx, after, f.parameters()); err != nil || view == first {
		t.Errorf("nach einer neuen Lieferung gilt noch die alte Rechnung (%v)", err)
	}
}
