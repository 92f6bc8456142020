package person

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// MaxPopulationBytes bounds population.csv. A whole Land, row by row, has 40 MB.
const MaxPopulationBytes = 256 << 20

// ReadPopulation reads population.csv: UTF-8 with or without byte order mark,
// comma or semicolon, a heading that names kommune, anzahl, facts of the
// vocabulary and perhaps bedarf. A column that is absent was not asked; an
// empty cell was asked and is unknown; an empty bedarf is derived.
//
// The error says that this is no such file at all. Otherwise every bad cell is
// listed, and the population may be used only if there is none.
func ReadPopulation(name string, in io.Reader, words rule.Words) (Population, []fault.Cell, error) {
	raw, err := readText(name, in)
	if err != nil {
		return nil, nil, err
	}
	r := &populationReader{name: name, words: words, table: csv.NewReader(bytes.NewReader(raw))}
	r.table.Comma, r.table.FieldsPerRecord, r.table.ReuseRecord = separator(raw), -1, true
	heading, err := r.table.Read()
	if err != nil {
		return nil, nil, fault.New(fault.Invalid, "%s hat keine Kopfzeile. Die erste Zeile nennt die Spalten, zum Beispiel: kommune,anzahl,status,deutsch.", name)
	}
	r.readHeading(heading)
	if len(r.bad) == 0 {
		r.readRows()
	}
	return r.classes, r.bad, nil
}

func readText(name string, in io.Reader) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(in, MaxPopulationBytes+1))
	switch {
	case err != nil:
		return nil, fault.Wrap(fault.Invalid, err, "%s lässt sich nicht lesen.", name)
	case len(raw) > MaxPopulationBytes:
		return nil, fault.New(fault.TooLarge, "%s ist größer als %d MB. Fassen Sie gleiche Zeilen zusammen, oder teilen Sie die Datei.", name, MaxPopulationBytes>>20)
	case !utf8.Valid(raw):
		return nil, fault.New(fault.Invalid, "%s ist nicht in UTF-8 geschrieben. Speichern Sie die Datei als „CSV UTF-8“.", name)
	}
	return bytes.TrimPrefix(raw, []byte("\uFEFF")), nil
}

// separator is the one that the heading uses.
func separator(raw []byte) rune {
	heading, _, _ := bytes.Cut(raw, []byte("\n"))
	if bytes.Count(heading, []byte(";")) > bytes.Count(heading, []byte(",")) {
		return ';'
	}
	return ','
}

// populationReader collects classes and what won't do.
type populationReader struct {
	name    string
	words   rule.Words
	table   *csv.Reader
	columns []column
	classes Population
	bad     []fault.Cell
}

func (r *populationReader) readHeading(heading []string) {
	for _, name := range heading {
		name = strings.TrimSpace(name)
		read := r.reader(name)
		switch {
		case slices.ContainsFunc(r.columns, func(c column) bool { return c.name == name }):
			r.refuse(1, name, name, &refusal{"Die Spalte steht zweimal da.", "Löschen Sie eine der beiden."})
		case read == nil:
			r.refuse(1, name, name, &refusal{"Diese Spalte gibt es nicht.", "Spalten sind kommune, anzahl, bedarf und die Fakten aus law/facts.yaml und law/facts-analysis.yaml."})
		}
		r.columns = append(r.columns, column{name, read})
	}
	for _, name := range []string{"kommune", "anzahl"} {
		if !slices.ContainsFunc(r.columns, func(c column) bool { return c.name == name }) {
			r.refuse(1, name, "", &refusal{"Diese Spalte fehlt.", "Ergänzen Sie sie in der Kopfzeile und in jeder Zeile."})
		}
	}
}

func (r *populationReader) readRows() {
	for len(r.bad) < fault.MostCells {
		cells, err := r.table.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			r.refuse(broken.Line, "", "", &refusal{"Die Anführungszeichen passen nicht zusammen.", "Setzen Sie Texte, die Anführungszeichen oder Trennzeichen enthalten, ganz in Anführungszeichen."})
			return
		}
		line, _ := r.table.FieldPos(0)
		r.readRow(line, cells)
	}
}

func (r *populationReader) readRow(line int, cells []string) {
	if len(cells) == 1 && strings.TrimSpace(cells[0]) == "" {
		return
	}
	if len(cells) != len(r.columns) {
		r.refuse(line, "", "", &refusal{"Die Zeile hat " + strconv.Itoa(len(cells)) + " Zellen, die Kopfzeile " + strconv.Itoa(len(r.columns)) + ".", "Prüfen Sie die Trennzeichen dieser Zeile."})
		return
	}
	class := Class{Facts: rule.Facts{}}
	before := len(r.bad)
	for i, c := range r.columns {
		text := strings.TrimSpace(cells[i])
		if bad := c.read(text, &class); bad != nil {
			r.refuse(line, c.name, text, bad)
		}
	}
	if len(r.bad) == before {
		r.classes = append(r.classes, class)
	}
}

func (r *populationReader) refuse(line int, column, value string, bad *refusal) {
	r.bad = append(r.bad, fault.NewCell(r.name, line, column, value, bad.reason, bad.repair))
}
