package access

import (
	"bufio"
	"encoding/json"
	"io/fs"
	"slices"
	"testing"

	"buendnis/law"
)

func loadLaw(t testing.TB) *Rulebook {
	t.Helper()
	b, err := Load(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

type caseDoc struct {
	questionDoc
	Expected Verdict   `json:"expected"`
	AlsoOK   []Verdict `json:"also_ok"`
	Note     string    `json:"note"`
}

// Every line of law/cases whose instrument has rules gets the verdict that a
// person wrote there; where that is unklar for want of a fact, the fact is
// named.
func TestCases(t *testing.T) {
	b := loadLaw(t)
	files, err := fs.Glob(law.FS, "cases/*.ndjson")
	if err != nil || len(files) == 0 {
		t.Fatalf("keine Fälle: %v", err)
	}
	ran, all := 0, 0
	for _, file := range files {
		for _, c := range readCases(t, file) {
			all++
			if b.rules[c.Instrument] == nil {
				continue
			}
			ran++
			b.checkCase(t, file, &c)
		}
	}
	t.Logf("%d von %d Fällen gelaufen", ran, all)
}

func (b *Rulebook) checkCase(t *testing.T, file string, c *caseDoc) {
	t.Helper()
	q, err := b.question(&c.questionDoc)
	if err != nil {
		t.Errorf("%s %v: %v", file, c.ID, err)
		return
	}
	d, err := b.Decide(q)
	if err != nil {
		t.Errorf("%s %v: %v", file, c.ID, err)
		return
	}
	if d.Verdict != c.Expected && !slices.Contains(c.AlsoOK, d.Verdict) {
		t.Errorf("%s %v (%s, %s): %s statt %s, fehlt %v; Fakten %v; %s", file, c.ID, c.Instrument, c.On, d.Verdict, c.Expected, d.Missing, c.Facts, c.Note)
	}
	if d.Verdict == Unklar && c.Expected == Unklar && len(c.Unknown) > 0 {
		named := slices.ContainsFunc(c.Unknown, func(f string) bool { return slices.Contains(d.Missing, f) })
		if !named {
			t.Errorf("%s %v: fehlt %v, keiner davon in %v", file, c.ID, d.Missing, c.Unknown)
		}
	}
}

func readCases(t *testing.T, file string) []caseDoc {
	t.Helper()
	f, err := law.FS.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []caseDoc
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var c caseDoc
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Errorf("%s: %v in %s", file, err, lines.Text())
			continue
		}
		list = append(list, c)
	}
	return list
}
