package demo

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestRoundingMeetsEveryMargin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		height, width := rapid.IntRange(1, 9).Draw(t, "Zeilen"), rapid.IntRange(1, 14).Draw(t, "Spalten")
		weights := make([][]float64, height)
		for i := range weights {
			weights[i] = rapid.SliceOfN(rapid.Float64Range(0.01, 20), width, width).Draw(t, "Gewichte")
		}
		total := rapid.IntRange(0, 4000).Draw(t, "Summe")
		rows := share(total, rapid.SliceOfN(rapid.Float64Range(0.1, 9), height, height).Draw(t, "Zeilensummen"))
		columns := share(total, rapid.SliceOfN(rapid.Float64Range(0.1, 9), width, width).Draw(t, "Spaltensummen"))
		fitted := fit(weights, rows, columns)
		whole := round(fitted, rows, columns)
		columnSums := make([]int, width)
		for i := range whole {
			sum := 0
			for j, n := range whole[i] {
				sum += n
				columnSums[j] += n
				if math.Abs(float64(n)-fitted[i][j]) >= 1+1e-6 {
					t.Fatalf("Zelle %d,%d: %d statt %f", i, j, n, fitted[i][j])
				}
			}
			if sum != rows[i] {
				t.Fatalf("Zeile %d: %d statt %d", i, sum, rows[i])
			}
		}
		for j := range columns {
			if columnSums[j] != columns[j] {
				t.Fatalf("Spalte %d: %d statt %d", j, columnSums[j], columns[j])
			}
		}
	})
}

func TestGroupsAreTheScaledPublicTotals(t *testing.T) {
	county, err := LoadCounty()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{"AE": 1763, "GEST": 444, "DULD": 300}
	for _, m := range county.Groups() {
		if m.Anzahl != want[m.Gruppe] {
			t.Errorf("%s: %d, erwartet %d", m.Gruppe, m.Anzahl, want[m.Gruppe])
		}
	}
	if county.Stichtag.String() != "2020-01-15" || len(county.Kreis.Kommunen) != 8 {
		t.Errorf("Kreis: %+v", county.Kreis)
	}
}
