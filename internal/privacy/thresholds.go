package privacy

// Thresholds are the lowest and the highest k that protect the figures, for
// the cover of a file.
func (f *figures) Thresholds() (lowest, highest int64) {
	for _, k := range f.k {
		if lowest == 0 || k < lowest {
			lowest = k
		}
		highest = max(highest, k)
	}
	return lowest, highest
}
