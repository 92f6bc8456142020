package analysis

import (
	"slices"
	"strings"

	"buendnis/internal/alliance"
	"buendnis/internal/privacy"
)

// ScreenComparison protects a comparison for the pages of a county. Every stage
// is screened as an analysis of its own; what is shown is what all of them show.
func ScreenComparison(c *Comparison, kreis alliance.Kreis) (*ComparisonView, error) {
	s, err := c.stages.screen(kreis)
	if err != nil {
		return nil, err
	}
	v := &ComparisonView{
		Before: s.views[0], After: s.views[len(s.views)-1],
		Parameters: c.Differences.Parameters, Offers: c.Differences.Offers, Note: s.views[0].Figures.Note(),
	}
	for _, step := range c.Steps {
		if step.Differs {
			v.Causes = append(v.Causes, step.Cause)
		}
	}
	for _, d := range c.Differences.Population {
		v.Delivered = append(v.Delivered, d.Kommune)
	}
	v.addRows(s, kreis)
	v.Bottlenecks = pairBottlenecks(v.Before.Bottlenecks, v.After.Bottlenecks)
	v.Missing = s.missing()
	return v, v.addLaw(c)
}

// screenedStages are the stages as their own screened analyses, and the lines of
// needs that all of them can show.
type screenedStages struct {
	stages stages
	views  [len(stages{})]*View
	lines  []needLine
	joint  *privacy.Screened // all stages as one family
	values [][]string        // of the dimension of each distinct stage
}

func (s stages) screen(kreis alliance.Kreis) (*screenedStages, error) {
	all := &screenedStages{stages: s, lines: s.commonLines()}
	for i, r := range s {
		if i > 0 && r == s[i-1] {
			all.views[i] = all.views[i-1]
			continue
		}
		var err error
		if all.views[i], err = Screen(r, kreis); err != nil {
			return nil, err
		}
	}
	var err error
	all.joint, err = privacy.Screen(all.jointFamily(kreis), Rules(kreis))
	return all, err
}

func (v *ComparisonView) addRows(s *screenedStages, kreis alliance.Kreis) {
	v.Total = s.row("", kreis.Name, privacy.At{}, func(w *View) []Row { return []Row{w.Total} })
	for _, l := range s.lines {
		v.Needs = append(v.Needs, s.row(l.code(), l.label, privacy.At{dimNeed: l.code()}, func(w *View) []Row { return coded(w.Needs, l.holds) }))
	}
	for _, g := range s.stages.after().words.groups {
		if s.present(g.Code) {
			v.Groups = append(v.Groups, s.row(g.Code, g.Label, privacy.At{dimGroup: g.Code}, func(w *View) []Row { return coded(w.Groups, is(g.Code)) }))
		}
	}
	for _, k := range kreis.Kommunen {
		v.Kommunen = append(v.Kommunen, s.row(k.AGS, k.Name, privacy.At{dimKommune: k.AGS}, func(w *View) []Row { return coded(w.Kommunen, is(k.AGS)) }))
		for _, l := range s.lines {
			row := s.row(l.code(), l.label, privacy.At{dimKommune: k.AGS, dimNeed: l.code()}, func(w *View) []Row { return w.tiles(k.AGS, l) })
			if row.Uncovered.Before.Published() {
				v.Places = append(v.Places, PlaceChange{k.Name, row})
			}
		}
	}
}

func is(code string) func(string) bool { return func(other string) bool { return other == code } }

// coded are the rows whose code is wanted.
func coded(rows []Row, wanted func(code string) bool) (list []Row) {
	for _, row := range rows {
		if wanted(row.Code) {
			list = append(list, row)
		}
	}
	return list
}

// tiles are the tiles of a municipality in a line of needs.
func (v *View) tiles(kommune string, l needLine) (list []Row) {
	for _, row := range v.Needs {
		if l.holds(row.Code) {
			list = append(list, v.At(kommune, row.Code))
		}
	}
	return list
}

// present tells whether a status group occurs at any stage.
func (s *screenedStages) present(group string) bool {
	return slices.ContainsFunc(s.views[:], func(v *View) bool {
		return slices.ContainsFunc(v.Groups, func(r Row) bool { return r.Code == group })
	})
}

// row is a line at every stage: what of it stands in several lines there is
// added up, and where there is none of it, it is nobody.
func (s *screenedStages) row(code, label string, at privacy.At, of func(v *View) []Row) ChangeRow {
	follow := func(joint func(privacy.At, int) privacy.Figure, figure func(Row) privacy.Figure) FigureChange {
		var figures [len(stages{})]privacy.Figure
		for i, v := range s.views {
			figures[i] = total(v.Total.Demand, of(v), figure)
			switch together := joint(at, i); {
			case !together.Published():
				figures[i] = privacy.Figure{}
			case !together.Shown():
				figures[i] = hiddenOf(figures[i], together)
			}
		}
		return s.change(figures)
	}
	row := ChangeRow{
		Code: code, Label: label,
		Demand:    follow(s.demand, func(r Row) privacy.Figure { return r.Demand }),
		Covered:   follow(s.covered, func(r Row) privacy.Figure { return r.Covered }),
		Uncovered: follow(s.uncovered, func(r Row) privacy.Figure { return r.Uncovered }),
	}
	row.Before, row.After = privacy.Ratio(row.Covered.Before, row.Demand.Before), privacy.Ratio(row.Covered.After, row.Demand.After)
	return row
}

// total adds a figure of several rows. Of no row it is zero, which is what any
// figure less itself is.
func total(any privacy.Figure, rows []Row, figure func(Row) privacy.Figure) privacy.Figure {
	if len(rows) == 0 {
		return privacy.Minus(any, any)
	}
	sum := figure(rows[0])
	for _, row := range rows[1:] {
		sum = privacy.Plus(sum, figure(row))
	}
	return sum
}

// change follows a figure through the stages: both sides are shown or neither,
// and what caused the difference only where every stage shows it.
func (s *screenedStages) change(at [len(stages{})]privacy.Figure) FigureChange {
	last := len(at) - 1
	if !at[0].Shown() || !at[last].Shown() {
		hidden := hiddenOf(at[0], at[last])
		if !at[0].Published() || !at[last].Published() {
			hidden = privacy.Figure{}
		}
		return FigureChange{Before: hidden, After: hidden, Difference: SignedFigure{Amount: hidden}}
	}
	c := FigureChange{Before: at[0], After: at[last], Difference: difference(at[0], at[last]), Effects: map[Cause]SignedFigure{}}
	for i, cause := range causeOrder {
		if s.stages[i] == s.stages[i+1] {
			continue
		}
		c.Effects[cause] = difference(at[i], at[i+1])
		if hidden := slices.IndexFunc(at[:], func(f privacy.Figure) bool { return !f.Shown() }); hidden >= 0 {
			c.Effects[cause] = SignedFigure{Amount: at[hidden]}
		}
	}
	return c
}

// difference is after − before.
func difference(before, after privacy.Figure) SignedFigure {
	if !before.Shown() || !after.Shown() {
		return SignedFigure{Amount: hiddenOf(before, after)}
	}
	d := SignedFigure{Amount: privacy.Minus(after, before)}
	if before.Value() > after.Value() {
		d = SignedFigure{Amount: privacy.Minus(before, after), Less: true}
	}
	d.Slight = !d.Amount.Shown()
	return d
}

// pairBottlenecks finds those that are stated on both sides.
func pairBottlenecks(before, after []BottleneckView) []BottleneckPair {
	var list []BottleneckPair
	matched := map[int]bool{}
	for i, b := range after {
		pair := BottleneckPair{Needs: b.Needs, Kommunen: b.Kommunen}
		at := slices.IndexFunc(before, func(was BottleneckView) bool {
			return slices.Equal(was.Needs, b.Needs) && slices.Equal(was.Kommunen, b.Kommunen)
		})
		if at >= 0 && !matched[at] {
			matched[at] = true
			pair.Before, pair.After = &before[at], &after[i]
		}
		list = append(list, pair)
	}
	for i, b := range before {
		if !matched[i] {
			list = append(list, BottleneckPair{Needs: b.Needs, Kommunen: b.Kommunen, Earlier: true})
		}
	}
	return list
}

// missing pairs what hangs on facts that are not known; the order is that of
// the later side.
func (s *screenedStages) missing() []MissingPair {
	var labels []string
	for _, i := range []int{len(s.views) - 1, 0} {
		for _, m := range s.views[i].Missing {
			if !slices.Contains(labels, m.Label) {
				labels = append(labels, m.Label)
			}
		}
	}
	var list []MissingPair
	for _, label := range labels {
		follow := func(figure func(MissingView) privacy.Figure) FigureChange {
			var at [len(stages{})]privacy.Figure
			for i, v := range s.views {
				at[i] = v.lacking(label, figure)
			}
			return s.change(at)
		}
		list = append(list, MissingPair{
			Label:     label,
			People:    follow(func(m MissingView) privacy.Figure { return m.People }),
			Decisions: follow(func(m MissingView) privacy.Figure { return m.Decisions }),
			Interval:  follow(func(m MissingView) privacy.Figure { return m.Interval }),
			Klaerung:  follow(func(m MissingView) privacy.Figure { return m.Klaerung }),
		})
	}
	return list
}

// lacking is a figure of a missing fact; zero where nothing hangs on the fact.
func (v *View) lacking(label string, figure func(MissingView) privacy.Figure) privacy.Figure {
	for _, m := range v.Missing {
		if m.Label == label {
			return figure(m)
		}
	}
	return privacy.Minus(v.People, v.People)
}

// addLaw counts for whom the law decides otherwise, as a family of its own.
func (v *ComparisonView) addLaw(c *Comparison) (err error) {
	if busy, _ := c.effect.without(); len(busy.instruments) == 0 {
		return nil
	}
	change := LawChange{From: c.Before.On, To: c.After.On, On: c.Before.On}
	v.Law, err = change.screen(c.effect, c.stages.before().words)
	return err
}

// needLine are needs that are counted together at some stage.
type needLine struct {
	kinds []string
	label string
}

func (l needLine) code() string { return l.kinds[0] }

func (l needLine) holds(kind string) bool { return slices.Contains(l.kinds, kind) }

// commonLines are the finest lines that hold whole lines of every stage: each
// stage joins rare needs in its own way.
func (s stages) commonLines() []needLine {
	w := s.after().words
	root := map[string]string{}
	var find func(kind string) string
	find = func(kind string) string {
		if up, ok := root[kind]; ok && up != kind {
			return find(up)
		}
		root[kind] = kind
		return kind
	}
	for _, r := range s {
		for _, l := range r.lines() {
			for _, n := range l {
				root[find(n.Kind)] = find(l[0].Kind)
			}
		}
	}
	return w.grouped(root, find)
}

// grouped lists the kinds by their root, in the order of the catalogue.
func (w words) grouped(root map[string]string, find func(string) string) (lines []needLine) {
	at := map[string]int{}
	for _, choice := range w.needs {
		if _, occurs := root[choice.Code]; !occurs {
			continue
		}
		i, ok := at[find(choice.Code)]
		if !ok {
			i = len(lines)
			at[find(choice.Code)] = i
			lines = append(lines, needLine{})
		}
		lines[i].kinds = append(lines[i].kinds, choice.Code)
		lines[i].label = strings.TrimPrefix(lines[i].label+" + "+choice.Label, " + ")
	}
	return lines
}
