package store

import (
	"context"
	"database/sql"

	"buendnis/internal/rule"
)

// Writer is the raw connection, for tests that damage what the package guards.
func (s *Store) Writer() *sql.DB { return s.writer }

// Vocabulary is what stored facts are made of.
func (s *Store) Vocabulary() *rule.Vocabulary { return s.vocabulary }

// MigrateTo moves the database to another form.
func (s *Store) MigrateTo(ctx context.Context, version int64) error {
	current, _, err := s.migrations.GetVersions(ctx)
	if err != nil {
		return err
	}
	if version < current {
		_, err = s.migrations.DownTo(ctx, version)
	} else {
		_, err = s.migrations.UpTo(ctx, version)
	}
	return err
}

var (
	// EncodeFacts and DecodeFacts are the stored form of facts.
	EncodeFacts = (*Store).encodeFacts
	DecodeFacts = (*Store).decodeFacts

	SQLiteSentence   = sqliteSentence
	Readable         = readable
	PostgresSentence = postgresSentence
)

const (
	Full     = full
	ReadOnly = readOnly
	Busy     = busy
	Damaged  = damaged
	Away     = away
	Shut     = shut
	Denied   = denied
)
