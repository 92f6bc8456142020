package revision

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"buendnis/internal/access"
	"buendnis/law"
)

// A small law of one rule, so that the tests say what the linter does and stay
// true when the real law changes. Words, countries and background are the real
// ones.
const (
	ruleFile = "beratung/berufsberatung.yaml"
	caseFile = "cases/berufsberatung.ndjson"
)

const soundRule = `instrument: berufsberatung
unread: {foerdervoraussetzung_erfuellt: Zur Probe.}
versions:
- from: 2016-01-01
  to: 2019-07-31
  source: § 1 Probe [S1]
  ways:
  - verdict: ja
    norm: § 1 Probe
    text: Mit einem Titel offen.
    when: [{if: "in_group(status, 'AE')", norm: § 1 Probe, text: Ein Titel.}]
  otherwise: {verdict: nein, norm: § 1 Probe, text: Nicht offen.}
- from: 2019-08-01
  source: § 1 Probe [S1]
  requires:
  - {if: alter_jahre >= 16, norm: § 2 Probe, text: Mindestens 16 Jahre.}
  ways:
  - verdict: ja
    norm: § 1 Probe
    text: Mit Titel oder früher Einreise offen.
    when:
    - any:
      - {if: "in_group(status, 'AE')", norm: § 1 Probe, text: Ein Titel.}
      - {if: "einreise < date('2019-03-01')", norm: § 1 Probe, text: Frühe Einreise.}
    - {if: volljaehrig, norm: § 1 Probe, text: Volljährig.}
  - verdict: ermessen
    norm: § 3 Probe
    text: Mit Duldung im Einzelfall.
    when: [{if: "in_group(status, 'DULD')", norm: § 3 Probe, text: Eine Duldung.}]
  otherwise: {verdict: nein, norm: § 1 Probe, text: Nicht offen.}
`

const soundCases = `{"id":"1","on":"2015-12-31","instrument":"berufsberatung","facts":{"status":"NE"},"expected":"nein"}
{"id":"2","on":"2016-01-01","instrument":"berufsberatung","facts":{"status":"NE"},"expected":"ja"}
{"id":"3","on":"2016-01-02","instrument":"berufsberatung","facts":{"status":"GUEB"},"expected":"nein"}
{"id":"4","on":"2019-07-31","instrument":"berufsberatung","facts":{"status":"NE"},"expected":"ja"}
{"id":"5","on":"2019-08-01","instrument":"berufsberatung","facts":{"status":"GUEB","alter_jahre":20,"einreise":"2019-02-28"},"expected":"ja"}
{"id":"6","on":"2019-08-02","instrument":"berufsberatung","facts":{"status":"GUEB","alter_jahre":20,"einreise":"2019-03-01"},"expected":"nein"}
{"id":"7","on":"2019-08-03","instrument":"berufsberatung","facts":{"status":"GUEB","alter_jahre":20,"einreise":"2019-03-02"},"expected":"nein"}
`

const probeDerived = `derived:
- {fact: alter_jahre, value: age(geburtsdatum)}
- {fact: volljaehrig, value: alter_jahre >= 18}
- {fact: beschaeftigungsverbot_besteht, value: "status == 'DULD_LIGHT' || verbot_60a6_nr1"}
`

// changes replace a text of the rule, of the cases, or whole files.
type changes map[string]string

func fixture(t *testing.T, files changes) (*access.Rulebook, []access.Case) {
	t.Helper()
	law := fixtureFiles(t, files)
	book, err := access.Load(law)
	if err != nil {
		t.Fatal(err)
	}
	cases, err := book.Cases(law)
	if err != nil {
		t.Fatal(err)
	}
	return book, cases
}

func fixtureFiles(t *testing.T, files changes) fs.FS {
	t.Helper()
	folder := fstest.MapFS{}
	for _, name := range []string{
		"facts.yaml", "facts-analysis.yaml", "countries.yaml", "background.yaml", "instruments.yaml", "bounds.yaml",
		"scope.yaml", "implied.yaml", "sources.yaml", "tables/statusgruppen.yaml", "tables/sichere-herkunftsstaaten.yaml",
	} {
		raw, err := fs.ReadFile(law.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		folder[name] = &fstest.MapFile{Data: raw}
	}
	for name, text := range map[string]string{
		ruleFile: soundRule, caseFile: soundCases, "derived.yaml": probeDerived, "needs/rules.yaml": "rules: []",
		"needs/kinds.yaml": "kinds: [{id: klaerung, name: Klärung, family: teilhabe}]",
	} {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return folder
}

// instead replaces parts of a text, each of which has to be there.
func instead(t *testing.T, text string, pairs ...string) string {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("„%s“ steht nicht da", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	return text
}
