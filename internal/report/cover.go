package report

import (
	"fmt"
	"time"

	"buendnis/internal/civil"
	"buendnis/internal/privacy"
)

// Cover is what a file says about its tables: plain texts only.
type Cover struct {
	Title    string // Angebots- und Bedarfsanalyse
	Kreis    string
	Stichtag civil.Date
	Source   string   // which survey, who has delivered
	Mode     string   // what counts as open
	Remarks  []string // notices, such as that all people are invented
	Labels   Labels
	Lists    []List
}

// Labels are how readers see the dimensions of the figures and their values;
// what has no label stands as it is.
type Labels map[string]Label

// Label is the heading of a dimension and the words for its values.
type Label struct {
	Heading string
	Values  map[string]string
}

func (l Labels) heading(dimension string) string {
	if heading := l[dimension].Heading; heading != "" {
		return heading
	}
	return dimension
}

func (l Labels) value(dimension, value string) string {
	if label := l[dimension].Values[value]; label != "" {
		return label
	}
	return value
}

// List is a table of texts; its figures are sums of the family, by their names.
type List struct {
	Title string
	Head  []string // of the texts, then of the sums
	Rows  []ListRow
}

// ListRow is a line of a list.
type ListRow struct {
	Texts []string
	Sums  []string
}

// line is one line of the cover.
type line struct{ Label, Text string }

const draftNotice = "Arbeitsfassung, nicht freigegeben. Diese Datei bleibt im Haus; weitergeben dürfen Sie nur eine Fassung aus dem Freigaberegister."

func (b book) lines() []line {
	lines := []line{{"Kreis", b.cover.Kreis}, {"Stichtag", b.cover.Stichtag.German()}}
	lines = append(lines, b.approvalLines()...)
	lines = append(lines, line{"Quelle", b.cover.Source}, line{"Als offen zählt", b.cover.Mode})
	lines = append(lines, protectionLines(b.figures)...)
	for _, remark := range b.cover.Remarks {
		lines = append(lines, line{"Hinweis", remark})
	}
	return lines
}

func (b book) approvalLines() []line {
	if b.approval == nil {
		return []line{{"Freigabe", draftNotice}}
	}
	a := b.approval
	return []line{
		{"Zweck", a.Purpose},
		{"Empfänger", a.Recipient},
		{"Freigabe", "Vier Augen: beantragt von " + a.RequestedBy + ", bestätigt von " + a.ApprovedBy + " am " + civil.Clock(func() time.Time { return a.On }).Today().German() + "."},
	}
}

func protectionLines(f figures) []line {
	lowest, highest := f.Thresholds()
	k := fmt.Sprintf("k = %d", lowest)
	if highest > lowest {
		k = fmt.Sprintf("k = %d bis %d, je nach Feld", lowest, highest)
	}
	return []line{
		{"Schutz", f.Note()},
		{"Verfahren", "Unterdrückung kleiner Zahlen mit Gegensperrung, " + k + "."},
		{"Prüfung", audit(f.Audit())},
	}
}

// audit says what is proven, and no more.
func audit(a privacy.Audit) string {
	if a.Hidden == 0 {
		return fmt.Sprintf("Alle %d Zahlen dürfen gezeigt werden.", a.Numbers)
	}
	return fmt.Sprintf("%d von %d Zahlen sind geschützt. Aus allen Zahlen dieser Auswertung zusammen lässt sich keine davon enger eingrenzen als auf eine Spanne von %s. Über Wissen von außen sagt die Prüfung nichts.",
		a.Hidden, a.Numbers, persons(a.Narrowest, a.Unit))
}

// persons is a width in persons, as people read it.
func persons(units, unit int64) string {
	if unit > 1 && units%unit != 0 {
		return fmt.Sprintf("%d,%d", units/unit, units%unit*10/unit)
	}
	return fmt.Sprint(units / max(unit, 1))
}

// made is the moment that the file names as its own; it is part of the input,
// so that the same input gives the same bytes.
func (b book) made() time.Time {
	if b.approval != nil {
		return b.approval.On.UTC()
	}
	return b.cover.Stichtag.Time()
}
