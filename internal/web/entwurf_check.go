package web

import (
	"fmt"
	"slices"
	"strings"

	"buendnis/internal/revision"
	"buendnis/internal/view"
)

// takeMistakes puts the mistakes of the texts beside their fields.
func (v *lawDraftView) takeMistakes() {
	for _, m := range v.check.Mistakes {
		sentence := m.Sentence
		if m.Repair != "" {
			sentence += " " + m.Repair
		}
		v.faults = append(v.faults, view.Fault{Field: m.Field, Sentence: sentence})
		text := v.form.Rule
		if m.Field == "faelle" {
			text = v.form.Cases
		}
		if m.Line > 0 {
			v.excerpts[m.Field] = excerptOf(text, m.Line)
		}
	}
}

// excerptOf is a line with its neighbours.
func excerptOf(text string, line int) view.Excerpt {
	lines := strings.Split(text, "\n")
	first, last := max(line-2, 1), min(line+1, len(lines))
	if first > last {
		return view.Excerpt{}
	}
	return view.Excerpt{First: first, Lines: lines[first-1 : last], Bad: line}
}

// open is what is still to do, with the reason that every change needs.
func (v lawDraftView) open() []string {
	if v.check == nil {
		return nil
	}
	open := v.check.Open()
	if strings.TrimSpace(v.draft.Reason) == "" {
		open = append(open, "Es fehlt die Begründung mit der Quelle.")
	}
	return open
}

// replaceables are the cases that the change makes fail, and those that the
// editor has replaced already.
func (v lawDraftView) replaceables() []revision.Replacement {
	list := slices.Clone(v.form.Replaced)
	if v.check == nil {
		return list
	}
	for _, c := range v.check.Cases {
		known := slices.ContainsFunc(list, func(r revision.Replacement) bool { return r.Case == c.Case.ID })
		if c.Replaceable && !known {
			list = append(list, revision.Replacement{Case: c.Case.ID})
		}
	}
	return list
}

// textView lends the component of the rule's page to the draft's text.
func (v lawDraftView) textView() ruleView {
	return ruleView{rule: v.check.Rule, book: v.check.Book, on: v.check.Day, names: v.names, formulas: true}
}

func (v lawDraftView) conditionSides() []sideLine {
	return sides(versionLines(v.check.Before), versionLines(v.check.After))
}

func (v lawDraftView) fileSides() []sideLine {
	return sides(strings.Split(strings.TrimSpace(v.oldText), "\n"), strings.Split(strings.TrimSpace(v.draft.Rule), "\n"))
}

// caseExample shows the form of a case for this change.
func (v lawDraftView) caseExample() string {
	return fmt.Sprintf(`{"id": "%s-neu-1", "on": "%s", "instrument": "%s", "facts": {"status": "DULD_ALLG"}, "background": "unauffaellig", "unknown": [], "expected": "ja", "norm": "§ …", "note": "erster Tag"}`, v.draft.Instrument, v.check.Day, v.draft.Instrument)
}

// failing are the cases that fall out otherwise than written.
func (v lawDraftView) failing() (n int) {
	for _, c := range v.check.Cases {
		if !c.Passed() {
			n++
		}
	}
	return n
}

func (v lawDraftView) newCases() (n int) {
	for _, c := range v.check.Cases {
		if c.New {
			n++
		}
	}
	return n
}

// caseHint says what an old case expects and what the draft makes of it.
func (v lawDraftView) caseHint(id string) string {
	if v.check == nil {
		return ""
	}
	for _, c := range v.check.Cases {
		if c.Case.ID == id && c.Outlook {
			return fmt.Sprintf("%s, vor der Änderung: Das Urteil bleibt. Es entfällt nur der Ausblick. %s", c.Case.On.German(), strings.Join(c.Failures, " "))
		}
		if c.Case.ID == id {
			return strings.TrimSpace(fmt.Sprintf("%s: erwartet %s, jetzt %s. %s", c.Case.On.German(), c.Case.Expected, c.Decision.Verdict, c.Case.Note))
		}
	}
	return "" // replaced and taken out
}

// findings are those that the draft brings, and those that were there before.
func (v lawDraftView) findings() (fresh, old []revision.Found) {
	for _, f := range v.check.Findings {
		if f.New {
			fresh = append(fresh, f)
		} else {
			old = append(old, f)
		}
	}
	return fresh, old
}
