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

// tab is a page of a real Chromium that a person works in.
type tab struct {
	t    *testing.T
	ctx  context.Context
	demo *demoServer
}

// open starts a Chromium with a fresh profile.
func (d *demoServer) open(t *testing.T) *tab {
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
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true), chromedp.Flag("lang", "de-DE"))
	allocator, cancelAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	ctx, cancelTime := context.WithTimeout(ctx, 4*time.Minute)
	t.Cleanup(func() { cancelTime(); cancel(); cancelAllocator() })
	b := &tab{t: t, ctx: ctx, demo: d}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900)); err != nil { // starts the browser, so it has the whole time
		t.Fatal(err)
	}
	return b
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.lost(err)
	}
}

// patience is how long a step may take before the test says where it stands.
const patience = 30 * time.Second

// lost ends the test with what the person would see.
func (b *tab) lost(err error) {
	b.t.Helper()
	here, _ := chromedp.Run(b.ctx, chromedp.Location())
	seen, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string](`(document.querySelector('main') || document.body).innerText.slice(0, 900)`))
	b.t.Fatalf("%v\nauf %s:\n%s", err, here, seen)
}

// visit opens a page of the product.
func (b *tab) visit(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.demo.address + path))
}

// follow does something that loads another page, and waits for it.
func (b *tab) follow(step chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if _, err := chromedp.RunResponse(ctx, step); err != nil {
		b.lost(err)
	}
}

// press clicks the button or link with this text.
func (b *tab) press(text string) {
	b.t.Helper()
	b.follow(chromedp.Click(fmt.Sprintf(`//main//*[self::button or self::a][starts-with(normalize-space(), %q)]`, text), chromedp.NodeVisible))
}

// fill types into the field of that name, in place of what is there.
func (b *tab) fill(name, value string) {
	b.t.Helper()
	b.js(fmt.Sprintf(`document.querySelector('[name=%q]').value = ''; true`, name))
	b.do(chromedp.SendKeys(fmt.Sprintf(`[name=%q]`, name), value))
}

// as signs in as the first account of a role, through the login form.
func (b *tab) as(l login) *tab {
	b.t.Helper()
	b.visit("/anmelden")
	b.do(chromedp.SendKeys("#name", l.Name), chromedp.SendKeys("#passwort", l.Passwort))
	b.follow(chromedp.Click("#passwort ~ button, form:has(#passwort) button"))
	return b
}

// text is what a person reads in the first element that matches.
func (b *tab) text(selector string) string {
	b.t.Helper()
	text, err := chromedp.Run(b.ctx, chromedp.Text(selector))
	if err != nil {
		b.t.Fatalf("%s: %v", selector, err)
	}
	return strings.Join(strings.Fields(text), " ")
}

// js runs a script of the test (not of the page) and gives its answer as text.
func (b *tab) js(script string) string {
	b.t.Helper()
	answer, err := chromedp.Run(b.ctx, chromedp.Evaluate[any](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatal(err)
	}
	return fmt.Sprint(answer)
}

func chromium() string {
	for _, name := range []string{"chromium", "google-chrome", "chromium-browser"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}
