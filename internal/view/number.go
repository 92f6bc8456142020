package view

// Number is a figure as a page shows it: its German text, and whether it is a
// protected one, of which nothing but the word may reach the page.
type Number struct {
	Text   string
	Hidden bool
}
