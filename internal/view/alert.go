package view

// AlertKind is how much an alert matters; it decides colour and icon, and a
// word always stands with it.
type AlertKind string

// The kinds of KERN.
const (
	Danger  AlertKind = "danger"  // something must be mended
	Warning AlertKind = "warning" // before an act that can go wrong
	Info    AlertKind = "info"
	Success AlertKind = "success"
)
