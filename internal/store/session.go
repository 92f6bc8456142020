package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/alexedwards/scs/v2"

	"buendnis/internal/store/query"
)

// SessionAccount is the key under which a session keeps the id of its account:
// so that the sessions of an account can be ended.
const SessionAccount = "account"

// Sessions is the scs store over this database (scs.CtxStore). It keeps the
// hash of a token, so that nobody enters with a stolen backup. Sessions are no
// content: keeping one alive leaves no audit row, signing in does (login.go).
//
// scs counts with the machine's clock, and so does this file.
type Sessions struct{ store *Store }

var _ scs.CtxStore = (*Sessions)(nil)

// Sessions gives it.
func (s *Store) Sessions() *Sessions { return &Sessions{s} }

// FindCtx gives the data of a session that has not expired.
func (x *Sessions) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	data, err := query.New(x.store.reader).GetSession(ctx, query.GetSessionParams{Token: checksum([]byte(token)), Expires: stamp(time.Now())})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return data, err == nil, readable(err)
}

// CommitCtx keeps a session, and drops those that have expired.
func (x *Sessions) CommitCtx(ctx context.Context, token string, data []byte, expiry time.Time) error {
	q := query.New(x.store.writer)
	err := q.PutSession(ctx, query.PutSessionParams{Token: checksum([]byte(token)), Account: accountOf(data), Data: data, Expires: stamp(expiry)})
	if err == nil {
		err = q.DeleteExpiredSessions(ctx, stamp(time.Now()))
	}
	return readable(err)
}

// DeleteCtx drops one.
func (x *Sessions) DeleteCtx(ctx context.Context, token string) error {
	return readable(query.New(x.store.writer).DeleteSession(ctx, checksum([]byte(token))))
}

// accountOf looks into the session for its account; before the login there is
// none.
func accountOf(data []byte) string {
	_, values, err := scs.GobCodec{}.Decode(data)
	if err != nil {
		return ""
	}
	id, _ := values[SessionAccount].(string)
	return id
}

// Find is FindCtx for callers without a context.
func (x *Sessions) Find(token string) ([]byte, bool, error) {
	return x.FindCtx(context.Background(), token)
}

// Commit is CommitCtx for callers without a context.
func (x *Sessions) Commit(token string, data []byte, expiry time.Time) error {
	return x.CommitCtx(context.Background(), token, data, expiry)
}

// Delete is DeleteCtx for callers without a context.
func (x *Sessions) Delete(token string) error { return x.DeleteCtx(context.Background(), token) }
