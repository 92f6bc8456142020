package cli

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// terminal opens a pseudo terminal: what is written to the second is read from
// the first.
func terminal(t *testing.T) (screen, tty *os.File) {
	t.Helper()
	screen, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skipf("dieser Rechner hat keine Pseudoterminals: %v", err)
	}
	t.Cleanup(func() { screen.Close() })
	number, err := unix.IoctlGetInt(int(screen.Fd()), unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetPointerInt(int(screen.Fd()), unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	return screen, tty
}

// On a terminal the bar follows reading and analysis, and is gone at the end.
func TestATerminalShowsTheBar(t *testing.T) {
	screen, tty := terminal(t)
	shown := make(chan string)
	go func() {
		var all strings.Builder
		buffer := make([]byte, 4096)
		for {
			n, err := screen.Read(buffer) // fails when the other side is closed
			all.Write(buffer[:n])
			if err != nil {
				shown <- all.String()
				return
			}
		}
	}()
	code := runAnalyse(t, tty)
	tty.Close()
	text := <-shown
	if code != 0 || !strings.Contains(text, "population.csv lesen") || !strings.Contains(text, "offers.ndjson lesen") {
		t.Errorf("%d, %q", code, text)
	}
	if !strings.HasSuffix(text, "\r\x1b[K") {
		t.Errorf("der Balken bleibt stehen: %q", text)
	}
}
