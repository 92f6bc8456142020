package buendnis_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// floors is the architecture: what stands on which floor. Imports point down
// only, packages of one floor never import each other, and a package may import
// its own subfolders. There is no second list.
var floors = [][]string{
	{"law", "internal/civil", "internal/money", "internal/fault"},
	{"internal/rule", "internal/flow", "internal/proof", "internal/vault", "internal/view", "internal/print"},
	{"internal/person", "internal/offer", "internal/alliance", "internal/funding", "internal/auth"},
	{"internal/access", "internal/privacy", "internal/survey"},
	{"internal/analysis", "internal/pathway", "internal/report", "internal/revision"},
	{"internal/store"},
	{"internal/gate", "internal/notify"},
	{"internal/web", "internal/api", "internal/demo"},
	{"internal/cli"},
	{"cmd/buendnis"},
}

func floorOf(pkg string) (floor int, home string) {
	for i, homes := range floors {
		for _, home := range homes {
			if pkg == home || strings.HasPrefix(pkg, home+"/") {
				return i, home
			}
		}
	}
	return -1, ""
}

func TestImportsPointDown(t *testing.T) {
	files := 0
	for file, imports := range goFiles(t) {
		files++
		pkg := filepath.ToSlash(filepath.Dir(file))
		if pkg == "." || strings.HasPrefix(pkg, "tools/") {
			continue // the tests of the house itself, and the tools that build it
		}
		floor, home := floorOf(pkg)
		if floor < 0 {
			t.Errorf("%s: das Paket %s steht auf keinem Stockwerk (layout_test.go)", file, pkg)
			continue
		}
		for _, imported := range imports {
			below, theirs := floorOf(imported)
			if theirs == home || below < floor && below >= 0 {
				continue
			}
			if strings.HasSuffix(file, "_test.go") && below <= floor {
				continue // a test may ask a neighbour
			}
			t.Errorf("%s (Stockwerk %d) importiert %s (Stockwerk %d)", file, floor, imported, below)
		}
	}
	if files < 20 {
		t.Fatalf("nur %d Go-Dateien gefunden: der Test sieht das Haus nicht", files)
	}
}

// The rule of the house about libraries: what draws a page or talks to a
// database stays where it belongs.
func TestLibrariesStayInTheirRooms(t *testing.T) {
	rooms := map[string][]string{
		"database/sql":                     {"internal/store", "internal/gate"},
		"github.com/xuri/excelize/v2":      {"internal/survey", "internal/report", "internal/demo"},
		"cel.dev/cel-go/cel":               {"internal/rule", "internal/access"},
		"net/http":                         {"internal/gate", "internal/web", "internal/api", "internal/cli", "internal/demo"},
		"github.com/a-h/templ":             {"internal/view", "internal/web", "internal/report", "internal/gate"},
		"github.com/cedar-policy/cedar-go": {"internal/auth"},
	}
	for file, imports := range allImports(t) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		_, home := floorOf(filepath.ToSlash(filepath.Dir(file)))
		for _, imported := range imports {
			if allowed, ruled := rooms[imported]; ruled && !slices.Contains(allowed, home) {
				t.Errorf("%s importiert %s; das gehört nach %s", file, imported, strings.Join(allowed, ", "))
			}
		}
	}
}

// goFiles maps every Go file of the repository to its imports from the house.
func goFiles(t *testing.T) map[string][]string {
	files := allImports(t)
	for file, imports := range files {
		var ours []string
		for _, path := range imports {
			if rest, ok := strings.CutPrefix(path, "buendnis/"); ok {
				ours = append(ours, rest)
			}
		}
		files[file] = ours
	}
	return files
}

func allImports(t *testing.T) map[string][]string {
	t.Helper()
	files := map[string][]string{}
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "node_modules" || strings.HasPrefix(entry.Name(), ".") && path != ".") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range parsed.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			files[path] = append(files[path], name)
		}
		if _, seen := files[path]; !seen {
			files[path] = nil
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
