package analysis

import (
	"cmp"
	"strings"
)

// NeedChange is a kind of need in the whole county.
type NeedChange struct {
	Kind       string `json:"kind"`
	Demand     Change `json:"demand"`
	Covered    Change `json:"covered"`    // the fair share in the pessimistic graph
	Optimistic Change `json:"optimistic"` // and in the optimistic one
}

// GapChange is a need in a municipality and status group.
type GapChange struct {
	Kommune     string `json:"kommune"`
	Need        string `json:"need"`
	StatusGroup string `json:"status_group"`
	Turn        Turn   `json:"turn"` // of who stays without
	Demand      Change `json:"demand"`
	Covered     Change `json:"covered"`
	Uncovered   Change `json:"uncovered"`
}

// Turn is what became of a gap or a bottleneck.
type Turn string

// A gap opens where nobody stayed without before, and closes where nobody does
// any more.
const (
	TurnOpened Turn = "opened"
	TurnClosed Turn = "closed"
	TurnGrew   Turn = "grew"
	TurnShrank Turn = "shrank"
	TurnSame   Turn = "same"
)

func turnOf(c Change) Turn {
	switch {
	case c.Difference.Sign() == 0:
		return TurnSame
	case c.Before.Sign() == 0:
		return TurnOpened
	case c.After.Sign() == 0:
		return TurnClosed
	case c.Difference.Sign() > 0:
		return TurnGrew
	}
	return TurnShrank
}

func (s stages) needs() []NeedChange {
	w := s.after().words
	e := entriesOf(s, func(r *Result) []Need { return r.Needs }, func(n Need) string { return n.Kind }, w.compareNeeds)
	list := make([]NeedChange, 0, len(e.keys))
	for _, kind := range e.keys {
		list = append(list, NeedChange{
			Kind:       kind,
			Demand:     e.change(kind, func(n Need) Fraction { return whole(n.Demand) }),
			Covered:    e.change(kind, func(n Need) Fraction { return n.Covered[0] }),
			Optimistic: e.change(kind, func(n Need) Fraction { return n.Covered[1] }),
		})
	}
	return list
}

// compareNeeds orders kinds as the catalogue does.
func (w words) compareNeeds(a, b string) int {
	return cmp.Or(w.need(a)-w.need(b), strings.Compare(a, b))
}

// gapKey is municipality, need and status group.
type gapKey [3]string

func (s stages) gaps() []GapChange {
	w := s.after().words
	e := entriesOf(s, func(r *Result) []Gap { return r.Gaps },
		func(g Gap) gapKey { return gapKey{g.Kommune, g.Need, g.StatusGroup} },
		func(a, b gapKey) int {
			return cmp.Or(strings.Compare(a[0], b[0]), w.compareNeeds(a[1], b[1]), w.group(a[2])-w.group(b[2]))
		})
	list := make([]GapChange, 0, len(e.keys))
	for _, key := range e.keys {
		c := GapChange{
			Kommune: key[0], Need: key[1], StatusGroup: key[2],
			Demand:    e.change(key, func(g Gap) Fraction { return whole(g.Demand) }),
			Covered:   e.change(key, func(g Gap) Fraction { return g.Covered[0] }),
			Uncovered: e.change(key, func(g Gap) Fraction { return whole(g.Demand).minus(g.Covered[0]) }),
		}
		c.Turn = turnOf(c.Uncovered)
		list = append(list, c)
	}
	return list
}
