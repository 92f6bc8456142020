package view

// Option is an entry of a list to choose from.
type Option struct{ Value, Text string }

// Sort is a table head that sorts: where it leads, and how it sorts now
// (ascending, descending or not at all).
type Sort struct{ Text, Href, Order string }

// arrow shows the order; the words are in aria-sort.
func (s Sort) arrow() string {
	return map[string]string{"ascending": " ↑", "descending": " ↓"}[s.Order]
}
