package web

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

var request = url.Values{"zweck": {"Sitzung der Kerngruppe"}, "empfaenger": {"Kreisausschuss"}, "on": {"2020-01-15"}, "modus": {""}}

// requested enters a request in the first person's name.
func requested(t *testing.T, w *world) (first visitor) {
	t.Helper()
	first = w.as("Koordination 01")
	if status, to, text := first.post("/berichte/freigaben", request); status != http.StatusSeeOther || to != "/berichte" {
		t.Fatalf("der Antrag wird nicht angenommen: %d %s\n%s", status, to, text)
	}
	return first
}

func TestNothingIsReleasedBeforeThereAreFigures(t *testing.T) {
	visitor := newWorld(t).as("Koordination 01")
	page := visitor.page("/berichte")
	page.says("h1", "Noch nichts freigegeben")
	page.says("main", "Noch keine Kommune hat abgeliefert.")
	if status, _, _ := visitor.post("/berichte/freigaben", request); status != http.StatusConflict {
		t.Errorf("Status %d", status)
	}
}

func TestARequestNamesPurposeAndRecipient(t *testing.T) {
	visitor := newCounty(t).as("Koordination 01")
	status, _, text := visitor.post("/berichte/freigaben", url.Values{"zweck": {"  "}, "empfaenger": {strings.Repeat("x", 301)}, "on": {"bald"}})
	page := parse(t, text)
	if status != http.StatusUnprocessableEntity || len(page.all("[aria-invalid=true]")) != 3 {
		t.Errorf("Status %d, %d Felder gekennzeichnet", status, len(page.all("[aria-invalid=true]")))
	}
	page.says("[role=alert] a", "wofür die Tabellen gebraucht werden")
	page.says("[role=alert] a", "höchstens 300 Zeichen")
	page.says("[role=alert] a", "„bald“ ist kein Tag")
}

func TestAReleaseNeedsFourEyes(t *testing.T) {
	w := newCounty(t)
	first := requested(t, w)
	page := first.page("/berichte")
	page.says("h1", "1 Freigabe wartet auf eine zweite Person")
	page.says("article", "Bestätigen muss sie eine andere Person der Koordination")
	page.none("article button.kern-btn--primary")
	if status, _, text := first.post("/berichte/freigaben/1/bestaetigen", nil); status != http.StatusForbidden || !strings.Contains(text, "Vier") && !strings.Contains(text, "vier Augen") {
		t.Errorf("die erste Person bestätigt sich selbst: %d", status)
	}
	second := w.as("Koordination 02")
	second.page("/berichte").says("article button.kern-btn--primary", "Freigabe bestätigen")
	if status, to, text := second.post("/berichte/freigaben/1/bestaetigen", nil); status != http.StatusSeeOther || to != "/berichte" {
		t.Fatalf("%d %s", status, text)
	}
	page = second.page("/berichte")
	page.says("h1", "1 Freigabe hat das Haus verlassen")
	page.says("table td", "Koordination 01, 15.01.2020")
	page.says("table td", "Koordination 02, 15.01.2020")
	if status, _, _ := second.post("/berichte/freigaben/1/bestaetigen", nil); status != http.StatusConflict {
		t.Errorf("zweimal bestätigt: %d", status)
	}
	register, err := w.store.Releases(context.Background(), w.actor("Koordination 01"))
	if err != nil || len(register) != 1 || !strings.Contains(register[0].Note, "Geschützte Fassung") {
		t.Errorf("Register: %+v, %v", register, err)
	}
}

// released is a file that went all the way, and what the register says of it.
func released(t *testing.T, w *world) (file []byte, sum string) {
	t.Helper()
	requested(t, w)
	second := w.as("Koordination 02")
	if status, _, text := second.post("/berichte/freigaben/1/bestaetigen", nil); status != http.StatusSeeOther {
		t.Fatal(status, text)
	}
	page := second.page("/berichte")
	status, _, body := second.send("GET", "/berichte/freigaben/1/datei", "", nil)
	if status != http.StatusOK {
		t.Fatal(status, body)
	}
	return []byte(body), textOf(page.one("code"))
}

func TestTheFileIsTheOneOfTheRegister(t *testing.T) {
	w := newCounty(t)
	file, sum := released(t, w)
	if hash := sha256.Sum256(file); hex.EncodeToString(hash[:]) != sum {
		t.Errorf("die Prüfsumme %s gehört nicht zur Datei", sum)
	}
	for _, name := range []string{"Erhebung Neuss", "Erhebung Kaarst"} {
		if status, _, body := w.as(name).send("GET", "/berichte/freigaben/1/datei", "", nil); status != http.StatusForbidden || strings.Contains(body, "PK") {
			t.Errorf("%s bekommt die Datei: %d", name, status)
		}
	}
	if status, _, _ := w.as("Koordination 01").send("GET", "/berichte/freigaben/77/datei", "", nil); status != http.StatusNotFound {
		t.Errorf("Datei 77: %d", status)
	}
}

func TestNoPartOfTheReleasedFileTellsOfOnePerson(t *testing.T) {
	file, _ := released(t, newCounty(t))
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range archive.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, planted := range []string{rare, "TUV", secret} {
			if bytes.Contains(raw, []byte(planted)) {
				t.Errorf("%s enthält „%s“", part.Name, planted)
			}
		}
	}
	noSmallNumberInBook(t, file)
}

func noSmallNumberInBook(t *testing.T, file []byte) {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for _, sheet := range book.GetSheetList()[1:] {
		rows, err := book.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if n, err := strconv.ParseFloat(cell, 64); err == nil && n > 0 && n < 3 {
					t.Errorf("%s zeigt %s", sheet, cell)
				}
			}
		}
	}
	if text, _ := book.GetCellValue("Deckblatt", "B6"); text == "" {
		t.Error("das Deckblatt ist leer")
	}
}

func TestAChangedBasisEndsARequest(t *testing.T) {
	w := newCounty(t)
	requested(t, w)
	w.deliver("Erhebung Kaarst", kaarst, *w.someContent(kaarst))
	second := w.as("Koordination 02")
	page := second.page("/berichte")
	page.says("article", "Die Lieferungen haben sich seit dem Antrag geändert")
	page.none("article button.kern-btn--primary")
	status, _, text := second.post("/berichte/freigaben/1/bestaetigen", nil)
	if status != http.StatusConflict || !strings.Contains(text, "Seit dem Antrag hat sich eine Lieferung geändert") {
		t.Errorf("Status %d", status)
	}
}

func TestARejectionGivesItsReason(t *testing.T) {
	w := newCounty(t)
	requested(t, w)
	second := w.as("Koordination 02")
	if status, _, _ := second.post("/berichte/freigaben/1/ablehnen", url.Values{"grund": {" "}}); status != http.StatusUnprocessableEntity {
		t.Errorf("ohne Grund abgelehnt: %d", status)
	}
	second.post("/berichte/freigaben/1/ablehnen", url.Values{"grund": {"Erst nach der Sitzung"}})
	page := second.page("/berichte")
	page.says("table td", "Erst nach der Sitzung")
	page.says("table td", "abgelehnt")
	if status, _, _ := second.send("GET", "/berichte/freigaben/1/datei", "", nil); status != http.StatusNotFound {
		t.Errorf("eine abgelehnte Freigabe hat eine Datei: %d", status)
	}
}

func TestTheAnalysisHandsItsParametersOver(t *testing.T) {
	visitor := newCounty(t).as("Koordination 01")
	links := visitor.page("/analyse?on=2020-03-01&modus=ermessen").all("a.kern-btn")
	if len(links) != 2 {
		t.Fatalf("%d Wege statt zwei: festschreiben und freigeben", len(links))
	}
	for _, link := range links {
		address, _, _ := strings.Cut(attribute(link, "href"), "#")
		page := visitor.page(address)
		if on := page.one("input[name=on]"); attribute(on, "value") != "2020-03-01" {
			t.Errorf("%s: Stichtag %s", address, attribute(on, "value"))
		}
		page.one("option[value=ermessen][selected]")
	}
}
