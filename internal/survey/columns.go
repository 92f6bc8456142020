package survey

import (
	"slices"

	"buendnis/internal/rule"
)

// The sheets of the workbook.
const (
	sheetHelp     = "Lesehilfe"
	sheetPeople   = "Zielgruppe"
	sheetOffers   = "Angebote"
	sheetOpinions = "Einschätzung"
	sheetLists    = "Listen" // hidden: drop-down lists and the version mark
)

// kind is how a column is filled in and read.
type kind int

const (
	kindCount  kind = iota // whole number from 0
	kindChoice             // label of a list
	kindYesNo              // ja, nein
	kindMonth              // a month, not after the reference date
	kindAge                // a band such as 18-20, or one age
	kindChild              // month of birth of the youngest child, or „kein Kind“
	kindText
	kindDay
	kindReach
	kindEuro
	kindCondition // in the rule language
)

// column is one column of a sheet; this table is the form.
type column struct {
	label    string
	fact     string // name in the vocabulary; for offers a name of our own
	kind     kind
	width    float64
	help     string // shown when the cell is chosen; empty: the fact's own help
	required bool
}

// peopleColumns are those of the sheet Zielgruppe. After programme.md section 4
// and the facts that the rules and needs ask for.
var peopleColumns = []column{
	{label: "Anzahl", fact: "anzahl", kind: kindCount, width: 9, required: true, help: "Wie viele Personen sind genau so? Eine ganze Zahl."},
	{label: "Alter", fact: "alter_jahre", kind: kindAge, width: 10, help: "Spanne aus der Liste oder ein Alter in Jahren."},
	{label: "Geschlecht", fact: "geschlecht", kind: kindChoice, width: 14},
	{label: "Aufenthaltsstatus", fact: "status", kind: kindChoice, width: 36},
	{label: "Herkunftsland", fact: "herkunftsland", kind: kindChoice, width: 20},
	{label: "Einreise (Monat)", fact: "einreise", kind: kindMonth, width: 12},
	{label: "Aufenthalt ohne Unterbrechung seit", fact: "aufenthalt_seit", kind: kindMonth, width: 14},
	{label: "Asylantrag (Monat)", fact: "asylantrag_am", kind: kindMonth, width: 12},
	{label: "Stand des Asylverfahrens", fact: "asyl_stand", kind: kindChoice, width: 26},
	{label: "Gestattet seit", fact: "gestattet_seit", kind: kindMonth, width: 12},
	{label: "Geduldet seit", fact: "duldung_seit", kind: kindMonth, width: 12},
	{label: "Beschäftigungsverbot", fact: "verbot_grund", kind: kindChoice, width: 26},
	{label: "Arbeitserlaubnis (Eintrag im Papier)", fact: "nebenbestimmung_erwerb", kind: kindChoice, width: 26},
	{label: "Deutschniveau", fact: "deutsch", kind: kindChoice, width: 18},
	{label: "Schulabschluss", fact: "schulabschluss", kind: kindChoice, width: 30},
	{label: "Berufsabschluss", fact: "berufsabschluss", kind: kindChoice, width: 26},
	{label: "Heutige Tätigkeit", fact: "taetigkeit", kind: kindChoice, width: 26},
	{label: "Ausbildung", fact: "ausbildung_art", kind: kindChoice, width: 26},
	{label: "Eignung für eine Maßnahme", fact: "eignung_ausbildung", kind: kindChoice, width: 20, help: "Reichen schulische Kenntnisse und Deutsch für den Übergang in Ausbildung?"},
	{label: "Bei Agentur oder Jobcenter gemeldet", fact: "aa_gemeldet", kind: kindChoice, width: 20},
	{label: "Leistungsbezug", fact: "leistungsbezug", kind: kindChoice, width: 26},
	{label: "Jüngstes Kind geboren (Monat)", fact: "kinder", kind: kindChild, width: 14, help: "Geburtsmonat des jüngsten Kindes im Haushalt, sonst „kein Kind“."},
	{label: "Kinderbetreuung gesichert", fact: "kinderbetreuung_gesichert", kind: kindYesNo, width: 14},
	{label: "Wohnform", fact: "wohnform", kind: kindChoice, width: 24},
	{label: "Wohnt bei den Eltern", fact: "wohnt_bei_eltern", kind: kindYesNo, width: 14},
	{label: "Ehemals unbegleitet minderjährig", fact: "ehem_uma", kind: kindYesNo, width: 14},
	{label: "Ehrenamtliche Begleitung", fact: "ehrenamt_begleitung", kind: kindYesNo, width: 14},
	{label: "Wunsch nach Begleitung", fact: "ehrenamt_wunsch", kind: kindYesNo, width: 14},
	{label: "Eigenes Ziel", fact: "ziel", kind: kindChoice, width: 18},
	{label: "Berufswunsch steht fest", fact: "beruf_gewaehlt", kind: kindYesNo, width: 14},
	{label: "Bildungsweg unterbrochen", fact: "bildungsbruch", kind: kindYesNo, width: 14},
}

// offerColumns are those of the sheet Angebote.
var offerColumns = []column{
	{label: "Angebot", fact: "title", kind: kindText, width: 40, required: true, help: "Name des Angebots."},
	{label: "Träger", fact: "organization", kind: kindText, width: 30, required: true, help: "Wer es anbietet."},
	{label: "Dient dem Bedarf", fact: "serves1", kind: kindChoice, width: 28, required: true, help: "Art des Bedarfs."},
	{label: "und dem Bedarf", fact: "serves2", kind: kindChoice, width: 28, help: "Zweite Art, wenn es eine gibt."},
	{label: "und auch", fact: "serves3", kind: kindChoice, width: 28, help: "Dritte Art, wenn es eine gibt."},
	{label: "Rechtliche Grundlage", fact: "instrument", kind: kindChoice, width: 44, help: "Leer, wenn das Angebot keine Zugangsregel hat."},
	{label: "Reichweite", fact: "reach", kind: kindReach, width: 34, required: true, help: "ganzer Kreis, online, oder Namen von Kommunen mit Komma."},
	{label: "Freie Plätze", fact: "places", kind: kindCount, width: 10, required: true, help: "Im Zeitraum frei, eine ganze Zahl."},
	{label: "Beginn", fact: "from", kind: kindDay, width: 12, required: true, help: "Tag, zum Beispiel 03.02.2020."},
	{label: "Ende", fact: "to", kind: kindDay, width: 12, required: true, help: "Letzter Tag, zum Beispiel 31.07.2020."},
	{label: "Alter von", fact: "age_from", kind: kindCount, width: 9, help: "Leer, wenn es keine Grenze gibt."},
	{label: "Alter bis", fact: "age_to", kind: kindCount, width: 9, help: "Einschließlich; leer, wenn es keine Grenze gibt."},
	{label: "Nur für", fact: "geschlecht", kind: kindChoice, width: 12, help: "Leer, wenn das Angebot allen offensteht."},
	{label: "Deutsch von", fact: "deutsch_from", kind: kindChoice, width: 18, help: "Mindestens dieses Niveau."},
	{label: "Deutsch bis", fact: "deutsch_to", kind: kindChoice, width: 18, help: "Höchstens dieses Niveau."},
	{label: "Schulabschluss mindestens", fact: "schulabschluss", kind: kindChoice, width: 28, help: "Leer, wenn keiner nötig ist."},
	{label: "Weitere Bedingung", fact: "further", kind: kindCondition, width: 30, help: "Meist leer. Weitere Bedingungen baut das Formular „Zugang bearbeiten“ auf der Seite des Angebots; hier stehen sie dann in der Regelsprache."},
	{label: "Kosten je Platz in Euro", fact: "cost", kind: kindEuro, width: 12, help: "Ganze Euro oder mit Cent: 1200,50."},
}

// opinionColumns are those of the sheet Einschätzung.
var opinionColumns = []column{
	{label: "Entwicklungsbedarf", fact: "bedarf", kind: kindChoice, width: 34, required: true, help: "Art des Bedarfs."},
	{label: "Wie dringend (0 bis 3)", fact: "dringlichkeit", kind: kindCount, width: 12, required: true, help: "0 gar nicht, 3 sehr dringend."},
	{label: "Bemerkung (bleibt bei der Koordination)", fact: "bemerkung", kind: kindText, width: 60, help: "Bitte keine Namen von Personen."},
}

// unknown is what a cell says when nobody knows.
const unknown = "unbekannt"

// noChild says that there is no child in the household.
const noChild = "kein Kind"

// The bands of age that the form offers; a single age may stand there as well.
var ageBands = []string{"18-20", "21-24", "25-26", "27"}

// bounds of plausible ages: the form counts young adults, with room for the
// reasoned exceptions of the programme.
const youngest, oldest = 14, 35

// entries are the drop-down list of a column, none for free text. The reader
// takes more than some lists offer: single ages, months.
func (l Lists) entries(c column) []string {
	var entries []string
	switch c.kind {
	case kindChoice:
		entries = labels(l.words(c))
	case kindYesNo:
		entries = []string{"ja", "nein"}
	case kindAge:
		entries = slices.Clone(ageBands)
	case kindChild:
		entries = []string{noChild}
	default:
		return nil
	}
	if !c.required {
		entries = append(entries, unknown)
	}
	return entries
}

// words are the choices of a column, in the order of the list.
func (l Lists) words(c column) []rule.Choice {
	switch c.fact {
	case "serves1", "serves2", "serves3", "bedarf":
		return l.Needs
	case "instrument":
		return l.Instruments
	case "deutsch_from", "deutsch_to":
		return l.choices("deutsch")
	}
	return l.choices(c.fact)
}

func (l Lists) choices(fact string) []rule.Choice {
	if f, ok := l.Vocabulary.Fact(fact); ok {
		return f.Choices
	}
	return nil
}

// Asks tells whether the form asks about a fact.
func Asks(fact string) bool {
	return slices.ContainsFunc(peopleColumns, func(c column) bool { return c.fact == fact })
}
