package report

import "github.com/xuri/excelize/v2"

// styles are the looks of cells; German Excel shows the formats in German.
type styles struct {
	title, note, label, wrapped int
	head, headRight             int
	text, textTotal             int
	whole, wholeTotal           int
	tenths, tenthsTotal         int
	hidden                      int
}

const (
	formatWhole  = "#,##0"
	formatTenths = "#,##0.0"
)

func (s styles) of(normal, total int, isTotal bool) int {
	if isTotal {
		return total
	}
	return normal
}

func (x *workbook) makeStyles() {
	bold := &excelize.Font{Bold: true}
	surface := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F3F4F7"}}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	right := &excelize.Alignment{Horizontal: "right", WrapText: true, Vertical: "bottom"}
	number := func(format string, font *excelize.Font) int {
		return x.style(&excelize.Style{CustomNumFmt: &format, Font: font})
	}
	x.styles = styles{
		title:     x.style(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}}),
		note:      x.style(&excelize.Style{Font: &excelize.Font{Color: "51577A"}}),
		label:     x.style(&excelize.Style{Font: bold, Alignment: &excelize.Alignment{Vertical: "top"}}),
		wrapped:   x.style(&excelize.Style{Alignment: wrap}),
		head:      x.style(&excelize.Style{Font: bold, Fill: surface, Alignment: &excelize.Alignment{Vertical: "bottom", WrapText: true}}),
		headRight: x.style(&excelize.Style{Font: bold, Fill: surface, Alignment: right}),
		text:      x.style(&excelize.Style{Alignment: wrap}),
		textTotal: x.style(&excelize.Style{Font: bold, Alignment: wrap}),
		whole:     number(formatWhole, nil), wholeTotal: number(formatWhole, bold),
		tenths: number(formatTenths, nil), tenthsTotal: number(formatTenths, bold),
		hidden: x.style(&excelize.Style{Font: &excelize.Font{Italic: true, Color: "51577A"}, Alignment: &excelize.Alignment{Horizontal: "right"}}),
	}
}

func (x *workbook) style(style *excelize.Style) int {
	id, err := x.file.NewStyle(style)
	x.do(err)
	return id
}
