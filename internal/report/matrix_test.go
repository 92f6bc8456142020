package report

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestTheMatrixIsAWorkbookOfWords(t *testing.T) {
	var out bytes.Buffer
	err := MatrixXLSX(&out, Matrix{
		Title: "Welches Angebot steht welchem Titel offen", Note: "Rechtsstand 15.01.2020",
		Head: []string{"Instrument", "Norm"}, Columns: []string{"Gestattung", "Duldung"},
		Rows: [][]string{{"Berufssprachkurs", "§ 45a AufenthG", "ja", "nein oder ja (6 Monate Duldung)"}, {"=1+1", "", "unklar", "ermessen"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, want := range map[string]string{
		"A1": "Welches Angebot steht welchem Titel offen", "A2": "Rechtsstand 15.01.2020", "C4": "Gestattung",
		"A5": "Berufssprachkurs", "C5": "ja", "D5": "nein oder ja (6 Monate Duldung)", "A6": "=1+1", "D6": "ermessen",
	} {
		if got, _ := f.GetCellValue("Matrix", cell); got != want {
			t.Errorf("%s: %q statt %q", cell, got, want)
		}
		if formula, _ := f.GetCellFormula("Matrix", cell); formula != "" {
			t.Errorf("%s ist eine Formel", cell)
		}
	}
}
