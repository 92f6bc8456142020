package store

import (
	"context"
	"database/sql"

	"buendnis/internal/auth"
	"buendnis/internal/store/query"
)

// entry is what the audit row of a write says: what was done to what. It holds
// keys and checksums only: no names, no file names, no numbers of people, no
// free text, because an audit row can never be corrected or deleted.
type entry struct{ action, object, detail string }

// change is what a write does; it gives its audit entry.
type change func(q *query.Queries) (entry, error)

// write runs a change for an actor: all of it and its audit row, or nothing.
func (s *Store) write(ctx context.Context, actor auth.Actor, do change) error {
	if err := actor.Validate(); err != nil {
		return err
	}
	return s.record(ctx, actor.Account, do)
}

// record is the one transaction in which the house writes. Taking the last
// link of the chain first makes every other writer wait, so a change may read,
// decide and write without being overtaken.
func (s *Store) record(ctx context.Context, who string, do change) (err error) {
	defer func() { err = readable(err) }()
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	q := query.New(tx)
	link, err := q.TakeAuditHead(ctx)
	if err != nil {
		return err
	}
	done, err := do(q)
	if err != nil {
		return err
	}
	if err := s.appendAudit(ctx, q, link, who, done); err != nil {
		return err
	}
	return tx.Commit()
}

// read runs several queries on one state of the database.
func (s *Store) read(ctx context.Context, do func(q *query.Queries) error) (err error) {
	defer func() { err = readable(err) }()
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return do(query.New(tx))
}
