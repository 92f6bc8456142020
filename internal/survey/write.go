package survey

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"buendnis/internal/rule"
)

// firstRow is the row below the headings.
const firstRow = 2

// lastRow is how far drop-down lists reach; a larger municipality has room.
const lastRow = 5000

// WriteForm writes the workbook of a municipality. Content may be nil: then the
// form is empty.
func WriteForm(w io.Writer, lists Lists, form Form, content *Content) error {
	f := excelize.NewFile()
	defer f.Close()
	book := &writer{file: f, lists: lists, form: form, used: map[string]string{}}
	book.sheets()
	if content != nil {
		book.content(*content)
	}
	if book.err != nil {
		return fmt.Errorf("die Arbeitsmappe %s: %w", form.Kommune.Name, book.err)
	}
	_, err := f.WriteTo(w)
	return err
}

// writer carries the first error, so that the form reads as what it is.
type writer struct {
	file     *excelize.File
	lists    Lists
	form     Form
	used     map[string]string // list of words → its range on the list sheet
	heading  int
	unlocked int
	err      error
}

func (w *writer) do(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *writer) sheets() {
	f := w.file
	w.do(f.SetSheetName("Sheet1", sheetHelp))
	for _, name := range []string{sheetPeople, sheetOffers, sheetOpinions, sheetLists} {
		_, err := f.NewSheet(name)
		w.do(err)
	}
	var err error
	w.heading, err = f.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F3F4F7"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}, Protection: &excelize.Protection{Locked: true},
	})
	w.do(err)
	w.unlocked, err = f.NewStyle(&excelize.Style{NumFmt: 49, Protection: &excelize.Protection{Locked: false}})
	w.do(err)
	w.mark()
	w.help()
	w.sheet(sheetPeople, peopleColumns)
	w.sheet(sheetOffers, offerColumns)
	w.sheet(sheetOpinions, opinionColumns)
	w.do(f.SetSheetVisible(sheetLists, false))
	w.do(f.SetDocProps(&excelize.DocProperties{
		Title: "Erhebung " + w.form.Kommune.Name, Creator: "Bündnis", Language: "de-DE",
		Subject: "Stichtag " + w.form.Round.Stichtag.German(),
	}))
}

// mark writes the version mark that the reader checks first.
func (w *writer) mark() {
	for i, text := range []string{
		"buendnis-erhebung", fmt.Sprint(FormVersion), w.form.Kommune.AGS,
		w.form.Round.Stichtag.String(), w.form.Round.Frist.String(),
	} {
		w.text(sheetLists, i+1, 1, text)
	}
}

func (w *writer) help() {
	kommune, round := w.form.Kommune, w.form.Round
	lines := []string{
		"Erhebung: Zielgruppe, Angebote und Einschätzung",
		kommune.Art + " " + kommune.Name + " (" + kommune.AGS + ")",
		"Stichtag " + round.Stichtag.German() + ", bitte liefern bis " + round.Frist.German() + ". Fassung des Formulars: " + fmt.Sprint(FormVersion) + ".",
		"",
		"Worum es geht: Alle Geflüchteten von 18 bis 27 Jahren in Ihrer Kommune, und alle Angebote, die ihnen offenstehen könnten.",
		"Blatt Zielgruppe: eine Zeile je Gruppe von Personen, die sich in allen Spalten gleichen, mit ihrer Anzahl. Eine Person allein ist auch eine Zeile.",
		"Beispiel: Anzahl 2, Alter 21-24, Aufenthaltsstatus Aufenthaltsgestattung, Deutschniveau A2, Einreise 06/2018, alles Übrige unbekannt.",
		"Was niemand weiß, bleibt leer oder „unbekannt“. Auch das ist ein Ergebnis: Die Analyse zeigt, welche Angaben fehlen.",
		"Monate schreiben Sie 06/2019. Für Werte mit Liste öffnen Sie den Pfeil in der Zelle.",
		"Blatt Angebote: eine Zeile je Angebot, das im halben Jahr nach dem Stichtag Plätze hat.",
		"Blatt Einschätzung: wie dringend Sie einen Entwicklungsbedarf sehen, von 0 bis 3.",
		"Datenschutz: keine Namen, keine Aktenzeichen, keine AZR-Nummern. Kleine Zahlen erscheinen in keinem Bericht.",
		"Überschriften bitte nicht ändern, keine Formeln eintragen. Das Hochladen nennt jede Zelle, die nicht passt, und sagt warum.",
	}
	for i, line := range lines {
		w.text(sheetHelp, 1, i+1, line)
	}
	w.do(w.file.SetColWidth(sheetHelp, "A", "A", 110))
	wrap, err := w.file.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	w.do(err)
	w.do(w.file.SetColStyle(sheetHelp, "A", wrap))
	title, err := w.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 16}})
	w.do(err)
	w.do(w.file.SetCellStyle(sheetHelp, "A1", "A1", title))
	w.protect(sheetHelp)
}

// sheet writes headings, widths, lists and hints of one sheet.
func (w *writer) sheet(name string, columns []column) {
	for i, c := range columns {
		letter := letters(i + 1)
		w.do(w.file.SetColWidth(name, letter, letter, c.width))
		w.do(w.file.SetColStyle(name, letter, w.unlocked))
		w.text(name, i+1, 1, c.label)
		w.validation(name, letter, c)
	}
	w.do(w.file.SetCellStyle(name, "A1", letters(len(columns))+"1", w.heading))
	w.do(w.file.SetRowHeight(name, 1, 46))
	w.do(w.file.SetPanes(name, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}))
	landscape, wide := "landscape", 1
	w.do(w.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &wide}))
	w.protect(name)
}

func (w *writer) protect(sheet string) {
	w.do(w.file.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true,
		InsertRows: true, DeleteRows: true, Sort: true, AutoFilter: true,
	}))
}

func (w *writer) validation(sheet, letter string, c column) {
	rule := excelize.NewDataValidation(true)
	rule.SetSqref(fmt.Sprintf("%s%d:%s%d", letter, firstRow, letter, lastRow))
	help := c.help
	if fact, ok := w.lists.Vocabulary.Fact(c.fact); ok && help == "" {
		help = fact.Help
	}
	rule.SetInput(cut(c.label, 32), cut(help, 255))
	switch c.kind {
	case kindChoice, kindYesNo, kindAge, kindChild:
		rule.SetSqrefDropList(w.list(c))
		if c.kind == kindChoice || c.kind == kindYesNo {
			rule.SetError(excelize.DataValidationErrorStyleStop, "Nicht in der Liste", "Bitte wählen Sie einen Wert aus der Liste.")
		} else {
			rule.ShowErrorMessage = false
		}
	}
	w.do(w.file.AddDataValidation(sheet, rule))
}

// list puts the words of a column on the hidden sheet, once per list.
func (w *writer) list(c column) string {
	entries := w.lists.entries(c)
	key := strings.Join(entries, "\n")
	if at, ok := w.used[key]; ok {
		return at
	}
	column := len(w.used) + 1
	for i, entry := range entries {
		w.text(sheetLists, column, i+3, entry)
	}
	at := fmt.Sprintf("%s!$%s$3:$%s$%d", sheetLists, letters(column), letters(column), len(entries)+2)
	w.used[key] = at
	return at
}

func (w *writer) content(c Content) {
	for i, class := range c.Classes {
		for j, col := range peopleColumns {
			w.text(sheetPeople, j+1, firstRow+i, w.person(col, class.Anzahl, class.Facts))
		}
	}
	for i, o := range c.Offers {
		row := w.lists.offerRow(o)
		for j, col := range offerColumns {
			w.text(sheetOffers, j+1, firstRow+i, row[col.fact])
		}
	}
	for i, e := range c.Einschaetzungen {
		for j, text := range []string{label(w.lists.Needs, e.Bedarf), fmt.Sprint(e.Dringlichkeit), e.Bemerkung} {
			w.text(sheetOpinions, j+1, firstRow+i, text)
		}
	}
}

// person is the text of one cell of a class.
func (w *writer) person(c column, anzahl int, facts rule.Facts) string {
	if c.kind == kindCount {
		return fmt.Sprint(anzahl)
	}
	value, asked := facts[c.fact]
	fact, ok := w.lists.Vocabulary.Fact(c.fact)
	if !ok || !asked || !value.Known() {
		return unknown
	}
	text := fact.Format(value)
	switch c.kind {
	case kindChoice:
		return label(fact.Choices, text)
	case kindMonth:
		return monthText(value.Span())
	case kindChild:
		return childText(value)
	}
	return text
}

// text writes a cell as text: nothing that we write is ever a formula.
func (w *writer) text(sheet string, column, row int, text string) {
	if text != "" {
		w.do(w.file.SetCellStr(sheet, letters(column)+fmt.Sprint(row), text))
	}
}

func labels(choices []rule.Choice) []string {
	list := make([]string, len(choices))
	for i, c := range choices {
		list[i] = c.Label
	}
	return list
}

func label(choices []rule.Choice, code string) string {
	for _, c := range choices {
		if c.Code == code {
			return c.Label
		}
	}
	return code
}

func letters(column int) string {
	name, err := excelize.ColumnNumberToName(column)
	if err != nil {
		panic(err) // our own tables are short
	}
	return name
}

func cut(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most])
	}
	return text
}
