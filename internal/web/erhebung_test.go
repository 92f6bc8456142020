package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"buendnis/internal/civil"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/rule"
	"buendnis/internal/survey"
)

// someContent is a small workbook: 40 people in two classes, an offer, an opinion.
func (w *world) someContent(ags string) *survey.Content {
	w.t.Helper()
	need := w.book.NeedChoices()[0].Code
	return &survey.Content{
		Classes: person.Population{
			{Kommune: ags, Anzahl: 25, Facts: w.facts("status", "DULD_ALLG", "deutsch", "A2")},
			{Kommune: ags, Anzahl: 15, Facts: w.facts("status", "GEST")},
		},
		Offers: []offer.Offer{{
			ID: "a", Title: "Deutsch am Abend", Organization: "Träger Muster", Serves: []string{need}, Kommune: ags,
			Reach: offer.Reach{Kreis: true}, Places: 12, From: civil.MustParse("2020-02-03"), To: civil.MustParse("2020-07-31"),
		}},
		Einschaetzungen: []survey.Einschaetzung{{Bedarf: need, Dringlichkeit: 3, Bemerkung: "Abends fehlt es"}},
	}
}

// facts reads pairs of name and code.
func (w *world) facts(pairs ...string) rule.Facts {
	w.t.Helper()
	facts := rule.Facts{}
	for i := 0; i < len(pairs); i += 2 {
		fact, ok := w.book.Vocabulary().Fact(pairs[i])
		if !ok {
			w.t.Fatalf("kein Fakt %s", pairs[i])
		}
		value, err := fact.Parse(pairs[i+1])
		if err != nil {
			w.t.Fatal(err)
		}
		facts[pairs[i]] = value
	}
	return facts
}

// delivered delivers a workbook for a municipality, past the pages.
func (w *world) delivered(account, ags string) {
	w.t.Helper()
	raw := w.workbook(ags, w.someContent(ags))
	d, faults, err := survey.Read(w.lists, "mappe.xlsx", raw)
	if err != nil || len(faults) > 0 {
		w.t.Fatalf("%v %v", faults, err)
	}
	if _, err := w.store.Deliver(context.Background(), w.actor(account), *d, "mappe.xlsx", raw); err != nil {
		w.t.Fatal(err)
	}
}

// spoilt puts texts into cells of a workbook, as somebody at a desk does.
func spoilt(t *testing.T, raw []byte, cells map[string]string) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for place, text := range cells {
		sheet, cell, _ := strings.Cut(place, "!")
		if err := f.SetCellStr(sheet, cell, text); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if _, err := f.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// The main story: three bad cells, mended on the page, looked through, delivered.
func TestAWorkbookWithThreeFaultsIsMendedAndDelivered(t *testing.T) {
	w := newWorld(t)
	town := w.as("Erhebung Neuss")
	town.page("/erhebung/"+neuss).says("h1", "Die Arbeitsmappe fehlt noch")

	bad := spoilt(t, w.workbook(neuss, w.someContent(neuss)), map[string]string{
		"Zielgruppe!A2": "12,5", "Zielgruppe!K3": "03/2020", "Angebote!N2": "A2+",
	})
	status, to, _ := town.upload(neuss, "neuss 2020.xlsx", bad)
	if status != http.StatusSeeOther || to != "/erhebung/"+neuss+"/entwurf" {
		t.Fatalf("%d %s", status, to)
	}
	page := town.page(to)
	page.says("h1", "Arbeitsmappe Neuss: 3 Zellen berichtigen")
	summary := page.all("#fehler[role=alert] a")
	if len(summary) != 3 {
		t.Fatalf("%d Fehler in der Übersicht", len(summary))
	}
	for _, link := range summary { // each leads to its field, which says the same
		field := page.one(strings.Replace(attribute(link, "href"), "#", "input#", 1))
		if attribute(field, "aria-invalid") != "true" {
			t.Errorf("%s ist nicht als falsch bezeichnet", attribute(field, "id"))
		}
		for _, id := range strings.Fields(attribute(field, "aria-describedby")) {
			page.one("#" + id)
		}
	}
	page.says(".b-sheet .is-bad", "12,5")
	page.none("form[action=/erhebung/" + neuss + "/abliefern]")

	to = mend(t, town, page, map[string]string{"A2": "12", "K3": "03/2019", "N2": "A2"})
	page = town.page(to)
	page.says("[role=status]", "3 Werte sind übernommen")
	page.says("h1", "bereit zum Abliefern")
	page.says(".b-key", "Personen 27")

	seen := attribute(page.one("input[name=gesehen]"), "value")
	if status, _, _ := town.post("/erhebung/"+neuss+"/abliefern", url.Values{"gesehen": {"etwas anderes"}}); status != http.StatusConflict {
		t.Errorf("ein anderer Entwurf als der gesehene: %d", status)
	}
	status, to, _ = town.post("/erhebung/"+neuss+"/abliefern", url.Values{"gesehen": {seen}})
	if status != http.StatusSeeOther {
		t.Fatalf("%d", status)
	}
	page = town.page(to)
	page.says("[role=status]", "Fassung 1 ist abgeliefert")
	page.says("h1", "Neuss: Fassung 1 ist abgeliefert")

	basis, err := w.store.Basis(context.Background(), w.actor("Koordination 01"))
	if err != nil || basis.Population.People() != 27 || len(basis.Offers) != 1 {
		t.Errorf("%+v %v", basis.Versions, err)
	}
}

// mend sends the form of the draft page with new values by cell.
func mend(t *testing.T, town visitor, page document, values map[string]string) (location string) {
	t.Helper()
	form := url.Values{}
	for _, field := range page.all("form input[name]") {
		form.Set(attribute(field, "name"), attribute(field, "value"))
	}
	for i := 1; form.Has(fmt.Sprintf("f%d", i)); i++ {
		id := fmt.Sprintf("f%d", i)
		if value, ok := values[form.Get(id+"-zelle")]; ok {
			form.Set(id, value)
		}
	}
	status, to, text := town.post("/erhebung/"+neuss+"/entwurf/berichtigen", form)
	if status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, text)
	}
	return to
}

func TestAFileThatIsNoWorkbookOfOursChangesNothing(t *testing.T) {
	w := newWorld(t)
	town := w.as("Erhebung Neuss")
	other := w.round
	w.round.Stichtag = civil.MustParse("2019-01-15")
	earlier := w.workbook(neuss, nil)
	w.round = other
	for name, c := range map[string]struct {
		raw    []byte
		says   string
		status int
	}{
		"keine Mappe":   {[]byte("Guten Tag"), "keine Excel-Arbeitsmappe", http.StatusUnprocessableEntity},
		"fremde Mappe":  {w.workbook(kaarst, nil), "die Arbeitsmappe von Kaarst, nicht von Neuss", http.StatusUnprocessableEntity},
		"frühere Runde": {earlier, "gehört zur Erhebung vom 15.01.2019", http.StatusUnprocessableEntity},
		"zu groß":       {make([]byte, survey.MaxBytes+1<<20), "größer als 10 MB", http.StatusRequestEntityTooLarge},
		"leer":          {nil, "keine Excel-Arbeitsmappe", http.StatusUnprocessableEntity},
	} {
		status, _, page := town.upload(neuss, "mappe.xlsx", c.raw)
		if status != c.status {
			t.Errorf("%s: %d", name, status)
		}
		page.says("#fehler[role=alert]", c.says)
		page.says("#datei-e", c.says)
		if status, _, _ := town.send("GET", "/erhebung/"+neuss+"/entwurf", "", nil); status != http.StatusSeeOther {
			t.Errorf("%s: es gibt einen Entwurf (%d)", name, status)
		}
	}
}

func TestADeliveryIsWithdrawnAndComesBack(t *testing.T) {
	w := newWorld(t)
	w.delivered("Erhebung Neuss", neuss)
	town := w.as("Erhebung Neuss")
	_, to, _ := town.post("/erhebung/"+neuss+"/zurueckziehen", nil)
	page := town.page(to)
	page.says("h1", "Fassung 1 ist zurückgezogen")
	undo := attribute(page.one("[role=status] form"), "action")
	_, to, _ = town.post(undo, nil)
	page = town.page(to)
	page.says("h1", "bereit zum Abliefern")
	seen := attribute(page.one("input[name=gesehen]"), "value")
	town.post("/erhebung/"+neuss+"/abliefern", url.Values{"gesehen": {seen}})
	town.page("/erhebung/"+neuss).says("h1", "Fassung 2 ist abgeliefert")
}

func TestTheOfficeChecksLocksAndOpens(t *testing.T) {
	w := newWorld(t)
	w.delivered("Erhebung Neuss", neuss)
	office, town := w.as("Koordination 01"), w.as("Erhebung Neuss")
	page := office.page("/erhebung")
	page.says("h1", fmt.Sprintf("1 von %d Kommunen haben geliefert", len(w.kreis.Kommunen)))
	page.says("tbody tr", "zu prüfen")
	page = office.page("/erhebung/" + neuss + "/fassung/1")
	page.says("td", "Abends fehlt es")
	lock := attribute(page.one(".b-title form"), "action")
	_, to, _ := office.post(lock, nil)
	office.page(to).says("h1", "geprüft und gesperrt")
	town.page("/erhebung/" + neuss).none("input[type=file]")
	town.upload(neuss, "neu.xlsx", w.workbook(neuss, w.someContent(neuss)))
	seen := attribute(town.page("/erhebung/"+neuss+"/entwurf").one("input[name=gesehen]"), "value")
	if status, _, _ := town.post("/erhebung/"+neuss+"/abliefern", url.Values{"gesehen": {seen}}); status != http.StatusConflict {
		t.Errorf("gesperrt und doch abgeliefert: %d", status)
	}
	_, to, _ = office.post("/erhebung/"+neuss+"/oeffnen", nil)
	office.page(to).says("[role=status]", "wieder offen")
	town.page("/erhebung/" + neuss).one("input[type=file]")
}

func TestAMunicipalitySeesNothingOfAnother(t *testing.T) {
	w := newWorld(t)
	w.delivered("Erhebung Neuss", neuss)
	town := w.as("Erhebung Kaarst")
	if _, to, _ := town.send("GET", "/erhebung", "", nil); to != "/erhebung/"+kaarst {
		t.Errorf("die Erhebung führt nach %s", to)
	}
	page := town.page("/erhebung/" + kaarst)
	if strings.Contains(page.text, "Neuss, ") || strings.Contains(page.text, "Erhebung Neuss") {
		t.Error("Kaarst liest von Neuss")
	}
}

func TestAPreviewSaysWhatIsDifferent(t *testing.T) {
	w := newWorld(t)
	w.delivered("Erhebung Neuss", neuss)
	content := w.someContent(neuss)
	content.Classes[0].Anzahl += 10
	content.Offers[0].Places = 20
	content.Offers = append(content.Offers, content.Offers[0])
	content.Offers[1].Title = "Coaching am Ort"
	town := w.as("Erhebung Neuss")
	_, to, _ := town.upload(neuss, "neuss.xlsx", w.workbook(neuss, content))
	page := town.page(to)
	page.says(".b-key", "Personen 50 zuvor 40 (+10)")
	page.says("tbody th", "Deutsch am Abend geändert")
	page.says("tbody th", "Coaching am Ort neu")
}

func TestSmallNumbersAreHiddenInAPreview(t *testing.T) {
	w := newWorld(t)
	content := w.someContent(neuss)
	content.Classes[1].Anzahl = 2
	town := w.as("Erhebung Neuss")
	_, to, _ := town.upload(neuss, "neuss.xlsx", w.workbook(neuss, content))
	page := town.page(to)
	page.says("td .b-hid", "geschützt")
}

func TestTheEmptyFormIsReadBack(t *testing.T) {
	w := newWorld(t)
	town := w.as("Erhebung Neuss")
	status, _, raw := town.send("GET", "/erhebung/"+neuss+"/mappe.xlsx", "", nil)
	if status != http.StatusOK {
		t.Fatal(status)
	}
	if _, faults, err := survey.Read(w.lists, "neuss.xlsx", []byte(raw)); err != nil || len(faults) > 0 {
		t.Errorf("%v %v", faults, err)
	}
}
