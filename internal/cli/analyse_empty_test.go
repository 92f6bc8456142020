package cli

import (
	"path/filepath"
	"strings"
	"testing"
)

// Where nobody finds a place, the analysis says so: no offers at all, a list
// without any, one without places, one that reaches nobody here, nobody counted.
func TestNothingToPlaceIsAnAnswer(t *testing.T) {
	dir := t.TempDir()
	people, offers := filepath.Join(dir, "p.csv"), filepath.Join(dir, "o.ndjson")
	for _, c := range []struct{ name, people, offers, want string }{
		{"keine Angebote", goodPeople, "", "Von 3 Bedarfen sind 0 gedeckt"},
		{"keine Plätze", goodPeople, strings.Replace(goodOffer, `"places":1`, `"places":0`, 1), "Von 3 Bedarfen sind 0 gedeckt"},
		{"anderswo", goodPeople, strings.ReplaceAll(strings.Replace(goodOffer, `"kreis"`, `["05162024"]`, 1), "05162024", "05162016"), "Von 3 Bedarfen sind 0 gedeckt"},
		{"niemand", strings.Replace(goodPeople, ",3,", ",0,", 1), goodOffer, "Von 0 Bedarfen sind 0 gedeckt"},
	} {
		write(t, people, c.people)
		write(t, offers, c.offers)
		code, out, errOut := analyse(t, "--population", people, "--offers", offers, "--on", "2020-01-15")
		if code != 0 || !strings.Contains(out, c.want) {
			t.Errorf("%s: %d\n%s%s", c.name, code, out, errOut)
		}
	}
	write(t, people, goodPeople)
	if code, out, errOut := analyse(t, "--population", people, "--on", "2020-01-15"); code != 0 || !strings.Contains(out, "sind 0 gedeckt") {
		t.Errorf("ohne --offers: %d\n%s%s", code, out, errOut)
	}
}
