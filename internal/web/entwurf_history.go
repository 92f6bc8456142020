package web

import (
	"net/http"
	"slices"

	"buendnis/internal/auth"
	"buendnis/internal/gate"
	"buendnis/internal/revision"
	"buendnis/internal/store"
)

// historyView is what the alliance has changed in an instrument, for its page.
type historyView struct {
	instrument string
	changes    []store.Revision // newest first
	damage     *revision.Damage
	mayDraft   bool
	open       []store.LawDraft // being worked on or waiting, for those who may see them
}

// historyOf is the part of an instrument's page that tells who changed it here.
func (s *site) historyOf(r *http.Request, instrument string) (historyView, error) {
	h := historyView{instrument: instrument, mayDraft: s.gate.May(r, auth.RechtEntwerfen, auth.Object{})}
	changes, err := s.Store.Revisions(r.Context(), gate.ActorOf(r))
	if err != nil {
		return h, err
	}
	h.changes = slices.DeleteFunc(changes, func(c store.Revision) bool { return c.Instrument != instrument })
	for _, damage := range s.Law.Damages() {
		if damage.Instrument == instrument {
			h.damage = &damage
		}
	}
	if h.mayDraft {
		h.open, err = s.Store.LawDrafts(r.Context(), gate.ActorOf(r))
		h.open = slices.DeleteFunc(h.open, func(d store.LawDraft) bool { return d.Instrument != instrument || d.State == store.LawApproved })
	}
	return h, err
}
