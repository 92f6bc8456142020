package rule

import (
	"testing"

	"pgregory.net/rapid"
)

// A formula that is laid out says what its tree says, in every state that a
// search may come to.
func TestALayoutSaysWhatItsTreeSays(t *testing.T) {
	l := tinyLanguage(t)
	scope := newTinyScope(t, l)
	rapid.Check(t, func(t *rapid.T) {
		w := anyWorld(t, l)
		p := l.NewProgram(today)
		ladder := Ladder{Otherwise: rapid.IntRange(0, 2).Draw(t, "sonst")}
		for range rapid.IntRange(1, 3).Draw(t, "Sprossen") {
			e, err := l.Compile(anyClaim(t, 4).source)
			if err != nil {
				t.Fatal(err)
			}
			if rapid.Bool().Draw(t, "aufhebbar") {
				e = Mark(e, rapid.IntRange(1, 2).Draw(t, "Nummer"))
			}
			ladder.Rungs = append(ladder.Rungs, Rung{e, rapid.IntRange(0, 2).Draw(t, "Urteil")})
		}
		climb := p.Climb(ladder, scope)
		p.Finish()
		var trees []formula
		for mask := range uint64(8) {
			trees = append(trees, answered{climb.ladder, mask})
		}
		for _, rung := range climb.ladder.rungs {
			trees = append(trees, rung.when.tree, negation{rung.when.tree})
		}
		k := p.Know(w.facts, w.facts)
		if mark := rapid.IntRange(0, 2).Draw(t, "aufgehoben"); mark > 0 {
			k = k.Lift(mark, rapid.Bool().Draw(t, "wahr"))
		}
		for _, tree := range trees {
			laid := p.layOut(tree)
			k.s.explore(climb.ladder, func(leaf *state, _ int) bool {
				for _, s := range []*state{k.s, leaf} {
					if want, _ := tree.look(s); laid.truth(s) != want {
						t.Fatalf("%v statt %v für %#v", laid.truth(s), want, tree)
					}
				}
				return true
			})
		}
	})
}
