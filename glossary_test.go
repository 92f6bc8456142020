package buendnis_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// An exported identifier with a German word needs a row in GLOSSARY.md. A word
// counts as German when our German texts use it and the English of Go's own
// standard library does not.
func TestGermanIdentifiersStandInTheGlossary(t *testing.T) {
	rows := glossaryIdentifiers(t)
	german, english := lexicon(t, germanTexts(t)), lexicon(t, englishTexts(t))
	found := 0
	for name, file := range exportedNames(t) {
		for _, word := range words.FindAllString(name, -1) {
			key := strings.ToLower(word)
			if len(key) < 4 || !german[key] || english[key] {
				continue
			}
			found++
			if !rows[key] {
				t.Errorf("%s (%s): „%s“ ist Deutsch und hat keine Zeile in GLOSSARY.md", name, file, word)
			}
		}
	}
	if found < 5 {
		t.Fatalf("nur %d deutsche Wörter gefunden: der Test sieht nichts", found)
	}
}

var (
	words      = regexp.MustCompile(`[A-ZÄÖÜ]?[a-zäöüß]+`)
	code       = regexp.MustCompile("(?s)```.*?```|`[^`\n]*`|(?m)(?:^\\s*-?\\s*|[{,]\\s*)[a-z_]+:")
	identifier = regexp.MustCompile("`([A-Za-z]+)`")
	umlauts    = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue")
)

// glossaryIdentifiers are the words of all identifiers in code spans of a row.
func glossaryIdentifiers(t *testing.T) map[string]bool {
	t.Helper()
	raw, err := os.ReadFile("GLOSSARY.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]bool{}
	for line := range strings.Lines(string(raw)) {
		if !strings.HasPrefix(line, "|") {
			continue
		}
		if cells := strings.Count(line, "|"); cells != 5 {
			t.Errorf("GLOSSARY.md: eine Zeile hat vier Spalten: %s", line)
		}
		for _, span := range identifier.FindAllStringSubmatch(line, -1) {
			for _, word := range words.FindAllString(span[1], -1) {
				rows[strings.ToLower(word)] = true
			}
		}
	}
	return rows
}

func exportedNames(t *testing.T) map[string]string {
	t.Helper()
	names := map[string]string{}
	walk(t, "internal", ".go", func(path string) {
		if strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "_templ.go") {
			return
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if name, ok := n.(*ast.Ident); ok && name.IsExported() {
				names[name.Name] = path
			}
			return true
		})
	})
	return names
}

// germanTexts are our texts for people: the law's sentences and the guides.
func germanTexts(t *testing.T) []string {
	paths := []string{"README.md", "GLOSSARY.md", "SECURITY.md"}
	walk(t, "law", ".yaml", func(path string) { paths = append(paths, path) })
	return paths
}

// englishTexts are Go's own sources and our English documents.
func englishTexts(t *testing.T) []string {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	paths := []string{"ARCHITECTURE.md"}
	walk(t, "docs/decisions", ".md", func(path string) { paths = append(paths, path) })
	for _, pkg := range []string{"net/http", "net/url", "go/doc", "go/types", "time", "os", "database/sql", "text/template", "encoding/json", "archive/zip", "math/rand", "log/slog", "testing", "go/ast", "html/template", "crypto/x509", "runtime", "reflect"} {
		files, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(root)), "src", pkg, "*.go"))
		paths = append(paths, files...)
	}
	if len(paths) < 100 {
		t.Skip("die Quelltexte der Standardbibliothek fehlen: ohne sie ist kein englischer Wortschatz da")
	}
	return paths
}

func lexicon(t *testing.T, paths []string) map[string]bool {
	t.Helper()
	known := map[string]bool{}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		prose := code.ReplaceAllString(umlauts.Replace(string(raw)), " ")
		for _, word := range words.FindAllString(prose, -1) {
			known[strings.ToLower(word)] = true
		}
	}
	return known
}

func walk(t *testing.T, root, ending string, visit func(path string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && strings.HasSuffix(path, ending) {
			visit(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
