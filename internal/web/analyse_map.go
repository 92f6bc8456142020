package web

import (
	"slices"
	"strings"

	"buendnis/internal/alliance"
	"buendnis/internal/analysis"
	"buendnis/internal/view"
)

// needName is the need on the map as its figures count it: a rare one stands
// in its neighbour's line, whose name says so.
func (v analysisView) needName() string {
	for _, row := range v.Needs {
		if row.Code == v.filter.need {
			return row.Label
		}
	}
	return v.filter.needName()
}

// bottlenecks are all, the tightest first; those of the need on the map come
// before the others, if there are any (about).
func (v analysisView) bottlenecks() (list []analysis.BottleneckView, about bool) {
	var others []analysis.BottleneckView
	names := strings.Split(v.needName(), " + ") // a line of the page may stand for several needs
	for _, b := range v.Bottlenecks {
		if v.filter.need != "" && slices.ContainsFunc(b.Needs, func(need string) bool { return slices.Contains(names, need) }) {
			list = append(list, b)
		} else {
			others = append(others, b)
		}
	}
	return append(list, others...), len(list) > 0
}

// tiles is the map of the chosen need.
func (v analysisView) tiles() view.TileMap {
	m := view.TileMap{Label: "Karte der Kommunen, Deckung: " + v.needName()}
	for _, kommune := range v.basis.kreis.Kommunen {
		m.Tiles = append(m.Tiles, v.tile(kommune))
	}
	return m
}

func (v analysisView) tile(kommune alliance.Kommune) view.Tile {
	tile := view.Tile{
		Name: kommune.Name, Column: kommune.Column, Row: kommune.Row, Current: kommune.AGS == v.filter.kommune,
		Href: v.filter.with(kommune.AGS) + "#kommune",
	}
	row := v.onMap(kommune.AGS)
	if _, ok := v.basis.version(kommune.AGS); !ok {
		tile.Step, tile.Note, tile.Href = view.Empty, "nicht geliefert", "/erhebung"
		return tile
	}
	tile.Value, tile.Note, tile.Step = tileWords(row)
	return tile
}

// tileWords are the figure of a tile and how large its gap is.
func tileWords(row analysis.Row) (value, note string, step view.Step) {
	switch {
	case row.Demand.Shown() && row.Demand.Value() == 0:
		return "–", "kein Bedarf", view.NoGap
	case !row.Share.Shown():
		return "", "geschützt", view.Concealed
	case row.Uncovered.Shown():
		note = row.Uncovered.Whole() + " ohne Platz"
	default:
		note = "Zahl geschützt"
	}
	return row.Share.Text(), note, view.StepOf(1 - row.Share.Float())
}

// onMap is the line of a municipality for the chosen need.
func (v analysisView) onMap(ags string) analysis.Row {
	if v.filter.need != "" {
		return v.At(ags, v.filter.need)
	}
	for _, row := range v.Kommunen {
		if row.Code == ags {
			return row
		}
	}
	return analysis.Row{}
}

// mapRows are the tiles as a table.
func (v analysisView) mapRows() []analysis.Row {
	rows := make([]analysis.Row, len(v.basis.kreis.Kommunen))
	for i, kommune := range v.basis.kreis.Kommunen {
		rows[i] = v.onMap(kommune.AGS)
		rows[i].Label = kommune.Name
		if _, ok := v.basis.version(kommune.AGS); !ok {
			rows[i].Label += " (nicht geliefert)"
		}
	}
	return rows
}

// chosen are the needs of the municipality whose tile was chosen.
func (v analysisView) chosen() (kommune alliance.Kommune, rows []analysis.Row) {
	kommune, err := v.basis.kreis.Kommune(v.filter.kommune)
	if err != nil {
		return kommune, nil
	}
	for _, need := range v.Needs {
		row := v.At(kommune.AGS, need.Code)
		row.Code, row.Label = need.Code, need.Label
		if !row.Demand.Shown() || row.Demand.Value() > 0 {
			rows = append(rows, row)
		}
	}
	return kommune, rows
}
