package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"buendnis/internal/analysis"
)

var firstSide = []string{"--population", example + "population.csv", "--offers", example + "offers.ndjson", "--on", "2020-01-15"}

// changedOffers are the example's, with more places in the evening course and
// without the one for Jüchen.
func changedOffers(t *testing.T) string {
	t.Helper()
	raw, err := os.ReadFile(example + "offers.ndjson")
	if err != nil {
		t.Fatal(err)
	}
	var kept []string
	for line := range strings.Lines(string(raw)) {
		if !strings.Contains(line, `"id":"a2"`) {
			kept = append(kept, strings.Replace(line, `"places":8`, `"places":12`, 1))
		}
	}
	path := filepath.Join(t.TempDir(), "neu.ndjson")
	write(t, path, strings.Join(kept, ""))
	return path
}

func TestAComparisonIsPrintedWithItsCauses(t *testing.T) {
	code, out, errOut := analyse(t, append(firstSide, "--then-on", "2020-03-15", "--then-offers", changedOffers(t))...)
	if code != 0 || errOut != "" {
		t.Fatal(code, errOut)
	}
	golden := filepath.Join("testdata", "vergleich.txt")
	if *update {
		write(t, golden, out)
	}
	want, err := os.ReadFile(golden)
	if err != nil || out != string(want) {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestAComparisonAsJSONAddsUp(t *testing.T) {
	code, out, errOut := analyse(t, append(firstSide, "--then-offers", changedOffers(t), "--format", "json")...)
	var c analysis.Comparison
	if err := json.Unmarshal([]byte(out), &c); code != 0 || err != nil {
		t.Fatalf("%d, %v, %s", code, err, errOut)
	}
	if covered := c.Coverage.Covered; covered.Difference.String() != covered.Effects.Offers.String() || covered.Difference.Sign() == 0 {
		t.Errorf("%+v", covered)
	}
	if len(c.Differences.Offers) != 2 || len(c.Differences.Parameters)+len(c.Differences.Population)+len(c.Differences.Law) > 0 {
		t.Errorf("%+v", c.Differences)
	}
}

func TestAComparisonRefusesWhatItCannotUse(t *testing.T) {
	for _, c := range []struct {
		code int
		args []string
	}{
		{1, []string{"--then-on", "morgen"}},
		{1, []string{"--then-period", "900"}},
		{1, []string{"--then-offers", "gibtesnicht.ndjson"}},
		{1, []string{"--then-on", "2020-03-15", "--out", t.TempDir()}},
		{2, []string{"--then-mode", "vielleicht"}},
	} {
		if code, _, errOut := analyse(t, append(firstSide, c.args...)...); code != c.code || errOut == "" {
			t.Errorf("%v: %d, %s", c.args, code, errOut)
		}
	}
}
