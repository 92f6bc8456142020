package cli

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"buendnis/internal/survey"
)

func TestSurveyFormIsReadBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "neuss.xlsx")
	if code, _, errOut := call("", "survey", "form", "--kommune", "05162024", "--on", "2020-01-15", "--frist", "2020-01-31", "--out", path); code != 0 {
		t.Fatal(errOut)
	}
	code, out, errOut := call("", "survey", "read", path)
	if code != 0 || !strings.Contains(out, "neuss.xlsx: 0 Personen") {
		t.Errorf("%d %q %q", code, out, errOut)
	}
}

func TestSurveyReadNamesEveryBadCell(t *testing.T) {
	path := filepath.Join(t.TempDir(), "neuss.xlsx")
	call("", "survey", "form", "--kommune", "05162024", "--on", "2020-01-15", "--out", path)
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for _, err := range []error{
		book.SetCellStr("Zielgruppe", "A2", "12,5"), book.SetCellStr("Zielgruppe", "D2", "Duldung light"), book.Save(),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	code, out, errOut := call("", "survey", "read", "--format", "json", path)
	var faults []survey.CellFault
	if err := json.Unmarshal([]byte(out), &faults); err != nil || code != 1 || len(faults) != 2 {
		t.Fatalf("%d %v %s %s", code, err, out, errOut)
	}
	if f := faults[0]; f.File != "neuss.xlsx" || f.Sheet != "Zielgruppe" || f.Cell != "A2" || f.Value != "12,5" || f.Reason == "" || f.Repair == "" {
		t.Errorf("%+v", f)
	}
	if code, out, _ = call("", "survey", "read", path); code != 1 || !strings.Contains(out, "A2") || !strings.Contains(out, "D2") {
		t.Errorf("%d %q", code, out)
	}
}

func TestSurveyRefusesWhatItCannotUse(t *testing.T) {
	for want, args := range map[string][]string{
		"gibt es im Verzeichnis nicht": {"survey", "form", "--kommune", "123", "--out", "x.xlsx"},
		"ist kein Datum":               {"survey", "form", "--kommune", "05162024", "--on", "morgen", "--out", "x.xlsx"},
		"lässt sich nicht schreiben":   {"survey", "form", "--kommune", "05162024", "--out", "gibt/es/nicht.xlsx"},
		"lässt sich nicht öffnen":      {"survey", "read", "gibt-es-nicht.xlsx"},
		"keine Excel-Arbeitsmappe":     {"survey", "read", "survey_test.go"},
	} {
		if code, _, errOut := call("", args...); code != 1 || !strings.Contains(errOut, want) {
			t.Errorf("%v: %d %q", args, code, errOut)
		}
	}
}
