package analysis

import (
	"slices"
	"strings"

	"buendnis/internal/access"
)

// Deciding are the versions of rules that decide in an analysis: for every
// offer that counts, those behind its instrument on the day on which access to
// it is judged. They are ordered by instrument and beginning.
func Deciding(book *access.Rulebook, in Input) []access.VersionKey {
	var keys []access.VersionKey
	seen := map[string]bool{}
	for _, o := range in.Offers {
		if o.Instrument == nil || !o.Runs(in.On, in.Parameters.lastDay()) {
			continue
		}
		for _, key := range book.Deciding(*o.Instrument, o.DecidedOn(in.On)) {
			if name := nameOf(key); !seen[name] {
				seen[name], keys = true, append(keys, key)
			}
		}
	}
	slices.SortFunc(keys, func(a, b access.VersionKey) int { return strings.Compare(nameOf(a), nameOf(b)) })
	return keys
}

// nameOf is a version in one word; a version without a beginning comes first.
func nameOf(key access.VersionKey) string {
	if key.From == nil {
		return key.Instrument + " "
	}
	return key.Instrument + " " + key.From.String()
}
