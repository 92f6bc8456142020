package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"buendnis/law"
)

func TestAccessLintFindsNoFehlerInTheLawThatShips(t *testing.T) {
	code, out, errOut := call("", "access", "lint", "--instrument", "berufssprachkurs")
	if code != 0 || errOut != "" || !strings.Contains(out, "0 Fehler") {
		t.Errorf("%d %q %q", code, out, errOut)
	}
}

func TestAccessLintReadsAFolderAndFailsOnAFehler(t *testing.T) {
	folder := copyOfLaw(t, "to: 2019-07-31", "to: 2019-06-30")
	code, out, errOut := call("", "access", "lint", "--law", folder, "--instrument", "berufssprachkurs")
	for _, wanted := range []string{"Vom 01.07.2019 bis zum 31.07.2019 gilt keine Fassung.", "→ Lassen Sie", "Beispiel: am 01.07.2019"} {
		if !strings.Contains(out, wanted) {
			t.Errorf("es fehlt „%s“: %s", wanted, out)
		}
	}
	if code != 1 || !strings.Contains(errOut, "Der Prüfer hat") {
		t.Errorf("%d %q", code, errOut)
	}
}

func TestAccessLintAnswersInJSON(t *testing.T) {
	folder := copyOfLaw(t, "to: 2019-07-31", "to: 2019-06-30")
	code, out, _ := call("", "access", "lint", "--law", folder, "--instrument", "berufssprachkurs", "--format", "json")
	var answer struct {
		Findings []struct {
			Kind, Severity, On, Verdict string
			Profile                     map[string]string
		}
	}
	if err := json.Unmarshal([]byte(out), &answer); err != nil || code != 1 {
		t.Fatalf("%d %v %s", code, err, out)
	}
	if f := answer.Findings[0]; f.Kind != "luecke" || f.Severity != "Fehler" || f.On != "2019-07-01" || f.Verdict != "nein" || len(f.Profile) == 0 {
		t.Errorf("%+v", f)
	}
}

func TestAccessLintSaysWhatDoesNotLoad(t *testing.T) {
	overlapping := copyOfLaw(t, "to: 2019-07-31", "to: 2019-08-31")
	for wanted, args := range map[string][]string{
		"bevor die vorige endet (31.08.2019); die vorige braucht „to: 2019-07-31“": {"--law", overlapping},
		"Zum Instrument „bvx“ gibt es keine Regel":                                 {"--instrument", "bvx"},
	} {
		if code, _, errOut := call("", append([]string{"access", "lint"}, args...)...); code != 1 || !strings.Contains(errOut, wanted) {
			t.Errorf("%v: %d %q", args, code, errOut)
		}
	}
}

// copyOfLaw is the law that ships in a folder, with one text of the
// Berufssprachkurs replaced.
func copyOfLaw(t *testing.T, old, with string) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, law.FS); err != nil {
		t.Fatal(err)
	}
	rule := filepath.Join(folder, "sprache", "berufssprachkurs.yaml")
	raw, err := os.ReadFile(rule)
	if err != nil || !strings.Contains(string(raw), old) {
		t.Fatalf("„%s“ steht nicht da, %v", old, err)
	}
	if err := os.WriteFile(rule, []byte(strings.Replace(string(raw), old, with, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}
