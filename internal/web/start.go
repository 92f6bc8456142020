package web

import (
	"net/http"
)

// start is what is due first, for each role its own.
func (s *site) start(w http.ResponseWriter, r *http.Request) error {
	return s.show(w, r, page{title: "Start", section: "/"}, startPage())
}
