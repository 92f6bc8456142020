package access

import (
	"testing"

	"buendnis/internal/civil"
	"buendnis/internal/rule"

	"pgregory.net/rapid"
)

// anyAnswer is a decision in the making about a person of whom all is known
// or filled in, so that leaves and verdict say the same.
func anyAnswer(t *rapid.T, b *Rulebook) *answer {
	on := civil.MustParse("2019-06-01").AddDays(rapid.IntRange(0, 2400).Draw(t, "am"))
	i := rapid.SampledFrom(b.Instruments()).Draw(t, "Instrument")
	facts := anyFacts(t, b, []string{"status", "herkunftsland", "alter_jahre", "deutsch", "aa_gemeldet", "bundesland"})
	q := Question{On: on, Instrument: i.ID, Facts: facts, Background: Unauffaellig}
	v, _ := b.versionOn(q.Instrument, on)
	if v == nil {
		t.Skip("keine Fassung")
	}
	r := b.ruling(v, on)
	a := &answer{b: b, q: &q, r: r, k: b.know(r, &q), d: &Decision{}}
	a.d.Verdict = r.verdictOf(a.k)
	return a
}

// Where all leaves are decided, the ladder over their truths is the verdict.
func TestLeavesGiveTheVerdict(t *testing.T) {
	b := loadLaw(t)
	rapid.Check(t, func(t *rapid.T) {
		a := anyAnswer(t, b)
		truths := a.truths()
		for _, truth := range truths {
			if truth == rule.Open {
				return
			}
		}
		if a.r.outside != nil && a.k.Holds(a.r.outside) != rule.False {
			return // the rule may not speak about the person at all
		}
		if under := a.r.version.under(truths); under != a.d.Verdict {
			t.Fatalf("%s: %s statt %s", a.q.Instrument, under, a.d.Verdict)
		}
	})
}

// The smallest changes lift the verdict, and no fewer of the conditions that
// somebody can open would.
func TestNoFewerChangesWouldDo(t *testing.T) {
	b := loadLaw(t)
	rapid.Check(t, func(t *rapid.T) {
		a := anyAnswer(t, b)
		changes := a.smallest()
		if changes == nil || a.d.Verdict == Unklar {
			return
		}
		base := a.truths()
		lifts := func(size int) (found bool) {
			each(changes, size, func(chosen []*condition) {
				found = found || a.r.version.under(base.met(chosen)).opens(a.d.Verdict)
			})
			return found
		}
		size := 2
		for ; size < len(changes) && !lifts(size); size++ {
		}
		if !lifts(size) {
			t.Fatalf("%s: %d Bedingungen öffnen nichts", a.q.Instrument, len(changes))
		}
	})
}
