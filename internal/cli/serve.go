package cli

import (
	"context"
	"os"
	"time"

	"gopkg.in/yaml.v3"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/revision"
	"buendnis/internal/store"
	"buendnis/law"
)

// clock is the machine's; commands pass it down.
var clock = civil.Clock(time.Now)

type serveCommand struct {
	Config   string `placeholder:"DATEI" help:"Einstellungen als YAML (database, addr, impressum); Angaben auf der Befehlszeile gehen vor."`
	Database string `env:"BUENDNIS_DATABASE" placeholder:"URL" help:"sqlite:PFAD oder postgres://…; ohne Angabe sqlite:buendnis.db."`
	Addr     string `env:"BUENDNIS_ADDR" placeholder:"ADRESSE" help:"Ohne Angabe 127.0.0.1:8080; davor gehört ein Webserver mit TLS."`
}

// settings are what the file may say.
type settings struct {
	Database string `yaml:"database"`
	Addr     string `yaml:"addr"`

	Impressum []string `yaml:"impressum"` // lines: who runs this installation, with address
}

// Run serves one alliance.
func (c serveCommand) Run(ctx context.Context, s *streams) error {
	set, err := c.settings()
	if err != nil {
		return err
	}
	db, err := store.Open(ctx, set.Database)
	if err != nil {
		return err
	}
	defer db.Close()
	shelf, err := revision.NewShelf(ctx, law.FS, db.ApprovedLaw)
	if err != nil {
		return err
	}
	return server{store: db, law: shelf, address: set.Addr, contact: set.Impressum, streams: s, clock: clock}.run(ctx)
}

func (c serveCommand) settings() (settings, error) {
	set := settings{Database: "sqlite:buendnis.db", Addr: "127.0.0.1:8080"}
	if c.Config != "" {
		raw, err := os.ReadFile(c.Config)
		if err != nil {
			return set, fault.New(fault.NotFound, "Die Einstellungen %s lassen sich nicht lesen: %v.", c.Config, err)
		}
		if err := yaml.Unmarshal(raw, &set); err != nil {
			return set, fault.New(fault.Invalid, "Die Einstellungen %s sind kein YAML mit database, addr und impressum: %v.", c.Config, err)
		}
	}
	if c.Database != "" {
		set.Database = c.Database
	}
	if c.Addr != "" {
		set.Addr = c.Addr
	}
	return set, nil
}
