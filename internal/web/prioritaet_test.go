package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"buendnis/internal/alliance"
	"buendnis/internal/analysis"
)

// filled is a proposal about a gap.
func filled(v visitor, gap url.Values) url.Values {
	v.w.t.Helper()
	form := url.Values{
		"titel": {"Kurse am Abend"}, "begruendung": {"Viele arbeiten am Tag."}, "grundlage": {basisOf(v.page("/buendnis/prioritaeten/neu?" + gap.Encode()))},
	}
	for name := range gap {
		form.Set(name, gap.Get(name))
	}
	for _, m := range alliance.Measures {
		form.Set(m.Code, "2")
	}
	return form
}

func (v visitor) proposes(gap url.Values) string {
	v.w.t.Helper()
	status, to, text := v.post("/buendnis/prioritaeten", filled(v, gap))
	if status != http.StatusSeeOther {
		v.w.t.Fatalf("der Vorschlag wird nicht angenommen: %d\n%s", status, text)
	}
	return to
}

func TestFromAGapToAPriorityAndBack(t *testing.T) {
	w := newCounty(t)
	first := w.as("Koordination 01")
	var address string
	for _, link := range first.page("/analyse?kommune=" + neuss).all("#kommune a") {
		if to := attribute(link, "href"); strings.Contains(to, "bedarf=deutsch-b1") {
			address = to
		}
	}
	if !strings.HasPrefix(address, "/buendnis/prioritaeten/neu?") {
		t.Fatalf("von der Lücke führt kein Weg zur Priorität: %q", address)
	}
	first.page(address).says("h1", "in Neuss")
	gap, _ := url.ParseQuery(strings.TrimPrefix(address, "/buendnis/prioritaeten/neu?"))
	gap.Set("ursache", "capacity")
	priority := first.proposes(gap)
	page := first.page(priority)
	page.says("h1", "Kurse am Abend")
	page.says("main", "in Neuss, Ursache: Plätze")
	page.says("main", "Stand 1: Stand zur Priorität „Kurse am Abend“")
	page.says("caption", "Die Lücke in der festgeschriebenen Analyse")
}

func TestEveryBottleneckCanBecomeAPriority(t *testing.T) {
	w := newCounty(t)
	first := w.as("Koordination 01")
	found := 0
	for _, link := range first.page("/analyse").all(".b-sentences a") {
		if to := attribute(link, "href"); strings.Contains(to, "engpass=") {
			gap, _ := url.ParseQuery(strings.TrimPrefix(to, "/buendnis/prioritaeten/neu?"))
			first.page(first.proposes(gap)).says("main", "Schnitt:")
			found++
		}
	}
	if found == 0 {
		t.Fatal("kein Engpass führt zu einer Priorität")
	}
	first.page("/analyse/staende").says("h1", "1 Stand ist festgeschrieben") // the same analysis is frozen once
}

func TestAProposalNeedsReasonAndWeights(t *testing.T) {
	w := newCounty(t)
	first := w.as("Koordination 01")
	form := filled(first, url.Values{"bedarf": {"deutsch-b1"}})
	form.Set("begruendung", " ")
	form.Del("aufwand")
	status, _, text := first.post("/buendnis/prioritaeten", form)
	if page := parse(t, text); status != http.StatusUnprocessableEntity || len(page.all("[aria-invalid=true]")) != 2 {
		t.Errorf("Status %d, %d Felder gekennzeichnet", status, len(page.all("[aria-invalid=true]")))
	}
	for _, gap := range []string{"bedarf=unfug", "kommune=01001000", "ursache=unfug", "engpass=unfug"} {
		if status, _, _ := first.send("GET", "/buendnis/prioritaeten/neu?"+gap, "", nil); status != http.StatusNotFound {
			t.Errorf("%s: Status %d", gap, status)
		}
	}
	form = filled(first, url.Values{"bedarf": {"deutsch-b1"}})
	w.deliverMore()
	if status, _, _ := first.post("/buendnis/prioritaeten", form); status != http.StatusConflict {
		t.Errorf("vorgeschlagen wird aus Zahlen von gestern: %d", status)
	}
}

func TestMunicipalitiesReadPrioritiesWithoutFrozenFigures(t *testing.T) {
	w := newCounty(t)
	first := w.as("Koordination 01")
	priority := first.proposes(url.Values{"bedarf": {"deutsch-b1"}, "kommune": {neuss}})
	reader := w.as("Erhebung Kaarst")
	reader.page("/analyse").none(".b-sentences p.b-noprint")
	w.deliverMore()
	reader.page("/buendnis/prioritaeten").says("th", "Kurse am Abend")
	page := reader.page(priority)
	page.says("main", "Viele arbeiten am Tag.")
	page.says("main", "Zahlen zeigt dieser Stand nur der Koordination")
	page.none("caption")
	for _, path := range []string{"/buendnis/prioritaeten", priority + "/zurueckziehen"} {
		if status, _, _ := reader.post(path, nil); status != http.StatusForbidden {
			t.Errorf("%s: Status %d", path, status)
		}
	}
}

func TestAPriorityIsWithdrawnAndProposedAgain(t *testing.T) {
	w := newCounty(t)
	first := w.as("Koordination 01")
	priority := first.proposes(url.Values{"bedarf": {"deutsch-b1"}})
	second := w.as("Koordination 02")
	second.post(priority+"/zurueckziehen", nil)
	first.page(priority).says("main", "zurückgezogen")
	first.post(priority+"/wieder-vorschlagen", nil)
	first.page("/buendnis/prioritaeten").says("td", "vorgeschlagen")
	if status, _, _ := first.post(priority+"/wieder-vorschlagen", nil); status != http.StatusConflict {
		t.Errorf("zweimal: %d", status)
	}
}

// The words of a gap never hold a figure about people.
func TestTheWordsOfAGapHoldNoFigure(t *testing.T) {
	w := newCounty(t)
	first := w.as("Koordination 01")
	first.proposes(url.Values{"kommune": {neuss}, "ursache": {"law"}})
	list, err := w.store.Priorities(context.Background(), w.actor("Koordination 01"))
	if err != nil || len(list) != 1 || list[0].Gap.Words != "Alle Bedarfe in Neuss, Ursache: Recht" {
		t.Errorf("%+v %v", list, err)
	}
}

func TestABottleneckIsKnownByWhatItNames(t *testing.T) {
	b := analysis.BottleneckView{Needs: []string{"A"}, Kommunen: []string{"B"}, Offers: []analysis.OfferName{{ID: "1"}}}
	same := b
	same.Percent, same.Places = "43 %", 7
	other := b
	other.Needs, other.Kommunen = []string{"A", "B"}, nil
	if bottleneckKey(b) != bottleneckKey(same) || bottleneckKey(b) == bottleneckKey(other) {
		t.Error("der Schlüssel hängt am Falschen")
	}
}
