package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAccessCheckAnswersEveryLineInOrder(t *testing.T) {
	questions := strings.Join([]string{
		`{"id":"a","on":"2020-01-15","instrument":"bvb","facts":{"status":"AE_25_2F"},"background":"unauffaellig"}`,
		`{"id":"b","on":"gestern","instrument":"bvb","facts":{}}`,
		`{"id":"c","on":"2020-01-15","instrument":"gibt-es-nicht","facts":{}}`,
		`kein JSON`,
		`{"id":"d","on":"2020-01-15","instrument":"beschaeftigungsverbot","facts":{"status":"DULD_LIGHT"}}`,
	}, "\n")
	code, out, errOut := call(questions, "access", "check", "--cases", "-")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != 0 || errOut != "" || len(lines) != 5 {
		t.Fatalf("%d %q %q", code, out, errOut)
	}
	for i, want := range []string{`"verdict":"ja"`, `"error":"Zeile 2: „on“`, `"error":"Zeile 3: Das Instrument`, `"error":"Zeile 4 ist keine Frage in JSON`, `"verdict":"ja"`} {
		if !strings.Contains(lines[i], want) {
			t.Errorf("Zeile %d: %s", i+1, lines[i])
		}
	}
}

func TestAccessMatrixInEveryForm(t *testing.T) {
	code, out, _ := call("", "access", "matrix", "--on", "2020-01-15", "--format", "json")
	var answer struct {
		On    string
		Cells []struct {
			Instrument, Status string
			Verdicts           []string
			OpensAfter         string `json:"opens_after"`
		}
	}
	if err := json.Unmarshal([]byte(out), &answer); err != nil || code != 0 || answer.On != "2020-01-15" {
		t.Fatalf("%d %v %s", code, err, out)
	}
	found := false
	for _, cell := range answer.Cells {
		if cell.Instrument == "berufssprachkurs" && cell.Status == "DULD_ALLG" {
			found = strings.Join(cell.Verdicts, " ") == "nein ja" && cell.OpensAfter == "6 Monate Duldung"
		}
	}
	if !found {
		t.Error("der Berufssprachkurs öffnet sich mit Duldung nach sechs Monaten; das steht nicht da")
	}
	if code, out, _ = call("", "access", "matrix", "--on", "2020-01-15", "--format", "xlsx"); code != 0 || !strings.HasPrefix(out, "PK") {
		t.Errorf("%d, keine Arbeitsmappe", code)
	}
	if code, out, _ = call("", "access", "matrix", "--on", "2020-01-15"); code != 0 || !strings.Contains(out, "Instrument") {
		t.Errorf("%d %q", code, out)
	}
}

func TestAccessMatrixTakesAProfile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "profil.json")
	for text, want := range map[string]string{
		`{"alter_jahre":19,"deutsch":"B1"}`: "",
		`{"alter":19}`:                      "unbekannten Fakt „alter“",
		`{"deutsch":"B9"}`:                  "„B9“ ist kein Wert",
		`[1]`:                               "kein JSON-Objekt",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		code, _, errOut := call("", "access", "matrix", "--on", "2020-01-15", "--profile", path)
		if (code == 0) != (want == "") || !strings.Contains(errOut, want) {
			t.Errorf("%s: %d %q", text, code, errOut)
		}
	}
}
