package survey

import (
	"bytes"
	"fmt"
	"regexp"
	"sort"
	"strings"

	"github.com/xuri/excelize/v2"

	"buendnis/internal/alliance"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/rule"
)

// Read reads a workbook. The error says that it is no workbook of this survey
// at all; otherwise every bad cell is listed, and the delivery is complete only
// if there is none. The order of faults is that of sheets, rows and columns.
func Read(lists Lists, name string, raw []byte) (*Delivery, []CellFault, error) {
	if err := guard(name, raw); err != nil {
		return nil, nil, err
	}
	file, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil {
		return nil, nil, fault.Wrap(fault.Invalid, err, "%s lässt sich nicht als Arbeitsmappe öffnen. Speichern Sie sie in Excel oder LibreOffice noch einmal als .xlsx.", name)
	}
	defer file.Close()
	r := &reader{file: file, name: name, lists: lists, formulaic: hasFormula(raw)}
	if err := r.mark(); err != nil {
		return nil, nil, err
	}
	r.people()
	r.offers()
	r.opinions()
	sort.SliceStable(r.faults, func(a, b int) bool { return r.faults[a].before(r.faults[b]) })
	return &r.delivery, r.faults, nil
}

func (f CellFault) before(other CellFault) bool {
	order := map[string]int{sheetPeople: 1, sheetOffers: 2, sheetOpinions: 3}
	if order[f.Sheet] != order[other.Sheet] {
		return order[f.Sheet] < order[other.Sheet]
	}
	column, row, _ := excelize.CellNameToCoordinates(f.Cell)
	otherColumn, otherRow, _ := excelize.CellNameToCoordinates(other.Cell)
	return row < otherRow || row == otherRow && column < otherColumn
}

// reader walks the sheets and collects what won't do.
type reader struct {
	file     *excelize.File
	name     string
	lists    Lists
	delivery Delivery
	faults   []CellFault

	formulaic bool // some sheet has a formula: look at every cell
}

// mark checks that this is our form, in our version.
func (r *reader) mark() error {
	cell := func(name string) string {
		text, _ := r.file.GetCellValue(sheetLists, name)
		return text
	}
	if cell("A1") != "buendnis-erhebung" {
		return fault.New(fault.Invalid, "%s ist keine Arbeitsmappe dieser Erhebung. Laden Sie auf der Seite Erhebung die leere Mappe herunter und füllen Sie diese aus.", r.name)
	}
	if cell("B1") != fmt.Sprint(FormVersion) {
		return fault.New(fault.Invalid, "%s hat die Fassung %s des Formulars, gelesen wird Fassung %d. Bitte übertragen Sie die Angaben in eine frische Mappe.", r.name, cell("B1"), FormVersion)
	}
	stichtag, err1 := civil.Parse(cell("D1"))
	frist, err2 := civil.Parse(cell("E1"))
	if len(cell("C1")) != 8 || err1 != nil || err2 != nil {
		return fault.New(fault.Invalid, "In %s ist das Kennzeichen der Mappe verändert. Bitte übertragen Sie die Angaben in eine frische Mappe.", r.name)
	}
	r.delivery = Delivery{Kommune: cell("C1"), Round: Round{stichtag, frist}, FormVersion: FormVersion}
	return r.county()
}

// county looks up the workbook's own county in the register, if no other is given.
func (r *reader) county() error {
	if r.lists.Kommunen != nil {
		return nil
	}
	kreis, err := alliance.KreisByAGS(r.delivery.Kommune[:5])
	r.lists.Kommunen = kreis.Kommunen
	return err
}

// row is one filled row of a sheet.
type row struct {
	sheet   string
	number  int
	cells   []string
	columns []column
}

func (r *reader) rows(sheet string, columns []column) []row {
	all, err := r.file.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		r.fault(sheet, "A1", "", "Das Blatt fehlt.", "Nehmen Sie eine frische Mappe; die Blätter dürfen nicht umbenannt werden.")
		return nil
	}
	if len(all) == 0 || !r.headings(sheet, columns, all[0]) {
		return nil
	}
	if len(all) > maxWorkRows {
		r.fault(sheet, fmt.Sprintf("A%d", maxWorkRows), "", "Das Blatt hat zu viele Zeilen.", "Fassen Sie gleiche Zeilen zusammen.")
		return nil
	}
	r.formulas(sheet, columns, len(all))
	var filled []row
	for i, cells := range all[1:] {
		for len(cells) < len(columns) {
			cells = append(cells, "")
		}
		for j := range cells {
			cells[j] = strings.TrimSpace(cells[j])
		}
		if strings.Join(cells, "") != "" {
			filled = append(filled, row{sheet, firstRow + i, cells, columns})
		}
	}
	return filled
}

func (r *reader) headings(sheet string, columns []column, cells []string) bool {
	good := true
	for i, c := range columns {
		found := ""
		if i < len(cells) {
			found = strings.TrimSpace(cells[i])
		}
		if found != c.label {
			good = false
			r.fault(sheet, letters(i+1)+"1", found, fmt.Sprintf("Hier gehört die Überschrift „%s“ hin.", c.label), "Stellen Sie die Überschriften wieder her, oder übertragen Sie die Angaben in eine frische Mappe.")
		}
	}
	return good
}

// formulas refuses formulas, cell by cell.
func (r *reader) formulas(sheet string, columns []column, rows int) {
	if !r.formulaic {
		return
	}
	for row := firstRow; row <= rows; row++ {
		for i := range columns {
			cell := letters(i+1) + fmt.Sprint(row)
			if formula, err := r.file.GetCellFormula(sheet, cell); err == nil && formula != "" {
				r.fault(sheet, cell, "="+cut(formula, 60), "Hier steht eine Formel.", "Tragen Sie den Wert selbst ein.")
			}
		}
	}
}

func (r *reader) fault(sheet, cell, value, reason, repair string) {
	r.faults = append(r.faults, CellFault{r.name, sheet, cell, cut(value, 80), reason, repair})
}

// refuse lists a cell of a row.
func (r *reader) refuse(at row, column int, bad *refusal) {
	r.fault(at.sheet, letters(column+1)+fmt.Sprint(at.number), at.cells[column], bad.reason, bad.repair)
}

// runnable is what a spreadsheet would take for a formula; a negative number is
// only a wrong number.
var runnable = regexp.MustCompile(`^([=+@\t\r]|-[^0-9])`)

// usable checks what every cell must keep to: filled where it must be, no
// longer than a note, no beginning that a spreadsheet would run.
func (r *reader) usable(at row, i int) bool {
	text := at.cells[i]
	switch {
	case text == "" && at.columns[i].required:
		r.refuse(at, i, refuse("Füllen Sie die Zelle aus, oder leeren Sie die ganze Zeile.", "„%s“ fehlt.", at.columns[i].label))
	case text == "":
	case len([]rune(text)) > maxTextRunes:
		r.refuse(at, i, refuse("Kürzen Sie den Text.", "Der Text ist länger als %d Zeichen.", maxTextRunes))
	case runnable.MatchString(text):
		r.refuse(at, i, refuse("Beginnen Sie mit einem Buchstaben oder einer Ziffer.", "Der Eintrag beginnt mit „%s“ und könnte als Formel gelesen werden.", text[:1]))
	default:
		return true
	}
	return false
}

func (r *reader) people() {
	for _, at := range r.rows(sheetPeople, peopleColumns) {
		class := person.Class{Kommune: r.delivery.Kommune, Facts: rule.Facts{}}
		for i, c := range peopleColumns {
			if c.kind != kindCount {
				class.Facts[c.fact] = rule.Value{}
			}
			if !r.usable(at, i) || isUnknown(at.cells[i]) && !c.required {
				continue
			}
			if c.kind == kindCount {
				n, bad := count(at.cells[i])
				if bad != nil {
					r.refuse(at, i, bad)
				}
				class.Anzahl = n
				continue
			}
			value, bad := r.personValue(c, at.cells[i])
			if bad != nil {
				r.refuse(at, i, bad)
				continue
			}
			class.Facts[c.fact] = value
		}
		r.together(at, class.Facts)
		derive(class.Facts, r.lists.Vocabulary)
		r.delivery.Classes = append(r.delivery.Classes, class)
	}
}

// personValue reads one cell about a class of people.
func (r *reader) personValue(c column, text string) (rule.Value, *refusal) {
	fact, ok := r.lists.Vocabulary.Fact(c.fact)
	if !ok {
		panic("survey: die Spalte " + c.fact + " steht nicht im Vokabular")
	}
	switch c.kind {
	case kindAge:
		return age(text)
	case kindChild:
		value, bad := child(text)
		if bad == nil && len(value.Items) > 0 {
			_, bad = r.notAfter(text)
		}
		return value, bad
	case kindMonth:
		span, bad := r.notAfter(text)
		return rule.SpanValue(span), bad
	case kindYesNo:
		value, err := fact.Parse(strings.ToLower(text))
		if err != nil {
			return value, refuse("Schreiben Sie ja, nein oder unbekannt.", "„%s“ ist weder ja noch nein.", text)
		}
		return value, nil
	}
	code, bad := choice(fact.Choices, text)
	if bad != nil {
		return rule.Value{}, bad
	}
	value, err := fact.Parse(code)
	if err != nil {
		panic(err) // a code of the vocabulary itself
	}
	return value, nil
}

// notAfter reads a month that can't lie after the reference date.
func (r *reader) notAfter(text string) (civil.Span, *refusal) {
	span, bad := month(text)
	if bad == nil && span.From > r.delivery.Round.Stichtag {
		return span, refuse("Prüfen Sie Monat und Jahr. Wenn es niemand weiß: unbekannt.", "%s liegt nach dem Stichtag %s.", text, r.delivery.Round.Stichtag.German())
	}
	if bad == nil && span.To > r.delivery.Round.Stichtag {
		span.To = r.delivery.Round.Stichtag
	}
	return span, bad
}

// together checks dates that can't both be right.
func (r *reader) together(at row, facts rule.Facts) {
	entry := facts["einreise"]
	for i, c := range peopleColumns {
		later := facts[c.fact]
		switch c.fact {
		case "aufenthalt_seit", "asylantrag_am", "gestattet_seit", "duldung_seit":
			if entry.Known() && later.Known() && later.Hi < entry.Lo {
				r.refuse(at, i, refuse("Prüfen Sie diesen Monat und den der Einreise.", "%s liegt vor der Einreise (%s).", at.cells[i], germanMonth(civil.Span{From: civil.Date(entry.Lo), To: civil.Date(entry.Hi)}.String())))
			}
		}
	}
}

// derive takes from one answer what it says about a second fact: who works is
// employed, whoever learns or does nothing is not.
func derive(facts rule.Facts, v *rule.Vocabulary) {
	activity, known := facts["taetigkeit"], facts["taetigkeit"].Known()
	facts["beschaeftigung"] = rule.Value{}
	if fact, ok := v.Fact("taetigkeit"); ok && known {
		facts["beschaeftigung"] = rule.BoolValue(strings.HasPrefix(fact.Format(activity), "arbeit"))
	}
}

func (r *reader) offers() {
	for _, at := range r.rows(sheetOffers, offerColumns) {
		before := len(r.faults)
		o := r.offer(at)
		if len(r.faults) > before {
			continue
		}
		if err := o.Validate(); err != nil {
			r.refuse(at, 0, refuse("Berichtigen Sie die Zeile.", "%s", fault.SentenceOf(err)))
		}
		r.delivery.Offers = append(r.delivery.Offers, o)
	}
}

func (r *reader) offer(at row) offer.Offer {
	o := offer.Offer{ID: fmt.Sprintf("%s-%03d", r.delivery.Kommune, at.number-1), Kommune: r.delivery.Kommune, Serves: []string{}}
	codes := map[string]string{}
	for i, c := range offerColumns {
		text := at.cells[i]
		if !r.usable(at, i) || isUnknown(text) && !c.required {
			continue
		}
		var bad *refusal
		switch c.kind {
		case kindChoice:
			codes[c.fact], bad = choice(r.lists.words(c), text)
		case kindCount:
			var n int
			n, bad = count(text)
			codes[c.fact] = fmt.Sprint(n)
			if c.fact == "places" {
				o.Places = n
			}
		case kindDay:
			var d civil.Date
			if d, bad = day(text); c.fact == "from" {
				o.From = d
			} else {
				o.To = d
			}
		case kindReach:
			o.Reach, bad = r.lists.reach(text)
		case kindEuro:
			o.CostPerPlaceCents, bad = cents(text)
		case kindCondition:
			codes[c.fact], bad = text, r.condition(text)
		default:
			codes[c.fact] = text
		}
		if bad != nil {
			r.refuse(at, i, bad)
		}
	}
	r.bounds(at, codes)
	o.Title, o.Organization, o.Conditions = codes["title"], codes["organization"], r.lists.conditions(codes)
	for _, key := range []string{"serves1", "serves2", "serves3"} {
		if codes[key] != "" {
			o.Serves = append(o.Serves, codes[key])
		}
	}
	if id := codes["instrument"]; id != "" {
		o.Instrument = &id
	}
	return o
}

// bounds refuses an upper bound below the lower one.
func (r *reader) bounds(at row, codes map[string]string) {
	part, err := entry(codes).Validate(r.lists.Words)
	if err == nil {
		return
	}
	column := map[offer.Part]string{offer.PartAge: "age_to", offer.PartGerman: "deutsch_to"}[part]
	for i, c := range offerColumns {
		if c.fact == column {
			r.refuse(at, i, refuse("Tauschen Sie „von“ und „bis“, oder leeren Sie eine der Zellen.", "%s", fault.SentenceOf(err)))
		}
	}
}

// condition refuses what the rule language doesn't know.
func (r *reader) condition(text string) *refusal {
	if err := r.lists.Condition(text); err != nil {
		return refuse("Leeren Sie die Zelle und nutzen Sie die Spalten für Alter, Deutsch und Abschluss, oder nach dem Abliefern das Formular „Zugang bearbeiten“ auf der Seite des Angebots.", "%s", fault.SentenceOf(err))
	}
	return nil
}

func (r *reader) opinions() {
	for _, at := range r.rows(sheetOpinions, opinionColumns) {
		e := Einschaetzung{}
		for i, c := range opinionColumns {
			if !r.usable(at, i) {
				continue
			}
			var bad *refusal
			switch c.fact {
			case "bedarf":
				e.Bedarf, bad = choice(r.lists.Needs, at.cells[i])
			case "dringlichkeit":
				if e.Dringlichkeit, bad = count(at.cells[i]); bad == nil && e.Dringlichkeit > 3 {
					bad = refuse("Schreiben Sie 0, 1, 2 oder 3.", "%s ist mehr als 3.", at.cells[i])
				}
			default:
				e.Bemerkung = at.cells[i]
			}
			if bad != nil {
				r.refuse(at, i, bad)
			}
		}
		r.delivery.Einschaetzungen = append(r.delivery.Einschaetzungen, e)
	}
}
