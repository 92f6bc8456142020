package survey

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

func TestExcerptsShowWhatStandsAroundABadCell(t *testing.T) {
	lists := testLists(t)
	raw := spoil(t, workbook(t, lists, nil), func(f *excelize.File) error {
		for cell, text := range map[string]string{"A2": "3", "B2": "22", "A3": "12,5", "B3": "21-24", "C4": "weiblich"} {
			if err := f.SetCellStr(sheetPeople, cell, text); err != nil {
				return err
			}
		}
		return nil
	})
	_, faults, err := Read(lists, "kaarst.xlsx", raw)
	if err != nil || len(faults) != 2 {
		t.Fatalf("%+v, %v", faults, err)
	}
	excerpts, err := Excerpts("kaarst.xlsx", raw, faults)
	if err != nil {
		t.Fatal(err)
	}
	want := []Excerpt{
		{Headings: []string{"A Anzahl"}, Rows: []ExcerptRow{{2, []string{"3"}, -1}, {3, []string{"12,5"}, 0}, {4, []string{""}, -1}}},
		{Headings: []string{"A Anzahl"}, Rows: []ExcerptRow{{3, []string{"12,5"}, -1}, {4, []string{""}, 0}, {5, []string{""}, -1}}},
	}
	if diff := cmp.Diff(want, excerpts); diff != "" {
		t.Error(diff)
	}
}

func TestOnlyCellsBelowOurHeadingsCanBeCorrected(t *testing.T) {
	for place, want := range map[CellFault]bool{
		{Sheet: sheetPeople, Cell: "A2"}:    true,
		{Sheet: sheetPeople, Cell: "A1"}:    false,
		{Sheet: sheetPeople, Cell: "AF2"}:   false,
		{Sheet: sheetLists, Cell: "A2"}:     false,
		{Sheet: sheetOffers, Cell: "R9"}:    true,
		{Sheet: sheetOffers, Cell: "Unfug"}: false,
	} {
		if got := place.Correctable(); got != want {
			t.Errorf("%s %s: %v", place.Sheet, place.Cell, got)
		}
	}
}

func TestACellOffersTheWordsOfItsList(t *testing.T) {
	lists := testLists(t)
	words := lists.Choices(CellFault{Sheet: sheetOpinions, Cell: "A5"})
	if diff := cmp.Diff([]string{"Deutsch B1", "Coaching", "Klärung"}, words); diff != "" {
		t.Error(diff)
	}
	if words := lists.Choices(CellFault{Sheet: sheetPeople, Cell: "A5"}); words != nil {
		t.Errorf("eine Anzahl hat keine Liste: %v", words)
	}
	if heading := (CellFault{Sheet: sheetPeople, Cell: "D17"}).Heading(); heading != "Aufenthaltsstatus" {
		t.Errorf("D heißt %q", heading)
	}
}

func TestARefusalSuggestsWhatWasProbablyMeant(t *testing.T) {
	lists := testLists(t)
	_, bad := choice(lists.choices("status"), "Duldung")
	if bad == nil || !strings.Contains(bad.repair, "Duldung") {
		t.Errorf("%+v", bad)
	}
}
