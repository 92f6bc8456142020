package web

import (
	"net/http"

	"github.com/a-h/templ"

	"buendnis/internal/gate"
)

// statement is a page of plain text that everybody may read.
func (s *site) statement(title string, text func(demo bool) templ.Component) gate.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		return s.show(w, r, page{title: title, phone: true}, text(s.Demo))
	}
}
