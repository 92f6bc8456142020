package person

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// maxClasses bounds how many different rows a file may have. A file may have
// far more rows: those that are alike take no more memory than one.
const maxClasses = 2_000_000

// ReadPopulation reads population.csv, as ReadBase does, and gives its classes.
func ReadPopulation(name string, in io.Reader, words rule.Words) (Population, []fault.Cell, error) {
	base, bad, err := ReadBase(name, in, words)
	return base.Population, bad, err
}

// ReadBase reads population.csv: UTF-8 with or without byte order mark, comma
// or semicolon, a heading that names kommune, anzahl, facts of the vocabulary
// and perhaps bedarf. A column that is absent was not asked; an empty cell was
// asked and is unknown; an empty bedarf is derived. A line before the heading
// may say where the people come from: „#quelle: fallakten“.
//
// The file is read row by row, and rows that are alike become one class at
// once. The error says that this is no such file at all. Otherwise every bad
// cell is listed, and the population may be used only if there is none.
func ReadBase(name string, in io.Reader, words rule.Words) (Base, []fault.Cell, error) {
	r := &populationReader{name: name, words: words, at: map[string]int{}, base: Base{Source: File, Name: name}}
	if err := r.open(bufio.NewReaderSize(in, mostRowBytes)); err != nil {
		return Base{}, nil, err
	}
	heading, err := r.next()
	if err != nil {
		return Base{}, nil, r.unreadable(err)
	}
	r.readHeading(heading)
	if r.bad.Len() == 0 {
		err = r.readRows()
	}
	return r.base, r.bad.List(), err
}

// populationReader collects classes and what won't do.
type populationReader struct {
	name    string
	words   rule.Words
	table   *csv.Reader
	limit   *rowLimit
	before  int // lines before the heading
	line    int // where the row at hand begins
	columns []column
	key     []byte         // of the row at hand
	at      map[string]int // what a row says → its class
	base    Base
	bad     fault.Cells
}

// open looks at the beginning: order mark, source, separator.
func (r *populationReader) open(in *bufio.Reader) error {
	if err := r.skipMark(in); err != nil {
		return err
	}
	if err := r.readSource(in); err != nil {
		return err
	}
	r.limit = &rowLimit{in: in}
	r.table = csv.NewReader(r.limit)
	r.table.Comma, r.table.FieldsPerRecord, r.table.ReuseRecord = separator(in), -1, true
	return nil
}

// next is the next row, of a bounded length and in UTF-8.
func (r *populationReader) next() ([]string, error) {
	r.limit.left = mostRowBytes
	cells, err := r.table.Read()
	if err != nil {
		return nil, err
	}
	line, _ := r.table.FieldPos(0)
	r.line = r.before + line
	for _, cell := range cells {
		if !utf8.ValidString(cell) {
			return nil, errEncoding
		}
	}
	return cells, nil
}

func (r *populationReader) readRows() error {
	for {
		cells, err := r.next()
		var broken *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return r.empty()
		case errors.As(err, &broken):
			r.refuse(r.before+broken.Line, "", "", &refusal{"Die Anführungszeichen passen nicht zusammen.", "Setzen Sie Texte, die Anführungszeichen oder Trennzeichen enthalten, ganz in Anführungszeichen."})
			return nil
		case err != nil:
			return r.unreadable(err)
		}
		r.readRow(cells)
		if len(r.base.Population) > maxClasses {
			return fault.New(fault.TooLarge, "%s hat mehr als %d verschiedene Zeilen. Fassen Sie Angaben gröber, zum Beispiel Tage zu Monaten, oder teilen Sie die Datei.", r.name, maxClasses)
		}
	}
}

// empty refuses a file in which nobody is counted.
func (r *populationReader) empty() error {
	if len(r.base.Population) == 0 && r.bad.Len() == 0 {
		return fault.New(fault.Invalid, "%s hat nur eine Kopfzeile. Unter ihr steht je Zeile eine Gruppe von Personen, zum Beispiel: 05162024,3,GEST,A2.", r.name)
	}
	return nil
}

// unreadable is why the file can't be read further than here.
func (r *populationReader) unreadable(err error) error {
	var broken *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
		return fault.New(fault.Invalid, "%s ist leer. Die erste Zeile nennt die Spalten, zum Beispiel: kommune,anzahl,status,deutsch.", r.name)
	case errors.Is(err, errEncoding):
		return fault.New(fault.Invalid, "%s, Zeile %d ist nicht in UTF-8 geschrieben. Speichern Sie die Datei als „CSV UTF-8“.", r.name, r.line)
	case errors.Is(err, errTooLong):
		return fault.New(fault.Invalid, "%s hat nach Zeile %d eine, die länger ist als 1 MB. Prüfen Sie, ob ein Anführungszeichen fehlt.", r.name, r.line)
	case errors.As(err, &broken):
		return fault.New(fault.Invalid, "%s, Zeile %d: In der Kopfzeile passen die Anführungszeichen nicht zusammen. Schreiben Sie die Namen der Spalten ohne sie.", r.name, r.before+broken.Line)
	}
	return fault.Wrap(fault.Invalid, err, "%s lässt sich nicht zu Ende lesen: %v.", r.name, err)
}

func (r *populationReader) refuse(line int, column, value string, bad *refusal) {
	r.bad.Add(fault.NewCell(r.name, line, column, value, bad.reason, bad.repair))
}

// readRow makes the row a class, or adds its people to one that says the same.
func (r *populationReader) readRow(cells []string) {
	if len(cells) == 1 && strings.TrimSpace(cells[0]) == "" {
		return
	}
	if len(cells) != len(r.columns) {
		r.refuse(r.line, "", "", &refusal{fmt.Sprintf("Die Zeile hat %d Zellen, die Kopfzeile %d.", len(cells), len(r.columns)), "Prüfen Sie die Trennzeichen dieser Zeile."})
		return
	}
	if at, alike := r.at[string(r.keyOf(cells))]; alike {
		r.more(cells, &r.base.Population[at])
		return
	}
	if class, good := r.class(cells); good {
		r.at[string(r.key)] = len(r.base.Population)
		r.base.Population = append(r.base.Population, class)
	}
}
