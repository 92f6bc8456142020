package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestTheMatrixAsksEveryInstrumentAboutEveryTitle(t *testing.T) {
	w := newWorld(t)
	page := w.as("Erhebung Neuss").page("/regelwerk")
	page.says("h1", "Welches Angebot steht welchem Titel offen")
	columns := page.all("table.b-matrix thead th[scope=col]")
	if len(columns) != 1+len(w.book.UsualTitles()) {
		t.Errorf("%d Spalten", len(columns))
	}
	rows := page.all("table.b-matrix tbody th[scope=row]")
	if len(rows) != len(w.book.Instruments()) {
		t.Errorf("%d Zeilen für %d Instrumente", len(rows), len(w.book.Instruments()))
	}
	cells := page.all("table.b-matrix td a")
	if len(cells) != len(rows)*(len(columns)-1) {
		t.Errorf("%d Felder sind Wege zur Regel, erwartet %d", len(cells), len(rows)*(len(columns)-1))
	}
	for _, cell := range cells {
		if !strings.HasPrefix(attribute(cell, "href"), "/regelwerk/") || !strings.HasSuffix(attribute(cell, "href"), "?on=2020-01-15") {
			t.Fatalf("ein Feld führt nach %s", attribute(cell, "href"))
		}
	}
	page.says("table.b-matrix td", "Ermessen")
	page.says("table.b-matrix", "Sperre")
}

func TestEveryTitleFindsItsColumn(t *testing.T) {
	w := newWorld(t)
	visitor := w.as("Koordination 01")
	for _, group := range w.book.StatusGroups() {
		visitor.page("/regelwerk?gruppe=" + group.Code)
	}
	all := visitor.page("/regelwerk?gruppe=alle")
	if columns := all.all("table.b-matrix thead th"); len(columns) < 25 {
		t.Errorf("„alle“ zeigt %d Spalten", len(columns))
	}
}

func TestOneTitleReadsAsAList(t *testing.T) {
	page := newWorld(t).as("Koordination 01").page("/regelwerk?titel=DULD_LIGHT")
	page.none("table.b-matrix")
	page.says("table.b-verdicts", "Berufssprachkurs")
	page.says("table.b-verdicts th[scope=rowgroup]", "Sprache")
}

func TestTwoDaysShowWhatChanges(t *testing.T) {
	visitor := newWorld(t).as("Koordination 01")
	page := visitor.page("/regelwerk?on=2019-07-01&zweiter=2020-03-01&gruppe=alle")
	page.says("h1", "zwischen dem 01.07.2019 und dem 01.03.2020")
	page.says("table.b-matrix td a.is-changed", "→")
	page.says("h2", "Was sich ändert")
	same := visitor.page("/regelwerk?on=2020-01-15&zweiter=2020-01-16")
	same.says("h1", "ändert sich")
}

func TestABadDayOfTheMatrixIsASentence(t *testing.T) {
	visitor := newWorld(t).as("Koordination 01")
	page := visitor.page("/regelwerk?on=gestern&zweiter=2020-02-30")
	page.says("[role=alert]", "„gestern“ ist kein Tag")
	page.says("[role=alert]", "„2020-02-30“ ist kein Tag")
}

func TestARuleReadsAsAPage(t *testing.T) {
	w := newWorld(t)
	visitor := w.as("Erhebung Kaarst")
	for _, instrument := range w.book.Instruments() {
		page := visitor.page("/regelwerk/" + instrument.ID + "?on=2020-01-15")
		page.says("h1", instrument.Name)
		page.says("h2", "Fassungen")
		page.says("table", "Quelle")
		page.none("code")
	}
	visitor.page("/regelwerk/beschaeftigungsverbot").says("p.b-lead", "ein Beschäftigungsverbot besteht")
	page := visitor.page("/regelwerk/berufssprachkurs?on=2020-01-15&formeln=ja")
	page.says("li", "§ 45a Abs. 2")
	page.says("code", "einreise")
	page.says("th[scope=row]", "(am Stichtag)")
	page.says("[role=img]", "")
}

func TestARuleBeforeItsTimeIsSaidToBeAbsent(t *testing.T) {
	page := newWorld(t).as("Koordination 01").page("/regelwerk/berufssprachkurs?on=2010-01-01")
	page.says("h1", "am 01.01.2010 ohne Regel")
	page.says("main", "verschlossen")
}

func TestAnUnknownInstrumentIsNotFound(t *testing.T) {
	status, _, text := newWorld(t).as("Koordination 01").send("GET", "/regelwerk/freikarte", "", nil)
	if status != http.StatusNotFound || !strings.Contains(text, "„freikarte“") {
		t.Errorf("Status %d", status)
	}
}

func TestTheMatrixIsAFileOfTheSameCells(t *testing.T) {
	visitor := newWorld(t).as("Koordination 01")
	if _, _, page := visitor.send("GET", "/regelwerk?on=2019-07-01", "", nil); !strings.Contains(page, `href="/regelwerk/matrix.xlsx?on=2019-07-01"`) {
		t.Error("die Seite verweist nicht auf die Datei")
	}
	_, _, raw := visitor.send("GET", "/regelwerk/matrix.xlsx?on=2019-07-01", "", nil)
	f, err := excelize.OpenReader(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if note, _ := f.GetCellValue("Matrix", "A2"); !strings.Contains(note, "01.07.2019") {
		t.Errorf("Rechtsstand fehlt: %q", note)
	}
}

func TestARuleShowsItsSourcesAndCases(t *testing.T) {
	w := newWorld(t)
	visitor := w.as("Erhebung Neuss")
	page := visitor.page("/regelwerk/berufssprachkurs?on=2020-01-15")
	page.says("dl.b-dl dd a", "esf-netwin.de")
	page.says("td", "hoch: klarer Text")
	page.says("li", "Lösbar: Bei der Agentur für Arbeit")
	page.says("#h-faelle", "Prüffälle")
	all := len(page.all("table.b-cases tbody tr"))
	if all < 6 {
		t.Errorf("%d Fälle", all)
	}
	page.says("table.b-cases td", "bestanden")
	page.says("table.b-cases td", "Aufenthaltsstatus: Aufenthaltsgestattung")
	some := visitor.page("/regelwerk/berufssprachkurs?on=2020-01-15&faelle=unklar")
	if shown := len(some.all("table.b-cases tbody tr")); shown == 0 || shown >= all {
		t.Errorf("der Filter zeigt %d von %d Fällen", shown, all)
	}
}

func TestABarringRuleSaysWhoAsksIt(t *testing.T) {
	page := newWorld(t).as("Erhebung Neuss").page("/regelwerk/beschaeftigungsverbot?on=2020-01-15")
	page.says(".kern-alert p", "Diese Regel öffnet nichts, sie sperrt")
	page.says(".kern-alert a", "Berufsvorbereitende")
}

func TestTheMatrixSaysWhatComesNext(t *testing.T) {
	page := newWorld(t).as("Erhebung Neuss").page("/regelwerk?on=2020-01-15")
	page.says("table.b-matrix td", "öffnet ab 01.03.2020")
	page.says("h2", "Was sich als Nächstes ändert")
	page.says("table td a", "Wen es betrifft")
	page.says("details summary", "je nach Fall")
}

// The numbers of the next changes are for those who may have any days counted.
func TestTheNextChangesCountPeopleForTheOfficeOnly(t *testing.T) {
	w := newCounty(t)
	office := w.as("Koordination 01")
	office.page("/regelwerk/aenderungen?von=2020-02-29&bis=2020-03-01") // reckons them
	if counted := office.page("/regelwerk?on=2020-01-15").all("td[data-l=Menschen]"); len(counted) == 0 {
		t.Error("keine Zahl bei der Koordination")
	}
	for _, cell := range w.as("Erhebung Neuss").page("/regelwerk?on=2020-01-15").all("td[data-l=Menschen]") {
		t.Errorf("eine Kommune liest %q", textOf(cell))
	}
}

func TestNeedRulesCanBeRead(t *testing.T) {
	visitor := newWorld(t).as("Erhebung Neuss")
	page := visitor.page("/regelwerk/bedarfe?on=2020-01-15")
	page.says("h1", "Wer welchen Bedarf hat")
	page.says("li", "A2 ist erreicht.")
	page.says("li", "nach Deutsch bis A2")
	page.says("p", "statt einer Vermutung")
	page.none("code")
	visitor.page("/regelwerk/bedarfe?on=2020-01-15&formeln=ja").says("code", "deutsch == 'A2'")
	visitor.page("/regelwerk").one("a[href=/regelwerk/bedarfe?on=2020-01-15]")
}

func TestAPersonTriedHasNeeds(t *testing.T) {
	_, page := newWorld(t).as("Erhebung Neuss").try("/regelwerk/pruefen", "status", "DULD_ALLG", "deutsch", "A2")
	page.says("section[aria-labelledby=h-bedarfe] th", "Deutsch bis B1")
	page.says("section[aria-labelledby=h-bedarfe] td", "später, nach Deutsch bis B1")
}
