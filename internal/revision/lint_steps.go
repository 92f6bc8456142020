package revision

import (
	"fmt"

	"buendnis/internal/access"
)

// deadSteps are requirements that bar nobody, ways that nobody takes and a
// last word that nobody hears, because what stands before covers them or their
// own conditions contradict each other.
func deadSteps(l *linter) (found []Finding) {
	for i, r := range l.reach {
		for n := range r.Steps {
			step := &r.Steps[n]
			if step.Decides != nil || step.Same >= 0 && differs(r.Steps, n) {
				continue
			}
			switch step.Part {
			case access.PartRequirement:
				found = append(found, l.deadRequirement(r, step))
			case access.PartWay:
				found = append(found, l.deadWay(r, step))
			case access.PartOtherwise:
				found = append(found, l.deadOtherwise(i, step)...)
			}
		}
	}
	return found
}

func (l *linter) deadRequirement(r access.Reach, step *access.StepReach) Finding {
	f := l.finding(KindUnreached, Fehler, r.From, stepName(step))
	f.Text = fmt.Sprintf("An „%s“ scheitert niemand, den nicht schon eine frühere Voraussetzung ausschließt.", step.Text)
	f.Repair = "Streichen Sie die Voraussetzung, stellen Sie sie vor die andere, oder berichtigen Sie ihre Bedingung."
	for i := range step.Conditions {
		if fails := step.Conditions[i].Fails; fails != nil {
			return l.shownBy(f, fails)
		}
	}
	return l.shownBy(f, opening(r))
}

func (l *linter) deadWay(r access.Reach, step *access.StepReach) Finding {
	f := l.finding(KindUnreached, Fehler, r.From, stepName(step))
	if step.Holds == nil {
		f.Text = fmt.Sprintf("Die Bedingungen von „%s“ (%s) sind nie zugleich erfüllt.", step.Text, step.Verdict)
		f.Repair = "Vergleichen Sie die Bedingungen miteinander: eine schließt eine andere aus. Berichtigen oder streichen Sie den Weg."
		return l.shownBy(f, heldApart(step))
	}
	by := &r.Steps[step.Covered]
	f.Text = fmt.Sprintf("„%s“ (%s) gibt nie das Urteil: Wer diesen Weg gehen könnte, für den entscheidet schon etwas davor, beim Beispiel %s („%s“).",
		step.Text, step.Verdict, stepName(by), by.Text)
	f.Repair = "Stellen Sie den Weg weiter nach vorn, machen Sie den früheren enger, oder streichen Sie einen von beiden."
	return l.shownBy(f, step.Holds)
}

// heldApart is somebody who meets at least one condition of a way.
func heldApart(step *access.StepReach) *access.Example {
	for i := range step.Conditions {
		if holds := step.Conditions[i].Holds; holds != nil {
			return holds
		}
	}
	return nil
}

// deadOtherwise: what otherwise stands also speaks where a requirement fails
// (its openings), so only a verdict of its own can be dead.
func (l *linter) deadOtherwise(version int, step *access.StepReach) []Finding {
	if step.Verdict == access.Nein {
		return nil
	}
	f := l.finding(KindUnreached, Fehler, l.reach[version].From, stepName(step))
	f.Text = fmt.Sprintf("„%s“ (%s) gibt nie das Urteil: Die Wege davor lassen niemanden übrig.", step.Text, step.Verdict)
	f.Repair = "Streichen Sie „otherwise“ oder machen Sie den letzten Weg enger."
	return []Finding{l.shownBy(f, opening(l.reach[version]))}
}
