package web

import (
	"net/http"

	"buendnis/internal/access"
	"buendnis/internal/gate"
)

// book is the law in force.
func (s *site) book() *access.Rulebook { return s.Law.Book() }

// underLaw lets a page see what was approved a moment ago, also by another
// process.
func (s *site) underLaw(handle gate.Handler) gate.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		if err := s.Law.Refresh(r.Context()); err != nil {
			return err
		}
		return handle(w, r)
	}
}
