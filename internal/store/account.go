package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"strings"
	"time"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store/query"
)

// Account is somebody who may sign in.
type Account struct {
	ID           string
	Name         string // the login name as shown, unique without case
	Role         auth.Role
	Kommune      string
	PasswordHash string
	Locked       bool // by an administrator, until unlocked
	Failures     int
	LockedUntil  *time.Time // for a while, after too many wrong passwords
}

// Closed tells whether nobody may sign in with it at the moment.
func (a Account) Closed(at time.Time) bool {
	return a.Locked || a.LockedUntil != nil && at.Before(*a.LockedUntil)
}

// Actor is the account as the one who does something.
func (a Account) Actor() auth.Actor {
	return auth.Actor{Account: a.ID, Name: a.Name, Role: a.Role, Kommune: a.Kommune}
}

// CreateAccount adds one; its name must be free.
func (s *Store) CreateAccount(ctx context.Context, actor auth.Actor, a Account) (Account, error) {
	a.Name, a.ID = strings.Join(strings.Fields(a.Name), " "), rand.Text()
	if err := firstOf(countywide(actor), validAccount(a)); err != nil {
		return Account{}, err
	}
	err := s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		done := entry{"konto.angelegt", "konto/" + a.ID, strings.TrimSpace("Rolle " + string(a.Role) + " " + a.Kommune)}
		if a.Role == auth.Kommune {
			if _, err := member(ctx, q, a.Kommune); err != nil {
				return done, err
			}
		}
		switch _, err := q.GetAccountByName(ctx, auth.FoldName(a.Name)); {
		case err == nil:
			return done, fault.New(fault.Conflict, "Ein Konto „%s“ gibt es schon. Wählen Sie einen anderen Namen.", a.Name)
		case !errors.Is(err, sql.ErrNoRows):
			return done, err
		}
		return done, q.AddAccount(ctx, query.AddAccountParams{
			ID: a.ID, Name: a.Name, Folded: auth.FoldName(a.Name), Role: string(a.Role), Kommune: a.Kommune,
			PasswordHash: a.PasswordHash, Locked: a.Locked, CreatedAt: s.now(),
		})
	})
	if err != nil {
		return Account{}, err
	}
	return a, nil
}

func validAccount(a Account) error {
	switch {
	case a.Role == auth.Koordination && a.Kommune != "":
		return fault.New(fault.Invalid, "Ein Konto der Koordination gehört zu keiner Kommune.")
	case a.Role != auth.Koordination && a.Role != auth.Kommune:
		return fault.New(fault.Invalid, "Die Rolle „%s“ gibt es nicht. Es gibt koordination und kommune.", a.Role)
	case !strings.HasPrefix(a.PasswordHash, "$"):
		return fault.New(fault.Invalid, "Das Konto „%s“ hat kein gesichertes Kennwort.", a.Name)
	}
	return firstOf(auth.ValidateName(a.Name), a.Actor().Validate())
}

// AccountByName finds one for the login; NotFound.
func (s *Store) AccountByName(ctx context.Context, name string) (Account, error) {
	return loadAccount(query.New(s.reader).GetAccountByName(ctx, auth.FoldName(name)))
}

// Account finds one by id, for every request of a session.
func (s *Store) Account(ctx context.Context, id string) (Account, error) {
	return loadAccount(query.New(s.reader).GetAccount(ctx, id))
}

// Accounts lists all, without their passwords' hashes.
func (s *Store) Accounts(ctx context.Context, actor auth.Actor) ([]Account, error) {
	if err := countywide(actor); err != nil {
		return nil, err
	}
	rows, err := query.New(s.reader).ListAccounts(ctx)
	if err != nil {
		return nil, readable(err)
	}
	accounts := make([]Account, len(rows))
	for i, row := range rows {
		if accounts[i], err = loadAccount(row, nil); err != nil {
			return nil, err
		}
		accounts[i].PasswordHash = ""
	}
	return accounts, nil
}

// SetPassword changes an account's password, ends a lock for too many wrong
// ones, and ends its sessions.
func (s *Store) SetPassword(ctx context.Context, actor auth.Actor, id, hash string) error {
	return s.changeAccount(ctx, actor, id, "konto.kennwort", func(q *query.Queries) error {
		if !strings.HasPrefix(hash, "$") {
			return fault.New(fault.Invalid, "Das Kennwort ist nicht gesichert.")
		}
		return q.SetPassword(ctx, query.SetPasswordParams{ID: id, PasswordHash: hash})
	})
}

// SetLocked locks or unlocks; the account's sessions end.
func (s *Store) SetLocked(ctx context.Context, actor auth.Actor, id string, locked bool) error {
	action := map[bool]string{true: "konto.gesperrt", false: "konto.entsperrt"}[locked]
	return s.changeAccount(ctx, actor, id, action, func(q *query.Queries) error {
		return q.SetLocked(ctx, query.SetLockedParams{ID: id, Locked: locked})
	})
}

func (s *Store) changeAccount(ctx context.Context, actor auth.Actor, id, action string, do func(q *query.Queries) error) error {
	if err := countywide(actor); err != nil {
		return err
	}
	return s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		_, err := loadAccount(q.GetAccount(ctx, id))
		if err == nil {
			err = do(q)
		}
		if err == nil {
			err = q.DeleteSessionsOf(ctx, id)
		}
		return entry{action, "konto/" + id, ""}, err
	})
}

func loadAccount(row query.Account, err error) (Account, error) {
	if errors.Is(err, sql.ErrNoRows) {
		return Account{}, fault.New(fault.NotFound, "Dieses Konto gibt es nicht.")
	}
	if err != nil {
		return Account{}, readable(err)
	}
	until, err := optionalMoment(row.LockedUntil)
	return Account{
		ID: row.ID, Name: row.Name, Role: auth.Role(row.Role), Kommune: row.Kommune, PasswordHash: row.PasswordHash,
		Locked: row.Locked, Failures: int(row.Failures), LockedUntil: until,
	}, err
}
