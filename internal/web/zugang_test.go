package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"buendnis/internal/auth"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/survey"
)

// The offer of the tests below, with a condition of each kind: a field, a free
// row, and one that no row can say.
var testConditions = []string{"alter_jahre >= 18", "deutsch in ['A2']", "wohnform != 'ohne'", "ehem_uma || volljaehrig"}

const (
	testOffer = "/angebote/" + kaarst + "/001"
	testEntry = testOffer + "/zugang"
)

// newOffers is a world in which Kaarst has delivered a real workbook with two
// offers.
func newOffers(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	gate := "bvb"
	first := w.course(kaarst+"-001", "Kurs mit Bedingungen", kaarst, 12, "deutsch-b1")
	first.Instrument, first.Conditions = &gate, testConditions
	second := w.course(kaarst+"-002", "Offener Treff", kaarst, 30, "deutsch-b1")
	second.Conditions = []string{}
	content := survey.Content{
		Classes: person.Population{{Kommune: kaarst, Anzahl: 23, Facts: w.facts("status", "DULD_ALLG", "deutsch", "A2", "einreise", "2018-03")}},
		Offers:  []offer.Offer{first, second}, Einschaetzungen: []survey.Einschaetzung{{Bedarf: "deutsch-b1", Dringlichkeit: 2, Bemerkung: secret}},
	}
	w.deliverWorkbook("Erhebung Kaarst", kaarst, content)
	return w
}

// deliverWorkbook delivers as people do: the workbook is written, read and kept.
func (w *world) deliverWorkbook(account, ags string, content survey.Content) {
	w.t.Helper()
	raw := w.workbook(ags, &content)
	delivery, faults, err := survey.Read(w.lists, "mappe.xlsx", raw)
	if err != nil || len(faults) > 0 {
		w.t.Fatalf("%v %+v", err, faults)
	}
	if _, err := w.store.Deliver(context.Background(), w.actor(account), *delivery, "mappe.xlsx", raw); err != nil {
		w.t.Fatal(err)
	}
}

// filledIn is the form as a browser would send it back.
func (d document) filledIn() url.Values {
	form := url.Values{}
	for _, input := range d.all("main form input") {
		kind, name := attribute(input, "type"), attribute(input, "name")
		ticked := slices.ContainsFunc(input.Attr, func(a html.Attribute) bool { return a.Key == "checked" })
		if kind != "checkbox" && kind != "radio" || ticked {
			form.Add(name, attribute(input, "value"))
		}
	}
	for _, list := range d.all("main form select") {
		for option := range list.Descendants() {
			if option.Data == "option" && !form.Has(attribute(list, "name")) { // the first, where none is chosen
				form.Set(attribute(list, "name"), attribute(option, "value"))
			}
			if option.Data == "option" && slices.ContainsFunc(option.Attr, func(a html.Attribute) bool { return a.Key == "selected" }) {
				form.Set(attribute(list, "name"), attribute(option, "value"))
			}
		}
	}
	return form
}

func TestAnOfferIsShownInFull(t *testing.T) {
	w := newOffers(t)
	page := w.as("Erhebung Neuss").page(testOffer)
	page.says("h1", "Kurs mit Bedingungen: offen für")
	for _, sentence := range []string{"ab 18 Jahren", "Deutsch A2", "Wohnform: nicht ohne Wohnung", "besondere Bedingung zu: Ehemals unbegleitet minderjährig, Volljährig"} {
		page.says("dd li", sentence)
	}
	page.says("dd a", "Berufsvorbereitende Bildungsmaßnahme")
	page.says("tbody td", "kann teilnehmen")
	page.says("aside dd", "Träger Muster")
	page.says("aside p", "Den Zugang ändert die Kommune selbst")
	page.none("a[href=" + testEntry + "]")
	w.as("Erhebung Kaarst").page(testOffer).one("a[href=" + testEntry + "]")
	w.as("Erhebung Neuss").page("/angebote").one("th a[href=" + testOffer + "]")
	if status, _, _ := w.as("Erhebung Neuss").send("GET", "/angebote/"+kaarst+"/003", "", nil); status != http.StatusNotFound {
		t.Errorf("ein Angebot, das es nicht gibt: %d", status)
	}
}

func TestAnUnchangedFormChangesNothing(t *testing.T) {
	w := newOffers(t)
	kaarst01 := w.as("Erhebung Kaarst")
	form := kaarst01.page(testEntry).filledIn()
	status, to, _ := kaarst01.post(testEntry, form)
	if status != http.StatusSeeOther || to != testEntry {
		t.Fatalf("%d %s", status, to)
	}
	kaarst01.page(testEntry).says(".b-notice", "Es ist nichts geändert")
	if _, err := w.store.Draft(context.Background(), w.actor("Erhebung Kaarst"), kaarst); err == nil {
		t.Error("es gibt einen Entwurf")
	}
}

// changed is the form with some fields changed.
func changed(form url.Values, pairs ...string) url.Values {
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return form
}

func TestAPreviewSaysWhatChangesAndKeepsNothing(t *testing.T) {
	w := newOffers(t)
	who := w.as("Erhebung Kaarst")
	form := changed(who.page(testEntry).filledIn(), "grundlage", "", "alter-bis", "25", "gruppe", "GEST", "angabe-2", "berufsabschluss", "wert-2", "keiner", "betreuung", "ja")
	page := who.page(testEntry + "?" + form.Encode())
	page.says("#vorschau h2", "So wird der Zugang: offen für 1 von")
	for _, sentence := range []string{"18 bis 25 Jahre", "nur mit Gestattung", "Berufsabschluss: keiner", "Eltern nur mit gesicherter Kinderbetreuung"} {
		page.says("#vorschau li", sentence)
	}
	page.says("#vorschau p", "Bisher:")
	if again := page.filledIn(); again.Get("alter-bis") != "25" || again.Get("gruppe") != "GEST" || again.Get("wert-2") != "keiner" {
		t.Errorf("das Formular vergisst: %v", again)
	}
	if strings.Contains(page.text, "alter_jahre") || strings.Contains(page.text, "&amp;&amp;") {
		t.Error("die Seite zeigt die Regelsprache")
	}
	if _, err := w.store.Draft(context.Background(), w.actor("Erhebung Kaarst"), kaarst); err == nil {
		t.Error("die Vorschau speichert")
	}
}

func TestAChangedAccessBecomesADraftAndThenTheOffer(t *testing.T) {
	w := newOffers(t)
	who := w.as("Erhebung Kaarst")
	form := changed(who.page(testEntry).filledIn(), "grundlage", "", "alter-bis", "25", "geschlecht", "w", "reichweite", "kreis")
	form.Del("bleibt") // the condition that no row can say falls away
	status, to, _ := who.post(testEntry, form)
	if status != http.StatusSeeOther || to != "/erhebung/"+kaarst+"/entwurf" {
		t.Fatalf("%d %s", status, to)
	}
	draft := who.page(to)
	draft.says(".b-notice", "im Entwurf geändert")
	draft.says("h1", "bereit zum Abliefern")
	draft.says("th", "Kurs mit Bedingungen geändert")
	draft.says("td", "18 bis 25 Jahre; nur für Frauen; Deutsch A2; Wohnform: nicht ohne Wohnung")

	// A second change goes on from the draft, and the first one stays.
	second := "/angebote/" + kaarst + "/002/zugang"
	page := who.page(second)
	page.says("p", "auf dem Stand Ihres Entwurfs")
	if status, _, text := who.post(second, changed(page.filledIn(), "eltern", "ja")); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, text)
	}
	draft = who.page(to)
	draft.says("td", "nur für Eltern")
	draft.says("td", "18 bis 25 Jahre; nur für Frauen; Deutsch A2")
	seen := draft.one("input[name=gesehen]")
	if status, _, text := who.post("/erhebung/"+kaarst+"/abliefern", url.Values{"gesehen": {attribute(seen, "value")}}); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, text)
	}
	w.checkDelivered()
}

// checkDelivered: the conditions stand in what the analysis reads, and nothing
// else has changed.
func (w *world) checkDelivered() {
	w.t.Helper()
	basis, err := w.store.Basis(context.Background(), auth.Program("test"))
	if err != nil {
		w.t.Fatal(err)
	}
	first, second := basis.Offers[0], basis.Offers[1]
	want := []string{"alter_jahre >= 18", "alter_jahre <= 25", "geschlecht == 'w'", "deutsch in ['A2']", "wohnform != 'ohne'"}
	if !slices.Equal(first.Conditions, want) || first.Instrument != nil || !first.Reach.Kreis || first.Places != 12 {
		w.t.Errorf("%+v", first)
	}
	if !slices.Equal(second.Conditions, []string{"size(kinder) > 0"}) {
		w.t.Errorf("%+v", second)
	}
	if basis.Population.People() != 23 || basis.Opinions[kaarst][0].Bemerkung != secret {
		w.t.Errorf("%+v %+v", basis.Population, basis.Opinions)
	}
}

func TestFaultsStandBesideTheirFields(t *testing.T) {
	w := newOffers(t)
	who := w.as("Erhebung Kaarst")
	for field, c := range map[string]struct {
		pairs []string
		says  string
	}{
		"alter-von":   {[]string{"alter-von", "achtzehn"}, "ganze Jahre"},
		"alter-bis":   {[]string{"alter-bis", "17"}, "liegt unter „von“"},
		"deutsch-bis": {[]string{"deutsch-von", "B1", "deutsch-bis", "A1"}, "liegt unter „von“"},
		"grundlage":   {[]string{"grundlage", "zauberei"}, "aus der Liste"},
		"reichweite":  {[]string{"reichweite", "kommunen", "kommune", "99999999"}, "mindestens eine Kommune"},
		"wert-1":      {[]string{"wert-1", "Zelt"}, "Möglich ist: Gemeinschaftsunterkunft"},
		"wert-2":      {[]string{"angabe-2", "volljaehrig"}, "Schreiben Sie ja oder nein"},
		"angabe-2":    {[]string{"angabe-2", "", "wert-2", "ja"}, "Wählen Sie die Angabe"},
	} {
		form := changed(who.page(testEntry).filledIn(), c.pairs...)
		status, _, text := who.post(testEntry, form)
		page := parse(t, text)
		if status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", field, status)
			continue
		}
		page.says("#fehler a[href=#"+field+"]", c.says)
		page.says("#"+field+"-e", c.says)
	}
	if _, err := w.store.Draft(context.Background(), w.actor("Erhebung Kaarst"), kaarst); err == nil {
		t.Error("ein Fehler ist gespeichert")
	}
}

func TestALockedDeliveryStaysAsItIs(t *testing.T) {
	w := newOffers(t)
	who := w.as("Erhebung Kaarst")
	form := changed(who.page(testEntry).filledIn(), "alter-bis", "25")
	if err := w.store.Approve(context.Background(), w.actor("Koordination 01"), kaarst); err != nil {
		t.Fatal(err)
	}
	page := who.page(testEntry)
	page.says(".kern-alert p", "Die Koordination kann sie wieder öffnen")
	page.none("main form")
	who.page(testOffer).says("aside p", "Die Koordination kann sie wieder öffnen")
	w.as("Koordination 01").page(testOffer).one("aside a[href=/erhebung/" + kaarst + "]")
	if status, _, _ := who.post(testEntry, form); status != http.StatusConflict {
		t.Errorf("%d", status)
	}
}

// Whoever saves has seen what is changed: a form from before is refused, and a
// draft with bad cells is not overwritten.
func TestNothingIsOverwrittenUnseen(t *testing.T) {
	w := newOffers(t)
	who := w.as("Erhebung Kaarst")
	old := who.page(testEntry).filledIn()
	if status, _, _ := who.post(testEntry, changed(who.page(testEntry).filledIn(), "alter-bis", "25")); status != http.StatusSeeOther {
		t.Fatal(status)
	}
	if status, _, _ := who.post(testEntry, changed(old, "alter-bis", "30")); status != http.StatusConflict {
		t.Errorf("ein altes Formular: %d", status)
	}
	who.upload(kaarst, "kaarst.xlsx", spoilt(t, w.workbook(kaarst, w.someContent(kaarst)), map[string]string{"Zielgruppe!A2": "viele"}))
	page := who.page(testEntry)
	page.says(".kern-alert p", "Berichtigen oder verwerfen Sie ihn zuerst")
	page.none("main form")
}
