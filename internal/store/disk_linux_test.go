package store_test

import (
	"path/filepath"
	"syscall"
	"testing"

	"buendnis/internal/fault"
	"buendnis/internal/store"
	"buendnis/internal/store/storetest"
)

// What TestFullDiskLeavesReading asks, on a real full disk: a file system of 1 MB.
func TestRealFullDiskLeavesReading(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) {
		disk := t.TempDir()
		if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=1m"); err != nil {
			t.Skipf("ein kleiner Datenträger lässt sich ohne Verwalterrechte nicht einhängen (%v); TestFullDiskLeavesReading prüft dasselbe über eine Grenze der Datenbank", err)
		}
		t.Cleanup(func() { syscall.Unmount(disk, syscall.MNT_DETACH) })
		s := founded(t, storetest.Database{URL: "sqlite:" + filepath.Join(disk, "buendnis.db"), Name: "SQLite"})
		deliver(t, s, neuss, 5)
		rows, err := s.VerifyAudit(ctx)
		must(t, err)
		_, err = s.Deliver(ctx, kaarst, workbook(kaarst.Kommune, 4), "groß.xlsx", make([]byte, 2<<20))
		if err == nil || fault.SentenceOf(err) != store.Full {
			t.Fatalf("gesagt wird: %v", err)
		}
		readsOn(t, s, rows)
		deliver(t, s, kaarst, 4) // a small one still fits
	})
}
