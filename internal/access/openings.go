package access

import (
	"slices"

	"buendnis/internal/rule"
)

// openings lists what would lift the verdict. There is at least one at nein
// and ermessen.
func (a *answer) openings() {
	switch {
	case a.r.version.bars():
		a.endBar()
		return
	case a.d.Verdict != Nein && a.d.Verdict != Ermessen:
		return
	}
	if !slices.Contains(a.d.Flags, notApplicable) {
		a.addTime()
	}
	lifted := a.liftOne()
	if !lifted && len(a.d.Opens) == 0 {
		a.liftTogether()
	}
	a.otherwiseOpens()
	a.offer(a.r.version.opens)
	a.onlyByLaw()
}

// notApplicable marks a rule that is not about this status: to wait until it is
// is no advice.
const notApplicable = "nicht_einschlaegig"

// endBar offers, where a bar is in force, what ends the grounds that hold.
func (a *answer) endBar() {
	if a.d.Verdict != Ja {
		return
	}
	for i, w := range a.r.version.ways {
		if a.k.Holds(a.r.ways[i]) != rule.True {
			continue
		}
		for _, leaf := range leavesOf(w.when) {
			if a.holds(leaf) == rule.True {
				a.offer(leaf.opens)
			}
		}
		a.offer(w.opens)
		return
	}
}

// otherwiseOpens offers what the version says where no way holds.
func (a *answer) otherwiseOpens() {
	o := a.r.version.otherwise
	if o != nil && o.verdict == a.d.Verdict {
		a.offer(o.opens)
	}
	for i, w := range a.r.version.ways {
		if w.verdict == a.d.Verdict && a.k.Holds(a.r.ways[i]) == rule.True {
			a.offer(w.opens)
			return
		}
	}
}

// offer adds openings that the law data writes down.
func (a *answer) offer(opens []openDoc) {
	for _, o := range opens {
		if o.Kind == "zeit" && a.has("zeit") {
			continue
		}
		a.add(Opening{Kind: o.Kind, Fact: named(o.Fact), To: named(o.To), Text: o.Text})
	}
}

// onlyByLaw is the last opening: somebody would have to change the law.
func (a *answer) onlyByLaw() {
	if len(a.d.Opens) == 0 {
		a.add(Opening{Kind: "recht", Text: "Nur eine Änderung der Regel würde den Zugang öffnen."})
	}
}

func (a *answer) has(kind string) bool {
	return slices.ContainsFunc(a.d.Opens, func(o Opening) bool { return o.Kind == kind })
}

func (a *answer) add(o Opening) {
	same := func(p Opening) bool { return p.Kind == o.Kind && p.Text == o.Text }
	if !slices.ContainsFunc(a.d.Opens, same) {
		a.d.Opens = append(a.d.Opens, o)
	}
}

func named(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
