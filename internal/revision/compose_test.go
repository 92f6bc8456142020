package revision

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/law"
)

// shipped is the law of the product, before any editor.
var shipped = Law{Shipped: law.FS, Files: law.FS}

func day(text string) *civil.Date {
	d := civil.MustParse(text)
	return &d
}

func loaded(t testing.TB, files fs.FS) *access.Rulebook {
	t.Helper()
	book, err := access.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func composed(t testing.TB, d Draft) (Composition, *access.Rulebook) {
	t.Helper()
	c, err := Compose(shipped, d)
	if err != nil {
		t.Fatal(err)
	}
	files, err := Overlay(law.FS, c.Files)
	if err != nil {
		t.Fatal(err)
	}
	book, err := access.Load(files)
	if err != nil {
		t.Fatalf("%v\n%s", err, c.Files[c.Path])
	}
	return c, book
}

// Whatever is drafted: every other version of every instrument says the same as
// before, and lines that are no concern of the draft stay byte for byte.
func TestComposingKeepsEveryOtherVersion(t *testing.T) {
	book := loaded(t, law.FS)
	instruments := book.Instruments()
	rapid.Check(t, func(t *rapid.T) {
		i := rapid.SampledFrom(instruments).Draw(t, "instrument")
		before, _ := book.Rule(i.ID)
		d := someDraft(t, before)
		c, err := Compose(shipped, d)
		if d.Kind == End && fault.KindOf(err) == fault.Invalid {
			t.Skip("ein Ende braucht eine Fassung, die gilt und die letzte ist:", err)
		}
		if err != nil {
			t.Fatal(err)
		}
		files, err := Overlay(law.FS, c.Files)
		if err != nil {
			t.Fatal(err)
		}
		changed, err := access.Load(files)
		if err != nil {
			t.Fatalf("%v\n%s", err, c.Files[c.Path])
		}
		after, _ := changed.Rule(i.ID)
		checkVersions(t, d, before.Versions, after.Versions, c)
	})
}

func someDraft(t *rapid.T, rule access.RuleText) Draft {
	v := rapid.SampledFrom(rule.Versions).Draw(t, "version")
	d := Draft{Instrument: rule.Instrument.ID, Kind: rapid.SampledFrom(DraftKinds[:3]).Draw(t, "kind"), From: v.From, Reason: "Probe"}
	if d.Kind != Correction {
		on := civil.Day(2014, 1, 1).AddDays(rapid.IntRange(0, 6000).Draw(t, "day"))
		if v.From != nil && rapid.Bool().Draw(t, "near") {
			on = v.From.AddDays(rapid.IntRange(-1, 1).Draw(t, "by"))
		}
		d.From = &on
	}
	if d.Kind == End {
		return d
	}
	text, err := Begin(shipped, rule.Instrument.ID, v.From)
	if v.From == nil && err == nil || err != nil {
		text, err = Begin(shipped, rule.Instrument.ID, firstDay(v))
	}
	if err != nil {
		t.Fatal(err)
	}
	d.Rule = "# Ein Kommentar am Anfang\n" + strings.Replace(text, "source:", "note: Probe\nsource:", 1)
	return d
}

func firstDay(v access.VersionText) *civil.Date {
	if v.From == nil {
		return v.To
	}
	return v.From
}

// checkVersions compares what was with what is: the same versions in the same
// order, but for the draft's own and the end of the one before it.
func checkVersions(t *rapid.T, d Draft, before, after []access.VersionText, c Composition) {
	t.Helper()
	rest := slices.Clone(after)
	if c.Version > 0 {
		own := after[c.Version-1]
		if (own.From == nil) != (d.From == nil) || own.From != nil && *own.From != *d.From {
			t.Fatalf("die neue Fassung beginnt am %v statt am %v", own.From, d.From)
		}
		rest = slices.Delete(rest, c.Version-1, c.Version)
	}
	kept := slices.DeleteFunc(slices.Clone(before), func(v access.VersionText) bool {
		return d.Kind != End && sameDay(v.From, d.From)
	})
	for i := range kept {
		if d.From != nil && kept[i].Holds(*d.From) {
			last := d.From.AddDays(-1)
			kept[i].To = &last
		}
	}
	if diff := cmp.Diff(kept, rest); diff != "" {
		t.Fatalf("andere Fassungen haben sich geändert:\n%s\n%s", diff, c.Files[c.Path])
	}
}

// A new version leaves all lines of the old file where they are and adds its
// own, and the last day of the one before.
func TestANewVersionOnlyAddsLines(t *testing.T) {
	for _, i := range loaded(t, law.FS).Instruments() {
		on := civil.Day(2031, 3, 1)
		d := Draft{Instrument: i.ID, Kind: NewVersion, From: &on, Rule: "source: Probe\nways: []\n"}
		c, errCompose := Compose(shipped, d)
		file, raw, err := ruleOf(law.FS, i.ID)
		if err != nil || errCompose != nil || file != c.Path {
			t.Fatal(file, err, errCompose)
		}
		old, made := linesOf(raw), linesOf(c.Files[file])
		for _, line := range made {
			if len(old) > 0 && line == old[0] {
				old = old[1:]
			} else if text := strings.TrimSpace(line); text != "to: 2031-02-28" && text != "from: 2031-03-01" && text != "source: Probe" && text != "ways: []" {
				t.Errorf("%s: eine Zeile, die niemand entworfen hat: %q", i.ID, line)
			}
		}
		if len(old) > 0 {
			t.Errorf("%s: %d Zeilen fehlen, die erste: %q", i.ID, len(old), old[0])
		}
		if text := strings.SplitAfter(string(c.Files[file]), "\n")[c.Line-1]; strings.TrimSpace(text) != "source: Probe" {
			t.Errorf("%s: Zeile %d ist %q", i.ID, c.Line, text)
		}
	}
}

// linesOf are the lines of a file without the dash that begins a version: it
// moves where a last day becomes the first key.
func linesOf(raw []byte) []string {
	lines := strings.Split(string(raw), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "  - ") {
			lines[i] = "    " + line[4:]
		}
	}
	return lines
}

// A version that others borrow words from is replaced: they keep the words.
func TestACorrectionLeavesBorrowedWordsToTheOthers(t *testing.T) {
	before, _ := loaded(t, law.FS).Rule("berufssprachkurs")
	first := before.Versions[0]
	_, book := composed(t, Draft{Instrument: "berufssprachkurs", Kind: Correction, From: first.From, Rule: "source: Probe\nways: []\n"})
	after, _ := book.Rule("berufssprachkurs")
	if diff := cmp.Diff(before.Versions[1:], after.Versions[1:]); diff != "" {
		t.Error(diff)
	}
	if after.Versions[0].Source != "Probe" || *after.Versions[0].To != *first.To {
		t.Errorf("%+v", after.Versions[0])
	}
}

func TestARuleEnds(t *testing.T) {
	_, book := composed(t, Draft{Instrument: "bvb", Kind: End, From: day("2030-01-01")})
	rule, _ := book.Rule("bvb")
	if to := rule.Versions[len(rule.Versions)-1].To; to == nil || to.String() != "2029-12-31" {
		t.Errorf("endet am %v", to)
	}
}

func TestComposeRefuses(t *testing.T) {
	whole := "source: Probe\nways: []\n"
	for name, c := range map[string]struct {
		draft Draft
		kind  fault.Kind
		says  string
	}{
		"ohne Art":            {Draft{Instrument: "bvb", From: day("2030-01-01"), Rule: whole}, fault.Invalid, "was sich ändert"},
		"ohne Tag":            {Draft{Instrument: "bvb", Kind: NewVersion, Rule: whole}, fault.Invalid, "den Tag, ab dem"},
		"unbekannt":           {Draft{Instrument: "bvx", Kind: NewVersion, From: day("2030-01-01"), Rule: whole}, fault.NotFound, "„bvx“"},
		"Pfad":                {Draft{Instrument: "../bvb", Kind: NewVersion, From: day("2030-01-01"), Rule: whole}, fault.NotFound, "keine Regel"},
		"Tabelle":             {Draft{Instrument: "statusgruppen", Kind: NewVersion, From: day("2030-01-01"), Rule: whole}, fault.NotFound, "keine Regel"},
		"leer":                {Draft{Instrument: "bvb", Kind: NewVersion, From: day("2030-01-01")}, fault.Invalid, "leer"},
		"eigene Tage":         {Draft{Instrument: "bvb", Kind: NewVersion, From: day("2030-01-01"), Rule: "to: 2031-01-01\n" + whole}, fault.Invalid, "lassen Sie „to:“ weg"},
		"Verweis":             {Draft{Instrument: "bvb", Kind: NewVersion, From: day("2030-01-01"), Rule: "source: &s Probe\nnote: *s\n"}, fault.Invalid, "wiederholt"},
		"fremder Verweis":     {Draft{Instrument: "berufssprachkurs", Kind: NewVersion, From: day("2030-01-01"), Rule: "source: x\nrequires: *ohne_light\n"}, fault.Invalid, "Zeile"},
		"kein YAML":           {Draft{Instrument: "bvb", Kind: NewVersion, From: day("2030-01-01"), Rule: "source: x\nways: [\n"}, fault.Invalid, "passt nicht zur Zeile davor"},
		"zwei Fassungen":      {Draft{Instrument: "bvb", Kind: NewVersion, From: day("2030-01-01"), Rule: whole + "...\n- source: y\n"}, fault.Invalid, ""},
		"Berichtigung am Tag": {Draft{Instrument: "bvb", Kind: Correction, From: day("2019-08-02"), Rule: whole}, fault.Invalid, "den ersten Tag der Fassung"},
		"Ende vor Beginn":     {Draft{Instrument: "bvb", Kind: End, From: day("2019-08-01")}, fault.Invalid, "beginnt noch eine Fassung"},
		"Ende nach Ende":      {Draft{Instrument: "f6-teilhabemanagement", Kind: End, From: day("2030-08-01")}, fault.Invalid, "schon keine Regel mehr"},
		"zu lang":             {Draft{Instrument: "bvb", Kind: NewVersion, From: day("2030-01-01"), Rule: strings.Repeat("#", MaxRule+1)}, fault.TooLarge, "zu lang"},
		"Nullzeichen":         {Draft{Instrument: "bvb", Kind: NewVersion, From: day("2030-01-01"), Rule: "source: \x00"}, fault.Invalid, "nicht speichern"},
	} {
		_, err := Compose(shipped, c.draft)
		if fault.KindOf(err) != c.kind || !strings.Contains(fault.SentenceOf(err), c.says) {
			t.Errorf("%s: %d, %v", name, fault.KindOf(err), err)
		}
	}
}

func TestCasesAreAddedAndReplaced(t *testing.T) {
	d := Draft{
		Instrument: "bvb", Kind: NewVersion, From: day("2020-01-01"), Rule: "source: Probe\nways: []\n",
		Cases: `{"id":"NEU1","on":"2020-01-01","instrument":"bvb","facts":{},"expected":"nein"}`,
	}
	cases, err := loaded(t, law.FS).Cases(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	old, late := access.Case{}, access.Case{}
	for _, c := range cases {
		switch {
		case c.Instrument == "bvb" && c.On < *d.From && c.OpensDate+c.OpensFact == "":
			old = c
		case c.Instrument == "bvb" && c.On >= *d.From:
			late = c
		}
	}
	d.Replaced = []Replacement{{late.ID, "Die neue Fassung schließt."}}
	c, book := composed(t, d)
	files, _ := Overlay(law.FS, c.Files)
	after, err := book.Cases(files)
	if err != nil || len(after) != len(cases) {
		t.Fatalf("%d Fälle statt %d: %v", len(after), len(cases), err)
	}
	if slices.ContainsFunc(after, func(c access.Case) bool { return c.ID == late.ID }) {
		t.Errorf("der Fall %s ist noch da", late.ID)
	}
	d.Replaced = []Replacement{{old.ID, "gefällt mir nicht"}}
	if _, err := Compose(shipped, d); fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "vor der Änderung") {
		t.Errorf("ein Fall von früher wird ersetzt: %v", err)
	}
	d.Replaced = []Replacement{{late.ID, " "}}
	if _, err := Compose(shipped, d); fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "warum") {
		t.Errorf("ohne Grund: %v", err)
	}
}

// Whatever somebody types: a sentence, or a file in which no other version has
// changed; never a panic.
func FuzzCompose(f *testing.F) {
	text, err := Begin(shipped, "berufssprachkurs", day("2020-01-15"))
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{text, "source: x\nways: []", "- source: x", "source: x\n...\n- from: 2030-01-01", "a: &a [*a]", "\tx", "source: |\n x\n- y: z", "? [a]\n: b", "#"} {
		f.Add(seed, `{"id":"N1","on":"2030-01-01","instrument":"berufssprachkurs","facts":{},"expected":"nein"}`, 11000)
	}
	f.Fuzz(func(t *testing.T, rule, cases string, from int) {
		on := civil.Date(from % 50000)
		c, err := Compose(shipped, Draft{Instrument: "berufssprachkurs", Kind: NewVersion, From: &on, Rule: rule, Cases: cases})
		if err != nil {
			return
		}
		again, err := readRuleFile(c.Path, c.Files[c.Path])
		if err != nil || len(again.versions) < 3 {
			t.Errorf("%v\n%s", err, c.Files[c.Path])
		}
	})
}

// A case from before the change keeps its verdict and loses its outlook.
func TestOnlyTheOutlookOfAnOldCaseGoes(t *testing.T) {
	d := Draft{Instrument: "x", From: day("2020-02-01")}
	const line = `{"id": "A", "on": "2020-01-31", "instrument": "x", "expected": "nein", "opens_date": "2020-11-02", "note": "n", "opens_fact": "duldung_seit"}` + "\n"
	got, err := withoutReplaced(line, d, map[string]string{"A": "öffnet früher"})
	if want := `{"id": "A", "on": "2020-01-31", "instrument": "x", "expected": "nein", "note": "n"}` + "\n"; err != nil || got != want {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := withoutReplaced(line, d, map[string]string{"B": "x"}); err != nil || got != line {
		t.Errorf("%q, %v", got, err)
	}
}
