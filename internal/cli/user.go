package cli

import (
	"context"
	"fmt"
	"text/tabwriter"
	"time"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store"
)

type userCommands struct {
	Add      userAdd      `cmd:"" help:"Konto anlegen. Beispiel: buendnis user add \"Neuss 01\" --role kommune --kommune 05162024"`
	List     userList     `cmd:"" help:"Konten zeigen. Beispiel: buendnis user list --format json"`
	Lock     userLock     `cmd:"" help:"Konto sperren; seine Sitzungen enden. Beispiel: buendnis user lock \"Neuss 01\""`
	Unlock   userUnlock   `cmd:"" help:"Konto entsperren. Beispiel: buendnis user unlock \"Neuss 01\""`
	Password userPassword `cmd:"" help:"Neues Kennwort setzen; Sitzungen enden. Beispiel: buendnis user password \"Neuss 01\""`
}

// account names the account that a command is about.
type account struct {
	database
	Name string `arg:"" help:"Name des Kontos, wie er bei der Anmeldung steht."`
}

// change opens the database, finds the account and changes it.
func (a account) change(ctx context.Context, s *streams, done string, change func(db *store.Store, id string) error) error {
	db, err := a.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	found, err := db.AccountByName(ctx, a.Name)
	if err != nil {
		return fault.Wrap(fault.KindOf(err), err, "Ein Konto „%s“ gibt es nicht. Alle zeigt: buendnis user list", a.Name)
	}
	if err := change(db, found.ID); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.out, "Das Konto „%s“ %s.\n", found.Name, done)
	return err
}

type userAdd struct {
	account
	Role    string `required:"" enum:"koordination,kommune" help:"Rolle: koordination oder kommune."`
	Kommune string `placeholder:"AGS" help:"Gemeindeschlüssel, acht Ziffern; nur bei der Rolle kommune."`
}

// Help is the example that --help shows.
func (userAdd) Help() string {
	return "Das Kennwort wird am Bildschirm erfragt oder aus der Standardeingabe gelesen, nie aus der Befehlszeile:\n\n  buendnis user add \"Koordination 01\" --role koordination < kennwort.txt"
}

// Run adds the account.
func (c userAdd) Run(ctx context.Context, s *streams) error {
	db, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := auth.ValidateName(c.Name); err != nil {
		return err
	}
	hash, err := s.newPassword(c.Name)
	if err != nil {
		return err
	}
	made, err := db.CreateAccount(ctx, auth.Program("user add"), store.Account{
		Name: c.Name, Role: auth.Role(c.Role), Kommune: c.Kommune, PasswordHash: hash,
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.out, "Das Konto „%s“ ist angelegt.\n", made.Name)
	return err
}

type userLock struct{ account }

// Run locks the account.
func (c userLock) Run(ctx context.Context, s *streams) error {
	return c.change(ctx, s, "ist gesperrt", func(db *store.Store, id string) error {
		return db.SetLocked(ctx, auth.Program("user lock"), id, true)
	})
}

type userUnlock struct{ account }

// Run unlocks the account.
func (c userUnlock) Run(ctx context.Context, s *streams) error {
	return c.change(ctx, s, "ist entsperrt", func(db *store.Store, id string) error {
		return db.SetLocked(ctx, auth.Program("user unlock"), id, false)
	})
}

type userPassword struct{ account }

// Run sets a new password.
func (c userPassword) Run(ctx context.Context, s *streams) error {
	return c.change(ctx, s, "hat ein neues Kennwort", func(db *store.Store, id string) error {
		hash, err := s.newPassword(c.Name)
		if err != nil {
			return err
		}
		return db.SetPassword(ctx, auth.Program("user password"), id, hash)
	})
}

type userList struct {
	database
	output
}

// listed is an account as the list shows it.
type listed struct {
	Name        string     `json:"name"`
	Role        auth.Role  `json:"rolle"`
	Kommune     string     `json:"kommune"`
	Locked      bool       `json:"gesperrt"`
	LockedUntil *time.Time `json:"gesperrt_bis"`
}

// Run prints the accounts.
func (c userList) Run(ctx context.Context, s *streams) error {
	db, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	accounts, err := db.Accounts(ctx, auth.Program("user list"))
	if err != nil {
		return err
	}
	list := make([]listed, len(accounts))
	for i, a := range accounts {
		list[i] = listed{a.Name, a.Role, a.Kommune, a.Locked, a.LockedUntil}
	}
	if c.Format == "json" {
		return c.print(s, list, "")
	}
	table := tabwriter.NewWriter(s.out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(table, "Name\tRolle\tKommune\tStand")
	for i, a := range accounts {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", a.Name, a.Role, a.Kommune, standing(accounts[i], clock()))
	}
	return table.Flush()
}

func standing(a store.Account, now time.Time) string {
	switch {
	case a.Locked:
		return "gesperrt"
	case a.Closed(now):
		return "nach Fehlversuchen gesperrt bis " + a.LockedUntil.Local().Format("15:04")
	}
	return "offen"
}
