package revision

import (
	"io/fs"
	"strings"
	"testing"

	"buendnis/internal/access"
	"buendnis/law"
)

// What several instruments share is looked at once, with all cases.
func TestSharedLawIsLookedAt(t *testing.T) {
	facts, err := fs.ReadFile(law.FS, "facts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	versions := "- {fact: gbp, versions: [{to: 2019-05-31, value: volljaehrig}, {from: 2019-07-01, value: volljaehrig}]}\n"
	cutoff := "- {fact: gbp, value: \"einreise < date('2018-05-01')\"}\n"
	for _, c := range []struct {
		name  string
		files changes
		kind  Kind
		place string
		says  string
	}{
		{
			"Fakt, den nichts verwendet",
			changes{"facts.yaml": instead(t, string(facts), "facts:\n", "facts:\n- {name: lieblingsfarbe, type: bool, label: Lieblingsfarbe, derived: false}\n")},
			KindFact, "law/facts.yaml, lieblingsfarbe", "Nach „Lieblingsfarbe“ fragt keine Regel",
		},
		{"Lücke einer Ableitung", changes{"derived.yaml": probeDerived + versions}, KindGap, "law/derived.yaml, gbp", "Vom 01.06.2019 bis zum 30.06.2019"},
		{"Stichtag einer Ableitung", changes{"derived.yaml": probeDerived + cutoff}, KindDate, "law/derived.yaml, gbp", "Kein Fall prüft: 30.04.2018, 01.05.2018, 02.05.2018."},
		{
			"Land, das in eine Tabelle kommt",
			changes{"derived.yaml": probeDerived + "- {fact: sicheres_hkl, value: \"in_table('sichere-herkunftsstaaten', herkunftsland)\"}\n", ruleFile: instead(t, soundRule, "{if: volljaehrig, norm", "{if: \"volljaehrig && !sicheres_hkl\", norm")},
			KindDate, "law/tables/sichere-herkunftsstaaten.yaml", "Gemeint sind Menschen aus GEO, MDA.",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			book, cases := fixture(t, c.files)
			found := Lint(book, cases)
			for _, f := range found {
				if f.Kind == c.kind && f.Severity == Fehler && f.Place == c.place && strings.Contains(f.Text, c.says) {
					return
				}
			}
			t.Errorf("nicht gefunden; gefunden ist: %+v", found)
		})
	}
}

func TestOverlappingDerivationsDoNotLoad(t *testing.T) {
	_, err := access.Load(fixtureFiles(t, changes{"derived.yaml": probeDerived + "- {fact: gbp, versions: [{to: 2019-07-31, value: volljaehrig}, {from: 2019-07-01, value: volljaehrig}]}\n"}))
	if err == nil || !strings.Contains(err.Error(), "law/derived.yaml, gbp: eine Fassung beginnt am 01.07.2019, bevor die vorige endet (31.07.2019)") {
		t.Error(err)
	}
}
