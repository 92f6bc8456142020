package analysis

import (
	"math/big"
	"slices"
	"strings"
)

// fewNeeds is how many people make a side of a need's balance (covered, or not)
// that can stand by itself. A need with fewer on a side is counted with its
// neighbours in the catalogue, where levels follow each other: alone it would
// be hidden, and with it a good part of what stands beside it.
const fewNeeds = 20

// line is needs that are shown as one.
type line []Need

// weak tells whether one side of the line's balance is small.
func (l line) weak() bool {
	demand, covered := new(big.Rat), new(big.Rat)
	for _, n := range l {
		demand.Add(demand, big.NewRat(n.Demand, 1))
		covered.Add(covered, n.Covered[0].Rat())
	}
	few := func(side *big.Rat) bool { return side.Sign() > 0 && side.Cmp(big.NewRat(fewNeeds, 1)) < 0 }
	return few(demand) || few(covered) || few(demand.Sub(demand, covered))
}

// lines adds a rare need to the line before it and joins other weak ones that
// follow each other until they are strong; what stays weak joins the line
// before it, or the one after it at the beginning.
func (r *Result) lines() (lines []line) {
	var open line
	for _, n := range r.Needs {
		alone := line{n}
		switch {
		case n.Demand < fewNeeds && len(open) == 0 && len(lines) > 0:
			lines[len(lines)-1] = append(lines[len(lines)-1], n)
		case alone.weak():
			if open = append(open, n); !open.weak() {
				lines, open = append(lines, open), nil
			}
		case len(open) > 0 && len(lines) > 0:
			lines[len(lines)-1] = append(lines[len(lines)-1], open...)
			lines, open = append(lines, alone), nil
		default:
			lines, open = append(lines, append(open, n)), nil
		}
	}
	switch {
	case len(open) == 0:
	case len(lines) > 0:
		lines[len(lines)-1] = append(lines[len(lines)-1], open...)
	default:
		lines = append(lines, open)
	}
	return lines
}

// code is the value of the dimension of needs: the line's greatest need.
func (l line) code() string {
	greatest := slices.MaxFunc(l, func(a, b Need) int { return int(a.Demand - b.Demand) })
	return greatest.Kind
}

// shownAs tells for every need in which line it is counted.
func (r *Result) shownAs() map[string]string {
	shown := map[string]string{}
	for _, l := range r.lines() {
		for _, n := range l {
			shown[n.Kind] = l.code()
		}
	}
	return shown
}

// needLabel is how people read a line.
func (r *Result) needLabel(code string) string {
	var labels []string
	for _, l := range r.lines() {
		if l.code() != code {
			continue
		}
		for _, n := range l {
			labels = append(labels, r.words.needs[r.words.need(n.Kind)].Label)
		}
	}
	return strings.Join(labels, " + ")
}
