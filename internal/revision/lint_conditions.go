package revision

import (
	"fmt"

	"buendnis/internal/access"
)

// idleConditions are single conditions that hold for everybody or for nobody,
// and those that make no difference where they stand, because the others of
// their step say it already or leave nobody for them.
func idleConditions(l *linter) (found []Finding) {
	for _, r := range l.reach {
		for n := range r.Steps {
			step := &r.Steps[n]
			for i := range step.Conditions {
				if f, idle := l.idle(r, step, &step.Conditions[i]); idle {
					found = append(found, f)
				}
			}
		}
	}
	return found
}

func (l *linter) idle(r access.Reach, step *access.StepReach, c *access.ConditionReach) (Finding, bool) {
	f := l.finding(KindCondition, Fehler, r.From, fmt.Sprintf("%s, „%s“", stepName(step), c.Expression))
	switch {
	case c.Holds == nil:
		f.Text = fmt.Sprintf("„%s“ ist in dieser Fassung für niemanden wahr.", c.Text)
		f.Repair = "Prüfen Sie Werte, Daten und Verneinung der Bedingung. Ist sie richtig, so gehört sie nicht in diese Fassung."
		return l.shownBy(f, or(c.Bars, c.Fails)), true
	case c.Fails == nil:
		f.Text = fmt.Sprintf("„%s“ ist in dieser Fassung für alle wahr.", c.Text)
		f.Repair = "Prüfen Sie Werte, Daten und Verneinung der Bedingung. Ist sie richtig, so gehört sie nicht in diese Fassung."
		return l.shownBy(f, or(c.Opens, c.Holds)), true
	case step.Decides == nil:
		return f, false // the whole step is reported
	case c.Bars == nil:
		f.Severity = Hinweis
		f.Text = fmt.Sprintf("„%s“ versperrt hier niemandem den Weg: Wer die übrigen Bedingungen erfüllt, erfüllt auch diese.", c.Text)
		f.Repair = "Streichen Sie die Bedingung, oder lassen Sie sie stehen, wenn sie den Weg nur verständlicher macht."
		return l.shownBy(f, or(c.Opens, c.Fails)), true
	case c.Opens == nil:
		f.Severity = Hinweis
		f.Text = fmt.Sprintf("„%s“ hilft hier niemandem: Wer sie erfüllt, kommt auch ohne sie ans Ziel, oder eine andere Bedingung hält ihn auf.", c.Text)
		f.Repair = "Prüfen Sie, ob die Bedingung in dieser Fassung schon wirken kann; sonst streichen Sie sie hier."
		return l.shownBy(f, c.Holds), true
	}
	return f, false
}

// or is the first example that there is.
func or(list ...*access.Example) *access.Example {
	for _, e := range list {
		if e != nil {
			return e
		}
	}
	return nil
}
