package analysis

import (
	"fmt"
	"strings"
)

// BottleneckChange is a bottleneck that is on one side only, or on both with
// other numbers. It is the same bottleneck where it holds the same groups of
// people: municipality, need and status group.
type BottleneckChange struct {
	Turn   BottleneckTurn `json:"turn"`
	Before *Bottleneck    `json:"before"`
	After  *Bottleneck    `json:"after"`
	Causes []Cause        `json:"causes"` // the steps at which something about it changed
}

// BottleneckTurn is what became of a bottleneck.
type BottleneckTurn string

const (
	BottleneckAppeared BottleneckTurn = "appeared"
	BottleneckGone     BottleneckTurn = "gone"
	BottleneckChanged  BottleneckTurn = "changed"
)

// bottlenecks are those that changed, in the order of the later side, then
// those that are gone in the order of the earlier one.
func (s stages) bottlenecks() []BottleneckChange {
	var at [len(s)]map[string]*Bottleneck
	for i, r := range s {
		at[i] = r.bottlenecksByGroups()
	}
	list := []BottleneckChange{}
	add := func(key string, turn BottleneckTurn) {
		b := BottleneckChange{turn, at[0][key], at[len(at)-1][key], nil}
		for i, cause := range causeOrder {
			if !sameNumbers(at[i][key], at[i+1][key]) {
				b.Causes = append(b.Causes, cause)
			}
		}
		list = append(list, b)
	}
	for _, key := range s.after().bottleneckKeys() {
		switch was := at[0][key]; {
		case was == nil:
			add(key, BottleneckAppeared)
		case !sameNumbers(was, at[len(at)-1][key]):
			add(key, BottleneckChanged)
		}
	}
	for _, key := range s.before().bottleneckKeys() {
		if at[len(at)-1][key] == nil {
			add(key, BottleneckGone)
		}
	}
	return list
}

// bottleneckKeys name each bottleneck by its groups; where several hold the
// same groups, by their rank among them.
func (r *Result) bottleneckKeys() []string {
	keys, seen := make([]string, len(r.Bottlenecks)), map[string]int{}
	for i, b := range r.Bottlenecks {
		var groups strings.Builder
		for _, g := range b.Groups {
			fmt.Fprintf(&groups, "%s %s %s, ", g.Kommune, g.Need, g.StatusGroup)
		}
		seen[groups.String()]++
		keys[i] = fmt.Sprint(groups.String(), seen[groups.String()])
	}
	return keys
}

func (r *Result) bottlenecksByGroups() map[string]*Bottleneck {
	by := make(map[string]*Bottleneck, len(r.Bottlenecks))
	for i, key := range r.bottleneckKeys() {
		by[key] = &r.Bottlenecks[i]
	}
	return by
}

// sameNumbers tells whether nothing about a bottleneck changed that is counted.
func sameNumbers(a, b *Bottleneck) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Demand == b.Demand && a.Places == b.Places && a.Ratio.minus(b.Ratio).Sign() == 0
}
