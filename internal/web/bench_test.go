package web

import (
	"cmp"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"buendnis/internal/demo"
	"buendnis/internal/store/storetest"
)

// BenchmarkPages are the pages of the demo county, warm, through the whole gate.
func BenchmarkPages(b *testing.B) {
	rules, err := shelf()
	if err != nil {
		b.Fatal(err)
	}
	db := storetest.SQLite(b).Open(b)
	logins, county, err := demo.Fill(b.Context(), db, rules.Book(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	site, err := New(Config{Store: db, Law: rules, Clock: storetest.Clock(), Demo: true})
	if err != nil {
		b.Fatal(err)
	}
	cookie := benchLogin(b, site, logins[0])
	town := "/erhebung/" + county.Kreis.Kommunen[0].AGS
	for _, path := range []string{"/", "/erhebung", town, town + "/fassung/1", "/analyse", "/analyse/oeffnungen?budget=1000000", "/angebote", "/regelwerk", "/regelwerk/berufssprachkurs", "/regelwerk/aenderungen"} {
		b.Run(cmp.Or(strings.NewReplacer("/", "-", "?", "-").Replace(path[1:]), "start"), func(b *testing.B) {
			for b.Loop() {
				r := httptest.NewRequest("GET", path, nil)
				r.AddCookie(cookie)
				w := httptest.NewRecorder()
				if site.ServeHTTP(w, r); w.Code != http.StatusOK {
					b.Fatal(path, w.Code)
				}
			}
		})
	}
}

func benchLogin(b *testing.B, site http.Handler, login demo.Login) *http.Cookie {
	b.Helper()
	form := url.Values{"name": {login.Name}, "passwort": {login.Passwort}}
	r := httptest.NewRequest("POST", "/anmelden", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	cookies := w.Result().Cookies()
	if len(cookies) == 0 {
		b.Fatal("keine Sitzung: ", w.Code)
	}
	return cookies[0]
}
