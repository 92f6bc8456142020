package report

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"buendnis/internal/privacy"
)

// table turns a table of the family into a grid: the last dimension becomes
// the columns, its total first, because it is what the others add up to.
func (b book) table(number int, dimensions []privacy.Dimension) grid {
	last := dimensions[len(dimensions)-1]
	g := b.frame(dimensions)
	width := len(last.Values) + 1
	cells, texts := make([]privacy.Figure, 0, width), []string(nil)
	for labels, figure := range b.figures.Rows(number) {
		if len(cells) == 0 {
			texts = b.texts(dimensions, labels)
		}
		if cells = append(cells, figure); len(cells) == width {
			cells = slices.Insert(cells[:width-1], 0, cells[width-1])
			g.Rows = append(g.Rows, gridRow{Texts: texts, Figures: cells, Total: isTotal(dimensions, labels)})
			cells = make([]privacy.Figure, 0, width)
		}
	}
	return g
}

func (b book) frame(dimensions []privacy.Dimension) grid {
	last := dimensions[len(dimensions)-1]
	g := grid{Values: []string{last.Total}}
	for _, value := range last.Values {
		g.Values = append(g.Values, b.cover.Labels.value(last.Name, value))
	}
	for _, d := range dimensions[:len(dimensions)-1] {
		g.Head = append(g.Head, b.cover.Labels.heading(d.Name))
	}
	columns := b.cover.Labels.heading(last.Name)
	if len(g.Head) == 0 {
		g.Head = []string{columns}
	}
	g.Sheet = strings.Join(g.Head, " und ") + " – " + columns
	g.Title = last.Total + " nach " + strings.Join(g.Head, " und ") + ", Spalten: " + columns
	return g
}

// texts are the words of a row; labels holds what privacy calls its values.
func (b book) texts(dimensions []privacy.Dimension, labels []string) []string {
	var texts []string
	for i, d := range dimensions[:len(dimensions)-1] {
		texts = append(texts, b.cover.Labels.value(d.Name, labels[i]))
	}
	if len(texts) == 0 {
		return []string{"Anzahl"}
	}
	return texts
}

func isTotal(dimensions []privacy.Dimension, labels []string) bool {
	for i, d := range dimensions[:len(dimensions)-1] {
		if labels[i] == d.Total {
			return true
		}
	}
	return false
}

const (
	coverSheet   = "Deckblatt"
	longestSheet = 31 // Excel's limit, in UTF-16 units
)

// nameSheets gives every grid a name that Excel takes and no other has.
func nameSheets(grids []grid) {
	taken := map[string]bool{strings.ToLower(coverSheet): true}
	for i := range grids {
		clean := strings.Map(func(r rune) rune {
			if strings.ContainsRune(`[]:*?/\'`, r) || r < ' ' {
				return ' '
			}
			return r
		}, grids[i].Sheet)
		name := cut(clean, longestSheet)
		for n := 2; name == "" || taken[strings.ToLower(name)]; n++ {
			suffix := " " + strconv.Itoa(n)
			name = cut(clean, longestSheet-len(suffix)) + suffix
		}
		taken[strings.ToLower(name)], grids[i].Sheet = true, name
	}
}

// cut shortens a text to so many UTF-16 units, at the end of a word if it has
// several.
func cut(text string, length int) string {
	units := utf16.Encode([]rune(strings.TrimSpace(text)))
	if len(units) <= length {
		return string(utf16.Decode(units))
	}
	short := string(utf16.Decode(units[:length]))
	if end := strings.LastIndexByte(short, ' '); end > 0 && units[length] != ' ' {
		short = short[:end]
	}
	return strings.TrimRight(short, " –-,")
}
