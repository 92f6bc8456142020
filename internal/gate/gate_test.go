package gate

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
)

func TestASessionBeginsAndEnds(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	if status, body := b.signIn(" koordination 01 ", password); status != http.StatusOK {
		t.Fatalf("Anmeldung: %d %s", status, body)
	}
	if answer, body := b.do("GET", "/wer", nil); answer.StatusCode != http.StatusOK || body != "Koordination 01" {
		t.Errorf("%d %s", answer.StatusCode, body)
	}
	b.do("POST", "/abmelden", nil)
	if status := b.status("GET", "/wer"); status != http.StatusSeeOther {
		t.Errorf("nach dem Abmelden: %d", status)
	}
}

func TestTheCookieIsClosedToScriptsAndOtherSites(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	visit, _ := b.do("GET", "/fehler/1", nil)
	if cookies := visit.Cookies(); len(cookies) != 0 {
		t.Errorf("ein Besucher bekommt ein Cookie: %v", cookies)
	}
	answer, _ := b.do("POST", "/anmelden", url.Values{"name": {"Koordination 01"}, "passwort": {password}})
	cookies := answer.Cookies()
	if len(cookies) != 1 {
		t.Fatalf("%v", cookies)
	}
	c := cookies[0]
	if c.Name != "__Host-sitzung" || !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || !c.Expires.IsZero() {
		t.Errorf("%+v", c)
	}
}

func TestEachLoginHasANewToken(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	token := func() string {
		answer, _ := b.do("POST", "/anmelden", url.Values{"name": {"Koordination 01"}, "passwort": {password}})
		return answer.Cookies()[0].Value
	}
	first, second := token(), token()
	if first == second {
		t.Error("die Marke von vor der Anmeldung gilt weiter")
	}
}

// Unknown, wrong and locked read alike, so that nobody learns who has an account.
func TestARefusedLoginSaysNothingAboutAccounts(t *testing.T) {
	w := newWorld(t)
	_, unknown := w.browser().signIn("Niemand", password)
	status, wrong := w.browser().signIn("Koordination 01", "falsch")
	account, err := w.store.AccountByName(context.Background(), "Koordination 01")
	if err == nil {
		err = w.store.SetLocked(context.Background(), auth.Program("test"), account.ID, true)
	}
	if err != nil {
		t.Fatal(err)
	}
	_, locked := w.browser().signIn("Koordination 01", password)
	if status != http.StatusUnauthorized || unknown != wrong || wrong != locked {
		t.Errorf("%d\n%s\n%s\n%s", status, unknown, wrong, locked)
	}
	if !strings.Contains(wrong, "Name oder Passwort stimmt nicht.") {
		t.Errorf("%s", wrong)
	}
}

func TestFiveWrongPasswordsCloseTheAccountForAWhile(t *testing.T) {
	w := newWorld(t)
	for range auth.MaxFailures {
		w.browser().signIn("Koordination 01", "falsch")
	}
	if status, _ := w.browser().signIn("Koordination 01", password); status != http.StatusUnauthorized {
		t.Errorf("gesperrt, und doch %d", status)
	}
	w.later(auth.LockTime + time.Minute)
	if status, body := w.browser().signIn("Koordination 01", password); status != http.StatusOK {
		t.Errorf("nach der Sperre: %d %s", status, body)
	}
}

func TestGuessingOneNameIsSlowedDown(t *testing.T) {
	w := newWorld(t)
	status := 0
	for range nameBurst + 1 {
		status, _ = w.browser().signIn("Niemand", "falsch")
	}
	if status != http.StatusTooManyRequests {
		t.Errorf("nach %d Versuchen: %d", nameBurst+1, status)
	}
	w.later(nameEvery)
	if status, _ = w.browser().signIn("Niemand", "falsch"); status != http.StatusUnauthorized {
		t.Errorf("eine Minute später: %d", status)
	}
}

func TestOnlyFailuresCountAgainstALimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, now := newLimits(), time.Now()
		failures := 0
		for _, right := range rapid.SliceOfN(rapid.Bool(), 0, 30).Draw(t, "Versuche") {
			made, err := l.attempt(now, "10.0.0.1", "Konto")
			if want := failures >= nameBurst; (err != nil) != want {
				t.Fatalf("nach %d Fehlversuchen: %v", failures, err)
			}
			switch {
			case err == nil && right:
				made.undo()
			case err == nil:
				failures++
			}
		}
	})
}

func TestASessionEndsAfterHalfAnHourWithoutAClick(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	b.signIn("Koordination 01", password)
	for range 3 {
		w.later(idle - time.Minute)
		if status := b.status("GET", "/wer"); status != http.StatusOK {
			t.Fatalf("mit Klicks: %d", status)
		}
	}
	w.later(idle + time.Second)
	if status := b.status("GET", "/wer"); status != http.StatusSeeOther {
		t.Errorf("ohne Klick: %d", status)
	}
}

func TestALockedAccountIsOutAtOnce(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	b.signIn("Erhebung Neuss", password)
	ctx := context.Background()
	account, err := w.store.AccountByName(ctx, "Erhebung Neuss")
	if err == nil {
		err = w.store.SetLocked(ctx, auth.Program("test"), account.ID, true)
	}
	if err != nil {
		t.Fatal(err)
	}
	if status := b.status("GET", "/wer"); status != http.StatusSeeOther {
		t.Errorf("gesperrt und doch drin: %d", status)
	}
}

func TestThePolicyIsAskedAboutTheMunicipalityInThePath(t *testing.T) {
	w := newWorld(t)
	town, office, visitor := w.browser(), w.browser(), w.browser()
	town.signIn("Erhebung Neuss", password)
	office.signIn("Koordination 01", password)
	for _, c := range []struct {
		who    browser
		path   string
		status int
	}{
		{town, "/von/05162024", http.StatusOK},
		{town, "/von/05162016", http.StatusForbidden},
		{office, "/von/05162024", http.StatusForbidden},
		{visitor, "/von/05162024", http.StatusSeeOther},
	} {
		if status := c.who.status("GET", c.path); status != c.status {
			t.Errorf("%s: %d statt %d", c.path, status, c.status)
		}
	}
}

func TestAVisitorComesBackAfterTheLogin(t *testing.T) {
	answer, _ := newWorld(t).browser().do("GET", "/wer?x=1&y=2", nil)
	if to := answer.Header.Get("Location"); to != "/anmelden?weiter=%2Fwer%3Fx%3D1%26y%3D2" {
		t.Errorf("%s", to)
	}
}

func TestAnotherSiteCanDoNothingInOurName(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	b.signIn("Koordination 01", password)
	for _, headers := range [][]string{
		{"Sec-Fetch-Site", "cross-site"},
		{"Origin", "https://boese.example"},
	} {
		if answer, body := b.do("POST", "/merken", url.Values{}, headers...); answer.StatusCode != http.StatusForbidden {
			t.Errorf("%v: %d %s", headers, answer.StatusCode, body)
		}
	}
	if answer, _ := b.do("POST", "/merken", url.Values{}, "Sec-Fetch-Site", "same-origin"); answer.StatusCode != http.StatusOK {
		t.Errorf("die eigene Seite: %d", answer.StatusCode)
	}
}

func TestANoticeIsReadOnce(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	b.signIn("Koordination 01", password)
	b.do("POST", "/merken", nil)
	_, first := b.do("GET", "/gemerkt", nil)
	_, second := b.do("GET", "/gemerkt", nil)
	if first != "getan" || second != "" {
		t.Errorf("%q, %q", first, second)
	}
}

func TestEveryAnswerTellsTheBrowserWhatIsAllowed(t *testing.T) {
	w := newWorld(t)
	for _, path := range []string{"/fehler/1", "/absturz", "/wer"} {
		answer, _ := w.browser().do("GET", path, nil)
		h := answer.Header
		policy := h.Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: %s", path, policy)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(h.Get("Cache-Control"), "no-store") || h.Get("Strict-Transport-Security") == "" {
			t.Errorf("%s: %v", path, h)
		}
	}
}

func TestEveryKindOfFaultHasItsAnswer(t *testing.T) {
	w := newWorld(t)
	for kind := fault.Internal; kind <= fault.TooMany; kind++ {
		want, ok := answers[kind]
		if !ok || want.Title == "" {
			t.Fatalf("die Art %d hat keine Antwort", kind)
		}
		if kind == fault.Unauthenticated {
			continue // goes to the login
		}
		answer, body := w.browser().do("GET", "/fehler/"+string(rune('0'+int(kind))), nil)
		if answer.StatusCode != want.Status || !strings.Contains(body, "Satz.") {
			t.Errorf("Art %d: %d %s", kind, answer.StatusCode, body)
		}
	}
}

func TestAPanicIsAnErrorPageAndALineInTheLog(t *testing.T) {
	w := newWorld(t)
	answer, body := w.browser().do("GET", "/absturz", nil)
	if answer.StatusCode != http.StatusInternalServerError || strings.Contains(body, "4711") {
		t.Errorf("%d %s", answer.StatusCode, body)
	}
	if !strings.Contains(w.log.String(), "geheimer Wert 4711") {
		t.Error("der Betreiber erfährt nicht, was war")
	}
}

func TestTheBodyHasALimit(t *testing.T) {
	answer, body := newWorld(t).browser().do("POST", "/lesen", url.Values{"x": {strings.Repeat("a", formBytes+1)}})
	if answer.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("%d %s", answer.StatusCode, body)
	}
}

func TestTheLogNamesNobody(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	b.signIn("Erhebung Neuss", password)
	b.do("GET", "/von/05162024?name=Erika", nil)
	for _, personal := range []string{"Neuss", "05162024", "Erika", "127.0.0.1", password} {
		if strings.Contains(w.log.String(), personal) {
			t.Errorf("im Log steht %q:\n%s", personal, w.log)
		}
	}
}

func TestOnlyOurOwnProxyIsBelievedAboutAddresses(t *testing.T) {
	for _, c := range []struct{ remote, forwarded, want string }{
		{"192.0.2.7:4711", "", "192.0.2.7"},
		{"192.0.2.7:4711", "10.0.0.1", "192.0.2.7"},
		{"127.0.0.1:4711", "10.0.0.1, 192.0.2.9", "192.0.2.9"},
		{"127.0.0.1:4711", "", "127.0.0.1"},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = c.remote
		if c.forwarded != "" {
			r.Header.Set("X-Forwarded-For", c.forwarded)
		}
		if got := address(r); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}
