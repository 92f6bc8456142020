package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/analysis"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/survey"
)

type analyseCommand struct {
	Population []string `required:"" sep:"none" placeholder:"DATEI" help:"Bevölkerung: population.csv oder eine Arbeitsmappe der Erhebung (.xlsx), die auch ihre Angebote mitbringt. Mehrfach möglich."`
	Files      []string `arg:"" optional:"" name:"datei" help:"Weitere Dateien der Bevölkerung."`
	Offers     []string `sep:"none" placeholder:"DATEI" help:"Angebote (NDJSON); zu Arbeitsmappen nicht nötig."`
	On         string   `required:"" placeholder:"DATUM" help:"Stichtag, zum Beispiel 2020-01-15."`
	Ermessen   bool     `help:"Auch das Urteil „ermessen“ zählt als Zugang."`
	Period     int      `default:"6" placeholder:"MONATE" help:"Zeitraum ab dem Stichtag, in dem Angebote zählen (6)."`
	StepPlaces int      `default:"10" placeholder:"PLÄTZE" help:"Schritt der Öffnung „mehr Plätze“ (10)."`
	NewOffer   int      `default:"20" placeholder:"PLÄTZE" help:"Plätze eines neuen Angebots (20)."`
	Overlap    float64  `default:"0.7" placeholder:"ANTEIL" help:"Anteil, ab dem sich zwei Angebote überschneiden (0.7)."`
	Out        string   `placeholder:"ORDNER" help:"analysis.json (Rohform), tables.xlsx und report.html (geschützt) dorthin schreiben."`
	Format     string   `enum:"text,json" default:"text" help:"Ausgabe: text oder json."`
}

// Help is the longer text of buendnis analyse --help.
func (analyseCommand) Help() string {
	return "Beispiel: buendnis analyse --population population.csv --offers offers.ndjson --on 2020-01-15 --format json\n\n" +
		"Die JSON-Ausgabe ist ungeschützt und bleibt auf dieser Maschine."
}

// Run computes the analysis, prints it, and writes the files.
func (c analyseCommand) Run(s *streams) error {
	book, err := loadRulebook()
	if err != nil {
		return err
	}
	in, err := c.input(book)
	if err != nil {
		return err
	}
	result, err := analysis.Run(book, in)
	if err != nil {
		return err
	}
	if c.Out != "" {
		if err := c.writeFiles(result); err != nil {
			return err
		}
	}
	if c.Format == "json" {
		return writeJSON(s.out, result)
	}
	return s.printAnalysis(book, result)
}

// writeJSON keeps conditions such as „alter_jahre >= 18“ readable.
func writeJSON(w io.Writer, result *analysis.Result) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(result)
}

func (c analyseCommand) input(book *access.Rulebook) (in analysis.Input, err error) {
	in.Parameters = analysis.Parameters{
		Ermessen: c.Ermessen, PeriodMonths: c.Period, StepPlaces: c.StepPlaces, NewOffer: c.NewOffer, Overlap: c.Overlap,
	}
	if in.On, err = civil.Parse(c.On); err != nil {
		return in, fault.New(fault.Invalid, "--on: %v.", err)
	}
	read := inputReader{book: book, in: &in}
	for _, path := range append(c.Population, c.Files...) {
		if err := read.population(path); err != nil {
			return in, err
		}
	}
	for _, path := range c.Offers {
		if err := read.offers(path); err != nil {
			return in, err
		}
	}
	return in, read.verdict()
}

// inputReader reads files into the input and collects what won't do.
type inputReader struct {
	book *access.Rulebook
	in   *analysis.Input
	bad  []string
}

func (r *inputReader) population(path string) error {
	if strings.EqualFold(filepath.Ext(path), ".xlsx") {
		return r.workbook(path)
	}
	raw, err := readFile(path)
	if err != nil {
		return err
	}
	people, bad, err := person.ReadPopulation(filepath.Base(path), bytes.NewReader(raw), r.book.Words())
	r.in.Population = append(r.in.Population, people...)
	r.refuse(bad)
	return err
}

func (r *inputReader) workbook(path string) error {
	delivery, bad, err := readWorkbook(survey.Lists{Words: r.book.Words()}, path)
	if err != nil {
		return err
	}
	for _, f := range bad {
		r.bad = append(r.bad, fmt.Sprintf("%s, %s %s („%s“): %s %s", f.File, f.Sheet, f.Cell, f.Value, f.Reason, f.Repair))
	}
	r.in.Population = append(r.in.Population, delivery.Classes...)
	r.in.Offers = append(r.in.Offers, delivery.Offers...)
	return nil
}

func (r *inputReader) offers(path string) error {
	raw, err := readFile(path)
	if err != nil {
		return err
	}
	offers, bad, err := offer.ReadOffers(filepath.Base(path), bytes.NewReader(raw), r.book.Words())
	r.in.Offers = append(r.in.Offers, offers...)
	r.refuse(bad)
	return err
}

func (r *inputReader) refuse(bad []fault.Cell) {
	for _, cell := range bad {
		r.bad = append(r.bad, cell.String())
	}
}

// verdict refuses the input as a whole, naming every bad cell.
func (r *inputReader) verdict() error {
	if len(r.bad) == 0 {
		return nil
	}
	return fault.New(fault.Invalid, "%s\n%s zu berichtigen. Es wurde nichts ausgewertet.", strings.Join(r.bad, "\n"), plural(len(r.bad), "Stelle ist", "Stellen sind"))
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}

func readFile(path string) ([]byte, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.New(fault.NotFound, "Die Datei %s lässt sich nicht öffnen: %v.", path, err)
	}
	return raw, nil
}
