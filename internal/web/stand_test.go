package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"buendnis/internal/auth"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/survey"
)

// basisOf is the fingerprint in the form of a page.
func basisOf(d document) string {
	d.t.Helper()
	return attribute(d.one("input[name=grundlage]"), "value")
}

// freezes keeps the usual analysis and gives its address.
func (v visitor) freezes(title string) string {
	v.w.t.Helper()
	status, to, text := v.post("/analyse/staende", url.Values{
		"titel": {title}, "zweck": {"Kerngruppe"}, "on": {"2020-01-15"}, "grundlage": {basisOf(v.page("/analyse/staende"))},
	})
	if status != http.StatusSeeOther {
		v.w.t.Fatalf("der Stand wird nicht festgeschrieben: %d\n%s", status, text)
	}
	return to
}

// another delivery of Neuss, with other people.
func (w *world) deliverMore() {
	w.t.Helper()
	w.deliver("Erhebung Neuss", neuss, survey.Content{Classes: person.Population{w.class(neuss, 144, "DULD_ALLG", "SYR", "deutsch-b1")}})
}

func TestAFrozenAnalysisShowsTheFiguresOfThen(t *testing.T) {
	w := newCounty(t)
	first := w.as("Koordination 01")
	then := first.page("/analyse")
	stand := first.freezes("Vor der Sitzung")
	if stand != "/analyse/staende/1" {
		t.Fatalf("der Stand steht unter %s", stand)
	}
	w.deliverMore()
	page := first.page(stand)
	page.says("h1", "Vor der Sitzung")
	page.says("main", "Nachgerechnet: gleich")
	page.says("h2", strings.TrimSpace(textOf(then.one("h1"))))
	page.says("main", "SHA-256 der Rohform")
	page.says("table", "Neuss")
	status, to, _ := first.post(stand+"/nachrechnen", nil)
	if status != http.StatusSeeOther || to != stand {
		t.Errorf("Nachrechnen: %d %s", status, to)
	}
	page = first.page(stand)
	page.says("caption", "Nachgerechnet")
	page.says("td", "gleich")
	first.page("/analyse/staende").says("h1", "1 Stand ist festgeschrieben")
}

// Municipalities read the figures of one analysis: of the frozen ones only the
// one that they read anyway.
func TestMunicipalitiesReadNoSecondPatternOfProtection(t *testing.T) {
	w := newCounty(t)
	stand := w.as("Koordination 01").freezes("Vor der Sitzung")
	reader := w.as("Erhebung Kaarst")
	reader.page(stand).says("main", "Nachgerechnet: gleich")
	reader.page(stand).none("button.kern-btn--secondary")
	w.deliverMore()
	page := reader.page(stand)
	page.says("main", "Zahlen zeigt dieser Stand nur der Koordination")
	page.none("#h-befund")
	page.none("#h-karte")
	for _, path := range []string{"/analyse/staende", stand + "/nachrechnen"} {
		if status, _, _ := reader.post(path, nil); status != http.StatusForbidden {
			t.Errorf("%s: Status %d", path, status)
		}
	}
}

func TestFreezingAsksForTitlePurposeAndTheSameDeliveries(t *testing.T) {
	w := newCounty(t)
	first := w.as("Koordination 01")
	basis := basisOf(first.page("/analyse/staende"))
	status, _, text := first.post("/analyse/staende", url.Values{"on": {"bald"}, "grundlage": {basis}})
	if page := parse(t, text); status != http.StatusUnprocessableEntity || len(page.all("[aria-invalid=true]")) != 3 {
		t.Errorf("Status %d, %d Felder gekennzeichnet", status, len(page.all("[aria-invalid=true]")))
	}
	w.deliverMore()
	full := url.Values{"titel": {"Stand"}, "zweck": {"Probe"}, "on": {"2020-01-15"}, "grundlage": {basis}}
	if status, _, _ := first.post("/analyse/staende", full); status != http.StatusConflict {
		t.Errorf("eine Analyse von gestern wird festgeschrieben: %d", status)
	}
	first.freezes("Stand")
	full.Set("grundlage", basisOf(first.page("/analyse/staende")))
	if status, _, text := first.post("/analyse/staende", full); status != http.StatusConflict || !strings.Contains(text, "schon festgeschrieben") {
		t.Errorf("zweimal dasselbe: %d", status)
	}
	if status, _, _ := first.send("GET", "/analyse/staende/99", "", nil); status != http.StatusNotFound {
		t.Errorf("ein Stand, den es nicht gibt: %d", status)
	}
}

func TestNothingIsFrozenBeforeThereAreFigures(t *testing.T) {
	page := newWorld(t).as("Koordination 01").page("/analyse/staende")
	page.says("main", "Noch keine Kommune hat abgeliefert.")
	page.none("input[name=titel]")
}

// What no longer gives the bytes of then shows no figure, and says why.
func TestAFrozenAnalysisThatCannotBeProvedShowsNoFigures(t *testing.T) {
	w := newCounty(t)
	stand := w.as("Koordination 01").freezes("Vor der Sitzung")
	papers, err := w.store.FrozenBasis(context.Background(), auth.Program("test"), 1)
	if err != nil {
		t.Fatal(err)
	}
	papers.Population[0].Anzahl++
	if again := recompute(papers, papers.Program); again.view != nil || !strings.Contains(again.finding, "gespeicherten Zeilen") {
		t.Errorf("andere Zeilen: %+v", again)
	}
	if again := recompute(papers, "9.9"); again.view != nil || !strings.Contains(again.finding, "9.9 statt ") {
		t.Errorf("ein anderes Programm: %+v", again)
	}
	papers.Changed = []string{"Die Lieferung von Neuss, Fassung 1, ist eine andere."}
	again := recompute(papers, "9.9")
	if again.finding != papers.Changed[0] {
		t.Errorf("eine andere Lieferung: %q", again.finding)
	}
	var html strings.Builder
	if err := frozenPage(frozenView{papers: papers, shown: again, figures: true, book: w.book}).Render(context.Background(), &html); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(html.String(), "lässt sich nicht mehr beweisen") || strings.Contains(html.String(), "h-befund") {
		t.Errorf("%s zeigt Zahlen, die nicht bewiesen sind", stand)
	}
}

// The law is edited, the program starts anew: the frozen analysis still gives
// the bytes of then, and the same deliveries under the new law are another one.
func TestAFrozenAnalysisOutlivesAChangeOfLaw(t *testing.T) {
	w := newLawCounty(t)
	course := "berufssprachkurs"
	o := w.course(neuss+"-001", "Berufssprache", neuss, 40, "deutsch-b2")
	o.Instrument = &course
	w.deliver("Erhebung Neuss", neuss, survey.Content{
		Classes: person.Population{w.class(neuss, 80, "DULD_ALLG", "SYR", "deutsch-b2"), w.class(neuss, 60, "AE_25_2F", "SYR", "deutsch-b2")},
		Offers:  []offer.Offer{o},
	})
	first, second := w.as("Koordination 01"), w.as("Koordination 02")
	before := first.freezes("Vor der Änderung")
	address := ready(t, first)
	if status, text := first.acts(address, "einreichen", nil); status != http.StatusSeeOther {
		t.Fatalf("der Entwurf wird nicht eingereicht: %d %s", status, text)
	}
	if status, text := second.acts(address, "bestaetigen", url.Values{"nummer": {"0"}}); status != http.StatusSeeOther {
		t.Fatalf("der Entwurf wird nicht bestätigt: %d %s", status, text)
	}
	w.serve(Config{Store: w.store, Law: w.law, Clock: w.clock, Demo: true})
	first = w.as("Koordination 01")
	first.page(before).says("main", "Nachgerechnet: gleich")
	first.page(before).says("dd", "wie ausgeliefert")
	after := first.page(first.freezes("Nach der Änderung"))
	after.says("dd", "mit den Änderungen dieses Bündnisses bis Nr. 1")
	after.says("li a", "Fassung ab 01.02.2020")
	w.as("Erhebung Kaarst").page(before).says("main", "Zahlen zeigt dieser Stand nur der Koordination")
}
