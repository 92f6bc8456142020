// Package storetest gives tests real databases: a SQLite file and a schema in a
// real PostgreSQL that is started once per test program. Tests of other
// packages use it too; nothing but tests imports it.
//
// A package whose tests call Both has a TestMain that calls Main:
//
//	func TestMain(m *testing.M) { storetest.Main(m) }
package storetest

import (
	"context"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"buendnis/internal/civil"
	"buendnis/internal/store"
)

// Moment is what the clock of test databases shows at the start; every look at
// it is a second later.
var Moment = time.Date(2020, 1, 15, 8, 0, 0, 0, time.UTC)

// Database is an empty database on one of the two systems.
type Database struct {
	URL  string
	Name string // SQLite or PostgreSQL
}

// Both runs a test on each database; the names of the subtests are what the
// report counts.
func Both(t *testing.T, run func(t *testing.T, db Database)) {
	t.Helper()
	t.Run("SQLite", func(t *testing.T) { run(t, SQLite(t)) })
	t.Run("PostgreSQL", func(t *testing.T) { run(t, Postgres(t)) })
}

// SQLite is a file that does not exist yet.
func SQLite(t testing.TB) Database {
	return Database{URL: "sqlite:" + filepath.Join(t.TempDir(), "buendnis.db"), Name: "SQLite"}
}

var schemas atomic.Int64

// Postgres is a schema that does not exist yet. Without an installed PostgreSQL
// the test is skipped, but not where CI is set.
func Postgres(t testing.TB) Database {
	t.Helper()
	address := server(t)
	return Database{URL: fmt.Sprintf("%s&search_path=test_%d", address, schemas.Add(1)), Name: "PostgreSQL"}
}

// Sibling is another alliance on the same system.
func (d Database) Sibling(t testing.TB) Database {
	t.Helper()
	if d.Name == "SQLite" {
		return SQLite(t)
	}
	return Postgres(t)
}

// Open opens the database with a clock of its own; it is closed with the test.
func (d Database) Open(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), d.URL, store.WithClock(Clock()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Clock goes one second at every look.
func Clock() civil.Clock {
	var looks atomic.Int64
	return func() time.Time { return Moment.Add(time.Duration(looks.Add(1)) * time.Second) }
}
