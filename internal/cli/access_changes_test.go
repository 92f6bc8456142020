package cli

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestAccessChangesSaysWhatBeginsAndForWhichTitles(t *testing.T) {
	code, out, _ := call("", "access", "changes", "--from", "2020-02-29", "--to", "2020-03-01", "--format", "json")
	var answer struct {
		From, To string
		Changes  []struct {
			Instrument    string
			Own           bool
			Days          []string
			Before, After *struct{ Source string }
			Titles        []struct{ Status string }
		}
	}
	if err := json.Unmarshal([]byte(out), &answer); err != nil || code != 0 || answer.To != "2020-03-01" {
		t.Fatalf("%d %v %s", code, err, out)
	}
	found := false
	for _, change := range answer.Changes {
		if change.Instrument == "f1-coaching" {
			found = change.Own && change.Before == nil && change.After != nil && len(change.Titles) > 0 && change.Days[0] == "2020-03-01"
		}
	}
	if !found {
		t.Error("der Beginn von F1 am 01.03.2020 steht nicht da")
	}
	if code, out, _ = call("", "access", "changes", "--from", "2020-02-29", "--to", "2020-03-01"); code != 0 || !strings.Contains(out, "f1-coaching\tbeginnt\t2020-03-01") {
		t.Errorf("%d %q", code, out)
	}
	if code, out, _ = call("", "access", "changes", "--from", "2020-03-02", "--to", "2020-03-03"); code != 0 || !strings.Contains(out, "ändert sich keine Regel") {
		t.Errorf("%d %q", code, out)
	}
	for _, bad := range [][2]string{{"gestern", "2020-03-01"}, {"2020-03-01", "bald"}, {"2020-03-02", "2020-03-01"}} {
		if code, _, errOut := call("", "access", "changes", "--from", bad[0], "--to", bad[1]); code != 1 || errOut == "" {
			t.Errorf("%v: %d %q", bad, code, errOut)
		}
	}
}
