package gate

import (
	"context"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store"
)

// How long a session lasts.
const (
	idle     = 30 * time.Minute // without a click
	lifetime = 10 * time.Hour   // at most
	// A click is noted once a minute: writing the session at every click would
	// cost a synchronous write to the disk per page.
	touch = time.Minute
)

// What a session holds.
const (
	keySeen   = "seen"   // Unix time of the last noted click
	keyNotice = "notice" // notice.go
)

func (g *Gate) newSessions() *scs.SessionManager {
	m := scs.New()
	m.Store = g.Store.Sessions()
	m.Lifetime = lifetime
	m.Cookie.Name, m.Cookie.Secure = "__Host-sitzung", true
	if g.Plain {
		m.Cookie.Name, m.Cookie.Secure = "sitzung", false
	}
	m.Cookie.Persist = false
	m.ErrorFunc = g.answer
	return m
}

// inSession loads the session, finds the actor, and answers what fails.
func (g *Gate) inSession(handle Handler) http.Handler {
	return g.sessions.LoadAndSave(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		actor, err := g.actor(r.Context())
		r = r.WithContext(context.WithValue(r.Context(), actorKey{}, actor))
		if err == nil {
			err = g.safely(handle, w, r)
		}
		if err != nil {
			g.answer(w, r, err)
		}
	}))
}

type actorKey struct{}

// ActorOf is who makes the request; the zero Actor is a visitor.
func ActorOf(r *http.Request) auth.Actor {
	actor, _ := r.Context().Value(actorKey{}).(auth.Actor)
	return actor
}

// actor reads the account anew, so that a lock or a new role counts at once.
func (g *Gate) actor(ctx context.Context) (auth.Actor, error) {
	id := g.sessions.GetString(ctx, store.SessionAccount)
	if id == "" {
		return auth.Actor{}, nil
	}
	now := g.Now()
	seen := time.Unix(g.sessions.GetInt64(ctx, keySeen), 0)
	if now.Sub(seen) > idle {
		return auth.Actor{}, g.sessions.Destroy(ctx)
	}
	account, err := g.Store.Account(ctx, id)
	if fault.KindOf(err) == fault.NotFound || err == nil && account.Locked {
		return auth.Actor{}, g.sessions.Destroy(ctx)
	}
	if err != nil {
		return auth.Actor{}, err
	}
	if now.Sub(seen) > touch {
		g.sessions.Put(ctx, keySeen, now.Unix())
	}
	return account.Actor(), nil
}

// begin signs an account in; the token is new, so that one planted before is worthless.
func (g *Gate) begin(ctx context.Context, account string) error {
	if err := g.sessions.RenewToken(ctx); err != nil {
		return err
	}
	g.sessions.Put(ctx, store.SessionAccount, account)
	g.sessions.Put(ctx, keySeen, g.Now().Unix())
	return nil
}

// SignOut ends the session.
func (g *Gate) SignOut(r *http.Request) error { return g.sessions.Destroy(r.Context()) }
