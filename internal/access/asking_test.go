package access

import (
	"strings"
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// Whoever asks for another rule's verdict gets the one that the rule itself
// gives, though the two may derive the same fact in different ways.
func TestAskedRulesAnswerAsTheyDoThemselves(t *testing.T) {
	b := loadLaw(t)
	classes, asked := someClasses(t, b), 0
	for _, day := range []string{"2018-03-01", "2020-06-15", "2024-05-01"} {
		on := civil.MustParse(day)
		for _, i := range b.Instruments() {
			v, _ := b.versionOn(i.ID, on)
			for _, other := range v.asks() {
				itself, err := b.Gate(other, on)
				if err != nil {
					t.Fatal(err)
				}
				asked++
				gets, in := b.asking(t, v, other, on)
				for _, facts := range classes {
					want, _ := itself.Verdict(facts)
					if got := in.know(facts, nil, true).Holds(gets[want]); want != Unklar && got != rule.True {
						t.Fatalf("am %s ist %s %s, aber %d, wenn %s danach fragt: %v", day, other, want, got, i.ID, facts)
					}
				}
			}
		}
	}
	if asked < 20 {
		t.Errorf("nur %d fragende Regeln", asked)
	}
}

// asks are the rules whose verdict the version's conditions name.
func (v *version) asks() []string {
	var list []string
	if v == nil {
		return nil
	}
	for _, e := range v.expressions() {
		for _, name := range e.References() {
			if other, ok := strings.CutPrefix(name, "verdict/"); ok {
				list = append(list, other)
			}
		}
	}
	return list
}

// asking is a version beside which another rule is asked, with a condition for
// each verdict.
func (b *Rulebook) asking(t *testing.T, v *version, other string, on civil.Date) (map[Verdict]*rule.Test, *intake) {
	t.Helper()
	p, in := b.language.NewProgram(on), scope{b, v, on}
	p.Climb(v.ladder(true), in)
	gets := map[Verdict]*rule.Test{}
	for _, verdict := range verdicts {
		e, err := b.language.Compile("verdict('" + other + "') == '" + string(verdict) + "'")
		if err != nil {
			t.Fatal(err)
		}
		gets[verdict] = p.Test(e, in)
	}
	return gets, b.intake(p.Finish())
}
