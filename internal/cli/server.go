package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"buendnis/internal/api"
	"buendnis/internal/civil"
	"buendnis/internal/demo"
	"buendnis/internal/fault"
	"buendnis/internal/gate"
	"buendnis/internal/revision"
	"buendnis/internal/store"
	"buendnis/internal/web"
)

// server is one running product.
type server struct {
	store   *store.Store
	law     *revision.Shelf
	clock   civil.Clock
	logins  []demo.Login // of the demo; nil: the real thing
	address string
	contact []string // lines of the imprint
	streams *streams
}

// run serves until the context ends, then lets open answers finish.
func (s server) run(ctx context.Context) error {
	handler, err := s.handler()
	if err != nil {
		return err
	}
	for _, damage := range s.law.Damages() {
		fmt.Fprintln(s.streams.err, "Achtung:", damage.Sentence)
	}
	listener, err := net.Listen("tcp", s.address)
	if err != nil {
		return fault.New(fault.Conflict, "Auf %s lässt sich nicht lauschen: %v. Läuft dort schon etwas? Nehmen Sie eine andere Adresse (--addr).", s.address, err)
	}
	web := &http.Server{
		Handler: handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute,
		WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute,
	}
	ended := make(chan error, 1)
	go func() { ended <- web.Serve(listener) }()
	fmt.Fprintf(s.streams.out, "Bereit: http://%s\n", listener.Addr())
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := web.Shutdown(last); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// handler joins the pages and the interfaces for machines.
func (s server) handler() (http.Handler, error) {
	log := slog.New(slog.NewTextHandler(s.streams.err, nil))
	measures := gate.NewMeasures()
	pages, err := web.New(web.Config{
		Store: s.store, Law: s.law, Clock: s.clock, Demo: s.logins != nil, Logins: s.oneClick(), Contact: s.contact, Log: log, Measures: measures, Program: Version,
	})
	if err != nil {
		return nil, err
	}
	machines := api.New(api.Config{Store: s.store, Measures: measures, Log: log})
	mux := http.NewServeMux()
	for _, path := range []string{"/healthz", "/readyz", "/metrics"} {
		mux.Handle(path, machines)
	}
	mux.Handle("/", pages)
	return mux, nil
}

// oneClick are the demo's accounts as its login page lists them.
func (s server) oneClick() []web.DemoLogin {
	list := make([]web.DemoLogin, len(s.logins))
	for i, l := range s.logins {
		list[i] = web.DemoLogin{Name: l.Name, Passwort: l.Passwort, Rolle: string(l.Rolle), Kommune: l.Kommune}
	}
	return list
}
