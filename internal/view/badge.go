package view

// Badge is a state of work as a word: kind gives colour and icon, an empty kind
// is „nothing has happened yet“.
type Badge struct {
	Kind AlertKind
	Text string
}
