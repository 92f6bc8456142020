package access

import (
	"fmt"
	"io/fs"

	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// firstDay and lastDay stand for "always" and "until today" in periods.
var (
	firstDay = civil.Day(1900, 1, 1)
	lastDay  = civil.Day(2199, 12, 31)
)

func orFirst(d *civil.Date) civil.Date {
	if d == nil {
		return firstDay
	}
	return *d
}

func orLast(d *civil.Date) civil.Date {
	if d == nil {
		return lastDay
	}
	return *d
}

// loadTables reads the tables of countries: every file of law/tables but the
// status groups.
func (b *Rulebook) loadTables(law fs.FS) error {
	files, err := fs.Glob(law, "tables/*.yaml")
	if err != nil {
		return err
	}
	for _, file := range files {
		if file == "tables/statusgruppen.yaml" {
			continue
		}
		if err := b.loadTable(law, file); err != nil {
			return err
		}
	}
	return nil
}

func (b *Rulebook) loadTable(law fs.FS, file string) error {
	var doc struct {
		Table, Source, Note string
		Rows                []struct {
			Values             []string
			From, To           *civil.Date
			Source, Confidence string
			Note               string
			Unconfirmed        bool
		}
	}
	if err := readYAML(law, file, &doc); err != nil {
		return err
	}
	table := &rule.Table{Name: doc.Table}
	for _, row := range doc.Rows {
		for _, code := range row.Values {
			if !b.isCountry(code) {
				return fmt.Errorf("law/%s: „%s“ ist kein Land aus countries.yaml", file, code)
			}
		}
		table.Rows = append(table.Rows, rule.TableRow{Values: row.Values, From: orFirst(row.From), To: orLast(row.To), Unconfirmed: row.Unconfirmed})
	}
	b.language.Tables[doc.Table] = table
	return nil
}

func (b *Rulebook) isCountry(code string) bool {
	for _, f := range b.vocabulary.All() {
		if f.Type == rule.Country {
			_, ok := f.Choice(code)
			return ok
		}
	}
	return false
}
