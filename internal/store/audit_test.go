package store_test

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store"
	"buendnis/internal/store/storetest"
)

// Every write leaves one row, and a refused one leaves none.
func TestEveryWriteLeavesItsRow(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		var id string
		var release, version int64
		writes := []struct {
			action string
			do     func() error
		}{
			{"kreis.gespeichert", func() error { return s.SaveKreis(ctx, program, kreis) }},
			{"erhebung.eroeffnet", func() error { _, err := s.OpenErhebung(ctx, office, round); return err }},
			{"entwurf.gespeichert", func() error {
				return s.SaveDraft(ctx, neuss, store.Draft{Kommune: neuss.Kommune, FileName: "Müller.xlsx", Raw: []byte("x")})
			}},
			{"entwurf.verworfen", func() error { return s.DiscardDraft(ctx, neuss, neuss.Kommune) }},
			{"lieferung.abgegeben", func() error { version = deliver(t, s, neuss, 61).ID; return nil }},
			{"lieferung.abgerufen", func() error { _, _, err := s.DeliveryFile(ctx, office, version); return err }},
			{"lieferung.geprueft", func() error { return s.Approve(ctx, office, neuss.Kommune) }},
			{"lieferung.geoeffnet", func() error { return s.Reopen(ctx, office, neuss.Kommune) }},
			{"lieferung.zurueckgezogen", func() error { return s.Withdraw(ctx, neuss, neuss.Kommune) }},
			{"konto.angelegt", func() error { id = account(t, s, "Erika Geheim").ID; return nil }},
			{"konto.kennwort", func() error { return s.SetPassword(ctx, office, id, "$neu-geheim") }},
			{"konto.gesperrt", func() error { return s.SetLocked(ctx, office, id, true) }},
			{"konto.entsperrt", func() error { return s.SetLocked(ctx, office, id, false) }},
			{"anmeldung.fehlgeschlagen", func() error { return s.LoginFailed(ctx, id, storetest.Moment) }},
			{"anmeldung.gelungen", func() error { return s.LoginSucceeded(ctx, id, storetest.Moment) }},
			{"freigabe.beantragt", func() error {
				r, err := s.RequestRelease(ctx, office, store.Release{Purpose: "Zweck-Geheim", Recipient: "Empfänger-Geheim", Fingerprint: "abc"})
				release = r.ID
				return err
			}},
			{"freigabe.bestaetigt", func() error {
				_, err := s.ApproveRelease(ctx, second, release, "tabellen.xlsx", []byte("x"), "Hinweis")
				return err
			}},
			{"freigabe.beantragt", func() error { release = request(t, s).ID; return nil }},
			{"freigabe.abgelehnt", func() error { return s.RejectRelease(ctx, second, release, "Grund-Geheim") }},
		}
		for _, w := range writes {
			before, err := s.VerifyAudit(ctx)
			must(t, err)
			must(t, w.do())
			after, err := s.VerifyAudit(ctx)
			must(t, err)
			newest, err := s.Audit(ctx, office, 1)
			must(t, err)
			if after != before+1 || newest[0].Action != w.action {
				t.Errorf("%s: %d Zeilen statt %d, die letzte heißt %s", w.action, after, before+1, newest[0].Action)
			}
		}
		all, err := s.Audit(ctx, office, 100)
		must(t, err)
		for _, row := range all {
			text := fmt.Sprintf("%s %s %s %s", row.Actor, row.Action, row.Object, row.Detail)
			if found := clearText.FindString(text); found != "" {
				t.Errorf("Klartext „%s“ im Protokoll: %s", found, text)
			}
		}
	})
}

// clearText is what the writes above carry and no audit row may: names, file
// names, purposes, reasons, hashes of passwords, numbers of people.
var clearText = regexp.MustCompile(`(?i)geheim|müller|erika|mappe|tabellen|kreistag|\b6[13]\b`)

// Whoever changes the table is found, and the row is named.
func TestTamperingIsFound(t *testing.T) {
	for name, c := range map[string]struct{ sql, says string }{
		"geändert":             {"UPDATE audit SET detail = 'nichts' WHERE id = 3", "Zeile 3 des Protokolls wurde verändert"},
		"anderes Datum":        {"UPDATE audit SET at = '2019-01-01T00:00:00.000000Z' WHERE id = 5", "Zeile 5 des Protokolls wurde verändert"},
		"in der Mitte gelöst":  {"DELETE FROM audit WHERE id = 4", "Zeile 4 fehlt"},
		"am Anfang gelöscht":   {"DELETE FROM audit WHERE id = 1", "Zeile 1 fehlt"},
		"am Ende gelöscht":     {"DELETE FROM audit WHERE id > 6", "Zeile 6 ist die letzte"},
		"vertauscht":           {"UPDATE audit SET id = CASE id WHEN 2 THEN -5 WHEN 5 THEN -2 END WHERE id IN (2, 5); UPDATE audit SET id = -id WHERE id < 0", "Zeile 2 des Protokolls wurde verändert"},
		"angefügt":             {"INSERT INTO audit SELECT id + 1, at, actor, action, object, detail, hash, hash FROM audit ORDER BY id DESC LIMIT 1", "wurde verändert"},
		"Prüfsumme ersetzt":    {"UPDATE audit SET hash = 'f00' WHERE id = 2", "Zeile 2 des Protokolls wurde verändert"},
		"Verweis ersetzt":      {"UPDATE audit SET previous = 'f00' WHERE id = 2", "Zeile 2 des Protokolls wurde verändert"},
		"Ende neu geschrieben": {"UPDATE audit_head SET hash = 'f00'", "wurde ersetzt"},
		"alles gelöscht":       {"DELETE FROM audit", "Zeile 0 ist die letzte"},
	} {
		t.Run(name, func(t *testing.T) {
			onBoth(t, func(t *testing.T, s *store.Store) {
				for size := range 6 {
					deliver(t, s, neuss, size+1)
				}
				for _, statement := range strings.Split(c.sql, ";") {
					_, err := s.Writer().Exec(statement)
					must(t, err)
				}
				_, err := s.VerifyAudit(ctx)
				if err == nil || !strings.Contains(err.Error(), c.says) {
					t.Errorf("gefunden wurde: %v; erwartet: %s", err, c.says)
				}
			})
		})
	}
}

// Two programs on one database write at the same time: the chain has every row
// and no fork.
func TestChainHoldsUnderConcurrentWriters(t *testing.T) {
	storetest.Both(t, func(t *testing.T, db storetest.Database) {
		first := founded(t, db)
		other := db.Open(t)
		before, err := first.VerifyAudit(ctx)
		must(t, err)
		const writers, each = 8, 12
		var all sync.WaitGroup
		for w := range writers {
			all.Go(func() {
				s := []*store.Store{first, other}[w%2]
				for i := range each {
					if err := s.SaveDraft(ctx, neuss, store.Draft{Kommune: neuss.Kommune, Raw: []byte{byte(w), byte(i)}}); err != nil {
						t.Errorf("Schreiber %d: %v", w, err)
					}
				}
			})
		}
		all.Wait()
		rows, err := other.VerifyAudit(ctx)
		must(t, err)
		if rows != before+writers*each {
			t.Errorf("%d Zeilen statt %d", rows, before+writers*each)
		}
	})
}

// Concurrent deliveries of one municipality get different numbers.
func TestConcurrentDeliveriesAreNumbered(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		var all sync.WaitGroup
		for w := range 6 {
			all.Go(func() { deliver(t, s, neuss, w+1) })
		}
		all.Wait()
		list, err := s.Deliveries(ctx, neuss)
		must(t, err)
		for i, v := range list {
			if v.Number != len(list)-i {
				t.Errorf("Nummer %d an Stelle %d von %d", v.Number, i, len(list))
			}
		}
	})
}

// Whatever is written in whatever order, allowed or refused: the chain stays
// whole, and exactly the allowed writes stand in it.
func TestAnySequenceKeepsTheChain(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		rapid.Check(t, func(r *rapid.T) {
			rows, err := s.VerifyAudit(ctx)
			must(t, err)
			for range rapid.IntRange(1, 12).Draw(r, "Schritte") {
				if anyWrite(r, s) == nil {
					rows++
				}
			}
			found, err := s.VerifyAudit(ctx)
			if err != nil || found != rows {
				r.Fatalf("%d Zeilen statt %d: %v", found, rows, err)
			}
		})
	})
}

func anyWrite(r *rapid.T, s *store.Store) error {
	actor := rapid.SampledFrom([]auth.Actor{office, neuss, kaarst, program, {}}).Draw(r, "wer")
	ags := rapid.SampledFrom([]string{neuss.Kommune, kaarst.Kommune, "05315000"}).Draw(r, "Kommune")
	switch rapid.IntRange(0, 6).Draw(r, "was") {
	case 0:
		return s.SaveDraft(ctx, actor, store.Draft{Kommune: ags, Raw: []byte("x")})
	case 1:
		return s.DiscardDraft(ctx, actor, ags)
	case 2:
		_, err := s.Deliver(ctx, actor, workbook(ags, rapid.IntRange(-1, 3).Draw(r, "Anzahl")), "x.xlsx", []byte("x"))
		return err
	case 3:
		return s.Withdraw(ctx, actor, ags)
	case 4:
		return s.Approve(ctx, actor, ags)
	case 5:
		return s.Reopen(ctx, actor, ags)
	}
	return s.SaveKreis(ctx, actor, kreis)
}

func TestAuditShowsNamesOfAccounts(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		a := account(t, s, "Koordination 07")
		must(t, s.SaveKreis(ctx, a.Actor(), kreis))
		rows, err := s.Audit(ctx, office, 1)
		must(t, err)
		if rows[0].Name != "Koordination 07" || rows[0].Actor != a.ID || rows[0].At.IsZero() {
			t.Errorf("die Zeile nennt nicht, wer es war: %+v", rows[0])
		}
		_, err = s.Writer().Exec("UPDATE audit SET at = 'gestern' WHERE id = 1")
		must(t, err)
		_, err = s.Audit(ctx, office, 100)
		refused(t, err, fault.Internal)
	})
}
