package store

import (
	"context"
	"database/sql"
	"hash/fnv"
	"regexp"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"buendnis/internal/fault"
	"buendnis/internal/store/migration"
)

// schemaName is what a schema may be called: lower case, so that it means the
// same with and without quotes, and one alone, so that no table is ever found
// in another alliance's schema.
var schemaName = regexp.MustCompile(`^[a-z_][a-z0-9_]{0,62}$`)

const postgresConnections = 10

func openPostgres(ctx context.Context, url string) (*Store, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "Die Adresse der Datenbank stimmt nicht. Sie hat die Form postgres://konto@rechner/datenbank?search_path=schema.")
	}
	schema := config.RuntimeParams["search_path"]
	if schema == "" {
		schema = "public"
	}
	if !schemaName.MatchString(schema) {
		return nil, fault.New(fault.Invalid, "search_path nennt genau ein Schema aus Kleinbuchstaben, Ziffern und _; „%s“ geht nicht.", schema)
	}
	config.RuntimeParams["search_path"] = schema
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(postgresConnections)
	db.SetMaxIdleConns(postgresConnections)
	s := &Store{writer: db, reader: db}
	if err = ensureSchema(ctx, db, schema); err == nil {
		err = s.migrateUnderLock(db, schema)
	}
	if err != nil {
		s.Close()
		return nil, readable(err)
	}
	return s, nil
}

// ensureSchema creates the schema of a new alliance; an existing one asks for
// no right to do so. Where two programs create it at once, the database refuses
// the second, whose schema is then there.
func ensureSchema(ctx context.Context, db *sql.DB, schema string) error {
	there, err := hasSchema(ctx, db, schema)
	if err != nil || there {
		return err
	}
	_, failed := db.ExecContext(ctx, "CREATE SCHEMA IF NOT EXISTS "+schema)
	if there, err = hasSchema(ctx, db, schema); err != nil || there {
		return err
	}
	return failed
}

func hasSchema(ctx context.Context, db *sql.DB, schema string) (there bool, err error) {
	err = db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $1)", schema).Scan(&there)
	return there, err
}

// migrateUnderLock lets one of several starting programs migrate the schema
// while the others wait.
func (s *Store) migrateUnderLock(db *sql.DB, schema string) error {
	id := fnv.New64a()
	id.Write([]byte("buendnis " + schema))
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockID(int64(id.Sum64()>>1)), lock.WithLockTimeout(1, 60))
	if err != nil {
		return err
	}
	s.migrations, err = goose.NewProvider(goose.DialectPostgres, db, migration.Postgres(), goose.WithSessionLocker(locker))
	return err
}
