package gate

import (
	"encoding/json"
	"net/http"
)

// Notice is what a person reads once, on the page after an act: what was done,
// and how to undo it.
type Notice struct {
	Text      string
	UndoLabel string // empty: it can't be undone from here
	UndoPath  string // takes a POST
}

// Notify leaves a notice for the person's next page.
func (g *Gate) Notify(r *http.Request, n Notice) error {
	raw, err := json.Marshal(n)
	if err != nil {
		return err
	}
	g.sessions.Put(r.Context(), keyNotice, raw)
	return nil
}

// Notice takes the notice that was left; there is none where no session could
// be loaded.
func (g *Gate) Notice(r *http.Request) Notice {
	var n Notice
	if r.Context().Value(actorKey{}) == nil {
		return n
	}
	if raw := g.sessions.PopBytes(r.Context(), keyNotice); raw != nil {
		_ = json.Unmarshal(raw, &n) // our own text from a line above
	}
	return n
}
