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
// Long is the whole name where Name is a short one.
type MatrixHead struct{ Name, Note, Long, Href string }

// MatrixGroup are rows under one heading. ID is its place on the page.
type MatrixGroup struct {
	Name string
	Rows []MatrixRow
	ID   string
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
	Blocks   bool   // the rule bars something: ja is not an open door
	Label    string // for ears: instrument and title
}

// fitting is how many columns stand side by side on a wide screen; more of
// them scroll within their own frame.
const fitting = 13

func (m Matrix) width() int { return len(m.Columns) + 1 }

// wordOf is the verdict of a field: a rule that bars something has words of
// its own, so that nobody takes its ja for an open door.
func wordOf(verdict string, blocks bool) string {
	switch {
	case verdict == "ja" && blocks:
		return "Sperre"
	case verdict == "nein" && blocks:
		return "frei"
	}
	return verdictWord(verdict)
}

// VerdictWords are the verdicts of a field as a part of a sentence.
func VerdictWords(verdicts []string, blocks bool) string {
	text := ""
	for i, verdict := range verdicts {
		if i > 0 {
			text += " oder "
		}
		text += wordOf(verdict, blocks)
	}
	if text == "" {
		return "keine Regel"
	}
	return text
}
