package gate

import (
	"net/http"
	"strings"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store"
)

// errWrong is the same for an unknown name, a wrong password and a locked
// account: the answer tells nobody which accounts exist.
var errWrong = fault.New(fault.Unauthenticated, "Name oder Passwort stimmt nicht.")

// SignIn begins a session if name and password fit.
func (g *Gate) SignIn(r *http.Request, name, password string) error {
	name = strings.TrimSpace(name)
	attempt, err := g.limits.attempt(g.Now(), address(r), name)
	if err != nil {
		return err
	}
	account, err := g.check(r, name, password)
	if err != nil {
		return err
	}
	attempt.undo()
	return g.begin(r.Context(), account.ID)
}

// check takes the same time whatever is wrong: an unknown name is checked
// against an empty hash, which costs as much as a real one.
func (g *Gate) check(r *http.Request, name, password string) (store.Account, error) {
	ctx, now := r.Context(), g.Now()
	account, err := g.Store.AccountByName(ctx, name)
	if err != nil && fault.KindOf(err) != fault.NotFound {
		return store.Account{}, err
	}
	known := err == nil
	right := auth.VerifyPassword(account.PasswordHash, password)
	switch {
	case !known || account.Closed(now):
		return store.Account{}, errWrong
	case !right:
		if err := g.Store.LoginFailed(ctx, account.ID, now); err != nil {
			return store.Account{}, err
		}
		return store.Account{}, errWrong
	}
	return account, g.Store.LoginSucceeded(ctx, account.ID, now)
}
