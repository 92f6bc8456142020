package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"buendnis/internal/analysis"
)

func TestAPlanIsPrintedWithItsBound(t *testing.T) {
	code, out, errOut := analyse(t, append(firstSide, "--budget", "25.000", "--others")...)
	if code != 0 || errOut != "" {
		t.Fatal(code, errOut)
	}
	golden := filepath.Join("testdata", "plan.txt")
	if *update {
		write(t, golden, out)
	}
	want, err := os.ReadFile(golden)
	if err != nil || out != string(want) {
		t.Errorf("%v\n%s", err, out)
	}
}

// The raw form gets a plan where one is asked for, and nothing else changes.
func TestAPlanIsAddedToTheRawForm(t *testing.T) {
	var with, without map[string]json.RawMessage
	for into, args := range map[*map[string]json.RawMessage][]string{&with: {"--budget", "3600", "--format", "json"}, &without: {"--format", "json"}} {
		code, out, errOut := analyse(t, append(firstSide, args...)...)
		if err := json.Unmarshal([]byte(out), into); code != 0 || err != nil {
			t.Fatalf("%d, %v, %s", code, err, errOut)
		}
	}
	var plan analysis.Plan
	if err := json.Unmarshal(with["plan"], &plan); err != nil || plan.BudgetCents != 3600_00 || plan.CostCents > 3600_00 || len(plan.Steps) == 0 {
		t.Errorf("%v: %s", err, with["plan"])
	}
	delete(with, "plan")
	if len(with) != len(without) {
		t.Errorf("%d Schlüssel statt %d", len(with), len(without))
	}
	for key, value := range without {
		if string(with[key]) != string(value) {
			t.Errorf("%s ist anders, weil ein Plan gefragt ist", key)
		}
	}
}

func TestAPlanRefusesWhatItCannotUse(t *testing.T) {
	for _, args := range [][]string{
		{"--budget", "viel"},
		{"--budget=-5"},
		{"--others"},
		{"--budget", "1000", "--then-on", "2020-03-15"},
	} {
		if code, out, errOut := analyse(t, append(firstSide, args...)...); code != 1 || out != "" || errOut == "" {
			t.Errorf("%v: %d, %s", args, code, errOut)
		}
	}
}
