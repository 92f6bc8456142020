package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"text/tabwriter"

	"buendnis/internal/alliance"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/survey"
)

type surveyCommands struct {
	Form surveyForm `cmd:"" help:"Leere Arbeitsmappe einer Kommune schreiben. Beispiel: buendnis survey form --kommune 05162024 --out neuss.xlsx"`
	Read surveyRead `cmd:"" help:"Arbeitsmappen lesen und jede schlechte Zelle nennen. Beispiel: buendnis survey read neuss.xlsx"`
}

type surveyForm struct {
	Kommune string `required:"" placeholder:"AGS" help:"Gemeindeschlüssel, acht Ziffern."`
	On      string `placeholder:"DATUM" help:"Stichtag; ohne Angabe heute."`
	Frist   string `placeholder:"DATUM" help:"Bis wann geliefert wird; ohne Angabe 16 Tage nach dem Stichtag."`
	Out     string `required:"" placeholder:"DATEI" help:"Name der Arbeitsmappe (.xlsx)."`
}

// Run writes the workbook.
func (c surveyForm) Run(s *streams) error {
	book, err := loadRulebook()
	if err != nil {
		return err
	}
	kommune, err := alliance.KommuneByAGS(c.Kommune)
	if err != nil {
		return err
	}
	round, err := s.round(c.On, c.Frist)
	if err != nil {
		return err
	}
	file, err := os.Create(c.Out)
	if err != nil {
		return fault.New(fault.Invalid, "Die Datei %s lässt sich nicht schreiben: %v.", c.Out, err)
	}
	form := survey.Form{Kommune: kommune, Round: round}
	if err := survey.WriteForm(file, survey.Lists{Words: book.Words()}, form, nil); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

// round is the survey round of the flags.
func (s *streams) round(on, frist string) (survey.Round, error) {
	round := survey.Round{Stichtag: clock.Today()}
	var err error
	if on != "" {
		if round.Stichtag, err = civil.Parse(on); err != nil {
			return round, fault.New(fault.Invalid, "--on: %v.", err)
		}
	}
	round.Frist = round.Stichtag.AddDays(16)
	if frist != "" {
		if round.Frist, err = civil.Parse(frist); err != nil {
			return round, fault.New(fault.Invalid, "--frist: %v.", err)
		}
	}
	return round, nil
}

type surveyRead struct {
	Files  []string `arg:"" name:"datei" help:"Arbeitsmappen (.xlsx)."`
	Format string   `enum:"text,json" default:"text" help:"Ausgabe: text oder json."`
}

// Run reads the workbooks; one bad cell makes the command fail.
func (c surveyRead) Run(s *streams) error {
	book, err := loadRulebook()
	if err != nil {
		return err
	}
	lists := survey.Lists{Words: book.Words()} // the county is that of each workbook
	faults := []survey.CellFault{}
	for _, path := range c.Files {
		delivery, bad, err := readWorkbook(lists, path)
		if err != nil {
			return err
		}
		faults = append(faults, bad...)
		if delivery != nil && len(bad) == 0 && c.Format == "text" {
			fmt.Fprintf(s.out, "%s: %d Personen in %d Zeilen, %d Angebote, %d Einschätzungen\n", filepath.Base(path),
				delivery.Classes.People(), len(delivery.Classes), len(delivery.Offers), len(delivery.Einschaetzungen))
		}
	}
	if c.Format == "json" {
		if err := json.NewEncoder(s.out).Encode(faults); err != nil {
			return err
		}
	} else if err := s.printFaults(faults); err != nil {
		return err
	}
	if len(faults) > 0 {
		return fault.New(fault.Invalid, "%d Zellen sind zu berichtigen.", len(faults))
	}
	return nil
}

func (s *streams) printFaults(faults []survey.CellFault) error {
	table := tabwriter.NewWriter(s.out, 0, 4, 2, ' ', 0)
	for _, f := range faults {
		fmt.Fprintf(table, "%s\t%s\t%s\t„%s“\t%s\t%s\n", f.File, f.Sheet, f.Cell, f.Value, f.Reason, f.Repair)
	}
	return table.Flush()
}

func readWorkbook(lists survey.Lists, path string) (*survey.Delivery, []survey.CellFault, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, fault.New(fault.NotFound, "Die Datei %s lässt sich nicht öffnen: %v.", path, err)
	}
	return survey.Read(lists, filepath.Base(path), raw)
}
