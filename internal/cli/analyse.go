package cli

import "buendnis/internal/analysis"

type analyseCommand struct {
	Population []string `required:"" sep:"none" placeholder:"DATEI" help:"Bevölkerung: population.csv oder eine Arbeitsmappe der Erhebung (.xlsx), die auch ihre Angebote mitbringt. Mehrfach möglich."`
	Files      []string `arg:"" optional:"" name:"datei" help:"Weitere Dateien der Bevölkerung."`
	Offers     []string `sep:"none" placeholder:"DATEI" help:"Angebote (NDJSON); zu Arbeitsmappen nicht nötig."`

	Base map[string]string `placeholder:"AGS=QUELLE" help:"Welche Grundlage für eine Kommune zählt, wenn mehrere vorliegen: mappe, datei oder fallakten. Mehrfach möglich."`

	On         string  `required:"" placeholder:"DATUM" help:"Stichtag, zum Beispiel 2020-01-15."`
	Ermessen   bool    `help:"Auch das Urteil „ermessen“ zählt als Zugang."`
	Period     int     `default:"6" placeholder:"MONATE" help:"Zeitraum ab dem Stichtag, in dem Angebote zählen (6)."`
	StepPlaces int     `default:"10" placeholder:"PLÄTZE" help:"Schritt der Öffnung „mehr Plätze“ (10)."`
	NewOffer   int     `default:"20" placeholder:"PLÄTZE" help:"Plätze eines neuen Angebots (20)."`
	Overlap    float64 `default:"0.7" placeholder:"ANTEIL" help:"Anteil, ab dem sich zwei Angebote überschneiden (0.7)."`
	Out        string  `placeholder:"ORDNER" help:"analysis.json (Rohform), tables.xlsx und report.html (geschützt) dorthin schreiben."`
	Format     string  `enum:"text,json" default:"text" help:"Ausgabe: text oder json."`

	Plan planOptions `embed:""`
	Then thenOptions `embed:"" prefix:"then-"`
}

// Help is the longer text of buendnis analyse --help.
func (analyseCommand) Help() string {
	return "Beispiel: buendnis analyse --population population.csv --offers offers.ndjson --on 2020-01-15 --format json\n" +
		"Vergleich: buendnis analyse --population population.csv --offers offers.ndjson --on 2020-01-15 --then-on 2021-01-15 --then-offers neu.ndjson\n" +
		"Plan: buendnis analyse --population population.csv --offers offers.ndjson --on 2020-01-15 --budget 150000\n\n" +
		"Je Kommune zählt eine Grundlage: Nennt eine Datei Menschen, für die schon eine Mappe vorliegt, wählen Sie mit --base 05162024=mappe.\n" +
		"Eine Datei aus Fallakten beginnt mit der Zeile „#quelle: fallakten“.\n\n" +
		"Die JSON-Ausgabe ist ungeschützt und bleibt auf dieser Maschine."
}

// Run computes the analysis, prints it, and writes the files.
func (c analyseCommand) Run(s *streams) error {
	book, err := loadRulebook()
	if err != nil {
		return err
	}
	plan, err := c.Plan.input(c.Then.given())
	if err != nil {
		return err
	}
	progress, done := s.progress()
	defer done()
	in, err := c.given(book, progress)
	if err != nil {
		return err
	}
	in.Progress, in.Plan = progress, plan
	if c.Then.given() {
		return c.compare(s, book, in, done)
	}
	result, err := analysis.Run(book, in.Input)
	if err != nil {
		return err
	}
	done()
	if c.Out != "" {
		if err := c.writeFiles(result, in.grounds()); err != nil {
			return err
		}
	}
	if c.Format == "json" {
		return result.WriteJSON(s.out)
	}
	return s.printAnalysis(book, result, in.grounds())
}
