package web

import (
	"slices"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/view"
)

func (v tryView) heading() string {
	if !v.answered {
		return "Einen Fall prüfen: " + v.instrument.Name
	}
	return v.instrument.Name + ": " + view.VerdictWords([]string{string(v.answer.Verdict)}, v.instrument.Bars())
}

func (v tryView) preline() string {
	if !v.answered {
		return "Regelwerk · Prüfen"
	}
	return "Regelwerk · Prüfen · Stichtag " + v.answer.On.German() + " · " + v.version()
}

// version names the version that answered.
func (v tryView) version() string {
	if v.answer.Version == nil {
		return "keine Fassung"
	}
	return "Fassung " + periodWords(access.VersionText{From: v.answer.Version.From, To: v.answer.Version.To})
}

// legalState says from which facts and which law the answer is made.
func (v tryView) legalState() string {
	return "Gerechnet mit: " + v.form.words() + ". Rechtsstand " + v.answer.On.German() + ", " + v.version() + "."
}

// finding says in one sentence what gave the verdict.
func (v tryView) finding() string {
	a := v.answer
	if a.Beyond != nil && a.Beyond.Taken {
		return a.Beyond.Text
	}
	if way, ok := takenWay(a); ok {
		return way.Text
	}
	switch {
	case a.Verdict == access.Unklar && len(a.Missing) > 0:
		return "Es fehlen Angaben, von denen das Urteil abhängt."
	case a.Verdict == access.Unklar:
		return "Die Rechtslage selbst ist offen; keine weitere Angabe würde das klären."
	case len(a.Requires)+len(a.Ways) == 0 && len(a.Reasons) > 0:
		return a.Reasons[0].Text
	case !a.Met:
		return "Eine Voraussetzung ist nicht erfüllt, die immer nötig ist."
	}
	return "Alles, was nach den Angaben noch möglich ist, führt zu diesem Urteil."
}

// takenWay is the way that gave the verdict.
func takenWay(a access.Explanation) (access.WayStep, bool) {
	ways := a.Ways
	if a.Otherwise != nil {
		ways = append(slices.Clone(ways), *a.Otherwise)
	}
	i := slices.IndexFunc(ways, func(w access.WayStep) bool { return w.Taken })
	if i < 0 || !a.Met {
		return access.WayStep{}, false
	}
	return ways[i], true
}

// askFirst are the smallest sets of facts that would settle the verdict.
func (v tryView) askFirst() []string {
	var sets []string
	for _, set := range v.answer.MissingSets {
		sets = append(sets, enumerate(labels(v.book, set)))
	}
	return sets
}

// openingGroup are the openings of a kind.
type openingGroup struct {
	kind     string
	openings []access.Opening
}

func openingGroups(openings []access.Opening) []openingGroup {
	var groups []openingGroup
	for _, kind := range openingKinds {
		g := openingGroup{kind: kind.Label}
		for _, o := range openings {
			if o.Kind == kind.Code {
				g.openings = append(g.openings, o)
			}
		}
		if len(g.openings) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// openingDay is the day of an opening, where it has one.
func openingDay(o access.Opening) string {
	if o.Date == nil {
		return ""
	}
	return "ab " + o.Date.German()
}

// alternative is the address of another instrument that an opening names.
func (v tryView) alternative(o access.Opening) link {
	if o.To == nil || v.names[*o.To] == "" {
		return link{}
	}
	return link{v.names[*o.To], "/regelwerk/" + *o.To + "?on=" + v.answer.On.String()}
}

// holdsWord says whether a condition holds, and holdsBadge shows it.
func holdsWord(holds *bool) string {
	switch {
	case holds == nil:
		return "offen"
	case *holds:
		return "erfüllt"
	}
	return "nicht erfüllt"
}

func holdsBadge(holds *bool) view.Badge {
	badge := view.Badge{Text: holdsWord(holds)}
	switch {
	case holds == nil:
		badge.Kind = view.Info
	case *holds:
		badge.Kind = view.Success
	}
	return badge
}

// knownWords say what a condition hangs on: value and where it comes from.
func knownWords(known access.Known) string {
	switch {
	case known.From == access.Unknown || known.Text == "":
		return known.Label + ": unbekannt"
	case known.From == access.Given:
		return known.Label + ": " + known.Text
	}
	return known.Label + ": " + known.Text + " (" + string(known.From) + ")"
}

// stepJoin leads into steps that are joined.
func stepJoin(join string) string { return strings.TrimSuffix(joinWords(join), ":") }

// waysNote says whether the ways count at all.
func (v tryView) waysNote() string {
	switch {
	case !v.answer.Met:
		return "Die Wege zählen hier nicht, weil eine Voraussetzung fehlt. So stünde es sonst um sie:"
	case len(v.answer.Ways) == 0:
		return "Diese Fassung kennt keinen eigenen Weg."
	}
	return "Der erste Weg, dessen Bedingungen alle erfüllt sind, bestimmt das Urteil."
}
