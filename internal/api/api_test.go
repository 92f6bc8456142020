package api

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"buendnis/internal/gate"
	"buendnis/internal/store"
	"buendnis/internal/store/storetest"
)

func ask(t *testing.T, handler http.Handler, path, remote, forwarded string) (int, string) {
	t.Helper()
	r := httptest.NewRequest("GET", path, nil)
	r.RemoteAddr = remote
	if forwarded != "" {
		r.Header.Set("X-Forwarded-For", forwarded)
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	body, err := io.ReadAll(w.Result().Body)
	if err != nil {
		t.Fatal(err)
	}
	return w.Code, string(body)
}

func open(t *testing.T) (*store.Store, http.Handler) {
	t.Helper()
	db := storetest.SQLite(t).Open(t)
	return db, New(Config{Store: db, Measures: gate.NewMeasures()})
}

func TestAliveIsNotReady(t *testing.T) {
	db, handler := open(t)
	if status, body := ask(t, handler, "/readyz", "192.0.2.1:1", ""); status != http.StatusOK || body != "bereit\n" {
		t.Errorf("%d %s", status, body)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if status, _ := ask(t, handler, "/healthz", "192.0.2.1:1", ""); status != http.StatusOK {
		t.Errorf("der Prozess lebt, und doch %d", status)
	}
	if status, body := ask(t, handler, "/readyz", "192.0.2.1:1", ""); status != http.StatusServiceUnavailable || strings.Contains(body, "sql") {
		t.Errorf("ohne Datenbank: %d %s", status, body)
	}
	if db.Ping(context.Background()) == nil {
		t.Error("eine geschlossene Datenbank antwortet")
	}
}

func TestMeasuresAreForThisMachineOnly(t *testing.T) {
	_, handler := open(t)
	for _, c := range []struct {
		remote, forwarded string
		status            int
	}{
		{"127.0.0.1:1", "", http.StatusOK},
		{"[::1]:1", "", http.StatusOK},
		{"192.0.2.1:1", "", http.StatusForbidden},
		{"127.0.0.1:1", "192.0.2.1", http.StatusForbidden},
	} {
		if status, _ := ask(t, handler, "/metrics", c.remote, c.forwarded); status != c.status {
			t.Errorf("%+v: %d", c, status)
		}
	}
}
