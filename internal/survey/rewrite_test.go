package survey

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"buendnis/internal/civil"
	"buendnis/internal/offer"
	"buendnis/internal/rule"
)

// conditions has every field of an offer's entry, and conditions without one.
var conditions = []string{
	"alter_jahre >= 18", "alter_jahre <= 26", "geschlecht == 'w'", "deutsch in ['alpha', 'A1', 'A2']", "schulabschluss in ['msa', 'fhr', 'ahr']",
	"size(kinder) > 0", "size(kinder) == 0 || kinderbetreuung_gesichert", "in_group(status, 'GEST') || status == 'AE_24'",
	"ziel == 'ausbildung'", "taetigkeit in ['kurs', 'keine']", "wohnform != 'ohne'", "ehem_uma || volljaehrig",
}

func entryLists(t testing.TB) Lists {
	lists := testLists(t)
	lists.Groups = []rule.Choice{{Code: "GEST", Label: "Gestattung"}}
	lists.Statuses = []rule.Choice{{Code: "AE_24", Label: "Vorübergehender Schutz"}}
	return lists
}

func TestBoundsTheWrongWayRoundAreABadCell(t *testing.T) {
	lists := testLists(t)
	for cell, values := range map[string][2]string{"L2": {"25", "18"}, "O2": {"B1", "A1"}} {
		from := string(cell[0]-1) + "2"
		spoiled := spoil(t, workbook(t, lists, goodContent(lists)), func(f *excelize.File) error {
			if err := f.SetCellStr(sheetOffers, from, values[0]); err != nil {
				return err
			}
			return f.SetCellStr(sheetOffers, cell, values[1])
		})
		_, faults, err := Read(lists, "kaarst.xlsx", spoiled)
		if err != nil || len(faults) != 1 || faults[0].Cell != cell || !strings.Contains(faults[0].Reason, "liegt unter „von“") {
			t.Errorf("%s: %+v, %v", cell, faults, err)
		}
	}
}

// Rewrite reads back what it wrote and refuses a difference; so it is enough
// that it takes whatever a workbook can hold. Conditions without a column stand
// together in „Weitere Bedingung“ and come back one by one.
func TestARewrittenWorkbookLosesNothing(t *testing.T) {
	lists := entryLists(t)
	rapid.Check(t, func(rt *rapid.T) {
		d := Delivery{Kommune: testForm.Kommune.AGS, Round: testForm.Round, Content: *goodContent(lists)}
		d.Classes = nil
		for range rapid.IntRange(0, 5).Draw(rt, "Zeilen") {
			d.Classes = append(d.Classes, anyClass(rt, lists))
		}
		o := &d.Offers[0]
		o.Kommune, o.Conditions, o.Reach = d.Kommune, []string{}, offer.Reach{Online: true}
		for _, condition := range conditions {
			if rapid.Bool().Draw(rt, condition) {
				o.Conditions = append(o.Conditions, condition)
			}
		}
		if _, err := Rewrite(lists, testForm.Kommune, d); err != nil {
			rt.Fatal(err)
		}
	})
}

func TestARewrittenWorkbookHasNoGaps(t *testing.T) {
	lists := entryLists(t)
	gap := spoil(t, workbook(t, lists, goodContent(lists)), func(f *excelize.File) error { return f.InsertRows(sheetOffers, 2, 3) })
	d, faults, err := Read(lists, "kaarst.xlsx", gap)
	if err != nil || len(faults) > 0 || d.Offers[0].ID != "05162016-004" {
		t.Fatalf("%+v %v %+v", d, err, faults)
	}
	raw, err := Rewrite(lists, testForm.Kommune, *d)
	if err != nil {
		t.Fatal(err)
	}
	back, _, err := Read(lists, "kaarst.xlsx", raw)
	if err != nil || back.Offers[0].ID != "05162016-001" {
		t.Fatalf("%+v, %v", back, err)
	}
	if diff := cmp.Diff(unnumbered(d.Content), unnumbered(back.Content)); diff != "" {
		t.Fatal(diff)
	}
}

// The month of the reference date is known only up to that day.
func TestTheMonthOfTheReferenceDateIsWrittenAsAMonth(t *testing.T) {
	lists := testLists(t)
	content := goodContent(lists)
	content.Classes[0].Facts["einreise"] = rule.SpanValue(civil.Span{From: civil.MustParse("2020-01-01"), To: testForm.Round.Stichtag})
	delete(content.Classes[0].Facts, "duldung_seit")
	d, faults, err := Read(lists, "kaarst.xlsx", workbook(t, lists, content))
	if err != nil || len(faults) > 0 {
		t.Fatalf("%v %+v", err, faults)
	}
	if got := d.Classes[0].Facts["einreise"]; got.Key() != content.Classes[0].Facts["einreise"].Key() {
		t.Errorf("%+v", got.Span())
	}
	if _, err := Rewrite(lists, testForm.Kommune, *d); err != nil {
		t.Error(err)
	}
}

func TestARewriteRefusesWhatCannotBeReadBack(t *testing.T) {
	lists := testLists(t)
	for _, condition := range []string{"alter ?? 18", "deutsch in ['A1']  "} {
		content := goodContent(lists)
		content.Classes, content.Offers[0].Conditions = nil, []string{condition}
		d := Delivery{Kommune: testForm.Kommune.AGS, Round: testForm.Round, Content: *content}
		if _, err := Rewrite(lists, testForm.Kommune, d); err == nil {
			t.Errorf("%q ist geschrieben", condition)
		}
	}
}
