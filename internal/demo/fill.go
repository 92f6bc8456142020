package demo

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/alliance"
	"buendnis/internal/auth"
	"buendnis/internal/store"
	"buendnis/internal/survey"
)

// Login is an account of the demo with its password, in the form of --logins.
type Login struct {
	Name     string    `json:"name"`
	Passwort string    `json:"passwort"`
	Rolle    auth.Role `json:"rolle"`
	Kommune  string    `json:"kommune,omitempty"`
	TOTP     string    `json:"totp,omitempty"`
}

// Fill makes an empty alliance into the demo county: accounts, a survey round,
// and eight workbooks that are written to the folder, read back by the reader
// that everybody uses, delivered by their municipalities, and most of them
// approved.
func Fill(ctx context.Context, db *store.Store, book *access.Rulebook, folder string) ([]Login, *County, error) {
	county, err := LoadCounty()
	if err != nil {
		return nil, nil, err
	}
	f := filler{ctx: ctx, db: db, county: county, folder: folder, program: auth.Program("demo")}
	f.lists = survey.Lists{Words: book.Words(), Kommunen: county.Kreis.Kommunen}
	if err := f.found(); err != nil {
		return nil, nil, err
	}
	logins, err := f.accounts()
	if err != nil {
		return nil, nil, err
	}
	contents, err := county.Contents(book.Vocabulary())
	if err != nil {
		return nil, nil, err
	}
	for _, kommune := range county.Kreis.Kommunen {
		if err := f.deliver(kommune, contents[kommune.AGS]); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", kommune.Name, err)
		}
	}
	return logins, county, nil
}

type filler struct {
	ctx     context.Context
	db      *store.Store
	county  *County
	folder  string
	lists   survey.Lists
	program auth.Actor
	office  auth.Actor            // the coordinating office, which approves
	towns   map[string]auth.Actor // who delivers, by AGS
}

func (f *filler) found() error {
	if err := os.MkdirAll(f.folder, 0o700); err != nil {
		return err
	}
	if err := f.db.SaveKreis(f.ctx, f.program, f.county.Kreis); err != nil {
		return err
	}
	_, err := f.db.OpenErhebung(f.ctx, f.program, f.round())
	return err
}

func (f *filler) round() survey.Round {
	return survey.Round{Stichtag: f.county.Stichtag, Frist: f.county.Frist}
}

// accounts are two of the coordinating office, because a release needs four
// eyes, and one for each municipality.
func (f *filler) accounts() ([]Login, error) {
	logins := []Login{{Name: "Koordination 01", Rolle: auth.Koordination}, {Name: "Koordination 02", Rolle: auth.Koordination}}
	for _, kommune := range f.county.Kreis.Kommunen {
		logins = append(logins, Login{Name: kommune.Name + " 01", Rolle: auth.Kommune, Kommune: kommune.AGS})
	}
	f.towns = map[string]auth.Actor{}
	for i := range logins {
		actor, err := f.account(&logins[i])
		if err != nil {
			return nil, err
		}
		if i == 0 {
			f.office = actor
		}
		f.towns[logins[i].Kommune] = actor
	}
	return logins, nil
}

func (f *filler) account(l *Login) (auth.Actor, error) {
	l.Passwort = strings.ToLower(rand.Text()[:16])
	hash, err := auth.HashPassword(l.Passwort)
	if err != nil {
		return auth.Actor{}, err
	}
	made, err := f.db.CreateAccount(f.ctx, f.program, store.Account{Name: l.Name, Role: l.Rolle, Kommune: l.Kommune, PasswordHash: hash})
	return auth.Actor{Account: made.ID, Name: made.Name, Role: made.Role, Kommune: made.Kommune}, err
}

// deliver goes the way of every municipality: a workbook, written and read.
func (f *filler) deliver(kommune alliance.Kommune, content survey.Content) error {
	var mappe bytes.Buffer
	if err := survey.WriteForm(&mappe, f.lists, survey.Form{Kommune: kommune, Round: f.round()}, &content); err != nil {
		return err
	}
	name := fmt.Sprintf("%s-erhebung-%s.xlsx", fileName(kommune.Name), f.county.Stichtag.String()[:7])
	if err := os.WriteFile(filepath.Join(f.folder, name), mappe.Bytes(), 0o600); err != nil {
		return err
	}
	raw, err := os.ReadFile(filepath.Join(f.folder, name))
	if err != nil {
		return err
	}
	delivery, faults, err := survey.Read(f.lists, name, raw)
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		return fmt.Errorf("%d fehlerhafte Zellen, die erste: %+v", len(faults), faults[0])
	}
	_, err = f.db.Deliver(f.ctx, f.towns[kommune.AGS], *delivery, name, raw)
	if err != nil || slices.Contains(f.county.Ungeprueft, kommune.AGS) {
		return err
	}
	return f.db.Approve(f.ctx, f.office, kommune.AGS)
}

// fileName is a name without umlauts.
func fileName(name string) string {
	return strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss").Replace(strings.ToLower(name))
}
