package access

import (
	"slices"
	"strings"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// Need is a need that follows from what is known.
type Need struct {
	Kind    string   // id of law/needs/kinds.yaml
	Current bool     // can be served now; otherwise it comes after another
	After   string   // the kind that comes first, if not current
	Reason  string   // German sentence
	Facts   []string // for klaerung: the facts that are not known
}

// clarification is the need to find out what decides.
const clarification = "klaerung"

// NeedChoices are the kinds of need with their German names.
func (b *Rulebook) NeedChoices() []rule.Choice {
	var list []rule.Choice
	for _, k := range b.needKinds {
		list = append(list, rule.Choice{Code: k.ID, Label: k.Name})
	}
	return list
}

// Needs derives the needs of a person or class on a day, in the order of the
// kinds. A kind stands once; a rule that makes it current goes before one that
// makes it later. Facts that are not given take the background.
func (b *Rulebook) Needs(on civil.Date, facts rule.Facts) []Need {
	return b.NeedsOf(Question{On: on, Facts: facts, Background: Unauffaellig})
}

// NeedsOf derives the needs of the person that a question is about, with or
// without the background.
func (b *Rulebook) NeedsOf(q Question) []Need {
	p := b.needsOn(q.On)
	k := p.in.know(q.Facts, q.Unknown, q.Background == Unauffaellig)
	found := map[string]Need{}
	var unknown []string
	for i, r := range p.rules {
		switch k.Holds(p.tests[i]) {
		case rule.True:
			if old, ok := found[r.Need]; !ok || r.current && !old.Current {
				found[r.Need] = Need{Kind: r.Need, Current: r.current, After: r.After, Reason: r.Text}
			}
		case rule.Open:
			unknown = append(unknown, r.undecided(k.Lacking(p.tests[i]))...)
		}
	}
	if len(unknown) > 0 {
		found[clarification] = b.clarify(unknown)
	}
	return b.inOrder(found)
}

// undecided are the facts that decide the need and are not known.
func (r *needRule) undecided(lacking [][]string) []string {
	return slices.DeleteFunc(union(lacking), func(name string) bool { return !slices.Contains(r.Decides, name) })
}

func (b *Rulebook) clarify(unknown []string) Need {
	slices.Sort(unknown)
	unknown = slices.Compact(unknown)
	labels := make([]string, len(unknown))
	for i, name := range unknown {
		labels[i] = name
		if f, ok := b.vocabulary.Fact(name); ok {
			labels[i] = f.Label
		}
	}
	return Need{Kind: clarification, Current: true, Facts: unknown, Reason: "Noch nicht bekannt: " + strings.Join(labels, ", ") + "."}
}

func (b *Rulebook) inOrder(found map[string]Need) []Need {
	var list []Need
	for _, k := range b.needKinds {
		if n, ok := found[k.ID]; ok {
			list = append(list, n)
		}
	}
	return list
}
