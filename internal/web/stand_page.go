package web

import (
	"fmt"

	"buendnis/internal/access"
	"buendnis/internal/alliance"
	"buendnis/internal/store"
	"buendnis/internal/view"
)

// frozenListView is what the list of frozen analyses shows.
type frozenListView struct {
	list      []store.FrozenAnalysis
	refers    map[int64]int // priorities per frozen analysis
	form      freezeForm
	faults    []view.Fault
	delivered bool
	mayFreeze bool
}

func (v frozenListView) heading() string {
	if len(v.list) == 0 {
		return "Noch kein Stand festgeschrieben"
	}
	return count(len(v.list), "Stand ist festgeschrieben", "Stände sind festgeschrieben")
}

func (v frozenListView) refersWords(id int64) string {
	if v.refers[id] == 0 {
		return "nichts"
	}
	return count(v.refers[id], "Priorität", "Prioritäten")
}

// countBy counts priorities per frozen analysis.
func countBy(priorities []alliance.Priority) map[int64]int {
	counts := map[int64]int{}
	for _, p := range priorities {
		counts[p.Frozen]++
	}
	return counts
}

func referringTo(priorities []alliance.Priority, frozen int64) []alliance.Priority {
	var list []alliance.Priority
	for _, p := range priorities {
		if p.Frozen == frozen {
			list = append(list, p)
		}
	}
	return list
}

func assumptionWords(f store.FrozenAnalysis) string {
	return fmt.Sprintf("Stichtag %s, %s, als offen zählt %s", f.Parameters.On.German(), count(f.Parameters.PeriodMonths, "Monat", "Monate"), modeWords(f.Parameters.Ermessen))
}

func lawWords(number int64) string {
	if number == 0 {
		return "wie ausgeliefert"
	}
	return fmt.Sprintf("mit den Änderungen dieses Bündnisses bis Nr. %d", number)
}

// frozenView is what the page of a frozen analysis shows.
type frozenView struct {
	papers     store.FrozenBasis
	shown      recomputed
	figures    bool // the reader may see figures of it
	checks     []store.FrozenCheck
	priorities []alliance.Priority
	book       *access.Rulebook
	mayCheck   bool
	filter     analysisFilter
	demo       bool
}

func (v frozenView) preline() string {
	return fmt.Sprintf("Festgeschriebener Stand %d · %s · Stichtag %s", v.papers.ID, v.papers.Kreis.Name, v.papers.Parameters.On.German())
}

// analysis is the view of the analysis page over the deliveries of then.
func (v frozenView) analysis() analysisView {
	return analysisView{View: v.shown.view, filter: v.filter, demo: v.demo, basis: &delivered{
		fingerprint: v.papers.Basis.Fingerprint, law: v.papers.LawNumber, kreis: v.papers.Kreis,
		erhebung: v.papers.Erhebung, versions: v.papers.Versions,
	}}
}

func (v frozenView) kommune(ags string) string {
	kommune, err := v.papers.Kreis.Kommune(ags)
	if err != nil {
		return ags
	}
	return kommune.Name
}

// versionWords are a version of a rule that decided: Berufssprachkurs, ab 01.01.2020.
func (v frozenView) versionWords(key access.VersionKey) string {
	title := key.Instrument
	if rule, err := v.book.Rule(key.Instrument); err == nil {
		title = rule.Instrument.Name
	}
	if key.From == nil {
		return title + ", von Anfang an"
	}
	return title + ", Fassung ab " + key.From.German()
}

func (v frozenView) parameterLines() [][2]string {
	p := v.papers.Parameters
	return [][2]string{
		{"Stichtag", p.On.German()},
		{"Zeitraum der Angebote", count(p.PeriodMonths, "Monat", "Monate")},
		{"Als offen zählt", modeWords(p.Ermessen)},
		{"Schritt zusätzlicher Plätze", fmt.Sprint(p.StepPlaces)},
		{"Plätze eines neuen Angebots", fmt.Sprint(p.NewOffer)},
		{"Überschneidung ab", fmt.Sprintf("%.0f\u00a0%%", 100*p.Overlap)},
	}
}

func checkBadge(c store.FrozenCheck) view.Badge {
	if c.Same {
		return view.Badge{Kind: view.Success, Text: "gleich"}
	}
	return view.Badge{Kind: view.Danger, Text: "abweichend"}
}
