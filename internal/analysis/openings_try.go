package analysis

import (
	"fmt"
	"runtime"

	"buendnis/internal/flow"
	"buendnis/internal/proof"
)

// tryAll tries the attempts one by one on the solved network, has every gain
// checked, and lists those that bring something.
func (w *whatIf) tryAll() ([]Opening, error) {
	base, err := w.base.checked()
	if err != nil {
		return nil, err
	}
	benches := make(chan *flow.Trials, runtime.GOMAXPROCS(0))
	first := flow.NewTrials(w.base.network, w.base.flow)
	benches <- first
	for range cap(benches) - 1 {
		benches <- first.Clone()
	}
	errs := make([]error, len(w.attempts))
	w.atOnce("Öffnungen prüfen", len(w.attempts), func(i int) {
		bench := <-benches
		errs[i] = w.attempts[i].try(bench, base)
		benches <- bench
	})
	return w.listed(errs)
}

// try measures the gain; the proof is local, so a small change costs little.
func (a *attempt) try(bench *flow.Trials, base *proof.Base) error {
	var gain flow.Gain
	switch {
	case len(a.kommunen) > 0:
		lefts := make([]int32, len(a.edges))
		for k, e := range a.edges {
			lefts[k] = e.Left
		}
		gain = bench.NewRight(lefts, a.places)
	case a.offer >= 0:
		gain = bench.MorePlaces(a.offer, a.places)
	default:
		gain = bench.MoreEdges(a.edges)
	}
	a.Gain = gain.Amount
	change := proof.Change{Right: int(a.offer), Amount: a.places, Edges: make([][2]int, len(a.edges))}
	for k, e := range a.edges {
		change.Edges[k] = [2]int{int(e.Left), int(e.Right)}
	}
	if err := proof.CheckGain(base, change, proof.Gain(gain)); err != nil {
		return fmt.Errorf("the analysis is not proved: opening %s: %w", a.Kind, err)
	}
	return nil
}

// listed are the openings that bring something, a new offer once for each
// municipality where it could stand.
func (w *whatIf) listed(errs []error) ([]Opening, error) {
	list := []Opening{}
	for i := range w.attempts {
		a := &w.attempts[i]
		switch {
		case errs[i] != nil:
			return nil, errs[i]
		case a.Gain == 0:
		case len(a.kommunen) == 0:
			list = append(list, a.Opening)
		}
		for k := range a.kommunen {
			if a.Gain > 0 {
				o := a.Opening
				o.Kommune = &a.kommunen[k]
				list = append(list, o)
			}
		}
	}
	return list, nil
}
