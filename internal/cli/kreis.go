package cli

import (
	"context"
	"fmt"
	"os"
	"text/tabwriter"

	"gopkg.in/yaml.v3"

	"buendnis/internal/alliance"
	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/survey"
)

// kreisCommand makes an empty installation usable: first the county, then a
// survey round; accounts come with `buendnis user add`.
type kreisCommand struct {
	Set      kreisSet      `cmd:"" help:"Kreis mit seinen Kommunen festlegen."`
	Show     kreisShow     `cmd:"" help:"Kreis, Kommunen und laufende Erhebung zeigen."`
	Erhebung kreisErhebung `cmd:"" help:"Erhebung eröffnen."`
}

type kreisSet struct {
	database
	output
	AGS  string `name:"ags" placeholder:"SCHLÜSSEL" help:"Kreisschlüssel, fünf Ziffern; Kommunen und Namen kommen aus dem amtlichen Verzeichnis."`
	File string `placeholder:"DATEI" help:"Einwohner und Platz auf der Karte als YAML (Liste „kommunen“ mit ags, einwohner, column, row)."`
}

// Help is the example that --help shows.
func (kreisSet) Help() string {
	return `Beispiel: buendnis kreis set --ags 05162 --file kreis.yaml

kreis.yaml:
  kreis:
    ags: '05162'
    kommunen:
      - {ags: '05162024', einwohner: 153626, column: 5, row: 2}

Die Zahl der Einwohner entscheidet, wie klein eine gezeigte Zahl sein darf;
column und row sind der Platz der Kachel auf der Karte, in halben Spalten.`
}

// Run saves the county.
func (c kreisSet) Run(ctx context.Context, s *streams) error {
	kreis, err := c.kreis()
	if err != nil {
		return err
	}
	db, err := c.create(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.SaveKreis(ctx, auth.Program("kreis set"), kreis); err != nil {
		return err
	}
	return c.print(s, kreis, "%s mit %d Kommunen ist eingerichtet.", kreis.Name, len(kreis.Kommunen))
}

// kreis joins the official register and what the file adds to it.
func (c kreisSet) kreis() (alliance.Kreis, error) {
	if c.File == "" {
		if c.AGS == "" {
			return alliance.Kreis{}, fault.New(fault.Invalid, "Nennen Sie den Kreisschlüssel (--ags 05162) oder eine Datei (--file kreis.yaml).")
		}
		return alliance.KreisByAGS(c.AGS)
	}
	given, err := readKreis(c.File)
	if err != nil {
		return given, err
	}
	if c.AGS != "" && given.AGS != "" && c.AGS != given.AGS {
		return given, fault.New(fault.Invalid, "--ags nennt %s, die Datei %s den Kreis %s.", c.AGS, c.File, given.AGS)
	}
	if given.AGS == "" {
		given.AGS = c.AGS
	}
	register, err := alliance.KreisByAGS(given.AGS)
	if err != nil {
		return given, nil // a county that our register doesn't know: the file says it all
	}
	return complete(register, given)
}

func readKreis(path string) (alliance.Kreis, error) {
	var doc struct{ Kreis alliance.Kreis }
	raw, err := os.ReadFile(path)
	if err != nil {
		return doc.Kreis, fault.New(fault.NotFound, "Die Datei %s lässt sich nicht lesen: %v.", path, err)
	}
	if err := yaml.Unmarshal(raw, &doc); err != nil || len(doc.Kreis.Kommunen) == 0 {
		return doc.Kreis, fault.Wrap(fault.Invalid, err, "Die Datei %s nennt keinen Kreis mit Kommunen. Ein Beispiel zeigt: buendnis kreis set --help", path)
	}
	return doc.Kreis, nil
}

// complete gives the register's county what the file knows besides; the names
// stay those of the register.
func complete(register, given alliance.Kreis) (alliance.Kreis, error) {
	at := map[string]int{}
	for i, kommune := range register.Kommunen {
		at[kommune.AGS] = i
	}
	for _, kommune := range given.Kommunen {
		i, there := at[kommune.AGS]
		if !there {
			return register, fault.New(fault.Invalid, "Den Gemeindeschlüssel „%s“ gibt es im %s nicht.", kommune.AGS, register.Name)
		}
		if kommune.Einwohner < 0 || kommune.Column < 0 || kommune.Row < 0 {
			return register, fault.New(fault.Invalid, "Bei %s steht eine negative Zahl.", kommune.AGS)
		}
		known := &register.Kommunen[i]
		known.Einwohner, known.Column, known.Row = kommune.Einwohner, kommune.Column, kommune.Row
	}
	return register, nil
}

type kreisShow struct {
	database
	output
}

// Run prints the county and the current round.
func (c kreisShow) Run(ctx context.Context, s *streams) error {
	db, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	kreis, err := db.Kreis(ctx)
	if err != nil {
		return err
	}
	round, err := db.CurrentErhebung(ctx)
	if err != nil && fault.KindOf(err) != fault.NotFound {
		return err
	}
	running := "keine"
	if round.ID != 0 {
		running = fmt.Sprintf("Stichtag %s, Frist %s", round.Stichtag.German(), round.Frist.German())
	}
	if c.Format == "json" {
		return c.print(s, map[string]any{"kreis": kreis, "erhebung": roundJSON(round.ID, round.Round)}, "")
	}
	fmt.Fprintf(s.out, "%s (%s)\nErhebung: %s\n\n", kreis.Name, kreis.AGS, running)
	table := tabwriter.NewWriter(s.out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(table, "AGS\tName\tArt\tEinwohner\tKachel")
	for _, k := range kreis.Kommunen {
		fmt.Fprintf(table, "%s\t%s\t%s\t%d\t%d, %d\n", k.AGS, k.Name, k.Art, k.Einwohner, k.Column, k.Row)
	}
	return table.Flush()
}

type kreisErhebung struct {
	database
	output
	Stichtag string `required:"" placeholder:"DATUM" help:"Tag, für den die Zahlen gelten, zum Beispiel 2020-01-15."`
	Frist    string `required:"" placeholder:"DATUM" help:"Bis wann die Kommunen liefern."`
}

// Help is the example that --help shows.
func (kreisErhebung) Help() string {
	return "Beispiel: buendnis kreis erhebung --stichtag 2020-01-15 --frist 2020-01-31\n\nDie neueste Erhebung ist die laufende; Lieferungen früherer Erhebungen bleiben erhalten."
}

// Run opens the round.
func (c kreisErhebung) Run(ctx context.Context, s *streams) error {
	stichtag, err := civil.Parse(c.Stichtag)
	if err != nil {
		return fault.New(fault.Invalid, "--stichtag: %v.", err)
	}
	frist, err := civil.Parse(c.Frist)
	if err != nil {
		return fault.New(fault.Invalid, "--frist: %v.", err)
	}
	db, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err := db.Kreis(ctx); err != nil {
		return err
	}
	round, err := db.OpenErhebung(ctx, auth.Program("kreis erhebung"), survey.Round{Stichtag: stichtag, Frist: frist})
	if err != nil {
		return err
	}
	return c.print(s, roundJSON(round.ID, round.Round), "Die Erhebung zum Stichtag %s läuft; Frist ist der %s.", stichtag.German(), frist.German())
}

// roundJSON is a round as JSON, null where there is none.
func roundJSON(id int64, r survey.Round) any {
	if id == 0 {
		return nil
	}
	return map[string]any{"id": id, "stichtag": r.Stichtag, "frist": r.Frist}
}
