package access

import (
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
	"buendnis/law"
)

// A need below the level that is reached contradicts it; the same level, a
// higher need, and a level outside of the order do not.
func TestANeedBelowTheLevelContradictsIt(t *testing.T) {
	b, err := Load(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		fact, level, need string
		against           bool
	}{
		{"deutsch", "C1", "deutsch-a2", true},
		{"deutsch", "B1", "deutsch-b1", false},
		{"deutsch", "A2", "deutsch-b1", false},
		{"deutsch", "alpha", "deutsch-a1", false},
		{"deutsch", "C1", "wohnen", false},
		{"schulabschluss", "ahr", "schulabschluss-for", true},
		{"schulabschluss", "ausl_unbewertet", "schulabschluss-hsa9", false},
	} {
		fact, _ := b.Vocabulary().Fact(c.fact)
		level, err := fact.Parse(c.level)
		if err != nil {
			t.Fatal(err)
		}
		about, sentence := b.WordsOn(civil.MustParse("2020-01-15")).Against(rule.Facts{c.fact: level}, []string{c.need})
		if (sentence != "") != c.against || c.against && about[0] != c.fact {
			t.Errorf("%+v: %v %s", c, about, sentence)
		}
	}
}

func TestLaddersKnowTheirWords(t *testing.T) {
	b, err := Load(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []ladder{
		{Fact: "einreise"},
		{Fact: "deutsch", Order: []string{"D1"}},
		{Fact: "deutsch", Order: []string{"A1"}, Needs: map[string]string{"deutsch-a1": "A2"}},
		{Fact: "deutsch", Order: []string{"A1"}, Needs: map[string]string{"kochen": "A1"}},
	} {
		if b.checkLadder(bad) == nil {
			t.Errorf("%+v gilt", bad)
		}
	}
}
