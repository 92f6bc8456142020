package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// demoServer is the real demo, started once for all browser tests.
type demoServer struct {
	address string
	logins  []login
	dir     string
}

type login struct {
	Name, Passwort, Rolle, Kommune string
}

// startDemo runs `buendnis demo` as a user would and waits for its address.
func startDemo(t *testing.T) *demoServer {
	t.Helper()
	dir := t.TempDir()
	d := &demoServer{dir: dir}
	read, write := io.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, []string{"demo", "--dir", dir, "--addr", "127.0.0.1:0", "--logins", filepath.Join(dir, "logins.json")}, strings.NewReader(""), write, write)
		write.Close()
	}()
	t.Cleanup(func() {
		cancel()
		<-done
	})
	lines := bufio.NewScanner(read)
	for lines.Scan() {
		if _, address, found := strings.Cut(lines.Text(), "Bereit: "); found {
			d.address = strings.TrimSpace(address)
			break
		}
		t.Log(lines.Text())
	}
	go func() {
		for lines.Scan() { // keep the pipe empty
		}
	}()
	if d.address == "" {
		t.Fatal("die Vorführung nennt keine Adresse")
	}
	raw, err := os.ReadFile(filepath.Join(dir, "logins.json"))
	if err == nil {
		err = json.Unmarshal(raw, &d.logins)
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *demoServer) login(t *testing.T, role, kommune string) login {
	t.Helper()
	for _, l := range d.logins {
		if l.Rolle == role && (kommune == "" || l.Kommune == kommune) {
			return l
		}
	}
	t.Fatalf("kein Konto für %s %s", role, kommune)
	return login{}
}

// newBrowser starts a Chromium with a fresh profile.
func newBrowser(t *testing.T) context.Context {
	t.Helper()
	path := chromium()
	if path == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("Chromium fehlt; scripts/setup test richtet es ein")
		}
		t.Skip("Chromium fehlt; scripts/setup test richtet es ein")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	allocator, cancelAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	ctx, cancelTime := context.WithTimeout(ctx, 4*time.Minute)
	t.Cleanup(func() { cancelTime(); cancel(); cancelAllocator() })
	return ctx
}

func chromium() string {
	for _, name := range []string{"chromium", "google-chrome", "chromium-browser"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}
