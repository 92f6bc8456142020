package access

import (
	"testing"

	"buendnis/internal/civil"
	"buendnis/law"
)

// Every rule of the day stands with its kind, and says why and from where.
func TestNeedRulesReadAsText(t *testing.T) {
	b, err := Load(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	texts := b.NeedTexts(civil.MustParse("2020-01-15"))
	rules := 0
	for _, n := range texts {
		for _, r := range n.Current {
			if r.After != "" {
				t.Errorf("%s: ein Bedarf von jetzt kommt nach %s", n.Kind, r.After)
			}
		}
		for _, r := range append(n.Current, n.Later...) {
			rules++
			if r.Text == "" || r.Source == "" || r.Expression == "" {
				t.Errorf("%s: %+v", n.Kind, r)
			}
		}
	}
	if len(texts) != len(b.needKinds) || rules != len(b.needRules) {
		t.Errorf("%d Arten mit %d Regeln statt %d mit %d", len(texts), rules, len(b.needKinds), len(b.needRules))
	}
}
