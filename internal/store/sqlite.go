package store

import (
	"database/sql"
	"os"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"github.com/pressly/goose/v3"

	"buendnis/internal/fault"
	"buendnis/internal/store/migration"
)

// A database in a file, for one program at a time and the operator's commands
// beside it. FULL, because NORMAL can lose the last commits on power loss;
// secure_delete, because deleted rows must not stay readable in the file.
const sqliteOptions = "?_pragma=journal_mode(WAL)&_pragma=busy_timeout(5000)&_pragma=synchronous(FULL)" +
	"&_pragma=foreign_keys(1)&_pragma=secure_delete(1)&_txlock=immediate&_time_format=sqlite&_timezone=UTC"

// sqliteReaders is how many reads run beside the one writer.
const sqliteReaders = 4

func openSQLite(path string) (*Store, error) {
	if err := private(path); err != nil {
		return nil, err
	}
	name := "file:" + strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(path) + sqliteOptions
	writer, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, readable(err)
	}
	reader, err := sql.Open("sqlite", name+"&_pragma=query_only(1)")
	if err != nil {
		writer.Close()
		return nil, readable(err)
	}
	writer.SetMaxOpenConns(1)
	reader.SetMaxOpenConns(sqliteReaders)
	reader.SetMaxIdleConns(sqliteReaders)
	s := &Store{writer: writer, reader: reader}
	s.migrations, err = goose.NewProvider(goose.DialectSQLite3, writer, migration.SQLite())
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// private creates a missing file readable for its owner alone; SQLite gives the
// files beside it (-wal, -shm) the same rights. An existing file is left alone:
// closing it here would drop the locks that SQLite holds on it in this program.
func private(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	switch {
	case os.IsExist(err):
		return nil
	case os.IsNotExist(err):
		return fault.Wrap(fault.NotFound, err, "Den Ordner für die Datenbank %s gibt es nicht. Legen Sie ihn an, oder nennen Sie einen anderen.", path)
	case err != nil:
		return fault.Wrap(fault.Forbidden, err, "Die Datenbank %s lässt sich nicht anlegen. Prüfen Sie die Rechte des Ordners.", path)
	}
	return file.Close()
}
