package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/report"
	"buendnis/internal/rule"
	"buendnis/law"
)

type accessCommands struct {
	Check   accessCheck   `cmd:"" help:"Fragen beantworten: eine JSON-Zeile je Frage hinein, eine je Antwort hinaus. Beispiel: buendnis access check --cases fragen.ndjson"`
	Matrix  accessMatrix  `cmd:"" help:"Instrument × Aufenthaltsstatus an einem Tag. Beispiel: buendnis access matrix --on 2020-01-15"`
	Lint    accessLint    `cmd:"" help:"Das Recht als Daten prüfen: Lücken, Widersprüche, tote Wege und Bedingungen, Daten ohne Fall; je mit dem Beispiel, das es zeigt. Beispiel: buendnis access lint --law law"`
	Changes accessChanges `cmd:"" help:"Was sich im Recht zwischen zwei Tagen ändert. Beispiel: buendnis access changes --from 2020-02-29 --to 2020-03-01"`
}

type accessCheck struct {
	Cases  string `required:"" placeholder:"DATEI" help:"Datei mit Fragen (NDJSON), - für die Standardeingabe."`
	Format string `enum:"json" default:"json" help:"Ausgabe: json."`
}

// Run answers every line of the file, in order.
func (c accessCheck) Run(s *streams) error {
	book, err := loadRulebook()
	if err != nil {
		return err
	}
	in, err := s.open(c.Cases)
	if err != nil {
		return err
	}
	defer in.Close()
	out := bufio.NewWriter(s.out)
	if _, err := book.CheckStream(in, out); err != nil {
		return err
	}
	return out.Flush()
}

type accessMatrix struct {
	On      string `required:"" placeholder:"DATUM" help:"Tag, zum Beispiel 2020-01-15."`
	Profile string `placeholder:"DATEI" help:"Fakten der Bezugsperson als JSON-Objekt; ohne Angabe 22 Jahre, unauffällig, alle Uhren offen."`
	Format  string `enum:"text,json,xlsx" default:"text" help:"Ausgabe: text, json, oder xlsx (in eine Datei umleiten)."`
}

// Run prints the matrix.
func (c accessMatrix) Run(s *streams) error {
	book, err := loadRulebook()
	if err != nil {
		return err
	}
	on, err := civil.Parse(c.On)
	if err != nil {
		return fault.New(fault.Invalid, "--on: %v.", err)
	}
	profile, err := s.profile(c.Profile, book.Vocabulary())
	if err != nil {
		return err
	}
	cells := book.Matrix(on, profile)
	if c.Format == "json" {
		return json.NewEncoder(s.out).Encode(map[string]any{"on": on, "cells": cells})
	}
	if c.Format == "xlsx" {
		return report.MatrixXLSX(s.out, report.MatrixOf(book, on, cells, book.Instruments(), askedStatuses(book, cells)))
	}
	table := tabwriter.NewWriter(s.out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(table, "Instrument\tStatus\tUrteil\töffnet nach")
	for _, cell := range cells {
		verdicts := make([]string, len(cell.Verdicts))
		for i, v := range cell.Verdicts {
			verdicts[i] = string(v)
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", cell.Instrument, cell.Status, strings.Join(verdicts, " oder "), cell.OpensAfter)
	}
	return table.Flush()
}

// askedStatuses are the titles that the matrix has answers for.
func askedStatuses(book *access.Rulebook, cells []access.Cell) (statuses []rule.Choice) {
	fact, _ := book.Vocabulary().Fact("status")
	for _, status := range fact.Choices {
		if slices.ContainsFunc(cells, func(c access.Cell) bool { return c.Status == status.Code }) {
			statuses = append(statuses, status)
		}
	}
	return statuses
}

// profile reads the reference person; without a file she is 22 years old.
func (s *streams) profile(file string, v *rule.Vocabulary) (rule.Facts, error) {
	if file == "" {
		return access.ReferenceProfile(), nil
	}
	in, err := s.open(file)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var raw map[string]any
	if err := json.NewDecoder(in).Decode(&raw); err != nil {
		return nil, fault.New(fault.Invalid, "%s ist kein JSON-Objekt mit Fakten: %v.", file, err)
	}
	facts := rule.Facts{}
	for name, value := range raw {
		fact, ok := v.Fact(name)
		if !ok {
			return nil, fault.New(fault.Invalid, "%s nennt den unbekannten Fakt „%s“. Die Namen stehen in law/facts.yaml.", file, name)
		}
		if facts[name], err = fact.ParseJSON(value); err != nil {
			return nil, fault.New(fault.Invalid, "%s, %s: %v.", file, name, err)
		}
	}
	return facts, nil
}

func loadRulebook() (*access.Rulebook, error) {
	book, err := access.Load(law.FS)
	if err != nil {
		return nil, fmt.Errorf("das Regelwerk ist fehlerhaft: %w", err)
	}
	return book, nil
}

// open opens a file, or the standard input for "-".
func (s *streams) open(path string) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(s.in), nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fault.New(fault.NotFound, "Die Datei %s lässt sich nicht öffnen: %v.", path, err)
	}
	return file, nil
}
