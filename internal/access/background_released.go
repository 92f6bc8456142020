package access

import (
	"maps"
	"slices"
)

// released adds to the sets of missing facts those in which a fact is replaced
// by the one whose being unknown keeps the background from assuming it. Where
// nobody knows what somebody lives on, the background does not say that they
// are in need: either answer settles the verdict, the other one for all whose
// case is the usual one.
func (a *answer) released(sets [][]string) [][]string {
	if a.q.Background == "" {
		return sets
	}
	for _, s := range a.b.background.base {
		holds := func(set []string) bool { return slices.Contains(set, s.fact.Name) }
		if !slices.ContainsFunc(sets, holds) {
			continue
		}
		if key := a.keyTo(&s); key != "" {
			sets = append(sets, replacedIn(sets, s.fact.Name, key)...)
		}
	}
	return withoutLarger(sets)
}

// keyTo is the fact asked for and unknown that alone stands between the
// background and an assumption; "" if there is none.
func (a *answer) keyTo(s *assumption) string {
	if _, said := a.q.Facts[s.fact.Name]; said {
		return ""
	}
	for _, key := range s.notIfUnknown {
		if value, said := a.q.Facts[key]; !said || value.Known() {
			continue
		}
		others, unknown := maps.Clone(a.q.Facts), slices.Clone(a.q.Unknown)
		delete(others, key)
		unknown = slices.DeleteFunc(unknown, func(name string) bool { return name == key })
		if a.b.background.assumed(s.fact.Name, others, unknown, a.q.On).Known() {
			return key
		}
	}
	return ""
}

// replacedIn are the sets with the fact, each with another in its place.
func replacedIn(sets [][]string, fact, by string) (changed [][]string) {
	for _, set := range sets {
		if i := slices.Index(set, fact); i >= 0 {
			next := append(slices.Delete(slices.Clone(set), i, i+1), by)
			slices.Sort(next)
			changed = append(changed, slices.Compact(next))
		}
	}
	return changed
}

// withoutLarger drops the sets that another one is a part of; the smaller come
// first.
func withoutLarger(sets [][]string) [][]string {
	slices.SortStableFunc(sets, func(a, b []string) int {
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		return slices.Compare(a, b)
	})
	var kept [][]string
	for _, set := range sets {
		strange := func(name string) bool { return !slices.Contains(set, name) }
		part := func(of []string) bool { return !slices.ContainsFunc(of, strange) }
		if !slices.ContainsFunc(kept, part) {
			kept = append(kept, set)
		}
	}
	return kept
}
