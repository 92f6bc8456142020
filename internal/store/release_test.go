package store_test

import (
	"testing"

	"buendnis/internal/fault"
	"buendnis/internal/store"
)

func request(t testing.TB, s *store.Store) store.Release {
	t.Helper()
	r, err := s.RequestRelease(ctx, office, store.Release{
		Purpose: "Bericht an den Ausschuss", Recipient: "Kreistag", Parameters: `{"mode":"ja"}`, Fingerprint: "abc",
	})
	must(t, err)
	return r
}

func TestReleaseNeedsFourEyes(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		r := request(t, s)
		if !r.Open() || r.RequestedBy != "Koordination 01" || r.RequestedAt.IsZero() {
			t.Errorf("beantragt als %+v", r)
		}
		_, _, err := s.ReleaseFile(ctx, office, r.ID)
		refused(t, err, fault.NotFound)
		_, err = s.ApproveRelease(ctx, office, r.ID, "t.xlsx", []byte("x"), "")
		refused(t, err, fault.Forbidden)
		_, err = s.ApproveRelease(ctx, program, r.ID, "t.xlsx", []byte("x"), "")
		refused(t, err, fault.Forbidden)
		_, err = s.ApproveRelease(ctx, second, r.ID, "t.xlsx", nil, "")
		refused(t, err, fault.Invalid)
		done, err := s.ApproveRelease(ctx, second, r.ID, "t.xlsx", []byte("Tabellen"), "k = 3, 12 Zellen verdeckt")
		must(t, err)
		if done.Open() || done.ApprovedBy != "Koordination 02" || done.ApprovedAt == nil || done.Note == "" || len(done.SHA256) != 64 || done.Purpose != r.Purpose {
			t.Errorf("bestätigt als %+v", done)
		}
		_, err = s.ApproveRelease(ctx, second, r.ID, "t.xlsx", []byte("andere"), "")
		refused(t, err, fault.Conflict)
		refused(t, s.RejectRelease(ctx, second, r.ID, "zu spät"), fault.Conflict)
		name, raw, err := s.ReleaseFile(ctx, office, r.ID)
		must(t, err)
		if name != "t.xlsx" || string(raw) != "Tabellen" {
			t.Errorf("die Datei kommt anders zurück: %s %q", name, raw)
		}
	})
}

func TestReleaseCanBeRejectedOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		first, last := request(t, s), request(t, s)
		refused(t, s.RejectRelease(ctx, second, first.ID, "  "), fault.Invalid)
		must(t, s.RejectRelease(ctx, second, first.ID, "Der Zweck ist zu weit gefasst."))
		refused(t, s.RejectRelease(ctx, second, first.ID, "noch einmal"), fault.Conflict)
		_, err := s.ApproveRelease(ctx, second, first.ID, "t.xlsx", []byte("x"), "")
		refused(t, err, fault.Conflict)
		refused(t, s.RejectRelease(ctx, second, 99, "gibt es nicht"), fault.NotFound)
		list, err := s.Releases(ctx, office)
		must(t, err)
		if len(list) != 2 || list[0].ID != last.ID || list[1].Reason == "" || list[1].RejectedBy != "Koordination 02" || list[1].Open() || !list[0].Open() {
			t.Errorf("das Register zeigt %+v", list)
		}
	})
}

func TestReleaseNamesPurposeAndRecipient(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		for _, r := range []store.Release{{Recipient: "r", Fingerprint: "f"}, {Purpose: "p", Fingerprint: "f"}, {Purpose: "p", Recipient: "r"}, {Purpose: "a\x00", Recipient: "r", Fingerprint: "f"}, {Purpose: "a\xff", Recipient: "r", Fingerprint: "f"}} {
			_, err := s.RequestRelease(ctx, office, r)
			refused(t, err, fault.Invalid)
		}
		_, err := s.RequestRelease(ctx, program, store.Release{Purpose: "p", Recipient: "r", Fingerprint: "f"})
		refused(t, err, fault.Forbidden)
	})
}
