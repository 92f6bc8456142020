package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"buendnis/internal/alliance"
	"buendnis/internal/fault"
	"buendnis/internal/offer"
	"buendnis/internal/rule"
	"buendnis/internal/view"
)

// The names of the form's fields; numbered rows have theirs in row().
const (
	fieldLaw        = "grundlage"
	fieldReach      = "reichweite"
	fieldKommune    = "kommune"
	fieldAgeFrom    = "alter-von"
	fieldAgeTo      = "alter-bis"
	fieldSex        = "geschlecht"
	fieldGermanFrom = "deutsch-von"
	fieldGermanTo   = "deutsch-bis"
	fieldSchooling  = "schulabschluss"
	fieldParents    = "eltern"
	fieldChildcare  = "betreuung"
	fieldGroup      = "gruppe"
	fieldStatus     = "status"
	fieldGoal       = "ziel"
	fieldOccupation = "taetigkeit"
	fieldKept       = "bleibt"
)

// The ways in which an offer can reach people.
const (
	reachKreis  = "kreis"
	reachOnline = "online"
	reachTowns  = "kommunen"
)

// entryForm is the form on an offer's access: what was typed, what it means,
// and what is wrong with it.
type entryForm struct {
	words  rule.Words
	kreis  alliance.Kreis
	typed  url.Values
	law    *string
	reach  offer.Reach
	entry  offer.Entry
	rows   []entryRow
	kept   []string // conditions that no row can say
	faults []view.Fault
}

// entryForm reads what was sent; with nil it shows the offer as it stands.
func (s *site) entryForm(e editing, sent url.Values) entryForm {
	f := entryForm{words: s.book().Words(), kreis: e.kreis, typed: sent}
	rows := f.split(offer.EntryOf(f.words, e.offer.Conditions).Further)
	if sent == nil {
		f.typed = f.typedOf(e.offer, rows)
	}
	f.readLaw()
	f.readReach()
	f.readEntry()
	f.readRows()
	return f
}

// split tells conditions that a row can say from those that only stay or go.
func (f *entryForm) split(further []string) (rows []offer.Row) {
	for _, condition := range further {
		if row, ok := offer.RowOf(f.words, condition); ok && len(rows) < mostRows {
			rows = append(rows, row)
		} else {
			f.kept = append(f.kept, condition)
		}
	}
	return rows
}

// typedOf is an offer as if it had been typed.
func (f *entryForm) typedOf(o offer.Offer, rows []offer.Row) url.Values {
	e := offer.EntryOf(f.words, o.Conditions)
	typed := url.Values{
		fieldReach: {reachTowns}, fieldKommune: o.Reach.Kommunen, fieldSex: {e.Sex}, fieldSchooling: {e.Schooling},
		fieldGermanFrom: {e.GermanFrom}, fieldGermanTo: {e.GermanTo}, fieldAgeFrom: {years(e.AgeFrom)}, fieldAgeTo: {years(e.AgeTo)},
		fieldParents: {checked(e.Parents)}, fieldChildcare: {checked(e.Childcare)},
		fieldGroup: e.Groups, fieldStatus: e.Statuses, fieldGoal: e.Goals, fieldOccupation: e.Occupations,
	}
	switch {
	case o.Reach.Kreis:
		typed.Set(fieldReach, reachKreis)
	case o.Reach.Online:
		typed.Set(fieldReach, reachOnline)
	}
	if o.Instrument != nil {
		typed.Set(fieldLaw, *o.Instrument)
	}
	for i := range f.kept {
		typed.Add(fieldKept, strconv.Itoa(i))
	}
	for i, row := range rows {
		f.typeRow(typed, i, row)
	}
	return typed
}

func years(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// apply is the offer with what the form says.
func (f *entryForm) apply(o offer.Offer) offer.Offer {
	o.Instrument, o.Reach, o.Conditions = f.law, f.reach, f.entry.Conditions(f.words)
	return o
}

func (f *entryForm) fault(field, sentence string) {
	f.faults = append(f.faults, view.Fault{Field: field, Sentence: sentence})
}

func (f *entryForm) get(field string) string { return strings.TrimSpace(f.typed.Get(field)) }

// field is a field with its value and its fault.
func (f *entryForm) field(id, label, hint string) view.Field {
	return view.Field{ID: id, Label: label, Hint: hint, Value: f.get(id), Error: faultOf(f.faults, id)}
}

// code is a chosen code, of the list that was offered.
func (f *entryForm) code(field string, choices []rule.Choice) string {
	code := f.get(field)
	if code != "" && !slices.ContainsFunc(choices, func(c rule.Choice) bool { return c.Code == code }) {
		f.fault(field, "Bitte wählen Sie einen Wert aus der Liste.")
		return ""
	}
	return code
}

// codes are chosen codes, in the order of the list; others were never offered.
func (f *entryForm) codes(field string, choices []rule.Choice) []string {
	var codes []string
	for _, c := range choices {
		if slices.Contains(f.typed[field], c.Code) {
			codes = append(codes, c.Code)
		}
	}
	return codes
}

func (f *entryForm) choices(fact string) []rule.Choice {
	if known, ok := f.words.Vocabulary.Fact(fact); ok {
		return known.Choices
	}
	return nil
}

func (f *entryForm) readLaw() {
	if id := f.code(fieldLaw, f.words.Instruments); id != "" {
		f.law = &id
	}
}

func (f *entryForm) readReach() {
	switch f.get(fieldReach) {
	case reachOnline:
		f.reach = offer.Reach{Online: true}
		return
	case reachKreis:
		f.reach = offer.Reach{Kreis: true}
		return
	}
	for _, kommune := range f.kreis.Kommunen {
		if slices.Contains(f.typed[fieldKommune], kommune.AGS) {
			f.reach.Kommunen = append(f.reach.Kommunen, kommune.AGS)
		}
	}
	if len(f.reach.Kommunen) == 0 {
		f.fault(fieldReach, "Wählen Sie mindestens eine Kommune, oder „ganzer Kreis“ oder „online“.")
	}
}

func (f *entryForm) readEntry() {
	f.entry = offer.Entry{
		AgeFrom: f.age(fieldAgeFrom, "von"), AgeTo: f.age(fieldAgeTo, "bis"), Sex: f.code(fieldSex, f.choices("geschlecht")),
		GermanFrom: f.code(fieldGermanFrom, f.choices("deutsch")), GermanTo: f.code(fieldGermanTo, f.choices("deutsch")),
		Schooling: f.code(fieldSchooling, f.choices("schulabschluss")),
		Parents:   f.get(fieldParents) == "ja", Childcare: f.get(fieldChildcare) == "ja",
		Groups: f.codes(fieldGroup, f.words.Groups), Statuses: f.codes(fieldStatus, f.words.Statuses),
		Goals: f.codes(fieldGoal, f.choices("ziel")), Occupations: f.codes(fieldOccupation, f.choices("taetigkeit")),
	}
	part, err := f.entry.Validate(f.words)
	if err != nil {
		f.fault(map[offer.Part]string{offer.PartAge: fieldAgeTo, offer.PartGerman: fieldGermanTo}[part], fault.SentenceOf(err))
	}
	switch part { // a preview says nothing about bounds that are no bounds
	case offer.PartAge:
		f.entry.AgeFrom, f.entry.AgeTo = 0, 0
	case offer.PartGerman:
		f.entry.GermanFrom, f.entry.GermanTo = "", ""
	}
}

// oldest is more than anybody's age.
const oldest = 120

func (f *entryForm) age(field, which string) int {
	text := f.get(field)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > oldest {
		f.fault(field, "Alter "+which+": Schreiben Sie ganze Jahre, zum Beispiel 18, oder lassen Sie das Feld leer.")
		return 0
	}
	return n
}
