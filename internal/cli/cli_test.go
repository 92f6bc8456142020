package cli

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

// call runs the program as a user would type it.
func call(in string, args ...string) (code int, out, errOut string) {
	var stdout, stderr bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(in), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

func TestAWrongCallIsAnsweredInGerman(t *testing.T) {
	for want, args := range map[string][]string{
		"Welcher Befehl?": {},
		"Mit „hubba“ kann der Befehl nichts anfangen": {"hubba"},
		"Es fehlt --on=DATUM":                         {"analyse", "--population", "a"},
		"Meinten Sie":                                 {"analyse", "--om"},
		"ist eine ganze Zahl":                         {"analyse", "--period", "lang"},
		"mit = dazwischen, nicht „05162024“":          {"analyse", "--base", "05162024"},
		"ist eine Zahl mit Punkt":                     {"analyse", "--overlap", "viel"},
		`ist eins von "json"`:                         {"access", "check", "--format", "xml"},
		"Es fehlt <datei>":                            {"survey", "read"},
		"Hinter --on fehlt ein Wert":                  {"access", "matrix", "--on"},
	} {
		code, out, errOut := call("", args...)
		if code != 2 || out != "" || !strings.Contains(errOut, want) || !strings.Contains(errOut, "Hilfe: buendnis --help") {
			t.Errorf("%v: %d %q", args, code, errOut)
		}
	}
}

func TestHelpIsGerman(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"analyse", "--help"}, {"survey", "form", "--help"}, {"access", "check", "--help"}} {
		code, out, _ := call("", args...)
		if code != 0 || !strings.HasPrefix(out, "Aufruf: buendnis") {
			t.Errorf("%v: %d %q", args, code, out)
		}
		for _, english := range []string{"Usage", "Flags", "Show context", "for more information"} {
			if strings.Contains(out, english) {
				t.Errorf("%v sagt „%s“", args, english)
			}
		}
	}
}

func TestTheVersionIsPrinted(t *testing.T) {
	if code, out, _ := call("", "version"); code != 0 || !strings.HasPrefix(out, "buendnis ") {
		t.Errorf("%d %q", code, out)
	}
}
