package revision

import (
	"strings"
	"testing"

	"buendnis/internal/access"
	"buendnis/law"
)

func lintFixture(t *testing.T, files changes) (*access.Rulebook, []Finding) {
	t.Helper()
	book, cases := fixture(t, files)
	return book, LintInstrument(book, "berufsberatung", cases)
}

// The law that ships has no Fehler; that is part of every check of the house.
func TestTheLawThatShipsHasNoFehler(t *testing.T) {
	book, err := access.Load(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	cases, err := book.Cases(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	found := Lint(book, cases)
	for _, f := range Blocking(found) {
		t.Errorf("%s, %s: %s %s (%v)", f.Instrument, f.Place, f.Text, f.Repair, f.Profile)
	}
	t.Logf("%d Hinweise", len(found)-len(Blocking(found)))
}

func TestASoundRuleHasNoFindings(t *testing.T) {
	_, found := lintFixture(t, nil)
	for _, f := range found {
		t.Errorf("%s %s, %s: %s", f.Severity, f.Kind, f.Place, f.Text)
	}
}

// Every kind of fault is found where it is, with the profile that shows it; the
// sound rule, which is the mended one, has none of them.
func TestEveryKindOfFaultIsFound(t *testing.T) {
	for _, c := range []struct {
		name       string
		rule       []string // replacements in the sound rule
		cases      []string // replacements in its cases
		kind       Kind
		severity   Severity
		place      string
		says       string
		verdict    access.Verdict // of the profile; "": there is none
		profile    string         // a fact that the profile names
		background string
	}{
		{
			name: "Lücke zwischen Fassungen", rule: []string{"to: 2019-07-31", "to: 2019-06-30"},
			kind: KindGap, severity: Fehler, place: "Fassung ab 01.08.2019", says: "Vom 01.07.2019 bis zum 31.07.2019 gilt keine Fassung", verdict: access.Nein, profile: "status",
		},
		{
			name: "Bedingung, die niemand erfüllt", rule: []string{`{if: volljaehrig, norm: § 1 Probe, text: Volljährig.}`, `{if: "volljaehrig && alter_jahre < 18", norm: § 1 Probe, text: Volljährig.}`},
			kind: KindCondition, severity: Fehler, place: "Weg 1, „volljaehrig && alter_jahre < 18“", says: "für niemanden wahr", verdict: access.Nein, profile: "status",
		},
		{
			name: "Bedingung, die alle erfüllen", rule: []string{`{if: volljaehrig, norm: § 1 Probe, text: Volljährig.}`, `{if: "volljaehrig || alter_jahre < 20", norm: § 1 Probe, text: Volljährig.}`},
			kind: KindCondition, severity: Fehler, place: "Weg 1, „volljaehrig || alter_jahre < 20“", says: "für alle wahr", verdict: access.Ja, profile: "status",
		},
		{
			name: "Datum, das die ganze Fassung über vorbei ist", rule: []string{`{if: volljaehrig, norm`, `{if: "on >= date('2019-08-01')", norm`},
			kind: KindCondition, severity: Fehler, place: "Weg 1, „on >= date('2019-08-01')“", says: "für alle wahr", verdict: access.Ja, profile: "status",
		},
		{
			name: "Bedingung, die die anderen schon sagen", rule: []string{`{if: volljaehrig, norm`, `{if: alter_jahre >= 15, norm`},
			kind: KindCondition, severity: Hinweis, place: "Weg 1, „alter_jahre >= 15“", says: "versperrt hier niemandem", verdict: access.Ja, profile: "geburtsdatum",
		},
		{
			name: "Bedingung, die niemandem hilft", rule: []string{`{if: "einreise < date('2019-03-01')", norm`, `{if: "status == 'NE' && einreise < date('2019-03-01')", norm`},
			kind: KindCondition, severity: Hinweis, place: "Weg 1, „status == 'NE'", says: "hilft hier niemandem", verdict: access.Unklar, profile: "status",
		},
		{
			name: "Weg, dessen Bedingungen einander ausschließen", rule: []string{`when: [{if: "in_group(status, 'DULD')", norm: § 3 Probe, text: Eine Duldung.}]`, `when: [{if: "in_group(status, 'DULD')", norm: § 3 Probe, text: Eine Duldung.}, {if: "status == 'NE'", norm: § 3 Probe, text: Niederlassung.}]`},
			kind: KindUnreached, severity: Fehler, place: "Weg 2", says: "nie zugleich erfüllt", verdict: access.Unklar, profile: "status",
		},
		{
			name: "Weg, den ein früherer verdeckt", rule: []string{`{if: "in_group(status, 'DULD')", norm: § 3`, `{if: "status == 'NE' && volljaehrig", norm: § 3`},
			kind: KindUnreached, severity: Fehler, place: "Weg 2", says: "beim Beispiel Weg 1 („Mit Titel oder früher Einreise offen.“)", verdict: access.Ja, profile: "status",
		},
		{
			name: "Weg, den eine Voraussetzung versperrt", rule: []string{`{if: "in_group(status, 'DULD')", norm: § 3`, `{if: alter_jahre < 14, norm: § 3`},
			kind: KindUnreached, severity: Fehler, place: "Weg 2", says: "beim Beispiel Voraussetzung 1 („Mindestens 16 Jahre.“)", verdict: access.Nein, profile: "geburtsdatum",
		},
		{
			name: "Voraussetzung, an der niemand mehr scheitert", rule: []string{"text: Mindestens 16 Jahre.}", "text: Mindestens 16 Jahre.}\n  - {if: alter_jahre >= 14, norm: § 2 Probe, text: Mindestens 14 Jahre.}"},
			kind: KindUnreached, severity: Fehler, place: "Voraussetzung 2", says: "scheitert niemand", verdict: access.Nein, profile: "geburtsdatum",
		},
		{
			name: "Urteil, das niemand bekommt", rule: []string{
				"    when: [{if: \"in_group(status, 'DULD')\", norm: § 3 Probe, text: Eine Duldung.}]\n  otherwise: {verdict: nein", "  otherwise: {verdict: ermessen",
			},
			kind: KindUnreached, severity: Fehler, place: "„otherwise“", says: "lassen niemanden übrig", verdict: access.Ja,
		},
		{
			name: "dieselben Bedingungen, zwei Urteile", rule: []string{`{if: "in_group(status, 'DULD')", norm: § 3 Probe, text: Eine Duldung.}`, `{if: "volljaehrig && (in_group(status, 'AE') || einreise <= date('2019-02-28'))", norm: § 3 Probe, text: Beides.}`},
			kind: KindContradiction, severity: Fehler, place: "Weg 2", says: "sagen aber „ja“ und „ermessen“", verdict: access.Ja, profile: "geburtsdatum",
		},
		{
			name: "Fakt, den der Katalog nennt", rule: []string{"unread: {foerdervoraussetzung_erfuellt: Zur Probe.}\n", ""},
			kind: KindFact, severity: Fehler, place: "foerdervoraussetzung_erfuellt", says: "keine Bedingung fragt danach",
		},
		{
			name: "Begründung, die nicht stimmt", rule: []string{"Zur Probe.}", "Zur Probe., einreise: Zur Probe.}"},
			kind: KindFact, severity: Hinweis, place: "unread, einreise", says: "eine fragt danach",
		},
		{
			name: "Ableitung ohne Frage", rule: []string{"  requires:", "  derived: {gbp: volljaehrig}\n  requires:"},
			kind: KindFact, severity: Hinweis, place: "derived, gbp", says: "keine ihrer Bedingungen",
		},
		{
			name: "Quelle, die man nicht findet", rule: []string{"source: § 1 Probe [S1]", "source: § 1 Probe"},
			kind: KindNorm, severity: Fehler, place: "Fassung ab 01.01.2016, Quelle", says: "wo man nachlesen kann",
		},
		{
			name: "Nummer, die es nicht gibt", rule: []string{"source: § 1 Probe [S1]", "source: § 1 Probe [S999]"},
			kind: KindNorm, severity: Fehler, place: "Fassung ab 01.01.2016, Quelle", says: "kennt diese Nummer nicht",
		},
		{
			name: "Norm, die keine ist", rule: []string{"norm: § 3 Probe, text: Eine Duldung.", "norm: Erfahrung, text: Eine Duldung."},
			kind: KindNorm, severity: Fehler, place: "„Eine Duldung.“", says: "„Erfahrung“ ist keine Norm",
		},
		{
			name: "Tag nach dem Beginn ohne Fall", cases: []string{`"on":"2019-08-02"`, `"on":"2019-08-04"`},
			kind: KindDate, severity: Fehler, place: "Fassung ab 01.08.2019, Beginn der Fassung", says: "Kein Fall prüft: 02.08.2019.", verdict: access.Ja,
		},
		{
			name: "Stichtag im Wortlaut ohne Fall", cases: []string{`"einreise":"2019-03-01"`, `"einreise":"2019-03"`},
			kind: KindDate, severity: Fehler, place: "„einreise < date('2019-03-01')“", says: "Kein Fall prüft: 01.03.2019.",
		},
		{
			name: "Fassung ohne Fall, der schließt", cases: []string{`{"status":"GUEB"},"expected":"nein"`, `{"status":"NE"},"expected":"ja"`},
			kind: KindCase, severity: Fehler, place: "Fassung ab 01.01.2016", says: "den Zugang schließt", verdict: access.Nein, profile: "status",
		},
		{
			name: "zu wenige Fälle", cases: []string{soundCases[strings.Index(soundCases, `{"id":"6"`):], ""},
			kind: KindCase, severity: Fehler, place: "law/cases/berufsberatung.ndjson", says: "hat 5 eigene Fälle",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, found := lintFixture(t, changes{ruleFile: instead(t, soundRule, c.rule...), caseFile: instead(t, soundCases, c.cases...)})
			for _, f := range found {
				if f.Kind == c.kind && strings.Contains(f.Place, c.place) && strings.Contains(f.Text, c.says) {
					if _, named := f.Profile[c.profile]; f.Severity != c.severity || f.Verdict != c.verdict || c.profile != "" && !named || f.Repair == "" {
						t.Errorf("%+v", f)
					}
					return
				}
			}
			t.Errorf("nicht gefunden; gefunden ist: %+v", found)
		})
	}
}
