package proof

import "fmt"

// PublishedNumber is one number of a set of published tables: the sum of some
// cells of the finest count, shown or hidden.
type PublishedNumber struct {
	Cells    []int // positions in the finest count
	Shown    bool
	MustHide bool  // showing it would be a fault, whatever its value
	ZeroOpen bool  // a zero may be shown
	Least    int64 // what everybody knows about it when it is hidden: at least this much
	Width    int64 // shown: 0 or at least Width; hidden: its interval is at least that wide; 0: neither
}

// CellChange says by how much a cell differs from the true count.
type CellChange struct {
	Cell int
	By   int64
}

// AlternativePair is a certificate: two finest counts, given as differences
// from the true one, that both fit everything that is shown. The numbers of
// Proves differ between the two by at least their Width.
type AlternativePair struct {
	Low, High []CellChange
	Proves    []int
}

// CheckSuppression verifies, by adding up only, that published numbers protect
// what they hide: no shown number is small, every hidden one has a pair of
// alternatives that fit all shown numbers, respect what everybody knows, and
// differ in it by at least its width. The error names the first violation by
// position and never by value.
func CheckSuppression(cells []int64, published []PublishedNumber, pairs []AlternativePair) error {
	containing := make([][]int, len(cells))
	truth := make([]int64, len(published))
	for n, number := range published {
		for _, c := range number.Cells {
			if c < 0 || c >= len(cells) {
				return fmt.Errorf("number %d adds a cell that does not exist", n)
			}
			containing[c] = append(containing[c], n)
			truth[n] += cells[c]
		}
		if err := checkShown(n, number, truth[n]); err != nil {
			return err
		}
	}
	proven := make([]bool, len(published))
	for i, pair := range pairs {
		low, err := checkAlternative(cells, published, truth, containing, pair.Low)
		if err != nil {
			return fmt.Errorf("pair %d, low end: %w", i, err)
		}
		high, err := checkAlternative(cells, published, truth, containing, pair.High)
		if err != nil {
			return fmt.Errorf("pair %d, high end: %w", i, err)
		}
		for _, n := range pair.Proves {
			if n < 0 || n >= len(published) {
				return fmt.Errorf("pair %d proves a number that does not exist", i)
			}
			width := high[n] - low[n]
			if max(width, -width) < published[n].Width {
				return fmt.Errorf("pair %d is too narrow for number %d", i, n)
			}
			proven[n] = true
		}
	}
	for n, number := range published {
		if !number.Shown && number.Width > 0 && !proven[n] {
			return fmt.Errorf("number %d is hidden without a certificate", n)
		}
	}
	return nil
}

func checkShown(n int, number PublishedNumber, value int64) error {
	switch {
	case !number.Shown:
		if value < number.Least {
			return fmt.Errorf("number %d is hidden below what everybody knows", n)
		}
	case number.MustHide:
		return fmt.Errorf("number %d is shown but must be hidden", n)
	case number.Width > 0 && value == 0 && !number.ZeroOpen:
		return fmt.Errorf("number %d shows a protected zero", n)
	case value != 0 && value < number.Width:
		return fmt.Errorf("number %d shows a small count", n)
	}
	return nil
}

// checkAlternative returns by how much the numbers change in an alternative.
func checkAlternative(cells []int64, published []PublishedNumber, truth []int64, containing [][]int, changes []CellChange) (map[int]int64, error) {
	cell := map[int]int64{}
	number := map[int]int64{}
	for _, change := range changes {
		if change.Cell < 0 || change.Cell >= len(cells) {
			return nil, fmt.Errorf("it changes a cell that does not exist")
		}
		cell[change.Cell] += change.By
		for _, n := range containing[change.Cell] {
			number[n] += change.By
		}
	}
	for c, by := range cell {
		if cells[c]+by < 0 {
			return nil, fmt.Errorf("cell %d becomes negative", c)
		}
	}
	for n, by := range number {
		if published[n].Shown && by != 0 {
			return nil, fmt.Errorf("shown number %d changes", n)
		}
		if !published[n].Shown && truth[n]+by < published[n].Least {
			return nil, fmt.Errorf("hidden number %d falls below what everybody knows", n)
		}
	}
	return number, nil
}
