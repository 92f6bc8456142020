package web

import (
	"cmp"
	"fmt"
	"slices"

	"buendnis/internal/analysis"
)

// turnedPlaces are the gaps that opened and closed, then those that changed
// most; only what both sides may show.
func (v comparisonView) turnedPlaces() (opened, closed, changed []analysis.PlaceChange) {
	for _, p := range v.Places {
		gap := p.Uncovered
		switch {
		case !gap.Shown() || gap.Before.Value() == gap.After.Value():
		case gap.Before.Value() == 0:
			opened = append(opened, p)
		case gap.After.Value() == 0:
			closed = append(closed, p)
		case gap.Difference.Amount.Shown():
			changed = append(changed, p)
		}
	}
	slices.SortStableFunc(changed, func(a, b analysis.PlaceChange) int {
		return cmp.Compare(b.Uncovered.Difference.Amount.Value(), a.Uncovered.Difference.Amount.Value())
	})
	return opened, closed, changed
}

// mostChanged is how many changed gaps the page tells; the map has them all.
const mostChanged = 8

func placeSentence(p analysis.PlaceChange) string {
	gap := p.Uncovered
	return fmt.Sprintf("%s, %s: Ohne Platz blieben %s, danach %s (%s).", p.Kommune, p.Label, gap.Before.Text(), gap.After.Text(), gap.Difference.Text())
}

// turnedBottlenecks are those that are not the same on both sides, and how many
// are.
func (v comparisonView) turnedBottlenecks() (turned []analysis.BottleneckPair, same int) {
	for _, b := range v.Bottlenecks {
		if b.Before != nil && b.Before.Percent == b.After.Percent {
			same++
			continue
		}
		turned = append(turned, b)
	}
	return turned, same
}

// sameWords say how many bottlenecks stay as they are.
func sameWords(same int) string {
	sentence := "Ein Engpass, den eine Seite nicht benennt, kann dort geschützt sein."
	if same > 0 {
		return count(same, "Engpass ist", "Engpässe sind") + " auf beiden Seiten gleich und hier nicht aufgeführt. " + sentence
	}
	return sentence
}

// bottleneckSentence says where a bottleneck is, and what became of it.
func bottleneckSentence(b analysis.BottleneckPair) string {
	where := fmt.Sprintf("%s in %s", enumerate(b.Needs), enumerate(b.Kommunen))
	switch {
	case b.Before != nil:
		return fmt.Sprintf("%s: Engpass auf beiden Seiten, gedeckt zu %s, danach zu %s.", where, b.Before.Percent, b.After.Percent)
	case b.Earlier:
		return where + ": nur auf der früheren Seite als Engpass benannt."
	}
	return where + ": nur auf der späteren Seite als Engpass benannt."
}
