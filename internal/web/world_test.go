package web

import (
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"buendnis/internal/access"
	"buendnis/internal/alliance"
	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/revision"
	"buendnis/internal/store"
	"buendnis/internal/store/storetest"
	"buendnis/internal/survey"
	"buendnis/law"
)

const (
	neuss, kaarst = "05162024", "05162016"
	password      = "ein langes Passwort"
)

var (
	hash  = sync.OnceValues(func() (string, error) { return auth.HashPassword(password) })
	shelf = sync.OnceValues(func() (*revision.Shelf, error) { return revision.NewShelf(context.Background(), law.FS, nil) })
)

// world is the product over a real database, behind a real server, in January
// 2020 as the demo is.
type world struct {
	t      *testing.T
	store  *store.Store
	law    *revision.Shelf
	book   *access.Rulebook
	kreis  alliance.Kreis
	lists  survey.Lists
	round  survey.Round
	clock  civil.Clock
	server *httptest.Server
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := newEmptyWorld(t)
	if _, err := w.store.OpenErhebung(context.Background(), auth.Program("test"), w.round); err != nil {
		t.Fatal(err)
	}
	return w
}

// newEmptyWorld has a county and accounts, and no survey yet.
func newEmptyWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, round: survey.Round{Stichtag: civil.MustParse("2020-01-15"), Frist: civil.MustParse("2020-01-31")}}
	w.store, w.clock = storetest.SQLite(t).Open(t), storetest.Clock()
	var err error
	if w.law, err = shelf(); err != nil {
		t.Fatal(err)
	}
	w.book = w.law.Book()
	if w.kreis, err = alliance.KreisByAGS("05162"); err != nil {
		t.Fatal(err)
	}
	w.lists = survey.Lists{Words: w.book.Words(), Kommunen: w.kreis.Kommunen}
	w.found()
	w.serve(Config{Store: w.store, Law: w.law, Clock: w.clock, Demo: true})
	return w
}

// found fills in what every alliance has: county and accounts.
func (w *world) found() {
	w.t.Helper()
	ctx, program := context.Background(), auth.Program("test")
	secret, err := hash()
	if err == nil {
		err = w.store.SaveKreis(ctx, program, w.kreis)
	}
	for _, account := range []store.Account{
		{Name: "Koordination 01", Role: auth.Koordination},
		{Name: "Koordination 02", Role: auth.Koordination},
		{Name: "Erhebung Neuss", Role: auth.Kommune, Kommune: neuss},
		{Name: "Erhebung Kaarst", Role: auth.Kommune, Kommune: kaarst},
	} {
		if err != nil {
			break
		}
		account.PasswordHash = secret
		_, err = w.store.CreateAccount(ctx, program, account)
	}
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) serve(c Config) {
	w.t.Helper()
	handler, err := New(c)
	if err != nil {
		w.t.Fatal(err)
	}
	w.server = httptest.NewServer(handler)
	w.t.Cleanup(w.server.Close)
}

// actor is the account of that name.
func (w *world) actor(name string) auth.Actor {
	w.t.Helper()
	account, err := w.store.AccountByName(context.Background(), name)
	if err != nil {
		w.t.Fatal(err)
	}
	return account.Actor()
}

// workbook writes the form of a municipality with content.
func (w *world) workbook(ags string, content *survey.Content) []byte {
	w.t.Helper()
	kommune, err := w.kreis.Kommune(ags)
	if err != nil {
		w.t.Fatal(err)
	}
	var raw bytes.Buffer
	if err := survey.WriteForm(&raw, w.lists, survey.Form{Kommune: kommune, Round: w.round}, content); err != nil {
		w.t.Fatal(err)
	}
	return raw.Bytes()
}

// visitor is somebody with a browser; as signs them in.
type visitor struct {
	w      *world
	client *http.Client
}

func (w *world) visitor() visitor {
	jar, _ := cookiejar.New(nil) // without options it never fails
	return visitor{w, &http.Client{Jar: jar, Timeout: time.Minute, CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	}}}
}

func (w *world) as(name string) visitor {
	w.t.Helper()
	v := w.visitor()
	if status, to, _ := v.post("/anmelden", url.Values{"name": {name}, "passwort": {password}}); status != http.StatusSeeOther || to != "/" {
		w.t.Fatalf("%s kann sich nicht anmelden: %d %s", name, status, to)
	}
	return v
}

func (v visitor) send(method, path, kind string, body io.Reader) (status int, location, text string) {
	v.w.t.Helper()
	request, err := http.NewRequest(method, v.w.server.URL+path, body)
	if err != nil {
		v.w.t.Fatal(err)
	}
	if kind != "" {
		request.Header.Set("Content-Type", kind)
	}
	answer, err := v.client.Do(request)
	if err != nil {
		v.w.t.Fatal(err)
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil {
		v.w.t.Fatal(err)
	}
	return answer.StatusCode, answer.Header.Get("Location"), string(raw)
}

func (v visitor) post(path string, form url.Values) (status int, location, text string) {
	v.w.t.Helper()
	return v.send("POST", path, "application/x-www-form-urlencoded", strings.NewReader(form.Encode()))
}

// page reads a page that must be there.
func (v visitor) page(path string) document {
	v.w.t.Helper()
	status, to, text := v.send("GET", path, "", nil)
	if status != http.StatusOK {
		v.w.t.Fatalf("%s: %d %s\n%s", path, status, to, text)
	}
	return parse(v.w.t, text)
}

// upload sends a file as the form does.
func (v visitor) upload(ags, name string, raw []byte) (status int, location string, page document) {
	v.w.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("datei", name)
	if err == nil {
		_, err = part.Write(raw)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		v.w.t.Fatal(err)
	}
	status, location, text := v.send("POST", "/erhebung/"+ags+"/entwurf", form.FormDataContentType(), &body)
	return status, location, parse(v.w.t, text)
}
