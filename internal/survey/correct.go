package survey

import (
	"bytes"

	"github.com/xuri/excelize/v2"

	"buendnis/internal/fault"
)

// Correction is a new text for a cell.
type Correction struct{ Sheet, Cell, Value string }

// Correct writes corrections into a copy of the workbook; everything else
// stays. Only cells below the headings of the three sheets can be corrected.
func Correct(name string, raw []byte, corrections []Correction) ([]byte, error) {
	if err := guard(name, raw); err != nil {
		return nil, err
	}
	file, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "%s lässt sich nicht öffnen.", name)
	}
	defer file.Close()
	for _, c := range corrections {
		if err := correct(file, c); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	if _, err := file.WriteTo(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func correct(file *excelize.File, c Correction) error {
	if !(CellFault{Sheet: c.Sheet, Cell: c.Cell}).Correctable() {
		return fault.New(fault.Invalid, "Die Zelle %s auf dem Blatt %s lässt sich hier nicht berichtigen.", c.Cell, c.Sheet)
	}
	if err := file.SetCellFormula(c.Sheet, c.Cell, ""); err != nil {
		return err
	}
	return file.SetCellStr(c.Sheet, c.Cell, c.Value)
}
