package cli

import (
	"bytes"
	"context"
	"io"
	"os"
	"strings"
	"testing"
)

func TestTheBarFollowsTheWork(t *testing.T) {
	var out bytes.Buffer
	b := bar{out: &out}
	b.show("p.csv lesen", 1, 4)
	b.show("p.csv lesen", 1, 4) // nothing new
	b.show("Netz lösen", 0, 0)
	b.clear()
	want := "\r\x1b[Kp.csv lesen                        [███████·······················]  25 %" + "\r\x1b[KNetz lösen …" + "\r\x1b[K"
	if out.String() != want {
		t.Errorf("%q\n%q", out.String(), want)
	}
	if long := fixed(strings.Repeat("ä", 80)); len([]rune(long)) != stepWidth {
		t.Errorf("%q", long)
	}
}

// In a pipe and in a file long work says nothing, on a terminal it draws.
func TestAPipeStaysSilent(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	code := runAnalyse(t, write)
	write.Close()
	if said, err := io.ReadAll(read); code != 0 || err != nil || len(said) > 0 {
		t.Errorf("%d, %q, %v", code, said, err)
	}
}

// runAnalyse runs the example with this standard error.
func runAnalyse(t *testing.T, stderr *os.File) int {
	t.Helper()
	args := []string{"analyse", "--population", example + "population.csv", "--offers", example + "offers.ndjson", "--on", "2020-01-15"}
	return run(context.Background(), args, strings.NewReader(""), io.Discard, stderr)
}
