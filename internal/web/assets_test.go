package web

import (
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

func TestFilesAreKeptForAYearUnderAHash(t *testing.T) {
	w := newWorld(t)
	page := w.visitor().page("/anmelden")
	for _, sheet := range page.all("link[rel=stylesheet]") {
		address := attribute(sheet, "href")
		if !regexp.MustCompile(`^/assets/[0-9a-f]{12}/`).MatchString(address) {
			t.Errorf("%s hat keinen Namen aus dem Inhalt", address)
		}
		if strings.HasSuffix(address, "kern.css") {
			continue // from npm, which this test doesn't ask for
		}
		answer, err := http.Get(w.server.URL + address)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		if err != nil || answer.StatusCode != http.StatusOK || !strings.Contains(string(body), ".b-page") {
			t.Errorf("%s: %d %v", address, answer.StatusCode, err)
		}
		if cache := answer.Header.Get("Cache-Control"); !strings.Contains(cache, "immutable") {
			t.Errorf("%s: %s", address, cache)
		}
		if kind := answer.Header.Get("Content-Type"); !strings.HasPrefix(kind, "text/css") {
			t.Errorf("%s: %s", address, kind)
		}
	}
}

func TestAnUnknownFileIsNotThere(t *testing.T) {
	w := newWorld(t)
	for _, path := range []string{"/assets/", "/assets/000000000000/app.css", "/assets/../web.go"} {
		if status, _, _ := w.visitor().send("GET", path, "", nil); status == http.StatusOK {
			t.Errorf("%s ist da", path)
		}
	}
}

// Inline style and script are forbidden by the policy of the answer, so a page
// that needs one is broken.
func TestNoPageNeedsInlineStyleOrScript(t *testing.T) {
	w := newWorld(t)
	w.delivered("Erhebung Neuss", neuss)
	office := w.as("Koordination 01")
	for _, path := range []string{"/", "/erhebung", "/erhebung/" + neuss, "/erhebung/" + neuss + "/fassung/1", "/datenschutz"} {
		page := office.page(path)
		page.none("[style]")
		page.none("style")
		page.none("[onclick]")
		for _, script := range page.all("script") {
			if attribute(script, "src") == "" {
				t.Errorf("%s: ein Skript steht in der Seite", path)
			}
		}
	}
}
