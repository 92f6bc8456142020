package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/xuri/excelize/v2"
)

// The main job, as people do it: a municipality uploads a workbook with three
// faults, mends them and delivers; the coordination reads the analysis; two of
// them let it out as a file.
func TestBrowserFromTheWorkbookToTheReleasedFile(t *testing.T) {
	d := startDemo(t)
	kaarst := d.open(t).as(d.login(t, "kommune", "05162016"))
	kaarst.upload("/erhebung/05162016", d.faultyWorkbook(t))
	kaarst.mend(map[string]string{"A17": "12", "F23": "01/2013", "N2": "A2"})
	kaarst.press("Abliefern")
	if h1 := kaarst.text("h1"); !strings.Contains(h1, "Fassung 2") {
		t.Errorf("nach dem Abliefern: %q", h1)
	}

	first := d.open(t).as(d.login(t, "koordination", ""))
	first.visit("/analyse")
	if h1 := first.text("h1"); !strings.HasPrefix(h1, "Von ") || !strings.HasSuffix(h1, "gedeckt") {
		t.Errorf("die Analyse sagt: %q", h1)
	}
	first.request("Vorlage für den Ausschuss", "Kreisausschuss")
	second := d.open(t).as(d.logins[1])
	second.visit("/berichte")
	second.press("Freigabe bestätigen")
	second.checkRelease(second.download("/berichte", "Herunterladen"))
}

// request asks for a release.
func (b *tab) request(purpose, recipient string) {
	b.t.Helper()
	b.visit("/berichte")
	b.fill("zweck", purpose)
	b.fill("empfaenger", recipient)
	b.press("Freigabe beantragen")
}

// upload chooses a file and sends it.
func (b *tab) upload(path, file string) {
	b.t.Helper()
	b.visit(path)
	b.do(chromedp.SetUploadFiles("input[type=file]", []string{file}))
	b.press("Hochladen")
}

// mend types the right value into the field of each bad cell.
func (b *tab) mend(values map[string]string) {
	b.t.Helper()
	if summary := b.text("[role=alert]"); !strings.Contains(summary, "A17") || !strings.Contains(summary, "F23") || !strings.Contains(summary, "N2") {
		b.t.Fatalf("genannt werden nicht die drei Zellen: %s", summary)
	}
	for cell, value := range values {
		field := `//label[contains(., "` + cell + `")]/ancestor::*[contains(@class, "kern-form-input")][1]//*[self::input or self::select]`
		b.js(`document.evaluate('` + field + `', document, null, 9).singleNodeValue.value = ''; true`)
		b.do(chromedp.SendKeys(field, value))
	}
	b.press("3 Werte übernehmen")
}

// faultyWorkbook is Kaarst's own workbook with three faults of real life.
func (d *demoServer) faultyWorkbook(t *testing.T) string {
	t.Helper()
	book, err := excelize.OpenFile(filepath.Join(d.dir, "mappen", "kaarst-erhebung-2020-01.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	path := filepath.Join(t.TempDir(), "kaarst-erhebung-2020-01.xlsx")
	for _, err := range []error{
		book.SetCellStr("Zielgruppe", "A17", "12,5"),
		book.SetCellStr("Zielgruppe", "F23", "03/2020"),
		book.SetCellStr("Angebote", "N2", "A2+"),
		book.SaveAs(path),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// download clicks a link and gives the file that the browser saved.
func (b *tab) download(path, link string) []byte {
	b.t.Helper()
	dir := b.t.TempDir()
	_, err := chromedp.CallBrowser(b.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: dir})
	if err != nil {
		b.t.Fatal(err)
	}
	b.visit(path)
	b.do(chromedp.Click(`//main//a[contains(@href, "/datei")]`))
	for range 100 {
		if files, _ := filepath.Glob(filepath.Join(dir, "*.xlsx")); len(files) == 1 {
			raw, err := os.ReadFile(files[0])
			if err == nil && len(raw) > 0 {
				return raw
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Fatalf("%s: keine Datei kam an", link)
	return nil
}

// checkRelease opens the file as its recipient does.
func (b *tab) checkRelease(raw []byte) {
	b.t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		b.t.Fatal(err)
	}
	defer book.Close()
	var all strings.Builder
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			b.t.Fatal(err)
		}
		for _, row := range rows {
			all.WriteString(strings.Join(row, " ") + "\n")
		}
	}
	for _, want := range []string{"Vorlage für den Ausschuss", "Kreisausschuss", "Koordination 01", "Koordination 02", "Geschützte Fassung", "geschützt"} {
		if !strings.Contains(all.String(), want) {
			b.t.Errorf("in der Datei fehlt „%s“", want)
		}
	}
}
