package demo

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"buendnis/internal/access"
	"buendnis/internal/analysis"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/privacy"
	"buendnis/internal/rule"
	"buendnis/law"
)

// countyInput is the demo county as the analysis gets it.
func countyInput(t testing.TB) (*access.Rulebook, analysis.Input, *County) {
	t.Helper()
	book, err := access.Load(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	county, err := LoadCounty()
	if err != nil {
		t.Fatal(err)
	}
	contents, err := county.Contents(book.Vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	in := analysis.Input{Parameters: analysis.Parameters{On: county.Stichtag}}
	for _, kommune := range county.Kreis.Kommunen {
		in.Population = append(in.Population, contents[kommune.AGS].Classes...)
		for i, o := range contents[kommune.AGS].Offers {
			o.ID = fmt.Sprintf("%s-%03d", kommune.AGS, i+1)
			in.Offers = append(in.Offers, o)
		}
	}
	return book, in, county
}

// What the page shows is the raw analysis, rounded once; what it hides is
// nowhere in the view.
func TestPagesShowTheRawFigures(t *testing.T) {
	book, in, county := countyInput(t)
	raw, err := analysis.Run(book, in)
	if err != nil {
		t.Fatal(err)
	}
	view, err := analysis.Screen(raw, county.Kreis)
	if err != nil {
		t.Fatal(err)
	}
	c := comparison{t: t}
	c.row("Kreis", view.Total, sumOf(raw.Gaps, func(analysis.Gap) bool { return true }))
	c.figure("möglich", view.Total.Optimistic, analysis.NewFraction(raw.Coverage.Covered[1], 1))
	c.figure("Personen", view.People, analysis.NewFraction(int64(raw.People), 1))
	line := lines(book, view, raw)
	is := func(shown, need string) bool { return line[need] == shown }
	for _, row := range view.Needs {
		of := sumOf(raw.Gaps, func(g analysis.Gap) bool { return is(row.Code, g.Need) })
		c.row(row.Label, row, of)
		c.figure(row.Label+", möglich", row.Optimistic, of.Covered[1])
		for _, k := range view.Kommunen {
			c.row(row.Label+" in "+k.Label, view.At(k.Code, row.Code), sumOf(raw.Gaps, func(g analysis.Gap) bool { return g.Kommune == k.Code && is(row.Code, g.Need) }))
		}
	}
	for _, k := range view.Kommunen {
		c.row(k.Label, k, sumOf(raw.Gaps, func(g analysis.Gap) bool { return g.Kommune == k.Code }))
	}
	for _, g := range view.Groups {
		c.row(g.Label, g, sumOf(raw.Gaps, func(gap analysis.Gap) bool { return gap.StatusGroup == g.Code }))
	}
	c.bottlenecks(view, raw)
	c.missing(view, raw)
	t.Logf("%d Zahlen gezeigt, %d geschützt, %d Engpässe von %d genannt; %+v", c.shown, c.hidden, len(view.Bottlenecks), len(raw.Bottlenecks), view.Figures.Audit())
	enough(t, view)
}

// lines tells in which line of the view each need is counted: a line's label
// names all of its needs.
func lines(book *access.Rulebook, view *analysis.View, raw *analysis.Result) map[string]string {
	line := map[string]string{}
	for _, n := range raw.Needs {
		for _, choice := range book.NeedChoices() {
			for _, row := range view.Needs {
				if choice.Code == n.Kind && slices.Contains(strings.Split(row.Label, " + "), choice.Label) {
					line[n.Kind] = row.Code
				}
			}
		}
	}
	return line
}

// enough: the protection leaves the page its use. The county's totals stay, and
// nearly all lines of needs, municipalities and status groups.
func enough(t *testing.T, view *analysis.View) {
	t.Helper()
	whole := func(row analysis.Row) bool { return row.Demand.Shown() && row.Covered.Shown() && row.Uncovered.Shown() }
	count := func(rows []analysis.Row) (n int) {
		for _, row := range rows {
			if whole(row) {
				n++
			}
		}
		return n
	}
	needs, kommunen, groups := count(view.Needs), count(view.Kommunen), count(view.Groups)
	tiles := 0
	for _, k := range view.Kommunen {
		for _, n := range view.Needs {
			if whole(view.At(k.Code, n.Code)) {
				tiles++
			}
		}
	}
	t.Logf("ganz gezeigt: %d von %d Bedarfen, %d von %d Kommunen, %d von %d Gruppen, %d von %d Kacheln",
		needs, len(view.Needs), kommunen, len(view.Kommunen), groups, len(view.Groups), tiles, len(view.Needs)*len(view.Kommunen))
	if !whole(view.Total) || !view.Total.Optimistic.Shown() || needs*10 < len(view.Needs)*9 || kommunen < 8 || groups < len(view.Groups) || tiles*2 < len(view.Needs)*len(view.Kommunen) {
		t.Error("zu viel ist geschützt")
	}
	if audit := view.Figures.Audit(); !audit.Safe {
		t.Errorf("%+v", audit)
	}
}

type comparison struct {
	t             *testing.T
	shown, hidden int
}

func (c *comparison) figure(name string, f privacy.Figure, raw analysis.Fraction) {
	c.t.Helper()
	if !f.Shown() {
		if f.Published() {
			c.hidden++
		}
		if text := fmt.Sprintf("%v %+v %#v %s", f, f, f, f.Text()); f.Value() != 0 || text != "geschützt geschützt geschützt geschützt" && text != "– – – –" {
			c.t.Errorf("%s: verdeckt, aber %s", name, text)
		}
		return
	}
	c.shown++
	got, err := f.MarshalJSON()
	want := fmt.Sprintf("%d.%d", raw.Tenths()/10, raw.Tenths()%10)
	if err != nil || string(got) != want && string(got)+".0" != want {
		c.t.Errorf("%s: gezeigt %s, roh %s (%s)", name, got, want, raw)
	}
}

func (c *comparison) row(name string, row analysis.Row, g analysis.Gap) {
	c.t.Helper()
	uncovered := sumOfFractions(g.Causes.Capacity, g.Causes.Reach, g.Causes.Entry, g.Causes.Law, g.Causes.None)
	for _, pair := range []struct {
		what string
		f    privacy.Figure
		raw  analysis.Fraction
	}{
		{"Bedarfe", row.Demand, analysis.NewFraction(g.Demand, 1)},
		{"gedeckt", row.Covered, g.Covered[0]},
		{"ohne Platz", row.Uncovered, uncovered},
		{"Plätze", row.Capacity, g.Causes.Capacity},
		{"Weg", row.Reach, g.Causes.Reach},
		{"Eingang", row.Entry, g.Causes.Entry},
		{"Recht", row.Law, g.Causes.Law},
		{"kein Angebot", row.None, g.Causes.None},
	} {
		c.figure(name+", "+pair.what, pair.f, pair.raw)
	}
}

func (c *comparison) bottlenecks(view *analysis.View, raw *analysis.Result) {
	at := 0
	for _, b := range view.Bottlenecks {
		for at < len(raw.Bottlenecks) && !sameBottleneck(b, raw.Bottlenecks[at]) {
			at++
		}
		if at == len(raw.Bottlenecks) {
			c.t.Fatalf("diesen Engpass gibt es nicht, oder die Reihenfolge stimmt nicht: %s", b.Sentence)
		}
		c.figure(b.Sentence, b.Demand, analysis.NewFraction(raw.Bottlenecks[at].Demand, 1))
		at++
	}
}

func sameBottleneck(b analysis.BottleneckView, raw analysis.Bottleneck) bool {
	return b.Demand.Whole() == fmt.Sprint(raw.Demand) && b.Places == raw.Places && len(b.Offers) == len(raw.Offers) && len(b.Kommunen) == len(raw.Kommunen)
}

func (c *comparison) missing(view *analysis.View, raw *analysis.Result) {
	for i, m := range view.Missing {
		c.figure(m.Fact+", Entscheidungen", m.Decisions, analysis.NewFraction(raw.Missing[i].Decisions, 1))
		c.figure(m.Fact+", Intervall", m.Interval, analysis.NewFraction(raw.Missing[i].Interval, 1))
		if m.Klaerung.Published() {
			c.figure(m.Fact+", Klärung", m.Klaerung, analysis.NewFraction(raw.Missing[i].Klaerung, 1))
		}
	}
}

// sumOf adds up gaps.
func sumOf(gaps []analysis.Gap, wanted func(analysis.Gap) bool) (sum analysis.Gap) {
	for _, g := range gaps {
		if !wanted(g) {
			continue
		}
		sum.Demand += g.Demand
		for i := range sum.Covered {
			sum.Covered[i] = sumOfFractions(sum.Covered[i], g.Covered[i])
		}
		a, b := &sum.Causes, g.Causes
		for _, pair := range [][2]*analysis.Fraction{{&a.Capacity, &b.Capacity}, {&a.Reach, &b.Reach}, {&a.Entry, &b.Entry}, {&a.Law, &b.Law}, {&a.None, &b.None}} {
			*pair[0] = sumOfFractions(*pair[0], *pair[1])
		}
	}
	return sum
}

func sumOfFractions(list ...analysis.Fraction) analysis.Fraction {
	var sum analysis.Fraction
	for _, f := range list {
		total := sum.Rat()
		text, _ := json.Marshal(total.Add(total, f.Rat()))
		if err := sum.UnmarshalText(slices.DeleteFunc(text, func(b byte) bool { return b == '"' })); err != nil {
			panic(err)
		}
	}
	return sum
}

// The order in which municipalities deliver and how they split their rows
// changes nothing.
func TestTheOrderOfDeliveriesChangesNothing(t *testing.T) {
	book, in, _ := countyInput(t)
	first, err := analysis.Run(book, in)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(in.Population)
	slices.Reverse(in.Offers)
	for i := range 50 {
		if one := in.Population[i]; one.Anzahl > 1 {
			in.Population[i].Anzahl--
			one.Anzahl = 1
			in.Population = append(in.Population, one)
		}
	}
	second, err := analysis.Run(book, in)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := json.Marshal(first)
	b, _ := json.Marshal(second)
	if string(a) != string(b) {
		t.Error("dieselben Menschen in anderer Reihenfolge ergeben eine andere Auswertung")
	}
}

func BenchmarkAnalysis(b *testing.B) {
	book, in, _ := countyInput(b)
	for b.Loop() {
		if _, err := analysis.Run(book, in); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkScreen(b *testing.B) {
	book, in, county := countyInput(b)
	raw, err := analysis.Run(book, in)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := analysis.Screen(raw, county.Kreis); err != nil {
			b.Fatal(err)
		}
	}
}

// The largest county that must work: 5,000 people, nobody like another, and
// 500 offers.
func BenchmarkLargeCounty(b *testing.B) {
	book, in, _ := countyInput(b)
	var people person.Population
	for age := int64(18); people.People() < 5000; age++ {
		for _, class := range in.Population {
			class.Facts, class.Anzahl = maps.Clone(class.Facts), 1
			class.Facts["alter_jahre"] = rule.IntValue(age, age)
			people = append(people, class)
		}
	}
	var offers []offer.Offer
	for round := 0; len(offers) < 500; round++ {
		for _, o := range in.Offers {
			o.ID = fmt.Sprint(o.ID, " ", round)
			o.Places = max(1, o.Places/4)
			offers = append(offers, o)
		}
	}
	in.Population, in.Offers = people[:5000], offers[:500]
	for b.Loop() {
		if _, err := analysis.Run(book, in); err != nil {
			b.Fatal(err)
		}
	}
}
