package store_test

import (
	"testing"
	"time"

	"github.com/alexedwards/scs/v2"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store"
	"buendnis/internal/store/storetest"
)

// account adds one of the coordination; its hash fits no password.
func account(t testing.TB, s *store.Store, name string) store.Account {
	t.Helper()
	a, err := s.CreateAccount(ctx, program, store.Account{Name: name, Role: auth.Koordination, PasswordHash: "$keins"})
	must(t, err)
	return a
}

func TestAccountNamesAreUniqueWithoutCase(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		made := account(t, s, "  Koordination   01 ")
		if made.Name != "Koordination 01" || made.ID == "" {
			t.Errorf("angelegt als %+v", made)
		}
		_, err := s.CreateAccount(ctx, program, store.Account{Name: "KOORDINATION 01", Role: auth.Koordination, PasswordHash: "$x"})
		refused(t, err, fault.Conflict)
		found, err := s.AccountByName(ctx, "koordination 01")
		must(t, err)
		if found.ID != made.ID || found.PasswordHash != "$keins" {
			t.Errorf("gefunden %+v", found)
		}
		_, err = s.AccountByName(ctx, "niemand")
		refused(t, err, fault.NotFound)
		list, err := s.Accounts(ctx, office)
		must(t, err)
		if len(list) != 1 || list[0].PasswordHash != "" {
			t.Errorf("die Liste zeigt Prüfsummen von Kennwörtern oder zu viel: %+v", list)
		}
	})
}

func TestUnusableAccountsAreRefused(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		for _, a := range []store.Account{
			{Name: "", Role: auth.Koordination, PasswordHash: "$x"},
			{Name: "A", Role: "chef", PasswordHash: "$x"},
			{Name: "A", Role: auth.Koordination, PasswordHash: "klartext"},
			{Name: "A", Role: auth.Koordination, Kommune: neuss.Kommune, PasswordHash: "$x"},
		} {
			_, err := s.CreateAccount(ctx, program, a)
			refused(t, err, fault.Invalid)
		}
		_, err := s.CreateAccount(ctx, program, store.Account{Name: "A", Role: auth.Kommune, PasswordHash: "$x"})
		refused(t, err, fault.Forbidden)
		_, err = s.CreateAccount(ctx, program, store.Account{Name: "A", Role: auth.Kommune, Kommune: "05315000", PasswordHash: "$x"})
		refused(t, err, fault.NotFound)
		refused(t, s.SetLocked(ctx, office, "gibt es nicht", true), fault.NotFound)
		refused(t, s.LoginFailed(ctx, "gibt es nicht", storetest.Moment), fault.NotFound)
	})
}

func TestFailuresCloseAnAccountForAWhile(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		id := account(t, s, "Koordination 01").ID
		at := storetest.Moment
		for range auth.MaxFailures {
			if a, _ := s.Account(ctx, id); a.Closed(at) {
				t.Fatalf("nach %d Fehlversuchen geschlossen", a.Failures)
			}
			must(t, s.LoginFailed(ctx, id, at))
		}
		a, err := s.Account(ctx, id)
		must(t, err)
		if !a.Closed(at) || !a.Closed(at.Add(auth.LockTime-time.Microsecond)) || a.Closed(at.Add(auth.LockTime)) {
			t.Errorf("gesperrt bis %v", a.LockedUntil)
		}
		must(t, s.LoginSucceeded(ctx, id, at.Add(auth.LockTime)))
		if a, _ = s.Account(ctx, id); a.Failures != 0 || a.LockedUntil != nil {
			t.Errorf("nach der Anmeldung: %+v", a)
		}
		must(t, s.SetLocked(ctx, office, id, true))
		if a, _ = s.Account(ctx, id); !a.Closed(at.Add(1000 * time.Hour)) {
			t.Error("die Sperre der Verwaltung endet von selbst")
		}
	})
}

func TestSessions(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		mine, theirs := account(t, s, "Koordination 01"), account(t, s, "Koordination 02")
		later := time.Now().Add(time.Hour)
		keep := func(token string, values map[string]any, expiry time.Time) {
			data, err := scs.GobCodec{}.Encode(expiry, values)
			must(t, err)
			must(t, s.Sessions().CommitCtx(ctx, token, data, expiry))
		}
		there := func(token string) bool {
			_, found, err := s.Sessions().Find(token)
			must(t, err)
			return found
		}
		keep("meine", map[string]any{store.SessionAccount: mine.ID}, later)
		keep("fremde", map[string]any{store.SessionAccount: theirs.ID}, later)
		keep("besuch", nil, later)
		keep("alt", nil, time.Now().Add(-time.Second))
		if !there("meine") || !there("fremde") || !there("besuch") || there("alt") || there("nie") {
			t.Error("Sitzungen werden falsch gefunden")
		}
		var kept int
		must(t, s.Writer().QueryRow("SELECT COUNT(*) FROM session WHERE token IN ('meine', 'fremde', 'besuch', 'alt')").Scan(&kept))
		if kept != 0 {
			t.Error("Sitzungsschlüssel stehen im Klartext in der Datenbank")
		}
		must(t, s.Writer().QueryRow("SELECT COUNT(*) FROM session").Scan(&kept))
		if kept != 3 {
			t.Errorf("%d Sitzungen aufgehoben, abgelaufene gehen mit der nächsten Anmeldung", kept)
		}
		must(t, s.SetPassword(ctx, office, mine.ID, "$neu"))
		if there("meine") || !there("fremde") {
			t.Error("das neue Kennwort beendet nicht genau die Sitzungen dieses Kontos")
		}
		must(t, s.Sessions().Delete("fremde"))
		if there("fremde") {
			t.Error("die abgemeldete Sitzung gilt weiter")
		}
	})
}

// The store does what scs asks of one.
func TestSessionManagerRuns(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		manager := scs.New()
		manager.Store = s.Sessions()
		c, err := manager.Load(ctx, "")
		must(t, err)
		manager.Put(c, store.SessionAccount, "K1")
		token, _, err := manager.Commit(c)
		must(t, err)
		c, err = manager.Load(ctx, token)
		must(t, err)
		if manager.GetString(c, store.SessionAccount) != "K1" {
			t.Error("die Sitzung kommt leer zurück")
		}
	})
}
