package store_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"buendnis/internal/fault"
	"buendnis/internal/store"
	"buendnis/internal/store/storetest"
)

// A full disk: the write is refused in German, nothing of it stays, and
// everything that was there can be read.
func TestFullDiskLeavesReading(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) {
		s := founded(t, storetest.SQLite(t))
		deliver(t, s, neuss, 5)
		rows, err := s.VerifyAudit(ctx)
		must(t, err)
		var pages int
		must(t, s.Writer().QueryRow("PRAGMA page_count").Scan(&pages))
		_, err = s.Writer().Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages))
		must(t, err)
		_, err = s.Deliver(ctx, kaarst, workbook(kaarst.Kommune, 4), "groß.xlsx", make([]byte, 1<<20))
		if err == nil || fault.SentenceOf(err) != store.Full {
			t.Fatalf("gesagt wird: %v", err)
		}
		readsOn(t, s, rows)
		_, err = s.Writer().Exec("PRAGMA max_page_count = 1000000")
		must(t, err)
		deliver(t, s, kaarst, 4)
	})
}

// readsOn checks that one delivery and the chain are there, and no more.
func readsOn(t *testing.T, s *store.Store, rows int) {
	t.Helper()
	basis, err := s.Basis(ctx, office)
	must(t, err)
	if len(basis.Versions) != 1 || basis.Versions[0].Kommune != neuss.Kommune {
		t.Errorf("zu lesen sind: %+v", basis.Versions)
	}
	if after, err := s.VerifyAudit(ctx); err != nil || after != rows {
		t.Errorf("das Protokoll hat %d Zeilen statt %d: %v", after, rows, err)
	}
}

func TestReadOnlyDatabaseLeavesReading(t *testing.T) {
	storetest.Both(t, func(t *testing.T, db storetest.Database) {
		s := founded(t, db)
		deliver(t, s, neuss, 5)
		rows, err := s.VerifyAudit(ctx)
		must(t, err)
		protect := map[string]string{"SQLite": "PRAGMA query_only = 1", "PostgreSQL": "SET default_transaction_read_only = on"}
		s.Writer().SetMaxOpenConns(1)
		_, err = s.Writer().Exec(protect[db.Name])
		must(t, err)
		err = s.SaveKreis(ctx, program, kreis)
		if err == nil || fault.SentenceOf(err) != store.ReadOnly {
			t.Fatalf("gesagt wird: %v", err)
		}
		readsOn(t, s, rows)
	})
}

func TestDatabaseFilesArePrivate(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) {
		folder := t.TempDir()
		s, err := store.Open(ctx, "sqlite:"+filepath.Join(folder, "mit # und ? und %20.db"))
		must(t, err)
		defer s.Close()
		must(t, s.SaveKreis(ctx, program, kreis))
		files, err := os.ReadDir(folder)
		must(t, err)
		if len(files) != 3 {
			t.Errorf("%d Dateien statt drei (Datenbank, -wal, -shm)", len(files))
		}
		for _, file := range files {
			info, err := file.Info()
			must(t, err)
			if info.Mode().Perm() != 0o600 || !strings.HasPrefix(file.Name(), "mit # und ? und %20.db") {
				t.Errorf("%s hat die Rechte %o", file.Name(), info.Mode().Perm())
			}
		}
	})
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	garbage := filepath.Join(t.TempDir(), "bild.db")
	must(t, os.WriteFile(garbage, []byte(strings.Repeat("kein SQLite ", 1000)), 0o600))
	for url, says := range map[string]string{
		"buendnis.db":                       "sqlite:PFAD oder postgres://",
		"mysql://x":                         "sqlite:PFAD oder postgres://",
		"sqlite:":                           "sqlite:PFAD oder postgres://",
		"sqlite:/gibt/es/nicht/x.db":        "Den Ordner für die Datenbank",
		"sqlite:" + t.TempDir():             store.Shut,
		"sqlite:" + garbage:                 store.Damaged,
		"postgres://x@/y?search_path=A":     "search_path nennt genau ein Schema",
		"postgres://x@/y?search_path=a%2Cb": "search_path nennt genau ein Schema",
		"postgres://%zz":                    "Die Adresse der Datenbank stimmt nicht",
		"postgres://x@/y?host=/gibt/es/nicht&search_path=a": store.Away,
	} {
		_, err := store.Open(ctx, url)
		if err == nil || !strings.Contains(fault.SentenceOf(err), says) {
			t.Errorf("%s: gesagt wird „%v“", url, err)
		}
	}
}

func TestErrorsOfDatabasesHaveSentences(t *testing.T) {
	for code, says := range map[string]string{
		"53100": store.Full, "25006": store.ReadOnly, "40001": store.Busy, "40P01": store.Busy, "53300": store.Busy,
		"28P01": store.Denied, "42501": store.Denied, "57P01": store.Away, "08006": store.Away, "3D000": store.Away, "XX001": store.Damaged, "23505": "",
	} {
		if got := store.PostgresSentence(code); got != says {
			t.Errorf("PostgreSQL %s: „%s“ statt „%s“", code, got, says)
		}
	}
	for code, says := range map[int]string{13: store.Full, 8: store.ReadOnly, 1032: store.ReadOnly, 5: store.Busy, 517: store.Busy, 11: store.Damaged, 26: store.Damaged, 19: ""} {
		if got := store.SQLiteSentence(code); got != says {
			t.Errorf("SQLite %d: „%s“ statt „%s“", code, got, says)
		}
	}
	if err := store.Readable(fmt.Errorf("hier: %w", &pgconn.PgError{Code: "53100"})); fault.SentenceOf(err) != store.Full {
		t.Errorf("ein eingewickelter Fehler wird nicht erkannt: %v", err)
	}
	if err := store.Readable(sql.ErrNoRows); err != sql.ErrNoRows {
		t.Error("„keine Zeile“ ist kein Schaden")
	}
}
