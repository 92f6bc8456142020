package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"buendnis/internal/fault"
	"buendnis/internal/store"
)

// database is the flag of every command that works on an alliance's database.
type database struct {
	Database string `env:"BUENDNIS_DATABASE" default:"sqlite:buendnis.db" placeholder:"URL" help:"sqlite:PFAD oder postgres://…; ohne Angabe sqlite:buendnis.db."`
}

// create opens the database and makes a new one where there is none.
func (d database) create(ctx context.Context) (*store.Store, error) {
	return store.Open(ctx, d.Database, store.WithClock(clock))
}

// open opens an existing database: a slip in a path must not leave an empty one.
func (d database) open(ctx context.Context) (*store.Store, error) {
	if path, isFile := strings.CutPrefix(d.Database, "sqlite:"); isFile {
		if _, err := os.Stat(path); os.IsNotExist(err) {
			return nil, fault.New(fault.NotFound, "Die Datenbank %s gibt es nicht. Legen Sie sie mit buendnis migrate an, oder nennen Sie die richtige (--database).", path)
		}
	}
	return d.create(ctx)
}

// output is the flag of every command that prints something.
type output struct {
	Format string `enum:"text,json" default:"text" help:"Ausgabe: text oder json."`
}

// print writes a value as JSON, or the sentence that says the same.
func (o output) print(s *streams, value any, sentence string, args ...any) error {
	if o.Format == "json" {
		return json.NewEncoder(s.out).Encode(value)
	}
	_, err := fmt.Fprintf(s.out, sentence+"\n", args...)
	return err
}

type migrateCommand struct {
	database
	output
}

// Help is the example that --help shows.
func (migrateCommand) Help() string {
	return "Beispiel: buendnis migrate --database sqlite:/srv/buendnis/buendnis.db\n\nLegt die Datenbank an, wenn es sie noch nicht gibt. Die anderen Befehle tun das auch; hiermit geht es vor dem Neustart."
}

// Run brings the database to this version.
func (c migrateCommand) Run(ctx context.Context, s *streams) error {
	db, err := c.create(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	version, err := db.Version(ctx)
	if err != nil {
		return err
	}
	return c.print(s, map[string]int64{"stand": version}, "Die Datenbank ist auf Stand %d.", version)
}
