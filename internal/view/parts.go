package view

// Key is a key figure.
type Key struct {
	Label string
	Value Number
	Note  string
}
