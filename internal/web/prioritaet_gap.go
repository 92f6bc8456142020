package web

import (
	"net/url"
	"slices"

	"buendnis/internal/alliance"
	"buendnis/internal/analysis"
	"buendnis/internal/fault"
	"buendnis/internal/view"
)

// causeCodes are the causes as a gap names them, in the order of causes.
var causeCodes = []string{"capacity", "reach", "entry", "law", "none"}

// causeOptions are what a gap may be narrowed to.
func causeOptions() []view.Option {
	options := []view.Option{{Value: "", Text: "gleich aus welcher Ursache"}}
	for i, c := range causes {
		options = append(options, view.Option{Value: causeCodes[i], Text: c.name})
	}
	return options
}

// readGap finds the gap that an address or a form names in an analysis.
func readGap(v analysisView, values url.Values) (alliance.Gap, error) {
	g := alliance.Gap{Need: values.Get("bedarf"), Kommune: values.Get("kommune"), Cause: values.Get("ursache"), Bottleneck: values.Get("engpass")}
	words, err := gapWords(v, g)
	g.Words = words
	return g, err
}

// gapWords are a gap as people read it; no figure is in them.
func gapWords(v analysisView, g alliance.Gap) (string, error) {
	gone := fault.New(fault.NotFound, "Diese Lücke gibt es in der Analyse nicht. Bitte gehen Sie zur Analyse zurück und wählen Sie eine.")
	if g.Bottleneck != "" {
		b, ok := bottleneckOf(v.View, g.Bottleneck)
		if !ok {
			return "", gone
		}
		return "Engpass: " + enumerate(b.Needs) + " in " + enumerate(b.Kommunen), nil
	}
	need, place := "Alle Bedarfe", " im ganzen Kreis"
	if g.Need != "" {
		i := slices.IndexFunc(v.Needs, func(row analysis.Row) bool { return row.Code == g.Need })
		if i < 0 {
			return "", gone
		}
		need = v.Needs[i].Label
	}
	if g.Kommune != "" {
		kommune, err := v.basis.kreis.Kommune(g.Kommune)
		if err != nil {
			return "", gone
		}
		place = " in " + kommune.Name
	}
	if g.Cause == "" {
		return need + place, nil
	}
	i := slices.Index(causeCodes, g.Cause)
	if i < 0 {
		return "", gone
	}
	return need + place + ", Ursache: " + causes[i].name, nil
}

// gapRow is the line of a gap that is no bottleneck; what is not published for
// it reads „–“.
func gapRow(v analysisView, g alliance.Gap) analysis.Row {
	row := v.Total
	switch {
	case g.Need != "" && g.Kommune != "":
		row = v.At(g.Kommune, g.Need)
	case g.Need != "":
		row = lineOf(v.Needs, g.Need)
	case g.Kommune != "":
		row = lineOf(v.Kommunen, g.Kommune)
	}
	row.Label = g.Words
	return row
}

func lineOf(rows []analysis.Row, code string) analysis.Row {
	for _, row := range rows {
		if row.Code == code {
			return row
		}
	}
	return analysis.Row{}
}

func gapRows(v analysisView, g alliance.Gap) []analysis.Row { return []analysis.Row{gapRow(v, g)} }
