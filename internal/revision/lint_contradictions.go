package revision

import (
	"fmt"

	"buendnis/internal/access"
)

// contradictions are two ways of one version that say the same conditions and
// different verdicts. That two ways can both hold is no contradiction: the
// order of the list decides.
func contradictions(l *linter) (found []Finding) {
	for _, r := range l.reach {
		for n := range r.Steps {
			if r.Steps[n].Same < 0 || !differs(r.Steps, n) {
				continue
			}
			step, first := &r.Steps[n], &r.Steps[r.Steps[n].Same]
			f := l.finding(KindContradiction, Fehler, r.From, stepName(step))
			f.Text = fmt.Sprintf("%s („%s“) und %s („%s“) haben dieselben Bedingungen, sagen aber „%s“ und „%s“.",
				stepName(first), first.Text, stepName(step), step.Text, first.Verdict, step.Verdict)
			f.Repair = "Entscheiden Sie, welches Urteil gilt, und streichen Sie den anderen Weg; unterscheiden sich die Fälle, so muss es eine Bedingung sagen."
			found = append(found, l.shownBy(f, step.Holds))
		}
	}
	return found
}

// differs tells whether the step that says the same gives another verdict.
func differs(steps []access.StepReach, n int) bool {
	return steps[n].Same >= 0 && steps[steps[n].Same].Verdict != steps[n].Verdict
}
