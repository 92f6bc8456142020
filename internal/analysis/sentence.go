package analysis

import (
	"fmt"
	"strings"

	"buendnis/internal/alliance"
)

// addBottlenecks takes those whose demand may be shown and whose claim may be
// made.
func (v *View) addBottlenecks(r *Result, kreis alliance.Kreis) {
	for i, b := range r.Bottlenecks {
		view := BottleneckView{Demand: v.Figures.Sum(bottleneckName(i)), Sum: bottleneckName(i), Places: b.Places, Percent: percent(b.Ratio), Offers: b.supply}
		if !view.Demand.Shown() || b.Places > 0 && !v.Figures.Claim(bottleneckName(i)) {
			v.Withheld = true
			continue
		}
		for _, need := range b.Needs {
			view.Needs = append(view.Needs, r.words.needs[r.words.need(need)].Label)
		}
		for _, k := range kreis.Kommunen {
			for _, ags := range b.Kommunen {
				if k.AGS == ags {
					view.Kommunen = append(view.Kommunen, k.Name)
				}
			}
		}
		view.Sentence = view.sentence(len(view.Kommunen) == len(kreis.Kommunen) && len(kreis.Kommunen) > 1)
		v.Bottlenecks = append(v.Bottlenecks, view)
	}
}

// sentence is the statement: with several needs a person may count twice, so
// then it counts needs.
func (b BottleneckView) sentence(everywhere bool) string {
	who := fmt.Sprintf("%s mit Bedarf %s", counted(b.Demand.Value() == b.Demand.Unit(), b.Demand.Whole(), "Person", "Personen"), enumerated(b.Needs))
	if len(b.Needs) > 1 {
		who = fmt.Sprintf("%s (%s)", counted(b.Demand.Value() == b.Demand.Unit(), b.Demand.Whole(), "Bedarf", "Bedarfe"), enumerated(b.Needs))
	}
	where := "in " + enumerated(b.Kommunen)
	if everywhere {
		where = "im ganzen Kreis"
	}
	places := counted(b.Places == 1, fmt.Sprint(b.Places), "Platz", "Plätzen")
	switch {
	case len(b.Offers) == 0:
		return fmt.Sprintf("%s %s erreichen kein Angebot.", who, where)
	case b.Places == 0 && len(b.Offers) == 1:
		return fmt.Sprintf("%s %s erreichen nur 1 Angebot, und das ist voll.", who, where)
	case b.Places == 0:
		return fmt.Sprintf("%s %s erreichen nur %d Angebote, und alle sind voll.", who, where, len(b.Offers))
	case len(b.Offers) == 1:
		return fmt.Sprintf("%s %s erreichen nur dieses eine Angebot mit %s: %s.", who, where, places, b.Percent)
	}
	return fmt.Sprintf("%s %s erreichen nur diese %d Angebote mit %s: %s.", who, where, len(b.Offers), places, b.Percent)
}

func counted(one bool, number, singular, plural string) string {
	if one {
		return number + " " + singular
	}
	return number + " " + plural
}

func enumerated(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " und " + words[len(words)-1]
}

// percent is a ratio in whole per cent, half up.
func percent(f Fraction) string { return fmt.Sprintf("%d\u00a0%%", f.rounded(100)) }
