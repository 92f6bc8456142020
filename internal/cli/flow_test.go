package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFlowPrintsAProvedResult(t *testing.T) {
	path := filepath.Join(t.TempDir(), "zwei.min")
	if err := os.WriteFile(path, []byte("p min 2 1\nn 1 4\nn 2 -4\na 1 2 0 9 3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, errOut := call("", "flow", path)
	var result map[string]any
	if err := json.Unmarshal([]byte(out), &result); err != nil || code != 0 {
		t.Fatal(err, code, errOut)
	}
	if result["kind"] != "min" || result["value"] != 4.0 || result["cost"] != 12.0 || result["solve_seconds"] == nil {
		t.Error(out)
	}
}

func TestFlowRefusesABadFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "schlecht.max")
	if err := os.WriteFile(path, []byte("p max 2 1\na 1 7 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := call("", "flow", path); code != 1 || !strings.Contains(errOut, "Zeile 2: den Knoten „7“") {
		t.Error(code, errOut)
	}
}
