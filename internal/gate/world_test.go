package gate

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"buendnis/internal/alliance"
	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store"
	"buendnis/internal/store/storetest"
)

const password = "ein langes Passwort"

// hash is computed once: it is slow on purpose.
var hash = sync.OnceValue(func() string {
	text, err := auth.HashPassword(password)
	if err != nil {
		panic(err)
	}
	return text
})

// world is a gate over a real database, behind a real server.
type world struct {
	t      *testing.T
	store  *store.Store
	gate   *Gate
	server *httptest.Server
	log    *bytes.Buffer
	mu     sync.Mutex
	now    time.Time
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, store: storetest.SQLite(t).Open(t), log: &bytes.Buffer{}, now: time.Now()}
	kreis, err := alliance.KreisByAGS("05162")
	if err != nil {
		t.Fatal(err)
	}
	ctx, program := context.Background(), auth.Program("test")
	if err := w.store.SaveKreis(ctx, program, kreis); err != nil {
		t.Fatal(err)
	}
	for _, account := range []store.Account{
		{Name: "Koordination 01", Role: auth.Koordination},
		{Name: "Erhebung Neuss", Role: auth.Kommune, Kommune: "05162024"},
	} {
		account.PasswordHash = hash()
		if _, err := w.store.CreateAccount(ctx, program, account); err != nil {
			t.Fatal(err)
		}
	}
	w.gate, err = New(Config{
		Store: w.store, Now: w.clock, Log: slog.New(slog.NewTextHandler(w.log, nil)), Measures: NewMeasures(),
		Answer: func(out http.ResponseWriter, r *http.Request, p Problem) {
			out.WriteHeader(p.Status)
			fmt.Fprint(out, p.Title, ": ", p.Sentence)
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	w.server = httptest.NewTLSServer(w.routes())
	t.Cleanup(w.server.Close)
	return w
}

func (w *world) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *world) later(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

func (w *world) routes() http.Handler {
	mux := http.NewServeMux()
	for _, route := range []Route{
		{Pattern: "POST /anmelden", Action: auth.Oeffentlich, Handle: func(out http.ResponseWriter, r *http.Request) error {
			return w.gate.SignIn(r, r.FormValue("name"), r.FormValue("passwort"))
		}},
		{Pattern: "POST /abmelden", Action: auth.Oeffentlich, Handle: func(_ http.ResponseWriter, r *http.Request) error { return w.gate.SignOut(r) }},
		{Pattern: "GET /wer", Action: auth.Startseite, Handle: func(out http.ResponseWriter, r *http.Request) error {
			fmt.Fprint(out, ActorOf(r).Name)
			return nil
		}},
		{Pattern: "GET /von/{kommune}", Action: auth.ErhebungLiefern, Handle: func(out http.ResponseWriter, _ *http.Request) error { return nil }},
		{Pattern: "POST /merken", Action: auth.Startseite, Handle: func(_ http.ResponseWriter, r *http.Request) error {
			return w.gate.Notify(r, Notice{Text: "getan", UndoLabel: "zurück", UndoPath: "/x"})
		}},
		{Pattern: "GET /gemerkt", Action: auth.Startseite, Handle: func(out http.ResponseWriter, r *http.Request) error {
			fmt.Fprint(out, w.gate.Notice(r).Text)
			return nil
		}},
		{Pattern: "GET /absturz", Action: auth.Oeffentlich, Handle: func(http.ResponseWriter, *http.Request) error { panic("geheimer Wert 4711") }},
		{Pattern: "POST /lesen", Action: auth.Oeffentlich, Handle: func(_ http.ResponseWriter, r *http.Request) error {
			_, err := io.ReadAll(r.Body)
			return err
		}},
		{Pattern: "GET /fehler/{kind}", Action: auth.Oeffentlich, Handle: func(_ http.ResponseWriter, r *http.Request) error {
			return fault.New(fault.Kind(r.PathValue("kind")[0]-'0'), "Satz.")
		}},
	} {
		mux.Handle(route.Pattern, w.gate.Guard(route))
	}
	return mux
}

// browser is somebody with cookies of their own.
type browser struct {
	w      *world
	client *http.Client
}

func (w *world) browser() browser {
	jar, _ := cookiejar.New(nil) // without options it never fails
	client := *w.server.Client()
	client.Jar = jar
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return browser{w, &client}
}

func (b browser) do(method, path string, form url.Values, headers ...string) (*http.Response, string) {
	b.w.t.Helper()
	request, err := http.NewRequest(method, b.w.server.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		b.w.t.Fatal(err)
	}
	if form != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	answer, err := b.client.Do(request)
	if err != nil {
		b.w.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		b.w.t.Fatal(err)
	}
	return answer, string(body)
}

func (b browser) signIn(name, pass string) (int, string) {
	answer, body := b.do("POST", "/anmelden", url.Values{"name": {name}, "passwort": {pass}})
	return answer.StatusCode, body
}

func (b browser) status(method, path string) int {
	answer, _ := b.do(method, path, nil)
	return answer.StatusCode
}
