package store_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"buendnis/internal/store"
	"buendnis/internal/store/storetest"
)

// writerOf is the address of the database that this program, started again as
// a child, writes to until it is killed.
const writerOf = "BUENDNIS_TEST_WRITER"

// TestMain is the door of the child, too.
func TestMain(m *testing.M) {
	if url := os.Getenv(writerOf); url != "" {
		writeUntilKilled(url)
	}
	storetest.Main(m)
}

// writeUntilKilled says a number aloud once the store has acknowledged it.
func writeUntilKilled(url string) {
	s, err := store.Open(ctx, url)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for i := 1; ; i++ {
		d := store.Draft{Kommune: neuss.Kommune, FileName: fmt.Sprint(i), Raw: []byte(strings.Repeat("x", i))}
		if err := s.SaveDraft(ctx, neuss, d); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println(i)
	}
}

// A program that is killed while it writes loses nothing it has acknowledged,
// and leaves nothing half.
func TestKillLosesNothingAcknowledged(t *testing.T) {
	storetest.Both(t, func(t *testing.T, db storetest.Database) {
		s := founded(t, db)
		acknowledged := 0
		for round := range 5 {
			before, err := s.VerifyAudit(ctx)
			must(t, err)
			last := killAfter(t, db.URL, 20+13*round)
			rows, err := s.VerifyAudit(ctx)
			must(t, err)
			if written := rows - before; written < last || written > last+1 {
				t.Errorf("bestätigt sind %d, im Protokoll stehen %d", last, written)
			}
			draft, err := s.Draft(ctx, neuss, neuss.Kommune)
			must(t, err)
			if n := len(draft.Raw); draft.FileName != fmt.Sprint(n) || n < last {
				t.Errorf("der letzte bestätigte Entwurf ist %d, zu lesen ist %s mit %d Zeichen", last, draft.FileName, n)
			}
			acknowledged += last
		}
		t.Logf("%d bestätigte Änderungen, keine verloren", acknowledged)
	})
}

// killAfter starts the child, kills it after so many acknowledgements, and
// gives the last one that it said.
func killAfter(t *testing.T, url string, writes int) (last int) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), writerOf+"="+url)
	said, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	lines := bufio.NewScanner(said)
	for lines.Scan() {
		if _, err := fmt.Sscan(lines.Text(), &last); err != nil {
			t.Fatalf("der Schreiber meldet: %s", lines.Text())
		}
		if last == writes {
			must(t, child.Process.Kill())
		}
	}
	child.Wait()
	if last < writes {
		t.Fatalf("der Schreiber endete nach %d", last)
	}
	return last
}
