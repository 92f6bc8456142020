package store_test

import (
	"context"
	"testing"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store"
	"buendnis/internal/store/storetest"
)

// A municipality reads and writes its own rows, and nobody else's.
func TestMunicipalitiesAreIsolated(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		theirs := deliver(t, s, kaarst, 7)
		mine := deliver(t, s, neuss, 8)
		must(t, s.SaveDraft(ctx, kaarst, store.Draft{Kommune: kaarst.Kommune, FileName: "k.xlsx", Raw: []byte("geheim")}))

		list, err := s.Deliveries(ctx, neuss)
		must(t, err)
		if len(list) != 1 || list[0].ID != mine.ID {
			t.Errorf("Neuss sieht %+v", list)
		}
		_, raw, err := s.DeliveryFile(ctx, neuss, theirs.ID)
		refused(t, err, fault.NotFound)
		if raw != nil {
			t.Error("die fremde Datei kommt trotz der Weigerung zurück")
		}
		_, err = s.Draft(ctx, neuss, kaarst.Kommune)
		refused(t, err, fault.Forbidden)
		refused(t, s.SaveDraft(ctx, neuss, store.Draft{Kommune: kaarst.Kommune, Raw: []byte("x")}), fault.Forbidden)
		refused(t, s.DiscardDraft(ctx, neuss, kaarst.Kommune), fault.Forbidden)
		refused(t, s.Withdraw(ctx, neuss, kaarst.Kommune), fault.Forbidden)
		_, err = s.Deliver(ctx, neuss, workbook(kaarst.Kommune, 1), "x.xlsx", []byte("x"))
		refused(t, err, fault.Forbidden)

		draft, err := s.Draft(ctx, kaarst, kaarst.Kommune)
		must(t, err)
		if string(draft.Raw) != "geheim" || draft.By != "Kaarst 01" {
			t.Errorf("der Entwurf von Kaarst hat sich geändert: %+v", draft)
		}
	})
}

// What is the county's is nothing for a municipality.
func TestCountyIsForTheCoordination(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		deliver(t, s, neuss, 8)
		for name, err := range countywide(s, neuss) {
			if fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s: eine Kommune darf das: %v", name, err)
			}
		}
		for name, err := range countywide(s, auth.Actor{Account: "P", Name: "P", Role: "presse"}) {
			if fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s: eine unbekannte Rolle darf das: %v", name, err)
			}
		}
	})
}

// Nobody is signed in: nothing is read and nothing written.
func TestZeroActorIsAnError(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		before, err := s.VerifyAudit(ctx)
		must(t, err)
		nobody := auth.Actor{}
		results := countywide(s, nobody)
		results["SaveDraft"] = s.SaveDraft(ctx, nobody, store.Draft{Kommune: neuss.Kommune, Raw: []byte("x")})
		results["DiscardDraft"] = s.DiscardDraft(ctx, nobody, neuss.Kommune)
		results["Withdraw"] = s.Withdraw(ctx, nobody, neuss.Kommune)
		_, results["Draft"] = s.Draft(ctx, nobody, neuss.Kommune)
		_, results["Deliveries"] = s.Deliveries(ctx, nobody)
		_, results["Deliver"] = s.Deliver(ctx, nobody, workbook(neuss.Kommune, 1), "x", []byte("x"))
		_, _, results["DeliveryFile"] = s.DeliveryFile(ctx, nobody, 1)
		for name, err := range results {
			if fault.KindOf(err) != fault.Unauthenticated {
				t.Errorf("%s ohne Anmeldung: %v", name, err)
			}
		}
		if after, _ := s.VerifyAudit(ctx); after != before {
			t.Errorf("ohne Anmeldung wurde %d-mal geschrieben", after-before)
		}
	})
}

// countywide calls everything that only the coordination may.
func countywide(s *store.Store, actor auth.Actor) map[string]error {
	account := store.Account{Name: "Neu", Role: auth.Koordination, PasswordHash: "$x"}
	_, basis := s.Basis(ctx, actor)
	_, erhebung := s.OpenErhebung(ctx, actor, round)
	_, request := s.RequestRelease(ctx, actor, store.Release{Purpose: "p", Recipient: "r", Fingerprint: "f"})
	_, approval := s.ApproveRelease(ctx, actor, 1, "t.xlsx", []byte("x"), "")
	_, releases := s.Releases(ctx, actor)
	_, _, file := s.ReleaseFile(ctx, actor, 1)
	_, created := s.CreateAccount(ctx, actor, account)
	_, accounts := s.Accounts(ctx, actor)
	_, audit := s.Audit(ctx, actor, 10)
	return map[string]error{
		"SaveKreis": s.SaveKreis(ctx, actor, kreis), "OpenErhebung": erhebung, "Basis": basis,
		"Approve": s.Approve(ctx, actor, neuss.Kommune), "Reopen": s.Reopen(ctx, actor, neuss.Kommune),
		"RequestRelease": request, "ApproveRelease": approval, "RejectRelease": s.RejectRelease(ctx, actor, 1, "nein"),
		"Releases": releases, "ReleaseFile": file, "CreateAccount": created, "Accounts": accounts,
		"SetPassword": s.SetPassword(ctx, actor, "x", "$x"), "SetLocked": s.SetLocked(ctx, actor, "x", true), "Audit": audit,
	}
}

// Two alliances in one PostgreSQL, or two files: nothing passes between them.
func TestAlliancesAreIsolated(t *testing.T) {
	storetest.Both(t, func(t *testing.T, db storetest.Database) {
		deliver(t, founded(t, db), neuss, 8)
		other := db.Sibling(t).Open(t)
		if _, err := other.Kreis(ctx); fault.KindOf(err) != fault.NotFound {
			t.Errorf("das zweite Bündnis hat einen Kreis, den niemand gesetzt hat: %v", err)
		}
		rows, err := other.VerifyAudit(ctx)
		must(t, err)
		if rows != 0 {
			t.Errorf("das zweite Bündnis hat %d fremde Protokollzeilen", rows)
		}
	})
}

func TestCancelledWritesLeaveNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		before, err := s.VerifyAudit(ctx)
		must(t, err)
		gone, cancel := context.WithCancel(ctx)
		cancel()
		if _, err := s.Deliver(gone, neuss, workbook(neuss.Kommune, 1), "x.xlsx", []byte("x")); err == nil {
			t.Error("ein abgebrochener Auftrag gelingt")
		}
		if after, err := s.VerifyAudit(ctx); err != nil || after != before {
			t.Errorf("ein abgebrochener Auftrag hinterlässt etwas: %d Zeilen statt %d, %v", after, before, err)
		}
	})
}
