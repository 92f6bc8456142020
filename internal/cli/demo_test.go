package cli

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"

	"buendnis/internal/access"
	"buendnis/internal/analysis"
	"buendnis/internal/auth"
	"buendnis/internal/demo"
	"buendnis/internal/store"
	"buendnis/law"
)

// The page computes from the database what the command computes from the
// files: both must be the same analysis, to the byte, before protection.
func TestTheCommandAndThePageHaveTheSameAnalysisSQLite(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	book, err := access.Load(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(ctx, "sqlite:"+filepath.Join(dir, demoFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, county, err := demo.Fill(ctx, db, book, filepath.Join(dir, "mappen"))
	if err != nil {
		t.Fatal(err)
	}
	page := analysisOfThePage(t, ctx, db, book, county)
	files, err := filepath.Glob(filepath.Join(dir, "mappen", "*.xlsx"))
	if err != nil || len(files) != 8 {
		t.Fatalf("%d Arbeitsmappen, %v", len(files), err)
	}
	args := []string{"analyse", "--on", county.Stichtag.String(), "--format", "json"}
	for _, file := range files {
		args = append(args, "--population", file)
	}
	code, out, errOut := call("", args...)
	if code != 0 || out != page {
		t.Errorf("%d %s: Befehl und Seite rechnen verschieden (%d und %d Zeichen)", code, errOut, len(out), len(page))
	}
}

// analysisOfThePage is what the page computes before it is screened.
func analysisOfThePage(t *testing.T, ctx context.Context, db *store.Store, book *access.Rulebook, county *demo.County) string {
	t.Helper()
	basis, err := db.Basis(ctx, auth.Program("test"))
	if err != nil {
		t.Fatal(err)
	}
	result, err := analysis.Run(book, analysis.Input{
		Population: basis.Population, Offers: basis.Offers, Parameters: analysis.Parameters{On: county.Stichtag},
	})
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := result.WriteJSON(&page); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

func TestTheDemoStaysOnThisMachine(t *testing.T) {
	for want, args := range map[string][]string{
		"nur auf dieser Maschine": {"demo", "--addr", "0.0.0.0:8080"},
		"keine Adresse":           {"demo", "--addr", "unfug"},
		"zweiten Faktor":          {"demo", "--second-factor"},
	} {
		if code, _, errOut := call("", args...); code != 1 || !strings.Contains(errOut, want) {
			t.Errorf("%v: %d %q", args, code, errOut)
		}
	}
}
