package survey

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"buendnis/internal/alliance"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/rule"
	"buendnis/law"
)

var testForm = Form{
	Kommune: alliance.Kommune{AGS: "05162016", Name: "Kaarst", Art: "Stadt"},
	Round:   Round{civil.MustParse("2020-01-15"), civil.MustParse("2020-01-31")},
}

func testLists(t testing.TB) Lists {
	t.Helper()
	v, err := rule.LoadVocabulary(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	kreis, err := alliance.KreisByAGS("05162")
	if err != nil {
		t.Fatal(err)
	}
	return Lists{
		Words: rule.Words{
			Vocabulary:  v,
			Needs:       []rule.Choice{{Code: "deutsch-b1", Label: "Deutsch B1"}, {Code: "coaching", Label: "Coaching"}, {Code: "klaerung", Label: "Klärung"}},
			Instruments: []rule.Choice{{Code: "bvb", Label: "Berufsvorbereitende Bildungsmaßnahme (BvB)"}},
			Condition:   testCondition,
		},
		Kommunen: kreis.Kommunen,
	}
}

// testCondition stands for the rule language, which is above this package.
func testCondition(condition string) error {
	if strings.Contains(condition, "??") {
		return fault.New(fault.Invalid, "Die Bedingung „%s“ ist nicht in der Regelsprache geschrieben.", condition)
	}
	return nil
}

func workbook(t testing.TB, lists Lists, content *Content) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteForm(&out, lists, testForm, content); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// anyClass draws what a municipality could write into one row.
func anyClass(t *rapid.T, lists Lists) person.Class {
	class := person.Class{Kommune: testForm.Kommune.AGS, Anzahl: rapid.IntRange(0, 40).Draw(t, "Anzahl"), Facts: rule.Facts{}}
	for _, c := range peopleColumns {
		if c.kind == kindCount {
			continue
		}
		class.Facts[c.fact] = rule.Value{}
		if rapid.Bool().Draw(t, "unbekannt") {
			continue
		}
		fact, _ := lists.Vocabulary.Fact(c.fact)
		var value rule.Value
		switch c.kind {
		case kindAge:
			from := rapid.Int64Range(18, 27).Draw(t, "von")
			value = rule.IntValue(from, rapid.Int64Range(from, 27).Draw(t, "bis"))
		case kindYesNo:
			value = rule.BoolValue(rapid.Bool().Draw(t, c.fact))
		case kindChoice:
			value, _ = fact.Parse(rapid.SampledFrom(fact.Choices).Draw(t, c.fact).Code)
		case kindMonth: // in one month all clocks agree with the entry
			value = rule.SpanValue(civil.Span{From: civil.MustParse("2018-03-01"), To: civil.MustParse("2018-03-31")})
		case kindChild:
			value = rule.Value{Kind: rule.List, Items: []map[string]any{}}
		}
		class.Facts[c.fact] = value
	}
	derive(class.Facts, lists.Vocabulary)
	return class
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	lists := testLists(t)
	bvb := "bvb"
	offers := []offer.Offer{{
		ID: "05162016-001", Title: "Deutsch B1 kompakt", Organization: "Träger Muster", Serves: []string{"deutsch-b1", "coaching"}, Instrument: &bvb,
		Kommune: "05162016", Reach: offer.Reach{Kommunen: []string{"05162016", "05162024"}}, Places: 20,
		From: civil.MustParse("2020-02-03"), To: civil.MustParse("2020-06-26"), CostPerPlaceCents: 91050,
		Conditions: []string{"alter_jahre >= 18", "alter_jahre <= 26", "geschlecht == 'w'", "deutsch in ['alpha', 'A1', 'A2']", "schulabschluss in ['esa', 'eesa', 'msa', 'fhr', 'ahr']", "ziel == 'ausbildung'"},
	}}
	rapid.Check(t, func(rt *rapid.T) {
		content := Content{Offers: offers, Einschaetzungen: []Einschaetzung{{"deutsch-b1", 3, "Wartezeit zu lang"}}}
		for range rapid.IntRange(0, 6).Draw(rt, "Zeilen") {
			content.Classes = append(content.Classes, anyClass(rt, lists))
		}
		delivery, faults, err := Read(lists, "kaarst.xlsx", workbook(t, lists, &content))
		if err != nil || len(faults) > 0 {
			rt.Fatalf("%v %+v", err, faults)
		}
		if diff := cmp.Diff(content, delivery.Content); diff != "" {
			rt.Fatal(diff)
		}
		if delivery.Kommune != testForm.Kommune.AGS || delivery.Round != testForm.Round {
			rt.Fatalf("%+v", delivery)
		}
	})
}

func TestAnEmptyFormIsAnEmptyDelivery(t *testing.T) {
	lists := testLists(t)
	delivery, faults, err := Read(lists, "leer.xlsx", workbook(t, lists, nil))
	if err != nil || len(faults) > 0 || len(delivery.Classes)+len(delivery.Offers)+len(delivery.Einschaetzungen) != 0 {
		t.Errorf("%v %+v %+v", err, faults, delivery)
	}
}

// goodContent is one good row on each sheet; the cases below spoil one cell.
func goodContent(lists Lists) *Content {
	facts := rule.Facts{}
	set := func(name, text string) {
		fact, _ := lists.Vocabulary.Fact(name)
		facts[name], _ = fact.Parse(text)
	}
	set("status", "DULD_ALLG")
	set("einreise", "2017-05")
	set("duldung_seit", "2018-11")
	set("deutsch", "A2")
	return &Content{
		Classes: person.Population{{Kommune: "05162016", Anzahl: 4, Facts: facts}},
		Offers: []offer.Offer{{
			Title: "Deutsch B1", Organization: "Träger Muster", Serves: []string{"deutsch-b1"}, Reach: offer.Reach{Kreis: true}, Places: 12,
			From: civil.MustParse("2020-02-03"), To: civil.MustParse("2020-06-26"),
		}},
		Einschaetzungen: []Einschaetzung{{"coaching", 2, ""}},
	}
}

func TestEveryBadCellIsNamed(t *testing.T) {
	lists := testLists(t)
	for _, c := range []struct{ sheet, cell, value, reason string }{
		{sheetPeople, "A2", "12,5", "keine ganze Zahl"},
		{sheetPeople, "A2", "-3", "keine ganze Zahl"},
		{sheetPeople, "A2", "", "fehlt"},
		{sheetPeople, "A2", "viele", "keine ganze Zahl"},
		{sheetPeople, "B2", "alt", "kein Alter"},
		{sheetPeople, "B2", "24-20", "passt nicht zur Zielgruppe"},
		{sheetPeople, "B2", "70", "passt nicht zur Zielgruppe"},
		{sheetPeople, "C2", "weibl.", "nicht in der Liste"},
		{sheetPeople, "D2", "Duldung", "nicht in der Liste"},
		{sheetPeople, "E2", "Syrienn", "nicht in der Liste"},
		{sheetPeople, "F2", "03/2020", "nach dem Stichtag"},
		{sheetPeople, "F2", "13/2018", "kein Monat"},
		{sheetPeople, "F2", "Sommer", "kein Monat"},
		{sheetPeople, "K2", "03/2016", "vor der Einreise"},
		{sheetPeople, "N2", "A2+", "nicht in der Liste"},
		{sheetPeople, "Z2", "vielleicht", "weder ja noch nein"},
		{sheetPeople, "N2", "=1+1", "als Formel gelesen"},
		{sheetPeople, "N2", "@SUM", "als Formel gelesen"},
		{sheetOffers, "A2", "", "fehlt"},
		{sheetOffers, "C2", "Deutsch B9", "nicht in der Liste"},
		{sheetOffers, "G2", "Köln", "keine Kommune des Kreises"},
		{sheetOffers, "H2", "2,5", "keine ganze Zahl"},
		{sheetOffers, "I2", "bald", "kein Tag"},
		{sheetOffers, "I2", "01.09.2020", "vor seinem Beginn"},
		{sheetOffers, "N2", "A2+", "nicht in der Liste"},
		{sheetOffers, "Q2", "alter ?? 18", "nicht in der Regelsprache"},
		{sheetOffers, "R2", "teuer", "kein Betrag"},
		{sheetOpinions, "B2", "4", "mehr als 3"},
		{sheetOpinions, "A2", "Sonstiges", "nicht in der Liste"},
		{sheetOpinions, "C2", strings.Repeat("x", 2100), "länger als"},
	} {
		t.Run(c.sheet+" "+c.cell+" "+cut(c.value, 12), func(t *testing.T) {
			spoiled := spoil(t, workbook(t, lists, goodContent(lists)), func(f *excelize.File) error { return f.SetCellStr(c.sheet, c.cell, c.value) })
			_, faults, err := Read(lists, "kaarst.xlsx", spoiled)
			if err != nil || len(faults) != 1 {
				t.Fatalf("%v %+v", err, faults)
			}
			got := faults[0]
			if got.Sheet != c.sheet || got.File != "kaarst.xlsx" || got.Repair == "" || !strings.Contains(got.Reason, c.reason) {
				t.Errorf("%+v", got)
			}
			if got.Cell != c.cell && c.reason != "vor seinem Beginn" {
				t.Errorf("Zelle %s statt %s", got.Cell, c.cell)
			}
		})
	}
}

func spoil(t testing.TB, raw []byte, change func(*excelize.File) error) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out bytes.Buffer
	if err := change(f); err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestFormulasAreNamedCellByCell(t *testing.T) {
	lists := testLists(t)
	raw := spoil(t, workbook(t, lists, goodContent(lists)), func(f *excelize.File) error { return f.SetCellFormula(sheetPeople, "A2", "SUM(1,2)") })
	_, faults, err := Read(lists, "kaarst.xlsx", raw)
	if err != nil || len(faults) == 0 || faults[0].Cell != "A2" || !strings.Contains(faults[0].Reason, "Formel") {
		t.Errorf("%v %+v", err, faults)
	}
}

func TestHeadingsAndSheetsMustStay(t *testing.T) {
	lists := testLists(t)
	good := workbook(t, lists, goodContent(lists))
	_, faults, _ := Read(lists, "a.xlsx", spoil(t, good, func(f *excelize.File) error { return f.SetCellStr(sheetPeople, "D1", "Titel") }))
	if len(faults) != 1 || faults[0].Cell != "D1" || !strings.Contains(faults[0].Reason, "Aufenthaltsstatus") {
		t.Errorf("%+v", faults)
	}
	_, faults, _ = Read(lists, "a.xlsx", spoil(t, good, func(f *excelize.File) error { return f.DeleteSheet(sheetOffers) }))
	if len(faults) != 1 || faults[0].Sheet != sheetOffers {
		t.Errorf("%+v", faults)
	}
}

func TestStrangeFilesAreRefusedWithASentence(t *testing.T) {
	lists := testLists(t)
	good := workbook(t, lists, nil)
	version := spoil(t, good, func(f *excelize.File) error { return f.SetCellStr(sheetLists, "B1", "99") })
	foreign := spoil(t, good, func(f *excelize.File) error { return f.SetCellStr(sheetLists, "A1", "etwas anderes") })
	for name, c := range map[string]struct {
		raw  []byte
		want string
	}{
		"leer":      {nil, "keine Excel-Arbeitsmappe"},
		"Text":      {[]byte("Hallo"), "keine Excel-Arbeitsmappe"},
		"zu groß":   {make([]byte, MaxBytes+1), "größer als 10 MB"},
		"alt":       {[]byte{0xD0, 0xCF, 0x11, 0xE0, 1, 2}, "verschlüsselt oder ein altes Format"},
		"Bombe":     {zipped(t, "xl/worksheets/sheet1.xml", 40<<20), "ungewöhnlichen Größe"},
		"Makro":     {zipped(t, "xl/vbaProject.bin", 10), "Makros"},
		"leere zip": {zipped(t, "irgendwas.txt", 10), ""},
		"Fassung":   {version, "Fassung 99"},
		"fremd":     {foreign, "keine Arbeitsmappe dieser Erhebung"},
		"gekürzt":   {good[:len(good)/2], ""},
	} {
		_, _, err := Read(lists, "x.xlsx", c.raw)
		if err == nil || fault.KindOf(err) == fault.Internal || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func zipped(t *testing.T, name string, size int) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	part, err := archive.Create(name)
	if err == nil {
		_, err = part.Write(make([]byte, size))
	}
	if err == nil {
		err = archive.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestACorrectedWorkbookIsGood(t *testing.T) {
	lists := testLists(t)
	bad := spoil(t, workbook(t, lists, goodContent(lists)), func(f *excelize.File) error { return f.SetCellStr(sheetPeople, "A2", "12,5") })
	mended, err := Correct("kaarst.xlsx", bad, []Correction{{sheetPeople, "A2", "12"}})
	if err != nil {
		t.Fatal(err)
	}
	delivery, faults, err := Read(lists, "kaarst.xlsx", mended)
	if err != nil || len(faults) > 0 || delivery.Classes.People() != 12 {
		t.Errorf("%v %+v %+v", err, faults, delivery)
	}
	for _, c := range []Correction{{"Listen", "A1", "x"}, {sheetPeople, "A1", "x"}, {sheetPeople, "ZZ9", "x"}, {sheetPeople, "kaputt", "x"}} {
		if _, err := Correct("kaarst.xlsx", bad, []Correction{c}); err == nil {
			t.Errorf("%+v geht durch", c)
		}
	}
}

func FuzzRead(f *testing.F) {
	lists := testLists(f)
	f.Add(workbook(f, lists, nil))
	f.Add(workbook(f, lists, goodContent(lists)))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		delivery, faults, err := Read(lists, "x.xlsx", raw)
		if err == nil && len(faults) == 0 {
			for _, o := range delivery.Offers {
				if o.Validate() != nil {
					t.Errorf("%+v", o)
				}
			}
		}
	})
}

func FuzzCells(f *testing.F) {
	lists := testLists(f)
	f.Add("06/2019")
	f.Add("43831")
	f.Add("1.200,50 €")
	f.Add("21–24")
	f.Fuzz(func(t *testing.T, text string) {
		if span, bad := month(text); bad == nil && span.From > span.To {
			t.Errorf("%q: %v", text, span)
		}
		if v, bad := age(text); bad == nil && v.Lo > v.Hi {
			t.Errorf("%q: %v", text, v)
		}
		if n, bad := cents(text); bad == nil && n < 0 {
			t.Errorf("%q: %d", text, n)
		}
		if n, bad := count(text); bad == nil && n < 0 {
			t.Errorf("%q: %d", text, n)
		}
		day(text)
		child(text)
		lists.reach(text)
		choice(lists.Needs, text)
	})
}

func BenchmarkRead2000Rows(b *testing.B) {
	lists := testLists(b)
	content := goodContent(lists)
	for range 2000 {
		content.Classes = append(content.Classes, content.Classes[0])
	}
	raw := workbook(b, lists, content)
	b.ReportMetric(float64(len(raw))/1024, "KiB")
	for b.Loop() {
		if _, faults, err := Read(lists, "x.xlsx", raw); err != nil || len(faults) > 0 {
			b.Fatal(err, fmt.Sprint(faults))
		}
	}
}
