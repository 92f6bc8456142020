package buendnis_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"buendnis/internal/access"
	"buendnis/law"
)

// Every version of every rule that ships has its line in LAWLOG.md, and every
// line there is a version that ships: whoever changes law/ can't forget to say
// so. What an alliance changes itself stands in its database instead.
func TestLawlogNamesEveryVersion(t *testing.T) {
	book, err := access.Load(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile("LAWLOG.md")
	if err != nil {
		t.Fatal(err)
	}
	logged := loggedVersions(string(raw))
	for _, i := range book.Instruments() {
		rule, err := book.Rule(i.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range rule.Versions {
			key := i.ID + " " + periodOf(v)
			if !logged[key] {
				t.Errorf("in LAWLOG.md fehlt die Zeile\n| %s | `%s` | %s | %s |", i.Number, i.ID, periodOf(v), v.Source)
			}
			delete(logged, key)
		}
	}
	for key := range logged {
		t.Errorf("LAWLOG.md nennt „%s“; diese Fassung gibt es in law/ nicht (mehr). Eine geänderte Fassung bekommt eine neue Zeile mit Datum, die alte zieht mit „ersetzt:“ vor dem Zeitraum in die Geschichte.", key)
	}
}

// logLine is | number | `instrument` | period | source |; where the first two
// are empty they are those of the line above. A line whose period begins with
// „ersetzt:“ tells of a version that no longer ships.
var logLine = regexp.MustCompile("(?m)^\\| *([^|]*?) *\\| *`?([^|`]*?)`? *\\| *([^|]*?) *\\| *([^|]*?) *\\|$")

func loggedVersions(text string) map[string]bool {
	logged := map[string]bool{}
	instrument := ""
	for _, line := range logLine.FindAllStringSubmatch(text, -1) {
		if line[2] != "" {
			instrument = line[2]
		}
		if line[2] == "Instrument" || strings.HasPrefix(line[3], "---") || strings.HasPrefix(line[3], "ersetzt:") {
			continue
		}
		logged[instrument+" "+line[3]] = true
	}
	return logged
}

func periodOf(v access.VersionText) string {
	switch {
	case v.From == nil && v.To == nil:
		return "ohne Grenze"
	case v.From == nil:
		return "ohne Beginn bis " + v.To.German()
	case v.To == nil:
		return "ab " + v.From.German()
	}
	return fmt.Sprintf("%s bis %s", v.From.German(), v.To.German())
}
