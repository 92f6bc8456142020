package store

import (
	"context"
	"database/sql"
	"time"

	"buendnis/internal/auth"
	"buendnis/internal/store/query"
)

// A login has no actor yet: it is recorded under the account that it is about.
// Only the failed one is nobody's, and says so.
const nobody = "anmeldung"

// LoginFailed counts a wrong password at a moment; from auth.MaxFailures on the
// account is closed for auth.LockTime.
func (s *Store) LoginFailed(ctx context.Context, id string, at time.Time) error {
	return s.record(ctx, nobody, func(q *query.Queries) (entry, error) {
		account, err := loadAccount(q.GetAccount(ctx, id))
		if err != nil {
			return entry{}, err
		}
		failures, until := auth.AfterFailure(account.Failures, account.LockedUntil, at)
		done := entry{"anmeldung.fehlgeschlagen", "konto/" + id, ""}
		row := query.SetFailuresParams{ID: id, Failures: int64(failures)}
		if until != nil {
			row.LockedUntil = present(stamp(*until))
			done.detail = "gesperrt bis " + row.LockedUntil.String
		}
		return done, q.SetFailures(ctx, row)
	})
}

// LoginSucceeded resets the count; its moment is that of its audit row.
func (s *Store) LoginSucceeded(ctx context.Context, id string, _ time.Time) error {
	return s.record(ctx, id, func(q *query.Queries) (entry, error) {
		_, err := loadAccount(q.GetAccount(ctx, id))
		if err == nil {
			err = q.SetFailures(ctx, query.SetFailuresParams{ID: id, LockedUntil: sql.NullString{}})
		}
		return entry{"anmeldung.gelungen", "konto/" + id, ""}, err
	})
}
