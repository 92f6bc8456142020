package proof_test

import (
	"strings"
	"testing"

	"buendnis/internal/proof"
)

// table is a row of three cells with its total: 2 + 6 + 9 = 17, where 2 is
// small and 6 hides it.
func table() ([]int64, []proof.PublishedNumber, []proof.AlternativePair) {
	cells := []int64{2, 6, 9}
	published := []proof.PublishedNumber{
		{Cells: []int{0}, MustHide: true, ZeroOpen: true, Least: 1, Width: 3},
		{Cells: []int{1}, ZeroOpen: true, Least: 1, Width: 3},
		{Cells: []int{2}, Shown: true, ZeroOpen: true, Least: 1, Width: 3},
		{Cells: []int{0, 1, 2}, Shown: true, ZeroOpen: true, Least: 1, Width: 3},
	}
	pairs := []proof.AlternativePair{{
		Low:    []proof.CellChange{{Cell: 0, By: -1}, {Cell: 1, By: 1}},
		High:   []proof.CellChange{{Cell: 0, By: 2}, {Cell: 1, By: -2}},
		Proves: []int{0, 1},
	}}
	return cells, published, pairs
}

func TestCheckSuppressionAcceptsACertificate(t *testing.T) {
	if err := proof.CheckSuppression(table()); err != nil {
		t.Fatal(err)
	}
}

func TestCheckSuppressionRefuses(t *testing.T) {
	for want, spoil := range map[string]func(c []int64, n []proof.PublishedNumber, p []proof.AlternativePair){
		"too narrow":            func(_ []int64, _ []proof.PublishedNumber, p []proof.AlternativePair) { p[0].Low = nil },
		"without a certificate": func(_ []int64, _ []proof.PublishedNumber, p []proof.AlternativePair) { p[0].Proves = []int{0} },
		"shows a small count":   func(c []int64, _ []proof.PublishedNumber, _ []proof.AlternativePair) { c[2] = 1 },
		"must be hidden":        func(_ []int64, n []proof.PublishedNumber, _ []proof.AlternativePair) { n[2].MustHide = true },
		"protected zero": func(c []int64, n []proof.PublishedNumber, _ []proof.AlternativePair) {
			c[2], n[2].ZeroOpen = 0, false
		},
		"hidden below": func(c []int64, _ []proof.PublishedNumber, _ []proof.AlternativePair) { c[0] = 0 },
		"shown number 3 changes": func(_ []int64, _ []proof.PublishedNumber, p []proof.AlternativePair) {
			p[0].High = p[0].High[:1]
		},
		"hidden number 1 falls": func(_ []int64, n []proof.PublishedNumber, _ []proof.AlternativePair) { n[1].Least = 5 },
		"becomes negative": func(_ []int64, n []proof.PublishedNumber, p []proof.AlternativePair) {
			n[0].Least, p[0].Low[0].By, p[0].Low[1].By = 0, -3, 3
		},
		"adds a cell that does not exist": func(_ []int64, n []proof.PublishedNumber, _ []proof.AlternativePair) { n[0].Cells = []int{7} },
		"changes a cell that does not":    func(_ []int64, _ []proof.PublishedNumber, p []proof.AlternativePair) { p[0].Low[0].Cell = -1 },
		"proves a number that does not":   func(_ []int64, _ []proof.PublishedNumber, p []proof.AlternativePair) { p[0].Proves[0] = 9 },
	} {
		cells, published, pairs := table()
		spoil(cells, published, pairs)
		if err := proof.CheckSuppression(cells, published, pairs); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}
