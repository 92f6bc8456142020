// Package gate is what every page and every interface shares: who is asking,
// whether they may, and what they read when something fails.
//
// Guard turns a Route (a pattern, the action it needs, a Handler that returns
// an error) into an http.Handler. On the way in it measures, limits the body,
// loads the session, re-reads the account (one that was locked is out at
// once), and asks the policy; the object of the action is the municipality in
// the path. On the way out the one table of answer.go turns the error into a
// status and a German sentence.
//
// A visitor gets no cookie. A signed-in person gets one: HttpOnly, SameSite
// Lax, Secure but in the demo, for half an hour without a click and ten hours
// at most (session.go). The log names no person and no address (measure.go).
package gate

import (
	"log/slog"
	"net/http"

	"github.com/alexedwards/scs/v2"

	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/store"
)

// Config is what a gate needs.
type Config struct {
	Store    *store.Store
	Now      civil.Clock // of sessions and limits: the machine's, also in the demo
	Plain    bool        // cookies without Secure: only the demo on the loopback, which has no TLS
	Log      *slog.Logger
	Measures *Measures
	// Answer shows a problem as a page of the house.
	Answer func(w http.ResponseWriter, r *http.Request, p Problem)
}

// Gate guards the routes of one alliance.
type Gate struct {
	Config
	policies *auth.Policies
	sessions *scs.SessionManager
	limits   *limits
	origin   *http.CrossOriginProtection
}

// New makes the gate of an alliance.
func New(c Config) (*Gate, error) {
	policies, err := auth.LoadPolicies()
	if err != nil {
		return nil, err
	}
	g := &Gate{
		Config: c, policies: policies, limits: newLimits(), origin: http.NewCrossOriginProtection(),
	}
	g.sessions = g.newSessions()
	return g, nil
}

// Handler is a page or an act; the error becomes the answer.
type Handler func(w http.ResponseWriter, r *http.Request) error

// Route is an address of the product.
type Route struct {
	Pattern string      // as http.ServeMux has it: GET /erhebung/{kommune}
	Action  auth.Action // what the actor must be allowed to do
	Handle  Handler
	MaxBody int64 // bytes; 0: a form without a file
}

// formBytes is enough for every form without a file.
const formBytes = 1 << 20

// Guard makes the handler of a route. The order is that of the package comment.
func (g *Gate) Guard(route Route) http.Handler {
	limit := route.MaxBody
	if limit == 0 {
		limit = formBytes
	}
	guarded := g.inSession(func(w http.ResponseWriter, r *http.Request) error {
		if err := g.origin.Check(r); err != nil {
			return fault.Wrap(fault.Forbidden, err, "Diese Anfrage kam von einer anderen Website und wurde nicht ausgeführt. Bitte gehen Sie über die Seiten von Bündnis.")
		}
		object := auth.Object{Kommune: r.PathValue("kommune")}
		if err := g.policies.Allow(ActorOf(r), route.Action, object); err != nil {
			return err
		}
		return route.Handle(w, r)
	})
	limited := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		g.secure(w.Header())
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		guarded.ServeHTTP(w, r)
	})
	return g.measured(route.Pattern, limited)
}

// May tells whether the actor of a request may do something, for pages that
// show only what is allowed.
func (g *Gate) May(r *http.Request, action auth.Action, object auth.Object) bool {
	return g.policies.Allow(ActorOf(r), action, object) == nil
}
