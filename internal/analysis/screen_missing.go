package analysis

import (
	"fmt"
	"slices"
	"strings"

	"buendnis/internal/privacy"
)

// addMissing counts the people behind each missing fact and shows what hangs on
// it only where they are enough.
func (v *View) addMissing(r *Result) error {
	people, err := privacy.Screen(r.lackingFamily(), privacy.Rules{K: usualK})
	if err != nil {
		return err
	}
	v.People = people.Sum("people")
	amounts, err := r.hanging()
	if err != nil {
		return err
	}
	clarified := v.Figures.Figure(privacy.At{dimNeed: clarification})
	for _, m := range r.Missing {
		view := MissingView{Fact: m.Fact, Label: m.Fact, People: people.Sum("lacks " + m.Fact)}
		if fact, ok := r.words.facts.Fact(m.Fact); ok {
			view.Label = fact.Label
		}
		behind := func(name string) privacy.Figure {
			if !view.People.Shown() {
				return view.People
			}
			return amounts.Sum(name + " " + m.Fact)
		}
		view.Decisions, view.Interval = behind("decisions"), behind("interval")
		view.Klaerung = people.Sum("klaerung " + m.Fact)
		if m.Klaerung > 0 && !(clarified.Shown() && people.Sum("klaerung").Shown()) {
			view.Klaerung = hiddenOf(clarified, people.Sum("klaerung"))
		}
		v.Missing = append(v.Missing, view)
	}
	return nil
}

// hiddenOf is the first of the figures that is hidden.
func hiddenOf(figures ...privacy.Figure) privacy.Figure {
	return figures[slices.IndexFunc(figures, func(f privacy.Figure) bool { return !f.Shown() })]
}

// lackingFamily counts people by what is missing about them: for every fact
// those who lack it, those who don't, and those whose need is klaerung for it.
func (r *Result) lackingFamily() privacy.Family {
	patterns := privacy.Dimension{Name: "pattern", Total: "Personen"}
	f := privacy.Family{Unit: 1}
	lacks, knows, clarify := map[string][]string{}, map[string][]string{}, map[string][]string{}
	for i, row := range r.lacking {
		name := fmt.Sprint(i)
		patterns.Values = append(patterns.Values, name)
		f.Cells = append(f.Cells, privacy.Cell{At: []string{name}, Value: row.people})
		for _, m := range r.Missing {
			if hasWord(row.facts, m.Fact) {
				lacks[m.Fact] = append(lacks[m.Fact], name)
			} else {
				knows[m.Fact] = append(knows[m.Fact], name)
			}
			if hasWord(row.clarify, m.Fact) {
				clarify[m.Fact] = append(clarify[m.Fact], name)
			}
		}
		if row.clarified {
			clarify[""] = append(clarify[""], name)
		}
	}
	f.Dimensions = []privacy.Dimension{patterns}
	add := func(name string, values []string) {
		if len(values) > 0 {
			f.Sums = append(f.Sums, privacy.Sum{Name: name, Of: []privacy.Selection{{"pattern": values}}})
		}
	}
	add("people", patterns.Values)
	add("klaerung", clarify[""])
	for _, m := range r.Missing {
		add("lacks "+m.Fact, lacks[m.Fact])
		add("knows "+m.Fact, knows[m.Fact])
		add("klaerung "+m.Fact, clarify[m.Fact])
	}
	return f
}

func hasWord(list, word string) bool { return slices.Contains(strings.Fields(list), word) }

// hanging are decisions and intervals, each a count of its own.
func (r *Result) hanging() (*privacy.Screened, error) {
	amounts := map[string]int64{}
	for _, m := range r.Missing {
		amounts["decisions "+m.Fact], amounts["interval "+m.Fact] = m.Decisions, m.Interval
	}
	return apart(amounts)
}

// apart screens counts that have nothing to do with each other.
func apart(amounts map[string]int64) (*privacy.Screened, error) {
	f := privacy.Family{Unit: 1}
	d := privacy.Dimension{Name: "count", Total: "alle", Values: []string{"nothing"}}
	for name, value := range amounts {
		d.Values = append(d.Values, name)
		f.Cells = append(f.Cells, privacy.Cell{At: []string{name}, Value: value})
		f.Sums = append(f.Sums, privacy.Sum{Name: name, Of: []privacy.Selection{{"count": {name}}}})
	}
	if len(f.Sums) == 0 {
		f.Sums = []privacy.Sum{{Name: "nothing", Of: []privacy.Selection{{"count": {"nothing"}}}}}
	}
	slices.Sort(d.Values)
	f.Dimensions = []privacy.Dimension{d}
	return privacy.Screen(f, privacy.Rules{K: usualK})
}
