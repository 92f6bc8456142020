package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"sort"
	"strings"
)

// Our own styles and scripts, and other projects' files from npm (dist, which
// `make assets` fills and git ignores).
//
//go:embed assets/css assets/js all:assets/dist
var embedded embed.FS

// assets are the files that pages load. Their address begins with a hash over
// all of them, so a browser may keep them for a year and still never shows an
// old one with a new page.
type assets struct {
	prefix string
	files  map[string]asset
}

type asset struct {
	kind         string
	body, zipped []byte
}

func loadAssets() (*assets, error) {
	a := &assets{files: map[string]asset{}}
	styles := []byte{}
	err := fs.WalkDir(embedded, "assets", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), ".") {
			return err
		}
		body, err := embedded.ReadFile(name)
		if err != nil {
			return err
		}
		if path.Dir(name) == "assets/css" { // in the order of their names
			styles = append(styles, body...)
			return nil
		}
		return a.add(strings.SplitN(name, "/", 3)[2], body)
	})
	if err != nil {
		return nil, err
	}
	if err := a.add("app.css", append(styles, lengthClasses()...)); err != nil {
		return nil, err
	}
	return a.named(), nil
}

func (a *assets) add(name string, body []byte) error {
	var zipped bytes.Buffer
	zip, _ := gzip.NewWriterLevel(&zipped, gzip.BestCompression)
	if _, err := zip.Write(body); err != nil {
		return err
	}
	if err := zip.Close(); err != nil {
		return err
	}
	a.files[name] = asset{kind: mime.TypeByExtension(path.Ext(name)), body: body, zipped: zipped.Bytes()}
	return nil
}

// named gives the files their common prefix.
func (a *assets) named() *assets {
	names := make([]string, 0, len(a.files))
	for name := range a.files {
		names = append(names, name)
	}
	sort.Strings(names)
	sum := sha256.New()
	for _, name := range names {
		fmt.Fprintf(sum, "%s %d\n", name, len(a.files[name].body))
		sum.Write(a.files[name].body)
	}
	a.prefix = "/assets/" + hex.EncodeToString(sum.Sum(nil))[:12] + "/"
	return a
}

// address is where a page finds a file.
func (a *assets) address(name string) string { return a.prefix + name }

// complete tells whether other projects' files are there.
func (a *assets) complete() bool {
	_, styles := a.files["kern.css"]
	return styles
}

// ServeHTTP gives a file out, packed where the browser takes it.
func (a *assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	file, ok := a.files[strings.TrimPrefix(r.URL.Path, a.prefix)]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", file.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Vary", "Accept-Encoding")
	body := file.body
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") && len(file.zipped) < len(file.body) {
		h.Set("Content-Encoding", "gzip")
		body = file.zipped
	}
	h.Set("Content-Length", fmt.Sprint(len(body)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // an error is a browser that went away
	}
}

// lengthClasses are positions and lengths in half per cent, heights in tenths
// and the places of tiles, as classes: inline style is forbidden by the CSP.
func lengthClasses() []byte {
	var css bytes.Buffer
	for i := range 201 {
		fmt.Fprintf(&css, ".x%d{--x:%g%%}.w%d{--w:%g%%}\n", i, float64(i)/2, i, float64(i)/2)
	}
	for i := range 11 {
		fmt.Fprintf(&css, ".h%d{--h:%d%%}\n", i, 10*i)
	}
	for i := 1; i <= 24; i++ {
		fmt.Fprintf(&css, ".c%d{--c:%d}.r%d{--r:%d}\n", i, i, i, i)
	}
	return css.Bytes()
}
