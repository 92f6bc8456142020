package web

import (
	"buendnis/internal/auth"
	"buendnis/internal/gate"
)

// route is an address: how, where, what one must be allowed to do, and who
// answers. An action on a municipality's own things is asked about {kommune}.
type route struct {
	pattern string
	action  auth.Action
	handle  gate.Handler
	maxBody int64 // bytes, where a file comes; 0: a form
}

// table is the site map.
func (s *site) table() []route {
	return []route{
		{"GET /{$}", auth.Startseite, s.start, 0},

		{"GET /angebote", auth.AngeboteSehen, s.offers, 0},

		{"GET /anmelden", auth.Oeffentlich, s.login, 0},
		{"POST /anmelden", auth.Oeffentlich, s.signIn, 0},
		{"POST /abmelden", auth.Oeffentlich, s.signOut, 0},

		{"GET /barrierefreiheit", auth.Oeffentlich, s.statement("Barrierefreiheit", accessibilityText), 0},
		{"GET /datenschutz", auth.Oeffentlich, s.statement("Datenschutz", privacyText), 0},
		{"GET /impressum", auth.Oeffentlich, s.statement("Impressum", imprintText), 0},
	}
}

// sections are the entries of the main navigation. One is shown where its
// address is in the table and the actor may go there.
var sections = []link{
	{"Start", "/"},
	{"Erhebung", "/erhebung"},
	{"Analyse", "/analyse"},
	{"Angebote", "/angebote"},
	{"Regelwerk", "/regelwerk"},
	{"Berichte", "/berichte"},
}
