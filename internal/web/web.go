// Package web is what people see: server-rendered pages in German that work
// without JavaScript, print, and can be read aloud.
//
// routes.go is the site map: every address, the action it needs, its handler.
// A page is two files: noun.go (read, act, show; handlers return an error) and
// noun.templ (the German text, and the view struct beside its use). What pages
// have in common stands in page.go and layout.templ, what papers share with
// them in package view. The look is KERN plus our own assets/css.
//
// Handlers hold no rule and no permission: gate asks the policy before they
// run, store scopes the rows, and a figure about people arrives as a
// privacy.Figure or doesn't arrive.
package web

import (
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/gate"
	"buendnis/internal/revision"
	"buendnis/internal/store"
)

// Config is what the pages of an alliance need.
type Config struct {
	Store    *store.Store
	Law      *revision.Shelf
	Clock    civil.Clock // what pages call today
	Now      civil.Clock // of sessions and limits; nil: the machine's
	Demo     bool        // invented people: says so everywhere, and lists its logins
	Logins   []DemoLogin
	Contact  []string // lines of the imprint: who runs this installation
	Log      *slog.Logger
	Measures *gate.Measures // nil: nobody asks
	Program  string         // its version, for frozen analyses
}

// DemoLogin is an account of the demo, one click on its login page.
type DemoLogin struct{ Name, Passwort, Rolle, Kommune string }

// site is the pages of one alliance.
type site struct {
	Config
	gate   *gate.Gate
	assets *assets
	routes []route

	analyses    analyses    // what was computed from the deliveries
	frozen      frozen      // what frozen analyses gave
	comparisons comparisons // two analyses side by side
	matrices    matrices    // what the law says on a day
	cases       cases       // test cases of the law, tried
	changes     changes     // for whom the law changes between two days
}

// New makes the handler of all pages.
func New(c Config) (http.Handler, error) {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Measures == nil {
		c.Measures = gate.NewMeasures()
	}
	s := &site{Config: c}
	s.routes = s.table()
	var err error
	if s.assets, err = loadAssets(); err != nil {
		return nil, err
	}
	if !s.assets.complete() {
		c.Log.Warn("Die Dateien der Oberfläche fehlen; make assets holt sie.")
	}
	s.gate, err = gate.New(gate.Config{
		Store: c.Store, Now: c.Now, Plain: c.Demo, Log: c.Log, Measures: c.Measures, Answer: s.problem,
	})
	if err != nil {
		return nil, err
	}
	s.warm()
	return s.mux()
}

func (s *site) mux() (http.Handler, error) {
	mux := http.NewServeMux()
	mux.Handle("GET /assets/", s.assets)
	mux.Handle("/", s.gate.Guard(gate.Route{Pattern: "/", Action: auth.Oeffentlich, Handle: noSuchPage}))
	for _, route := range s.routes {
		if route.action == "" {
			return nil, fmt.Errorf("die Adresse %s nennt keine Erlaubnis", route.pattern)
		}
		mux.Handle(route.pattern, s.gate.Guard(gate.Route{
			Pattern: route.pattern, Action: route.action, Handle: s.underLaw(route.handle), MaxBody: route.maxBody,
		}))
	}
	return mux, nil
}
