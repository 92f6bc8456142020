// Package api is what machines ask: today whether the program lives, whether
// it can work, and how it is doing. OParl, HSDS and open data will stand here.
//
//	GET /healthz  the process answers
//	GET /readyz   the database answers and is migrated
//	GET /metrics  requests by route and status, for the machine itself only
package api

import (
	"fmt"
	"log/slog"
	"net"
	"net/http"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"buendnis/internal/gate"
	"buendnis/internal/store"
)

// Config is what the interfaces of an alliance need.
type Config struct {
	Store    *store.Store
	Measures *gate.Measures
	Log      *slog.Logger // nil: silent
}

// New makes the handler of all interfaces.
func New(c Config) http.Handler {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", alive)
	mux.HandleFunc("GET /readyz", c.ready)
	metrics := promhttp.HandlerFor(c.Measures.Gatherer(), promhttp.HandlerOpts{})
	mux.Handle("GET /metrics", onThisMachine(metrics))
	return mux
}

func alive(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "lebt") }

// ready says no more than yes or no to the outside; the cause is for the log.
func (c Config) ready(w http.ResponseWriter, r *http.Request) {
	if err := c.Store.Ping(r.Context()); err != nil {
		c.Log.Error("nicht bereit", "err", err)
		say(w, http.StatusServiceUnavailable, "nicht bereit")
		return
	}
	say(w, http.StatusOK, "bereit")
}

func say(w http.ResponseWriter, status int, word string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	fmt.Fprintln(w, word)
}

// onThisMachine refuses whoever is not on the loopback, also through a proxy
// that is.
func onThisMachine(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, _ := net.SplitHostPort(r.RemoteAddr)
		ip := net.ParseIP(host)
		proxied := r.Header.Get("X-Forwarded-For") != "" || r.Header.Get("Forwarded") != ""
		if ip == nil || !ip.IsLoopback() || proxied {
			say(w, http.StatusForbidden, "nur auf dieser Maschine")
			return
		}
		next.ServeHTTP(w, r)
	})
}
