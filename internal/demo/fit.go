package demo

import (
	"math"
	"sort"
)

// fit scales a matrix of weights to row and column totals: iterative
// proportional fitting (Deming and Stephan 1940). A weight of zero stays zero.
// The totals of rows and columns must have the same sum.
func fit(weights [][]float64, rows, columns []int) [][]float64 {
	fitted := make([][]float64, len(weights))
	for i := range weights {
		fitted[i] = append([]float64(nil), weights[i]...)
	}
	for range 500 {
		off := 0.0
		for i := range fitted {
			off = math.Max(off, scaleRow(fitted[i], float64(rows[i])))
		}
		for j := range columns {
			off = math.Max(off, scaleColumn(fitted, j, float64(columns[j])))
		}
		if off < 1e-10 {
			break
		}
	}
	return fitted
}

func scaleRow(row []float64, total float64) (off float64) {
	sum := 0.0
	for _, x := range row {
		sum += x
	}
	if sum == 0 {
		return 0
	}
	for j := range row {
		row[j] *= total / sum
	}
	return math.Abs(sum - total)
}

func scaleColumn(matrix [][]float64, j int, total float64) (off float64) {
	sum := 0.0
	for i := range matrix {
		sum += matrix[i][j]
	}
	if sum == 0 {
		return 0
	}
	for i := range matrix {
		matrix[i][j] *= total / sum
	}
	return math.Abs(sum - total)
}

// round is controlled rounding (Cox and Ernst 1982): every number of a matrix
// goes to the whole number below or above, and all row and column totals, which
// must be whole already, are met exactly. What the floors leave over is a
// matching of rows and columns over the cells with a fraction; the fractions
// themselves are a fractional one, so a whole one exists.
func round(matrix [][]float64, rows, columns []int) [][]int {
	whole := make([][]int, len(matrix))
	needRow, needColumn := append([]int(nil), rows...), append([]int(nil), columns...)
	m := matching{up: make([][]bool, len(matrix)), open: make([][]bool, len(matrix)), prefer: make([][]int, len(matrix))}
	for i := range matrix {
		whole[i] = make([]int, len(columns))
		m.up[i], m.open[i] = make([]bool, len(columns)), make([]bool, len(columns))
		for j, x := range matrix[i] {
			floor := math.Floor(x + 1e-7)
			whole[i][j] = int(floor)
			needRow[i] -= whole[i][j]
			needColumn[j] -= whole[i][j]
			m.open[i][j] = x-floor > 1e-7
			m.prefer[i] = append(m.prefer[i], j)
		}
		sort.SliceStable(m.prefer[i], func(a, b int) bool { return fraction(matrix[i][m.prefer[i][a]]) > fraction(matrix[i][m.prefer[i][b]]) })
	}
	m.need = needColumn
	for i := range needRow {
		for range needRow[i] {
			if !m.augment(i, make([]bool, len(columns))) {
				panic("demo: die Randsummen der Rundung passen nicht zusammen")
			}
		}
	}
	for i := range whole {
		for j := range whole[i] {
			if m.up[i][j] {
				whole[i][j]++
			}
		}
	}
	return whole
}

func fraction(x float64) float64 { return x - math.Floor(x) }

// matching rounds cells up so that every column gets what it needs.
type matching struct {
	open, up [][]bool // cell may go up; cell goes up
	prefer   [][]int  // columns of a row, largest fraction first
	need     []int    // how many more a column takes
}

// augment finds one more cell for the row, moving earlier choices if it must.
func (m *matching) augment(row int, seen []bool) bool {
	for _, j := range m.prefer[row] {
		if !m.open[row][j] || m.up[row][j] || seen[j] {
			continue
		}
		seen[j] = true
		if m.need[j] > 0 {
			m.need[j]--
			m.up[row][j] = true
			return true
		}
		for other := range m.up {
			if m.up[other][j] && m.augment(other, seen) {
				m.up[other][j], m.up[row][j] = false, true
				return true
			}
		}
	}
	return false
}
