package cli

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"buendnis/internal/auth"
	"buendnis/internal/store"
)

// An operator's way from an empty machine to a running alliance, each step as
// it is typed.

// operator runs commands on one database.
type operator struct {
	t    *testing.T
	path string
}

func newOperator(t *testing.T) operator {
	return operator{t, filepath.Join(t.TempDir(), "buendnis.db")}
}

// run gives what a command says, on both streams, and its exit code.
func (o operator) run(in string, args ...string) (code int, out, errOut string) {
	o.t.Helper()
	var stdout, stderr bytes.Buffer
	args = append(args, "--database", "sqlite:"+o.path)
	code = run(context.Background(), args, strings.NewReader(in), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

// does expects success and a word in the answer.
func (o operator) does(says, in string, args ...string) string {
	o.t.Helper()
	code, out, errOut := o.run(in, args...)
	if code != 0 || !strings.Contains(out, says) {
		o.t.Errorf("%v: %d\n%s%s", args, code, out, errOut)
	}
	return out
}

// fails expects exit code 1 and a word in the one sentence on standard error.
func (o operator) fails(says, in string, args ...string) {
	o.t.Helper()
	code, out, errOut := o.run(in, args...)
	if code != 1 || !strings.Contains(errOut, says) || strings.Count(errOut, "\n") != 1 {
		o.t.Errorf("%v: %d\n%s%s", args, code, out, errOut)
	}
}

const password = "vier Fähren und ein Kanal\n"

const kreisYAML = `kreis:
  ags: '05162'
  kommunen:
    - {ags: '05162024', einwohner: 153626, column: 5, row: 2}
    - {ags: '05162028', einwohner: 13500, column: 4, row: 4}
`

func TestFromNothingToARunningAlliance(t *testing.T) {
	o := newOperator(t)
	file := filepath.Join(t.TempDir(), "kreis.yaml")
	if err := os.WriteFile(file, []byte(kreisYAML), 0o600); err != nil {
		t.Fatal(err)
	}
	o.fails("buendnis migrate", "", "kreis", "show")
	o.does("ist auf Stand", "", "migrate")
	o.does(`"stand":`, "", "migrate", "--format", "json")
	o.fails("buendnis kreis set", "", "kreis", "erhebung", "--stichtag", "2020-01-15", "--frist", "2020-01-31")
	o.does("Rhein-Kreis Neuss mit 8 Kommunen", "", "kreis", "set", "--ags", "05162", "--file", file)
	o.does("Stichtag 15.01.2020 läuft", "", "kreis", "erhebung", "--stichtag", "2020-01-15", "--frist", "2020-01-31")
	shown := o.does("Frist 31.01.2020", "", "kreis", "show")
	for _, part := range []string{"Neuss", "153626", "Dormagen", "5, 2"} {
		if !strings.Contains(shown, part) {
			t.Errorf("„%s“ fehlt in:\n%s", part, shown)
		}
	}
	o.does(`"stichtag":"2020-01-15"`, "", "kreis", "show", "--format", "json")
	o.does("„Koordination 01“ ist angelegt", password, "user", "add", "Koordination 01", "--role", "koordination")
	o.does("„Neuss 01“ ist angelegt", password, "user", "add", "Neuss 01", "--role", "kommune", "--kommune", "05162024")
	o.does("Das Protokoll ist in Ordnung: 4 Zeilen", "", "audit", "verify")

	db, err := store.Open(context.Background(), "sqlite:"+o.path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	a, err := db.AccountByName(context.Background(), "neuss 01")
	if err != nil || a.Role != auth.Kommune || a.Kommune != "05162024" || !auth.VerifyPassword(a.PasswordHash, strings.TrimSpace(password)) {
		t.Errorf("das Konto ist nicht wie bestellt: %+v, %v", a, err)
	}
}

func TestKreisRefusesWhatDoesNotFit(t *testing.T) {
	o := newOperator(t)
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	o.fails("--ags 05162", "", "kreis", "set")
	o.fails("Kreisschlüssel", "", "kreis", "set", "--ags", "99999")
	o.fails("lässt sich nicht lesen", "", "kreis", "set", "--file", filepath.Join(dir, "fehlt.yaml"))
	o.fails("nennt keinen Kreis", "", "kreis", "set", "--file", write("leer.yaml", "kreis: {}"))
	o.fails("nennt keinen Kreis", "", "kreis", "set", "--file", write("kaputt.yaml", "kreis: ["))
	o.fails("05315000", "", "kreis", "set", "--ags", "05162", "--file", write("fremd.yaml", "kreis: {kommunen: [{ags: '05315000'}]}"))
	o.fails("negative Zahl", "", "kreis", "set", "--ags", "05162", "--file", write("negativ.yaml", "kreis: {kommunen: [{ags: '05162024', einwohner: -1}]}"))
	o.fails("--ags nennt", "", "kreis", "set", "--ags", "05154", "--file", write("anderer.yaml", kreisYAML))
	o.does("eingerichtet", "", "kreis", "set", "--file", write("hessen.yaml", "kreis: {ags: '06531', name: Landkreis Gießen, kommunen: [{ags: '06531005', name: Gießen, art: Stadt, einwohner: 90000}]}"))
	o.fails("--stichtag", "", "kreis", "erhebung", "--stichtag", "15.1.2020", "--frist", "2020-01-31")
	o.fails("liegt vor dem Stichtag", "", "kreis", "erhebung", "--stichtag", "2020-01-15", "--frist", "2020-01-14")
}

func TestUserCommands(t *testing.T) {
	o := newOperator(t)
	o.does("eingerichtet", "", "kreis", "set", "--ags", "05162")
	add := func(name string) []string { return []string{"user", "add", name, "--role", "koordination"} }
	o.fails("mindestens 12", "kurz\n", add("Koordination 01")...)
	o.fails("0 Zeichen", "", add("Koordination 01")...)
	o.fails("enthält den Namen", "Koordination 01 darf\n", add("Koordination 01")...)
	o.does("angelegt", password, add("Koordination 01")...)
	o.fails("gibt es schon", password, add("KOORDINATION 01")...)
	o.fails("gehört zu keiner Kommune", password, "user", "add", "Al", "--role", "kommune")
	o.fails("gehört nicht zum", password, "user", "add", "Al", "--role", "kommune", "--kommune", "05315000")
	o.fails("user list", "", "user", "lock", "Niemand")

	o.does("ist gesperrt", "", "user", "lock", "koordination 01")
	o.does("gesperrt", "", "user", "list")
	var list []map[string]any
	if err := json.Unmarshal([]byte(o.does("[", "", "user", "list", "--format", "json")), &list); err != nil {
		t.Fatal(err)
	}
	if len(list) != 1 || list[0]["gesperrt"] != true || list[0]["name"] != "Koordination 01" {
		t.Errorf("die Liste zeigt %v", list)
	}
	o.does("ist entsperrt", "", "user", "unlock", "Koordination 01")
	o.does("offen", "", "user", "list")
	o.does("neues Kennwort", "ein ganz anderes Kennwort\r\n", "user", "password", "Koordination 01")
	db, err := store.Open(context.Background(), "sqlite:"+o.path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	a, err := db.AccountByName(context.Background(), "Koordination 01")
	if err != nil || !auth.VerifyPassword(a.PasswordHash, "ein ganz anderes Kennwort") {
		t.Error("das neue Kennwort gilt nicht")
	}
}

// A password on the command line would stand in process lists.
func TestPasswordIsNoFlag(t *testing.T) {
	o := newOperator(t)
	if code, _, _ := o.run("", "user", "add", "A", "--role", "koordination", "--password", "geheim"); code != 2 {
		t.Errorf("--password wird angenommen: %d", code)
	}
}

func TestAuditVerifyFindsAChange(t *testing.T) {
	o := newOperator(t)
	o.does("eingerichtet", "", "kreis", "set", "--ags", "05162")
	o.does("läuft", "", "kreis", "erhebung", "--stichtag", "2020-01-15", "--frist", "2020-01-31")
	var sound map[string]any
	if err := json.Unmarshal([]byte(o.does("{", "", "audit", "verify", "--format", "json")), &sound); err != nil {
		t.Fatal(err)
	}
	if sound["gueltig"] != true || sound["zeilen"] != 2.0 || len(sound["pruefsumme"].(string)) != 64 {
		t.Errorf("gefunden: %v", sound)
	}
	raw, err := sql.Open("sqlite", "file:"+o.path)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	if _, err := raw.Exec("UPDATE audit SET actor = 'jemand anders' WHERE id = 2"); err != nil {
		t.Fatal(err)
	}
	o.fails("Zeile 2 des Protokolls wurde verändert", "", "audit", "verify")
	code, out, _ := o.run("", "audit", "verify", "--format", "json")
	if code != 1 || !strings.Contains(out, `"gueltig":false`) || !strings.Contains(out, "Zeile 2") {
		t.Errorf("als JSON: %d %s", code, out)
	}
}

func TestOperatorsCommandsExplainThemselves(t *testing.T) {
	o := newOperator(t)
	for _, args := range [][]string{{"migrate"}, {"kreis", "set"}, {"kreis", "erhebung"}, {"user", "add"}, {"audit", "verify"}} {
		code, out, _ := o.run("", append(args, "--help")...)
		if code != 0 || !strings.Contains(out, "buendnis ") {
			t.Errorf("%v --help: %d\n%s", args, code, out)
		}
	}
}
