package web

import (
	"fmt"
	"strings"

	"buendnis/internal/access"
)

// sideLine is a line of the old and of the new text beside each other. What
// stands on one side only is gone or new.
type sideLine struct {
	left, right       string
	hasLeft, hasRight bool
	skipped           int // stands for so many equal lines
}

func (l sideLine) same() bool { return l.hasLeft && l.hasRight && l.left == l.right }

// mostCompared bounds the memory of a comparison: a thousand lines beside a
// thousand. What is longer stands beside each other as it comes.
const mostCompared = 1_000_000

// sides puts two texts beside each other: equal lines in one row, between them
// what went beside what came.
func sides(left, right []string) []sideLine {
	if len(left)*len(right) > mostCompared {
		return pairs(left, right)
	}
	longest := commonLengths(left, right)
	var rows []sideLine
	i, j := 0, 0
	for i < len(left) || j < len(right) {
		a, b := i, j
		for i < len(left) && j < len(right) && left[i] == right[j] {
			rows = append(rows, sideLine{left: left[i], right: right[j], hasLeft: true, hasRight: true})
			i, j = i+1, j+1
		}
		if a != i {
			continue
		}
		for i < len(left) || j < len(right) { // until the next common line
			if i < len(left) && j < len(right) && left[i] == right[j] {
				break
			}
			if j == len(right) || i < len(left) && longest[i+1][j] >= longest[i][j+1] {
				i++
			} else {
				j++
			}
		}
		rows = append(rows, pairs(left[a:i], right[b:j])...)
	}
	return rows
}

// commonLengths is how long the longest common part of the rests is.
func commonLengths(left, right []string) [][]int {
	lengths := make([][]int, len(left)+1)
	for i := range lengths {
		lengths[i] = make([]int, len(right)+1)
	}
	for i := len(left) - 1; i >= 0; i-- {
		for j := len(right) - 1; j >= 0; j-- {
			if left[i] == right[j] {
				lengths[i][j] = lengths[i+1][j+1] + 1
			} else {
				lengths[i][j] = max(lengths[i+1][j], lengths[i][j+1])
			}
		}
	}
	return lengths
}

func pairs(gone, come []string) []sideLine {
	rows := make([]sideLine, max(len(gone), len(come)))
	for i := range rows {
		if i < len(gone) {
			rows[i].left, rows[i].hasLeft = gone[i], true
		}
		if i < len(come) {
			rows[i].right, rows[i].hasRight = come[i], true
		}
	}
	return rows
}

// versionLines is a version as lines that two people can compare.
func versionLines(v *access.VersionText) []string {
	if v == nil {
		return []string{"Keine Regel: der Zugang ist verschlossen."}
	}
	lines := []string{"Quelle: " + v.Source, "Art: " + basisWords(*v)}
	if v.Doubtful {
		lines = append(lines, "Nicht bestätigt")
	}
	if len(v.Flags) > 0 {
		lines = append(lines, "Hinweis: "+flagSentence(v.Flags))
	}
	for _, d := range v.Derived {
		lines = append(lines, fmt.Sprintf("Abgeleitet: %s [%s]", d.Label, d.Expression))
	}
	if v.Note != "" {
		lines = append(lines, "Anmerkung: "+v.Note)
	}
	if len(v.Requires) > 0 {
		lines = append(lines, "Immer nötig:")
		lines = append(lines, conditionLines(v.Requires, "– ")...)
	}
	for i, way := range v.Ways {
		lines = append(lines, wayLines(fmt.Sprintf("Weg %d: ", i+1), way)...)
	}
	lines = append(lines, wayLines("Sonst: ", v.Otherwise)...)
	return append(lines, openingLines(v.Opens, "Öffnet: ")...)
}

func wayLines(name string, way access.WayText) []string {
	line := name + string(way.Verdict)
	if way.Text != "" {
		line += ". " + way.Text + " (" + way.Norm + ")"
	}
	if len(way.Flags) > 0 {
		line += " Hinweis: " + flagSentence(way.Flags)
	}
	lines := append([]string{line}, conditionLines(way.When, "– ")...)
	return append(lines, openingLines(way.Opens, "– öffnet: ")...)
}

func conditionLines(conditions []access.ConditionText, indent string) []string {
	var lines []string
	for _, c := range conditions {
		if c.Join != "" {
			lines = append(lines, indent+joinWords(c.Join))
			lines = append(lines, conditionLines(c.Of, "\u2003"+indent)...)
			continue
		}
		lines = append(lines, fmt.Sprintf("%s%s (%s) [%s]", indent, c.Text, c.Norm, strings.Join(strings.Fields(c.Expression), " ")))
		lines = append(lines, openingLines(c.Opens, "\u2003"+indent+"öffnet: ")...)
	}
	return lines
}

func openingLines(openings []access.OpeningText, indent string) []string {
	var lines []string
	for _, o := range openings {
		lines = append(lines, indent+o.Text)
	}
	return lines
}
