package report

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"buendnis/internal/civil"
	"buendnis/internal/privacy"
)

// planted stands in small cells only: it must be in no part of any file.
const planted = 987

func family() privacy.Family {
	return privacy.Family{
		Unit: 1,
		Dimensions: []privacy.Dimension{
			{Name: "kommune", Total: "Kreis", Values: []string{"05162024", "05162008", "05162004"}},
			{Name: "state", Total: "Bedarfe", Values: []string{"covered", "capacity", "law"}},
		},
		Cells: []privacy.Cell{
			{At: []string{"05162024", "covered"}, Value: 41_500},
			{At: []string{"05162024", "capacity"}, Value: 33_200},
			{At: []string{"05162024", "law"}, Value: planted},
			{At: []string{"05162008", "covered"}, Value: 21_300},
			{At: []string{"05162008", "capacity"}, Value: 12_100},
			{At: []string{"05162008", "law"}, Value: 15_400},
			{At: []string{"05162004", "covered"}, Value: 18_600},
			{At: []string{"05162004", "capacity"}, Value: 14_700},
			{At: []string{"05162004", "law"}, Value: 17_800},
		},
		Tables: [][]string{{"kommune", "state"}},
		Sums: []privacy.Sum{
			{Name: "engpass", Of: []privacy.Selection{{"kommune": {"05162008"}, "state": {"covered", "capacity"}}}},
			{Name: "selten", Of: []privacy.Selection{{"kommune": {"05162024"}, "state": {"law"}}}},
		},
	}
}

func screened(t testing.TB) *privacy.Screened {
	t.Helper()
	s, err := privacy.Screen(family(), privacy.Rules{K: 1000})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func released(t testing.TB) *privacy.Released {
	t.Helper()
	r, err := privacy.Release(screened(t), privacy.Approval{
		Purpose: "Sitzung der Kerngruppe", Recipient: "Kreisausschuss", RequestedBy: "Koordination 01", ApprovedBy: "Koordination 02",
		On: time.Date(2020, 1, 20, 23, 30, 0, 0, time.UTC),
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func cover() Cover {
	return Cover{
		Title: "Angebots- und Bedarfsanalyse", Kreis: "Kreis Ä & Söhne", Stichtag: civil.MustParse("2020-01-15"),
		Source: "Erhebung, 6 von 8 Kommunen", Mode: "nur „ja“", Remarks: []string{"Alle Personen sind erfunden."},
		Labels: Labels{
			"kommune": {"Kommune", map[string]string{"05162024": "Neuss", "05162008": "Grevenbroich", "05162004": "=Dormagen"}},
			"state":   {"Stand", map[string]string{"covered": "gedeckt", "capacity": "Plätze", "law": "Recht"}},
		},
		Lists: []List{{Title: "Engpässe: der engste zuerst [alle]", Head: []string{"Engpass", "Bedarfe"}, Rows: []ListRow{
			{[]string{"Deutsch B1 in Grevenbroich"}, []string{"engpass"}},
			{[]string{"Deutsch B2 in Neuss"}, []string{"selten"}},
		}}},
	}
}

func workbookOf(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := TablesXLSX(&b, cover(), released(t)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// parts are all files inside the workbook.
func parts(t testing.TB, raw []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, file := range archive.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[file.Name] = string(text)
	}
	return all
}

func open(t testing.TB, raw []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestNoPartOfTheFileHoldsAHiddenValue(t *testing.T) {
	if figure := screened(t).Figure(privacy.At{"kommune": "05162024", "state": "law"}); figure.Shown() {
		t.Fatal("der gepflanzte Wert ist gar nicht geschützt, der Test prüft nichts")
	}
	for name, text := range parts(t, workbookOf(t)) {
		if strings.Contains(text, "987") {
			t.Errorf("%s enthält den geschützten Wert", name)
		}
	}
	var page bytes.Buffer
	if err := HTML(&page, cover(), released(t)); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(page.String(), "987") {
		t.Error("der HTML-Bericht enthält den geschützten Wert")
	}
}

func TestNoFormulaNoHiddenSheetNoComment(t *testing.T) {
	for name, text := range parts(t, workbookOf(t)) {
		for _, forbidden := range []string{"<f>", "<f ", `state="hidden"`, "veryHidden", "<comment", "externalLink"} {
			if strings.Contains(text, forbidden) {
				t.Errorf("%s enthält %s", name, forbidden)
			}
		}
	}
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	first := workbookOf(t)
	for range 5 {
		if !bytes.Equal(first, workbookOf(t)) {
			t.Fatal("zwei Läufe, zwei Dateien")
		}
	}
}

func TestTheCoverSaysWhatAReaderMustKnow(t *testing.T) {
	f := open(t, workbookOf(t))
	rows, err := f.GetRows(coverSheet)
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, row := range rows {
		text += strings.Join(row, " | ") + "\n"
	}
	for _, want := range []string{
		"Angebots- und Bedarfsanalyse", "Kreis | Kreis Ä & Söhne", "Stichtag | 15.01.2020", "Zweck | Sitzung der Kerngruppe",
		"Empfänger | Kreisausschuss", "beantragt von Koordination 01, bestätigt von Koordination 02 am 21.01.2020",
		"Erhebung, 6 von 8 Kommunen", "nur „ja“", "k = 1000", "Unterdrückung", "werden nicht gezeigt", "Spanne", "Alle Personen sind erfunden.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("auf dem Deckblatt fehlt %q:\n%s", want, text)
		}
	}
	props, err := f.GetDocProps()
	if err != nil || props.Language != "de-DE" || !strings.Contains(props.Title, "Kreis Ä & Söhne") || !strings.Contains(props.Description, "geschützt") {
		t.Errorf("Eigenschaften der Datei: %+v, %v", props, err)
	}
}

func TestATableReadsAsItWasScreened(t *testing.T) {
	f := open(t, workbookOf(t))
	const sheet = "Kommune – Stand"
	for cell, want := range map[string]string{
		"A1": "Bedarfe nach Kommune, Spalten: Stand", "A4": "Kommune", "B4": "Bedarfe", "C4": "gedeckt", "E4": "Recht",
		"A5": "Neuss", "E5": "geschützt", "A7": "=Dormagen", "A8": "Kreis",
	} {
		if got, err := f.GetCellValue(sheet, cell); err != nil || got != want {
			t.Errorf("%s: %q statt %q (%v)", cell, got, want, err)
		}
	}
	got, err := f.GetCellValue(sheet, "C7", excelize.Options{RawCellValue: true})
	if err != nil || got != "18600" && got != "geschützt" {
		t.Errorf("C7: %q, %v", got, err)
	}
	panes, err := f.GetPanes(sheet)
	if err != nil || !panes.Freeze || panes.YSplit != 4 || panes.XSplit != 1 {
		t.Errorf("Kopf nicht fixiert: %+v, %v", panes, err)
	}
}

func TestAListTakesItsFiguresFromTheSums(t *testing.T) {
	f := open(t, workbookOf(t))
	sheet := f.GetSheetList()[2]
	if len([]rune(sheet)) > longestSheet || strings.ContainsAny(sheet, `[]:*?/\`) {
		t.Errorf("Blattname %q", sheet)
	}
	raw := excelize.Options{RawCellValue: true}
	shown, _ := f.GetCellValue(sheet, "B5", raw)
	hidden, _ := f.GetCellValue(sheet, "B6", raw)
	if shown != "33400" && shown != "geschützt" || hidden != "geschützt" {
		t.Errorf("Summen %q und %q", shown, hidden)
	}
}

func TestADraftSaysOnEverySheetThatNobodyApprovedIt(t *testing.T) {
	var b bytes.Buffer
	if err := DraftXLSX(&b, cover(), screened(t)); err != nil {
		t.Fatal(err)
	}
	f := open(t, b.Bytes())
	for _, sheet := range f.GetSheetList()[1:] {
		if note, _ := f.GetCellValue(sheet, "A2"); !strings.Contains(note, "nicht freigegeben") {
			t.Errorf("%s: %q", sheet, note)
		}
	}
	var page bytes.Buffer
	if err := DraftHTML(&page, cover(), screened(t)); err != nil || !strings.Contains(page.String(), "nicht freigegeben") {
		t.Errorf("die Seite verschweigt es: %v", err)
	}
}

func TestThePageHasHeadsForEveryColumnAndRow(t *testing.T) {
	var b bytes.Buffer
	if err := HTML(&b, cover(), released(t)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<html lang="de">`, `<th scope="col" class="n">gedeckt</th>`, `<th scope="row">Neuss</th>`, `<td class="n hid">geschützt</td>`,
		"<dt>Zweck</dt>", "Bedarfe nach Kommune", "Kreis Ä &amp; Söhne",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("es fehlt %s", want)
		}
	}
}

func TestSharesOfPeopleHaveOneDecimalAndNoMore(t *testing.T) {
	f := family()
	f.Unit = privacy.Fine
	for i := range f.Cells {
		f.Cells[i].Value = f.Cells[i].Value*privacy.Fine + privacy.Fine/7
	}
	s, err := privacy.Screen(f, privacy.Rules{K: 1000})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := DraftXLSX(&b, cover(), s); err != nil {
		t.Fatal(err)
	}
	got, err := open(t, b.Bytes()).GetCellValue("Kommune – Stand", "B8", excelize.Options{RawCellValue: true})
	if err != nil || got != "175588.3" {
		t.Errorf("Summe %q statt 175588.3 (%v)", got, err)
	}
}

func TestSheetNamesAreDistinct(t *testing.T) {
	grids := make([]grid, 25)
	for i := range grids {
		grids[i].Sheet = strings.Repeat("Sehr langer Name ", 4) + "/ '"
	}
	grids = append(grids, grid{Sheet: "deckblatt"}, grid{Sheet: "???"})
	nameSheets(grids)
	seen := map[string]bool{}
	for _, g := range grids {
		if seen[strings.ToLower(g.Sheet)] || g.Sheet == "" || len(g.Sheet) > longestSheet {
			t.Errorf("Blattname %q", g.Sheet)
		}
		seen[strings.ToLower(g.Sheet)] = true
	}
}

func BenchmarkTablesXLSX(b *testing.B) {
	for b.Loop() {
		workbookOf(b)
	}
}
