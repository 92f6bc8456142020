package access

import (
	"encoding/json"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"buendnis/law"
)

// A small law of our own, so that these tests say what the engine does and
// stay true when the real law changes. Words, countries and background are the
// real ones.
var smallLaw = map[string]string{
	"derived.yaml": `derived:
- {fact: alter_jahre, value: age(geburtsdatum)}
- {fact: volljaehrig, value: alter_jahre >= 18}
- {fact: alter_im_rahmen, value: "true"}
- {fact: sicheres_hkl, value: "in_table('sichere-herkunftsstaaten', herkunftsland)"}
- {fact: verbot_grund, value: "'keins'"}
- {fact: t_duldung_monate, clock: Duldung, value: months_since(duldung_seit), without: zeiten_60b}
- {fact: t_gesamt_monate, clock: Aufenthalt, value: months_since(aufenthalt_seit)}
- {fact: beschaeftigungsverbot_besteht, value: "verdict('beschaeftigungsverbot') == 'ja'"}
`,
	"needs/kinds.yaml": "kinds: [{id: deutsch-a2, name: Deutsch A2, family: deutsch}, {id: deutsch-b1, name: Deutsch B1, family: deutsch}, {id: klaerung, name: Klärung, family: teilhabe}]",
	"needs/rules.yaml": `rules:
- {need: deutsch-b1, when: later, after: deutsch-a2, if: "deutsch == 'A1'", text: Nach A2., decides: [deutsch]}
- {need: deutsch-a2, when: current, if: "deutsch == 'A1'", text: A1 ist erreicht., decides: [deutsch]}
- {need: deutsch-b1, when: current, if: "deutsch == 'A2'", text: A2 ist erreicht., decides: [deutsch]}
`,
	"sperrregel/beschaeftigungsverbot.yaml": `instrument: beschaeftigungsverbot
versions:
- source: Probe
  ways:
  - verdict: unklar
    norm: § 1
    text: Das ist streitig.
    flags: [rechtsfrage_streitig]
    when: [{if: "verbot_grund == '61_sicher'", norm: § 1, text: Streitiger Grund.}]
  - verdict: ja
    norm: § 1
    text: Ein Verbot besteht.
    when: [{if: "status == 'DULD_LIGHT' || verbot_60a6_nr2", norm: § 1, text: Verbotsgrund.}]
`,
	"ausbildungsfoerderung/bvb.yaml": `instrument: bvb
versions:
- from: 2016-01-01
  to: 2019-07-31
  source: alte Fassung
  otherwise: {verdict: nein, norm: § 52, text: Damals gab es das nicht.}
- from: 2019-08-01
  to: 2025-12-31
  source: neue Fassung
  flags: [leistungsermessen]
  requires:
  - {if: alter_im_rahmen, norm: § 51, text: Das Alter passt.}
  - not: {if: beschaeftigungsverbot_besteht, norm: § 60a, text: Es besteht kein Verbot., flags: [einzelfall], opens: [{kind: behoerde, fact: verbot_60a6_nr2, text: Verbot prüfen lassen.}]}
  ways:
  - verdict: ja
    norm: § 52
    text: Mit Titel offen.
    when: [{if: "in_group(status, 'AE')", norm: § 52, text: Ein Titel.}]
  - verdict: ja
    norm: § 52 Abs. 2
    text: Nach neun Monaten Duldung offen.
    flags: [soll]
    when:
    - {if: "in_group(status, 'DULD')", norm: § 60a, text: Eine Duldung.}
    - {if: t_duldung_monate >= 9, norm: § 52 Abs. 2, text: Neun Monate Duldung., opens: [{kind: zeit, fact: duldung_seit, text: Die neun Monate laufen ab.}]}
    - {if: "aa_gemeldet in ['arbeitsuchend', 'arbeitslos']", norm: § 52, text: Gemeldet., opens: [{kind: handlung, fact: aa_gemeldet, who: person, text: Bei der Agentur melden.}]}
  - verdict: ermessen
    norm: § 52 Abs. 3
    text: Nach Entscheidung im Einzelfall.
    when: [{if: "status == 'GUEB'", norm: § 50, text: Grenzübertrittsbescheinigung.}]
  otherwise: {verdict: nein, norm: § 52, text: Nicht offen.}
`,
}

// smallBook loads the small law, with some files changed ("" removes one).
func smallBook(t testing.TB, changes map[string]string) (*Rulebook, error) {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range []string{"facts.yaml", "facts-analysis.yaml", "countries.yaml", "background.yaml", "instruments.yaml", "bounds.yaml", "scope.yaml", "implied.yaml", "tables/statusgruppen.yaml", "tables/sichere-herkunftsstaaten.yaml"} {
		raw, err := fs.ReadFile(law.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: raw}
	}
	texts := maps.Clone(smallLaw)
	maps.Copy(texts, changes)
	for name, text := range texts {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return Load(files)
}

func mustSmallBook(t testing.TB) *Rulebook {
	t.Helper()
	b, err := smallBook(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// ask answers a question in JSON, without its id.
func ask(t testing.TB, b *Rulebook, question string) Decision {
	t.Helper()
	var doc questionDoc
	if err := json.Unmarshal([]byte(strings.Replace(question, "{", `{"id":"f",`, 1)), &doc); err != nil {
		t.Fatal(err)
	}
	q, err := b.question(&doc)
	if err != nil {
		t.Fatal(err)
	}
	d, err := b.Decide(q)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
