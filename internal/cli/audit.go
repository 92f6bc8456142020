package cli

import (
	"context"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
)

type auditCommands struct {
	Verify auditVerify `cmd:"" help:"Hash-Kette des Protokolls prüfen. Beispiel: buendnis audit verify"`
}

type auditVerify struct {
	database
	output
}

// Help is the example that --help shows.
func (auditVerify) Help() string {
	return "Findet jede veränderte, gelöschte, eingefügte oder vertauschte Zeile und nennt die erste, dazu bestätigte Regeln, die nicht mehr die bestätigten sind.\n\nNotieren Sie die letzte Prüfsumme außerhalb der Maschine: Wer die Datenbank beschreiben darf und die ganze Kette neu berechnet, fällt nur durch den Vergleich mit ihr auf."
}

// verdict is what the check found.
type verdict struct {
	Valid  bool   `json:"gueltig"`
	Rows   int    `json:"zeilen"` // until the first that doesn't fit
	Last   string `json:"pruefsumme"`
	Reason string `json:"beanstandet,omitempty"`
}

// Run checks the chain; a row that doesn't fit makes the command fail.
func (c auditVerify) Run(ctx context.Context, s *streams) error {
	db, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	rows, broken := db.VerifyAudit(ctx)
	if broken == nil {
		_, broken = db.VerifyLaw(ctx)
	}
	found := verdict{Valid: broken == nil, Rows: rows}
	if broken != nil {
		found.Reason = fault.SentenceOf(broken)
		if c.Format == "json" {
			err = c.print(s, found, "")
		}
		return firstOf(err, broken)
	}
	newest, err := db.Audit(ctx, auth.Program("audit verify"), 1)
	if err != nil {
		return err
	}
	if len(newest) > 0 {
		found.Last = newest[0].Hash
	}
	return c.print(s, found, "Das Protokoll ist in Ordnung: %d Zeilen. Letzte Prüfsumme: %s", rows, found.Last)
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
