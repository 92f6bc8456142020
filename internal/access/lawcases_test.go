package access

import (
	"bufio"
	"encoding/json"
	"io/fs"
	"slices"
	"testing"

	"buendnis/law"
)

// closeCase is a line of law/cases that says more than the verdict.
type closeCase struct {
	questionDoc
	Missing   []string `json:"missing"`    // exactly these, if the line names any list
	Flags     []string `json:"flags"`      // at least these
	OpensDate string   `json:"opens_date"` // the day on which time alone opens it
	OpensFact string   `json:"opens_fact"` // the fact that one can change
}

// A case may say which facts are missing, which flags the answer carries and
// what opens it; then the answer says the same.
func TestCasesToTheLetter(t *testing.T) {
	book := loadLaw(t)
	files, err := fs.Glob(law.FS, "cases/*.ndjson")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		for _, c := range closeCases(t, file) {
			if book.rules[c.Instrument] != nil {
				book.checkClosely(t, &c)
			}
		}
	}
}

func closeCases(t *testing.T, file string) []closeCase {
	t.Helper()
	f, err := law.FS.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []closeCase
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var c closeCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		list = append(list, c)
	}
	return list
}

func (b *Rulebook) checkClosely(t *testing.T, c *closeCase) {
	t.Helper()
	q, err := b.question(&c.questionDoc)
	if err != nil {
		t.Fatalf("%v: %v", c.ID, err)
	}
	d, err := b.Decide(q)
	if err != nil {
		t.Fatalf("%v: %v", c.ID, err)
	}
	slices.Sort(c.Missing)
	if c.Missing != nil && !slices.Equal(d.Missing, c.Missing) {
		t.Errorf("%v: es fehlt %v statt %v", c.ID, d.Missing, c.Missing)
	}
	for _, flag := range c.Flags {
		if !slices.Contains(d.Flags, flag) {
			t.Errorf("%v (%s): der Hinweis %s fehlt, da sind %v", c.ID, d.Verdict, flag, d.Flags)
		}
	}
	if !d.opensAsTold(c) {
		t.Errorf("%v: es öffnet nicht %s%s, sondern %s", c.ID, c.OpensDate, c.OpensFact, openingsText(d.Opens))
	}
}

func (d *Decision) opensAsTold(c *closeCase) bool {
	told := func(o Opening) bool {
		return (c.OpensDate == "" || o.Kind == "zeit" && o.Date != nil && o.Date.String() == c.OpensDate) &&
			(c.OpensFact == "" || o.Fact != nil && *o.Fact == c.OpensFact)
	}
	return c.OpensDate+c.OpensFact == "" || slices.ContainsFunc(d.Opens, told)
}

func openingsText(opens []Opening) string {
	text, _ := json.Marshal(opens)
	return string(text)
}
