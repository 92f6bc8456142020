// Package store is all SQL: one alliance is one database, a SQLite file or a
// PostgreSQL schema, and the same queries run on both.
//
// Newcomers read one noun first, say erhebung.go: a public method that writes
// takes an actor and owns its transaction. The frame stands once, in tx.go:
// begin, take the last link of the audit chain, change, audit row, commit. So
// no write can forget its audit row, and no two writers overlap, on either
// database. Reads run beside the writer on a snapshot.
//
// The package contains no law and no decision; it calls Validate. What it does
// decide is the row scope: a municipality's account reads and writes the rows of
// its own AGS, whatever the caller asked for (scope.go).
//
// Where things stand: open.go, sqlite.go, postgres.go and migrate.go open a
// database; query/*.sql are the queries, from which sqlc generates the package
// query; migration/ has one folder per dialect; broken.go turns the errors of
// databases into sentences.
package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/pressly/goose/v3"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// Store is an open database of one alliance.
type Store struct {
	writer     *sql.DB // SQLite: one connection; PostgreSQL: the same as reader
	reader     *sql.DB
	migrations *goose.Provider
	vocabulary *rule.Vocabulary // stored facts are words of it
	clock      civil.Clock
}

// Close closes it.
func (s *Store) Close() error {
	err := s.reader.Close()
	if s.writer != s.reader {
		err = firstOf(s.writer.Close(), err)
	}
	return err
}

// The moment of every row is text in UTC with microseconds: both databases
// keep and order it alike.
const momentForm = "2006-01-02T15:04:05.000000Z"

func (s *Store) now() string { return stamp(s.clock()) }

func stamp(t time.Time) string { return t.UTC().Format(momentForm) }

func moment(text string) (time.Time, error) { return time.Parse(momentForm, text) }

// optionalMoment reads a column that may be empty.
func optionalMoment(text sql.NullString) (*time.Time, error) {
	if !text.Valid {
		return nil, nil
	}
	at, err := moment(text.String)
	return &at, err
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// Ping tells whether the database answers and has the form of this program.
func (s *Store) Ping(ctx context.Context) error {
	_, err := s.Version(ctx)
	return err
}
