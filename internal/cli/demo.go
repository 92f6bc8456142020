package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"

	"buendnis/internal/civil"
	"buendnis/internal/demo"
	"buendnis/internal/fault"
	"buendnis/internal/revision"
	"buendnis/internal/store"
	"buendnis/law"
)

type demoCommand struct {
	Dir          string `placeholder:"ORDNER" help:"Wo die Vorführung liegt, jedes Mal neu; ohne Angabe ein Ordner, der danach verschwindet."`
	Addr         string `default:"127.0.0.1:8080" help:"Adresse, nur auf dieser Maschine."`
	Logins       string `placeholder:"DATEI" help:"Konten der Vorführung als JSON schreiben."`
	SecondFactor bool   `help:"Zweiten Faktor verlangen."`
}

// Run fills the demo county through the real readers and serves it.
func (c demoCommand) Run(ctx context.Context, s *streams) error {
	if err := c.check(); err != nil {
		return err
	}
	dir, cleanup, err := c.folder()
	if err != nil {
		return err
	}
	defer cleanup()
	today, err := c.clock()
	if err != nil {
		return err
	}
	db, err := store.Open(ctx, "sqlite:"+filepath.Join(dir, demoFile), store.WithClock(today))
	if err != nil {
		return err
	}
	defer db.Close()
	shelf, err := revision.NewShelf(ctx, law.FS, db.ApprovedLaw)
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, "Vorführung: erfundene Menschen, erfundene Träger. Die Arbeitsmappen werden geschrieben und gelesen …")
	logins, county, err := demo.Fill(ctx, db, shelf.Book(), filepath.Join(dir, "mappen"))
	if err != nil {
		return err
	}
	if err := c.writeLogins(logins); err != nil {
		return err
	}
	fmt.Fprintln(s.out, county.Annahme)
	for _, l := range logins {
		fmt.Fprintf(s.out, "  %-22s %s\n", l.Name, l.Passwort)
	}
	return server{store: db, law: shelf, logins: logins, address: c.Addr, streams: s, clock: today}.run(ctx)
}

// clock starts in the morning of the county's survey day (docs/decisions/0003).
func (c demoCommand) clock() (civil.Clock, error) {
	county, err := demo.LoadCounty()
	if err != nil {
		return nil, err
	}
	started, morning := time.Now(), county.Stichtag.Time().Add(7*time.Hour)
	return func() time.Time { return morning.Add(time.Since(started)) }, nil
}

func (c demoCommand) check() error {
	host, _, err := net.SplitHostPort(c.Addr)
	if err != nil {
		return fault.New(fault.Invalid, "--addr %s ist keine Adresse wie 127.0.0.1:8080.", c.Addr)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return fault.New(fault.Forbidden, "Die Vorführung läuft nur auf dieser Maschine. Nehmen Sie --addr 127.0.0.1:8080, oder für den Betrieb: buendnis serve.")
	}
	if c.SecondFactor {
		return fault.New(fault.Invalid, "Den zweiten Faktor gibt es in dieser Fassung noch nicht; er kommt mit den Rollen, die einzelne Menschen sehen.")
	}
	return nil
}

// demoFile is the demo's database; no real one has this name, so starting anew
// deletes nobody's work.
const demoFile = "vorfuehrung.db"

// folder is where the demo lives; every start begins anew.
func (c demoCommand) folder() (dir string, cleanup func(), err error) {
	if c.Dir != "" {
		for _, rest := range []string{"", "-wal", "-shm"} {
			if err := os.Remove(filepath.Join(c.Dir, demoFile+rest)); err != nil && !errors.Is(err, os.ErrNotExist) {
				return "", nil, fault.Wrap(fault.Conflict, err, "Die Vorführung in %s lässt sich nicht neu beginnen. Läuft sie dort schon?", c.Dir)
			}
		}
		return c.Dir, func() {}, os.MkdirAll(c.Dir, 0o700)
	}
	dir, err = os.MkdirTemp("", "buendnis-demo-")
	return dir, func() { os.RemoveAll(dir) }, err
}

func (c demoCommand) writeLogins(logins []demo.Login) error {
	if c.Logins == "" {
		return nil
	}
	raw, err := json.MarshalIndent(logins, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(c.Logins, raw, 0o600)
}
