package web

import (
	"fmt"

	"buendnis/internal/analysis"
	"buendnis/internal/report"
)

// coverOf is what a released file says about its tables.
func (s *site) coverOf(basis *delivered, v *analysis.View, p releaseParameters) report.Cover {
	cover := report.Cover{
		Title: "Angebots- und Bedarfsanalyse", Kreis: basis.kreis.Name, Stichtag: v.On,
		Source: fmt.Sprintf("Erhebung zum %s, %s; Angebote aus denselben Arbeitsmappen, soweit sie bis zum %s laufen.",
			basis.erhebung.Stichtag.German(), basis.deliveredWords(), v.LastDay.German()),
		Mode:   modeWords(p.Ermessen),
		Labels: report.Labels{},
		Lists:  []report.List{bottleneckList(v)},
	}
	if silent := basis.silentNames(); silent != "" {
		cover.Remarks = append(cover.Remarks, "Nicht geliefert haben: "+silent+".")
	}
	if s.Demo {
		cover.Remarks = append(cover.Remarks, "Vorführung: Alle Personen, Träger und Angebote sind erfunden.")
	}
	cover.Remarks = append(cover.Remarks, causeOrder)
	for _, d := range v.Dimensions {
		cover.Labels[d.Name] = report.Label{Heading: d.Heading, Values: d.Values}
	}
	return cover
}

// causeOrder explains the causes; it stands under every table that has them.
const causeOrder = "Ursache ist die erste, die zutrifft: Plätze (es gibt ein passendes Angebot, aber nicht genug Plätze), Weg (nur außerhalb des Einzugsgebiets), Eingang (eigene Bedingungen des Angebots), Recht (Aufenthaltstitel und Zugangsregeln), kein Angebot dieser Art. Zahlen sind auf eine Stelle gerundet; Summen können um die Rundung abweichen."

// bottleneckList are the statements; each names its demand, and only those that
// may be made are in the view.
func bottleneckList(v *analysis.View) report.List {
	list := report.List{Title: "Engpässe", Head: []string{"Engpass", "Plätze"}}
	for _, b := range v.Bottlenecks {
		list.Rows = append(list.Rows, report.ListRow{Texts: []string{b.Sentence, fmt.Sprint(b.Places)}})
	}
	return list
}
