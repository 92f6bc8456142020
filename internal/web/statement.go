package web

import (
	"net/http"

	"github.com/a-h/templ"

	"buendnis/internal/fault"
	"buendnis/internal/gate"
)

// statementView is what the plain pages need to be true of this installation.
type statementView struct {
	demo    bool
	kreis   string
	contact []string // who answers for it; nobody has said so where it is empty
}

// statement is a page of plain text that everybody may read.
func (s *site) statement(title string, text func(v statementView) templ.Component) gate.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		kreis, err := s.kreis(r)
		if err != nil && fault.KindOf(err) != fault.NotFound {
			return err
		}
		v := statementView{demo: s.Demo, kreis: kreis.Name, contact: s.Contact}
		return s.show(w, r, page{title: title, section: "", narrow: true}, text(v))
	}
}
