package cli

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"text/tabwriter"

	"buendnis/internal/access"
	"buendnis/internal/alliance"
	"buendnis/internal/analysis"
	"buendnis/internal/fault"
	"buendnis/internal/report"
	"buendnis/internal/rule"
)

// printAnalysis is a short summary for people; the whole is in the JSON form.
func (s *streams) printAnalysis(book *access.Rulebook, r *analysis.Result, grounds string) error {
	c := r.Coverage
	fmt.Fprintf(s.out, "Stichtag %s, %d Personen in %d Gruppen, Zugang: %s, Hintergrund: %s\n", r.On.German(), r.People, r.Classes, r.Mode, r.Background)
	fmt.Fprintf(s.out, "Grundlage: %s.\n", grounds)
	fmt.Fprintf(s.out, "Von %d Bedarfen sind %s gedeckt (geprüft).\n\n", c.Demand, between(c.Covered))
	table := tabwriter.NewWriter(s.out, 0, 4, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "Bedarf\tBedarfe\tgedeckt\tgedeckt, wenn Offenes günstig\t")
	for _, n := range r.Needs {
		fmt.Fprintf(table, "%s\t%d\t%s\t%s\t\n", label(book.NeedChoices(), n.Kind), n.Demand, tenths(n.Covered[0]), tenths(n.Covered[1]))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if err := s.printPlan(book, r.Plan); err != nil {
		return err
	}
	_, err := fmt.Fprintf(s.out, "\n%s, %s, %s, %s. Alles davon: --format json. Diese Zahlen sind ungeschützt.\n",
		plural(len(r.Bottlenecks), "Engpass", "Engpässe"), plural(len(r.Openings), "Öffnung", "Öffnungen"),
		plural(len(r.Missing), "fehlende Angabe", "fehlende Angaben"), plural(len(r.Overlaps), "Überschneidung", "Überschneidungen"))
	return err
}

func between(covered [2]int64) string {
	if covered[0] == covered[1] {
		return fmt.Sprint(covered[0])
	}
	return fmt.Sprintf("%d bis %d", covered[0], covered[1])
}

func tenths(f analysis.Fraction) string {
	t := f.Tenths()
	return fmt.Sprintf("%d,%d", t/10, t%10)
}

func label(choices []rule.Choice, code string) string {
	for _, c := range choices {
		if c.Code == code {
			return c.Label
		}
	}
	return code
}

// writeFiles writes the raw analysis and, protected, its tables: all of them or,
// if one can't be made, none.
func (c analyseCommand) writeFiles(r *analysis.Result, grounds string) error {
	view, err := analysis.Screen(r, kreisOf(r))
	if err != nil {
		return err
	}
	cover := coverOf(view, kreisOf(r), grounds)
	var raw, tables, page bytes.Buffer
	err = cmp.Or(r.WriteJSON(&raw), report.DraftXLSX(&tables, cover, view.Figures), report.DraftHTML(&page, cover, view.Figures))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.Out, 0o700); err != nil {
		return fault.New(fault.Invalid, "Der Ordner %s lässt sich nicht anlegen: %v.", c.Out, err)
	}
	for name, content := range map[string]*bytes.Buffer{"analysis.json": &raw, "tables.xlsx": &tables, "report.html": &page} {
		path := filepath.Join(c.Out, name)
		if err := os.WriteFile(path, content.Bytes(), 0o600); err != nil {
			return fault.New(fault.Invalid, "Die Datei %s lässt sich nicht schreiben: %v.", path, err)
		}
	}
	return nil
}

// kreisOf is the county of the analysed municipalities, as far as the register
// knows them. It knows no inhabitants, so the stricter threshold holds for all.
func kreisOf(r *analysis.Result) alliance.Kreis {
	var kreis alliance.Kreis
	for _, g := range r.Gaps {
		if slices.ContainsFunc(kreis.Kommunen, func(k alliance.Kommune) bool { return k.AGS == g.Kommune }) {
			continue
		}
		kommune, err := alliance.KommuneByAGS(g.Kommune)
		if err != nil {
			kommune = alliance.Kommune{AGS: g.Kommune, Name: g.Kommune}
		}
		kreis.Kommunen = append(kreis.Kommunen, kommune)
	}
	kreis.Name = "Alle Kommunen"
	if len(kreis.Kommunen) > 0 {
		if known, err := alliance.KreisByAGS(kreis.Kommunen[0].AGS[:5]); err == nil {
			kreis.Name = known.Name
		}
	}
	return kreis
}

func coverOf(v *analysis.View, kreis alliance.Kreis, grounds string) report.Cover {
	cover := report.Cover{
		Title: "Angebots- und Bedarfsanalyse", Kreis: kreis.Name, Stichtag: v.On, Mode: v.Mode, Labels: report.Labels{},
		Source:  "Dateien des Betreibers: " + grounds,
		Remarks: []string{fmt.Sprintf("Es zählen Angebote vom %s bis %s. Nicht erhobene Angaben: Hintergrund „%s“.", v.On.German(), v.LastDay.German(), v.Background)},
	}
	for _, d := range v.Dimensions {
		cover.Labels[d.Name] = report.Label{Heading: d.Heading, Values: d.Values}
	}
	bottlenecks := report.List{Title: "Engpässe", Head: []string{"Engpass", "Bedarfe"}}
	for _, b := range v.Bottlenecks {
		bottlenecks.Rows = append(bottlenecks.Rows, report.ListRow{Texts: []string{b.Sentence}, Sums: []string{b.Sum}})
	}
	if len(bottlenecks.Rows) > 0 {
		cover.Lists = append(cover.Lists, bottlenecks)
	}
	return cover
}
