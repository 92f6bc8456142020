package view

// Matrix is a table of verdicts: a row an instrument, a column a title, each
// cell a link to the rule. Compared says that cells carry what was before.
type Matrix struct {
	Caption  string
	Corner   string // head of the first column
	Columns  []MatrixHead
	Groups   []MatrixGroup
	Foot     []string // one text a column; nil: no foot
	FootName string
}

// MatrixHead is a row's or column's name with its norm in small print.
type MatrixHead struct{ Name, Note, Href string }

// MatrixGroup are rows under one heading.
type MatrixGroup struct {
	Name string
	Rows []MatrixRow
}

// MatrixRow is one instrument.
type MatrixRow struct {
	MatrixHead
	Cells []MatrixCell
}

// MatrixCell is what holds for one title: the verdict, or several where open
// clocks decide, and what they wait for. Before are the verdicts of the first
// day where they differ.
type MatrixCell struct {
	Href     string
	Verdicts []string
	Note     string // dann ja: nach 6 Monaten Duldung
	Before   []string
	Label    string // for ears: instrument and title
}

func (m Matrix) width() int { return len(m.Columns) + 1 }

// words are the verdicts of a cell as a sentence part.
func words(verdicts []string) string {
	text := ""
	for i, verdict := range verdicts {
		if i > 0 {
			text += " oder "
		}
		text += verdictWord(verdict)
	}
	return text
}
