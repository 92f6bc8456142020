package analysis

import (
	"maps"
	"slices"

	"buendnis/internal/access"
	"buendnis/internal/fault"
	"buendnis/internal/person"
	"buendnis/internal/privacy"
)

// LawChangeView is the screened answer to a LawChange.
type LawChangeView struct {
	LawChange
	People      privacy.Figure
	Groups      []GroupPeople      // status groups that occur
	Instruments []InstrumentEffect // those that change somebody's verdict
	Idle        []string           // instruments whose law changed, and nobody's verdict
	Detailed    bool               // the counts stand per status group, too
	Note        string             // of the protection
}

// GroupPeople is how many people are in a status group.
type GroupPeople struct {
	Code, Label string
	People      privacy.Figure
}

// InstrumentEffect is for how many people an instrument changes, and how; the
// second index of Groups is that of View.Groups.
type InstrumentEffect struct {
	Instrument string
	All        map[access.Direction]privacy.Figure
	Groups     []map[access.Direction]privacy.Figure
}

// mostDetailed is how many instruments are counted per status group. With more
// of them so many numbers hang together that the county's own are at risk; then
// only those are published.
const mostDetailed = 16

// Screen counts the people whose verdict changes, protected as one family: what
// happens to the same people under several instruments hangs together.
func (c LawChange) Screen(book *access.Rulebook, population person.Population) (*LawChangeView, error) {
	raw, err := c.effect(book, population)
	if err != nil {
		return nil, err
	}
	return c.screen(raw, newWords(book))
}

func (c LawChange) screen(raw *lawEffect, w words) (*LawChangeView, error) {
	if len(raw.people) == 0 {
		return nil, fault.New(fault.NotFound, "Es gibt noch keine Personen, für die sich rechnen ließe. Bitte warten Sie, bis die erste Kommune geliefert hat.")
	}
	busy, idle := raw.without()
	v := &LawChangeView{LawChange: c, Idle: idle, Detailed: len(busy.instruments) <= mostDetailed}
	figures, err := privacy.Screen(busy.family(v.Detailed), privacy.Rules{K: usualK})
	if err != nil {
		return nil, err
	}
	v.Note = figures.Note()
	v.fill(busy, figures, w)
	return v, nil
}

func (v *LawChangeView) fill(e *lawEffect, figures *privacy.Screened, w words) {
	v.People = figures.Figure(privacy.At{})
	for _, group := range e.groups {
		v.Groups = append(v.Groups, GroupPeople{group, w.groups[w.group(group)].Label, figures.Figure(privacy.At{dimGroup: group})})
	}
	for i, instrument := range e.instruments {
		effect := InstrumentEffect{Instrument: instrument, All: v.figuresOf(e, figures, i, "")}
		for _, group := range e.groups {
			if v.Detailed {
				effect.Groups = append(effect.Groups, v.figuresOf(e, figures, i, group))
			}
		}
		v.Instruments = append(v.Instruments, effect)
	}
}

func (v *LawChangeView) figuresOf(e *lawEffect, figures *privacy.Screened, instrument int, group string) map[access.Direction]privacy.Figure {
	of := map[access.Direction]privacy.Figure{}
	for _, d := range directions {
		of[d] = figures.Sum(effectName(e.instruments[instrument], group, d))
	}
	return of
}

// dimPattern tells apart what happens to people, instrument by instrument.
const dimPattern = "pattern"

// nobody is a pattern that no one has: what is counted over it is a true zero.
const nobody = "–"

// family lays out the finest cells, people by status group and pattern, and as
// sums over them every number of the page. What stays the same is a sum too:
// with the total it would give the others away.
func (e *lawEffect) family(detailed bool) privacy.Family {
	patterns := map[string]bool{}
	f := privacy.Family{Unit: 1, Tables: [][]string{{dimGroup}}, Keep: [][]string{{}}}
	for key, people := range e.people {
		patterns["p"+key.pattern] = true
		f.Cells = append(f.Cells, privacy.Cell{At: []string{key.group, "p" + key.pattern}, Value: people})
	}
	all := append(slices.Sorted(maps.Keys(patterns)), nobody)
	f.Dimensions = []privacy.Dimension{
		{Name: dimGroup, Total: "Alle Gruppen", Values: e.groups},
		{Name: dimPattern, Total: "Personen", Values: all},
	}
	for i, instrument := range e.instruments {
		for _, d := range directions {
			with := append(having(all, i, letters[d]), nobody)
			f.Sums = append(f.Sums, privacy.Sum{Name: effectName(instrument, "", d), Of: []privacy.Selection{{dimPattern: with}}})
			for _, group := range e.groups {
				if detailed {
					f.Sums = append(f.Sums, privacy.Sum{Name: effectName(instrument, group, d), Of: []privacy.Selection{{dimGroup: {group}, dimPattern: with}}})
				}
			}
		}
	}
	return f
}

// having are the patterns with a letter at an instrument.
func having(patterns []string, instrument int, letter byte) []string {
	var list []string
	for _, p := range patterns {
		if p != nobody && p[1+instrument] == letter {
			list = append(list, p)
		}
	}
	return list
}

func effectName(instrument, group string, d access.Direction) string {
	return instrument + " " + group + " " + string(d)
}
