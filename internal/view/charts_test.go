package view

import (
	"context"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"pgregory.net/rapid"
)

func draw(t testing.TB, c templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "style=") {
		t.Errorf("die Seite verbietet style-Attribute: %s", b.String())
	}
	return b.String()
}

func wants(t *testing.T, html string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(html, text) {
			t.Errorf("es fehlt %q in\n%s", text, html)
		}
	}
}

func TestLengthsNeverOverflowTheTrack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.Float64Range(0, 1), 1, 8).Draw(t, "parts")
		sum := 0.0
		for _, part := range parts {
			sum += part
		}
		total := 0
		for i, part := range parts {
			parts[i] = part / max(sum, 1)
		}
		for _, w := range lengths(parts) {
			if w < 0 {
				t.Fatalf("negative Länge %d", w)
			}
			total += w
		}
		if total > full {
			t.Fatalf("%d halbe Prozent auf einer Spur von %d", total, full)
		}
	})
}

func TestAWholeBarFillsItsTrack(t *testing.T) {
	bar := Bar{Name: "Deutsch B1", End: "57 %", Note: "von 410", Segments: []Segment{
		{Have, 233.0 / 410, "233"}, {Places, 85.0 / 410, "80"}, {Law, 92.0 / 410, "92"},
	}, Between: [2]float64{0.6, 0.5}}
	html := draw(t, CoverageBars(Bars{Label: "Balken", Rows: []Bar{bar}}))
	total := 0
	for _, found := range regexp.MustCompile(`b-seg--\w+ w(\d+)`).FindAllStringSubmatch(html, -1) {
		w, _ := strconv.Atoi(found[1])
		total += w
	}
	if total != full {
		t.Errorf("die Teile füllen %d von %d: %s", total, full, html)
	}
	wants(t, html, `role="img"`, `aria-label="Balken"`, "<b>233</b>", "<b>80</b>", "57 %", `b-between x100 w20`)
}

func TestAProtectedBarDrawsNoLength(t *testing.T) {
	html := draw(t, CoverageBars(Bars{Rows: []Bar{{Name: "Wohnen", End: "geschützt"}}}))
	wants(t, html, `b-seg--hid w200`, "geschützt")
	if strings.Count(html, "b-seg ") != 1 {
		t.Errorf("ein geschützter Balken zeigt Teile: %s", html)
	}
}

func TestSmallSegmentsCarryNoNumber(t *testing.T) {
	html := draw(t, CoverageBars(Bars{Rows: []Bar{{Segments: []Segment{{Have, 0.97, "97"}, {Way, 0.03, "3"}}}}}))
	if strings.Contains(html, "<b>3</b>") {
		t.Error("eine Zahl steht in einem Teil, der zu schmal für sie ist")
	}
}

func TestVerdictsSpeakWithoutColour(t *testing.T) {
	for verdict, word := range map[string]string{"ja": "ja", "ermessen": "Ermessen", "nein": "nein", "unklar": "unklar", "": "unklar"} {
		html := draw(t, Verdict(verdict))
		wants(t, html, "</i>"+word+"</span>", `aria-hidden="true"`)
	}
	wants(t, draw(t, VerdictLegend(map[string]string{"ja": "80"})), "offen", "(80)", "Behörde entscheidet", "verschlossen", "strittig")
}

func TestTilesStandWhereTheCountyPutsThem(t *testing.T) {
	html := draw(t, Map(TileMap{Label: "Karte", Tiles: []Tile{
		{Name: "Meerbusch", Href: "/analyse?kommune=05162022", Column: 4, Row: 1, Value: "43 %", Note: "17 ohne Platz", Step: StepOf(0.57)},
		{Name: "Jüchen", Href: "/analyse?kommune=05162012", Column: 1, Row: 3, Note: "geschützt", Step: Concealed, Current: true},
	}}))
	wants(t, html, `class="b-tile c4 r1 b-step-4"`, `class="b-tile c1 r3 b-tile--hid is-on"`, `aria-current="true"`, "über 50", "17 ohne Platz")
	if strings.Contains(html, "b-map--list") {
		t.Error("alle Kacheln haben einen Platz, die Karte ist trotzdem eine Liste")
	}
}

func TestWithoutPlacesTheMapIsAList(t *testing.T) {
	wants(t, draw(t, Map(TileMap{Tiles: []Tile{{Name: "Kall", Step: NoGap}}})), "b-map--list")
}

func TestStepsOfTheGap(t *testing.T) {
	for gap, want := range map[float64]Step{0: NoGap, 0.1: SmallGap, 0.25: SmallGap, 0.26: MiddleGap, 0.5: MiddleGap, 0.51: LargeGap, 0.75: LargeGap, 1: HugeGap} {
		if got := StepOf(gap); got != want {
			t.Errorf("Lücke %v: Stufe %d statt %d", gap, got, want)
		}
	}
}

func TestAMatrixIsATableWithHeads(t *testing.T) {
	html := draw(t, VerdictMatrix(Matrix{
		Caption: "Urteile am 15.01.2020", Corner: "Instrument",
		Columns: []MatrixHead{{Name: "Gestattung", Note: "§ 55 AsylG"}, {Name: "Duldung"}},
		Groups: []MatrixGroup{{Name: "Sprache", ID: "art-sprache", Rows: []MatrixRow{{
			MatrixHead{Name: "Integrationskurs", Href: "/regelwerk/integrationskurs-anspruch"},
			[]MatrixCell{
				{Href: "/r", Verdicts: []string{"nein"}, Label: "Integrationskurs, Gestattung"},
				{Href: "/r", Verdicts: []string{"nein", "ja"}, Note: "ja nach 6 Monaten", Before: []string{"nein"}, Label: "Integrationskurs, Duldung"},
			},
		}}}},
		FootName: "offen", Foot: []string{"0", "1"},
	}))
	wants(t, html, `<th scope="col">Gestattung <small>§ 55 AsylG</small></th>`, `scope="rowgroup" colspan="3"`, `id="art-sprache"`,
		`<th scope="row"><a href="/regelwerk/integrationskurs-anspruch">`, "Integrationskurs, Duldung: ", "nein →", "is-changed", "ja nach 6 Monaten", `tabindex="0"`)
}

func TestDifferencesGoBothWays(t *testing.T) {
	wants(t, draw(t, DifferenceBar(0.5)), `is-plus w50`)
	wants(t, draw(t, DifferenceBar(-1)), `is-minus w100`)
	wants(t, draw(t, DifferenceBar(-7)), `is-minus w100`)
}

func TestATimelineShowsTheVersionThatHolds(t *testing.T) {
	html := draw(t, Lane(Timeline{
		Label: "Fassungen", Lane: "Fassung", Now: 0.6, Day: "15.01.2020",
		Spans: []Span{{0, 0.5, "1", false}, {0.5, 1, "2", true}}, Ticks: []Tick{{0, "2016"}, {0.5, "2019"}},
	}))
	wants(t, html, "b-span b-span--a x0 w100", "b-span b-span--b x100 w100", "b-now x120", "2019")
}

func TestCompoundsBreakAtTheirJoints(t *testing.T) {
	for word, want := range map[string]string{
		"Aufenthaltsgestattung": "Aufenthalts\u00adgestattung", "Beschäftigungsduldung": "Beschäftigungs\u00adduldung",
		"bis zum Wiederaufgreifen": "bis zum Wieder\u00adaufgreifen", "Duldung": "Duldung", "Leistungs": "Leistungs",
	} {
		if got := Hyphenated(word); got != want {
			t.Errorf("%s: %q statt %q", word, got, want)
		}
	}
}
