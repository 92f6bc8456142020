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
	s := &Store{writer: writer, reader: reader}
	s.migrations, err = goose.NewProvider(goose.DialectSQLite3, writer, migration.SQLite())
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// private creates the file readable for its owner alone; SQLite gives the
// files beside it (-wal, -shm) the same rights.
func private(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	switch {
	case os.IsNotExist(err):
		return fault.Wrap(fault.NotFound, err, "Den Ordner für die Datenbank %s gibt es nicht. Legen Sie ihn an, oder nennen Sie einen anderen.", path)
	case os.IsPermission(err):
		return fault.Wrap(fault.Forbidden, err, "Die Datenbank %s gehört einem anderen Konto dieser Maschine. Starten Sie das Programm mit diesem Konto, oder ändern Sie die Rechte.", path)
	case err != nil:
		return fault.Wrap(fault.Internal, err, "Die Datenbank %s lässt sich nicht öffnen.", path)
	}
	return file.Close()
}
