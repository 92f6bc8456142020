package store_test

import (
	"io/fs"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"buendnis/internal/fault"
	"buendnis/internal/store"
	"buendnis/internal/store/migration"
	"buendnis/internal/store/storetest"
)

// Every migration has a way back, and after it the way forward works again.
func TestMigrationsGoDownAndUp(t *testing.T) {
	storetest.Both(t, func(t *testing.T, db storetest.Database) {
		s := founded(t, db)
		version, err := s.Version(ctx)
		must(t, err)
		must(t, s.MigrateTo(ctx, 0))
		_, err = s.Version(ctx)
		refused(t, err, fault.Conflict)
		if s.Ping(ctx) == nil {
			t.Error("eine leere Datenbank gilt als bereit")
		}
		for v := int64(1); v <= version; v++ {
			must(t, s.MigrateTo(ctx, v))
			must(t, s.MigrateTo(ctx, v-1))
			must(t, s.MigrateTo(ctx, v))
		}
		must(t, s.Ping(ctx))
		must(t, s.SaveKreis(ctx, program, kreis))
	})
}

func TestOpeningAgainKeepsEverything(t *testing.T) {
	storetest.Both(t, func(t *testing.T, db storetest.Database) {
		s := founded(t, db)
		version := deliver(t, s, neuss, 9)
		rows, err := s.VerifyAudit(ctx)
		must(t, err)
		must(t, s.Close())
		again := db.Open(t)
		list, err := again.Deliveries(ctx, office)
		must(t, err)
		if diff := cmp.Diff([]store.DeliveryVersion{version}, list); diff != "" {
			t.Errorf("nach dem Neustart anders:\n%s", diff)
		}
		if after, err := again.VerifyAudit(ctx); err != nil || after != rows {
			t.Errorf("das Protokoll hat %d Zeilen statt %d: %v", after, rows, err)
		}
	})
}

// An older program refuses a newer database.
func TestNewerDatabaseIsRefused(t *testing.T) {
	storetest.Both(t, func(t *testing.T, db storetest.Database) {
		s := db.Open(t)
		_, err := s.Writer().Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, $1)", true)
		must(t, err)
		_, err = store.Open(ctx, db.URL)
		refused(t, err, fault.Conflict)
	})
}

// Several programs that start at once on an empty database migrate it once.
func TestProgramsStartTogether(t *testing.T) {
	storetest.Both(t, func(t *testing.T, db storetest.Database) {
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				s, err := store.Open(ctx, db.URL)
				if err != nil {
					t.Error(err)
					return
				}
				s.Close()
			})
		}
		all.Wait()
		must(t, founded(t, db).Ping(ctx))
	})
}

// The two dialects have the same tables with the same columns.
func TestDialectsAgree(t *testing.T) {
	lite, postgres := tables(t, migration.SQLite()), tables(t, migration.Postgres())
	if len(lite) < 10 {
		t.Fatalf("nur %d Tabellen gefunden", len(lite))
	}
	if diff := cmp.Diff(lite, postgres); diff != "" {
		t.Errorf("SQLite und PostgreSQL unterscheiden sich:\n%s", diff)
	}
}

var (
	table  = regexp.MustCompile(`(?s)CREATE TABLE (\w+) \((.*?)\n\)`)
	column = regexp.MustCompile(`(?m)^    (\w+) +([^,\n]+)`)
	same   = strings.NewReplacer("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "ID", "INTEGER PRIMARY KEY AUTOINCREMENT", "ID", "BIGINT", "INTEGER", "BYTEA", "BLOB")
)

// tables maps table.column to its type, in words that both dialects share.
func tables(t *testing.T, migrations fs.FS) map[string]string {
	t.Helper()
	found := map[string]string{}
	files, err := fs.Glob(migrations, "*.sql")
	must(t, err)
	for _, file := range files {
		raw, err := fs.ReadFile(migrations, file)
		must(t, err)
		for _, made := range table.FindAllStringSubmatch(string(raw), -1) {
			for _, c := range column.FindAllStringSubmatch(made[2], -1) {
				found[made[1]+"."+c[1]] = same.Replace(c[2])
			}
		}
	}
	return found
}
