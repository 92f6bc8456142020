package web

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The left column read down is the old text, the right one the new text, and a
// row is the same on both sides or marked.
func TestSidesLoseNothing(t *testing.T) {
	if rows := sides(make([]string, 2000), make([]string, 3000)); len(rows) != 3000 {
		t.Errorf("zwei lange Texte haben %d Zeilen", len(rows))
	}
	line := rapid.SampledFrom([]string{"a", "b", "c", "d"})
	rapid.Check(t, func(t *rapid.T) {
		old, new := rapid.SliceOfN(line, 0, 12).Draw(t, "alt"), rapid.SliceOfN(line, 0, 12).Draw(t, "neu")
		var left, right []string
		same := 0
		for _, row := range sides(old, new) {
			if row.hasLeft {
				left = append(left, row.left)
			}
			if row.hasRight {
				right = append(right, row.right)
			}
			if row.same() {
				same++
			}
			if !row.hasLeft && !row.hasRight {
				t.Fatal("eine leere Zeile")
			}
		}
		if strings.Join(left, "") != strings.Join(old, "") || strings.Join(right, "") != strings.Join(new, "") {
			t.Fatalf("%v|%v wird %v|%v", old, new, left, right)
		}
		if longest := commonLengths(old, new)[0][0]; same < longest {
			t.Fatalf("%d gleiche Zeilen statt %d", same, longest)
		}
	})
}

// What is left out are equal lines only, and it is counted.
func TestAShortenedComparisonKeepsEveryChange(t *testing.T) {
	line := rapid.SampledFrom([]string{"a", "b", "c"})
	rapid.Check(t, func(t *rapid.T) {
		rows := sides(rapid.SliceOfN(line, 0, 30).Draw(t, "alt"), rapid.SliceOfN(line, 0, 30).Draw(t, "neu"))
		total, changed := 0, 0
		for _, row := range shortened(rows) {
			if row.skipped > 0 {
				total += row.skipped
				continue
			}
			total++
			if !row.same() {
				changed++
			}
		}
		for _, row := range rows {
			if !row.same() {
				changed--
			}
		}
		if total != len(rows) || changed != 0 {
			t.Fatalf("%d Zeilen statt %d, %d Änderungen zu viel", total, len(rows), changed)
		}
	})
}
