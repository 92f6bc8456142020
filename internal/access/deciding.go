package access

import (
	"cmp"
	"slices"

	"buendnis/internal/civil"
)

// VersionKey names a version of a rule: the instrument, and the day from which
// the version is in force (nil: it has no beginning).
type VersionKey struct {
	Instrument string
	From       *civil.Date
}

// Deciding are the versions that decide on an instrument on a day: its own, and
// those of the instruments that it asks, over whatever detour.
func (b *Rulebook) Deciding(instrument string, on civil.Date) []VersionKey {
	var keys []VersionKey
	asked, next := map[string]bool{instrument: true}, []string{instrument}
	for len(next) > 0 {
		text, err := b.Rule(next[0])
		next = next[1:]
		if err != nil {
			continue // an instrument without a rule decides nothing
		}
		for _, version := range text.Versions {
			if !version.Holds(on) {
				continue
			}
			keys = append(keys, VersionKey{text.Instrument.ID, version.From})
			for _, other := range version.refers() {
				if !asked[other] {
					asked[other], next = true, append(next, other)
				}
			}
		}
	}
	slices.SortFunc(keys, func(a, b VersionKey) int { return cmp.Compare(a.Instrument, b.Instrument) })
	return keys
}

// refers are the other instruments that the version asks.
func (v VersionText) refers() []string {
	list := refersIn(v.Requires)
	for _, way := range append(slices.Clone(v.Ways), v.Otherwise) {
		list = append(list, refersIn(way.When)...)
	}
	return list
}

func refersIn(conditions []ConditionText) []string {
	var list []string
	for _, c := range conditions {
		list = append(append(list, c.Refers...), refersIn(c.Of)...)
	}
	return list
}
