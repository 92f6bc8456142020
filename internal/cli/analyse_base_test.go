package cli

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Of two kinds of base for one municipality one is chosen, or none counts.
func TestOneBasePerMunicipality(t *testing.T) {
	dir := t.TempDir()
	file, cases := filepath.Join(dir, "kreis.csv"), filepath.Join(dir, "akten.csv")
	write(t, file, "kommune,anzahl,status\n05162024,10,GEST\n05162016,1,GEST\n")
	write(t, cases, "#quelle: fallakten\nkommune,anzahl,status\n05162024,7,GEST\n")
	args := []string{"--population", file, "--population", cases, "--on", "2020-01-15"}
	code, out, errOut := analyse(t, args...)
	if code != 1 || out != "" || !strings.Contains(errOut, "Für 05162024 liegen zwei Grundlagen vor: Datei kreis.csv und Fallakten akten.csv") {
		t.Errorf("%d, %s, %s", code, out, errOut)
	}
	for word, want := range map[string]string{"datei": "11 Personen", "fallakten": "8 Personen"} {
		if code, out, errOut = analyse(t, append(args, "--base", "05162024="+word)...); code != 0 || !strings.Contains(out, want) {
			t.Errorf("%s: %d, %s, %s", word, code, out, errOut)
		}
	}
	if !strings.Contains(out, "Datei kreis.csv (Kaarst") {
		t.Errorf("die Grundlage fehlt: %s", out)
	}
	if code, _, errOut = analyse(t, append(args, "--base", "05162024=kartei")...); code != 1 || !strings.Contains(errOut, "mappe, datei und fallakten") {
		t.Errorf("%d, %s", code, errOut)
	}
}

// threeSources are an empty workbook of Neuss, a file that counts Neuss and
// Kaarst, and case files of Jüchen.
func threeSources(t *testing.T) (workbook, file, cases string) {
	t.Helper()
	dir := t.TempDir()
	workbook, file, cases = filepath.Join(dir, "neuss.xlsx"), filepath.Join(dir, "kreis.csv"), filepath.Join(dir, "akten.csv")
	if code, _, errOut := call("", "survey", "form", "--kommune", "05162024", "--out", workbook); code != 0 {
		t.Fatal(errOut)
	}
	write(t, file, "kommune,anzahl,status\n05162024,10,GEST\n05162016,20,GEST\n")
	write(t, cases, "#quelle: fallakten\nkommune,anzahl,status\n05162012,30,GEST\n")
	return workbook, file, cases
}

// A workbook speaks about its municipality, also where it counts nobody. Which
// base counts where stands in every form that people read; in analysis.json it
// does not, whose form is fixed.
func TestEveryOutputNamesItsBases(t *testing.T) {
	workbook, file, cases := threeSources(t)
	aus := filepath.Join(t.TempDir(), "aus")
	args := []string{"--population", workbook, "--population", file, "--population", cases, "--on", "2020-01-15", "--out", aus}
	code, out, errOut := analyse(t, args...)
	if _, err := os.Stat(aus); code != 1 || out != "" || !os.IsNotExist(err) || !strings.Contains(errOut, "Mappe neuss.xlsx und Datei kreis.csv") {
		t.Errorf("%d, %s, %s", code, out, errOut)
	}
	code, out, errOut = analyse(t, append(args, "--base", "05162024=mappe")...)
	const grounds = "Fallakten akten.csv (Jüchen); Datei kreis.csv (Kaarst); Mappe neuss.xlsx (Neuss)"
	if code != 0 || !strings.Contains(out, "50 Personen") || !strings.Contains(out, "Grundlage: "+grounds+".") {
		t.Fatalf("%d, %s, %s", code, out, errOut)
	}
	for _, name := range []string{"report.html", "tables.xlsx"} {
		if !strings.Contains(unpacked(t, filepath.Join(aus, name)), grounds) {
			t.Errorf("%s nennt die Grundlagen nicht", name)
		}
	}
	if strings.Contains(unpacked(t, filepath.Join(aus, "analysis.json")), "kreis.csv") {
		t.Error("die Rohform hat ein Feld mehr")
	}
}

func TestTheSameWorkbookTwiceIsRefused(t *testing.T) {
	workbook, _, _ := threeSources(t)
	code, out, errOut := analyse(t, "--population", workbook, "--population", workbook, "--on", "2020-01-15")
	if code != 1 || out != "" || !strings.Contains(errOut, "Für 05162024 liegen 2 Mappen vor: neuss.xlsx, neuss.xlsx") {
		t.Errorf("%d, %s, %s", code, out, errOut)
	}
}

// Each side of a comparison has its own bases, and both are printed.
func TestASecondSideHasItsOwnBases(t *testing.T) {
	workbook, file, cases := threeSources(t)
	args := []string{"--population", workbook, "--population", file, "--on", "2020-01-15", "--base", "05162024=datei"}
	for _, c := range []struct {
		then  []string
		wants []string
	}{
		{[]string{"--then-base", "05162024=mappe"}, []string{"30 und 20 Personen", "Grundlage: Datei kreis.csv (Kaarst, Neuss), danach Datei kreis.csv (Kaarst); Mappe neuss.xlsx (Neuss)."}},
		{[]string{"--then-population", cases}, []string{"30 und 30 Personen", "danach Fallakten akten.csv (Jüchen)."}},
		{[]string{"--then-on", "2020-03-15"}, []string{"Grundlage: Datei kreis.csv (Kaarst, Neuss).\n"}},
	} {
		code, out, errOut := analyse(t, append(args, c.then...)...)
		for _, want := range c.wants {
			if code != 0 || !strings.Contains(out, want) {
				t.Errorf("%v: %d, „%s“ fehlt:\n%s%s", c.then, code, want, out, errOut)
			}
		}
	}
}

// A date that lies after the second side's day is refused as one that lies
// after the first's.
func TestTheSecondDayIsAskedOfTheFilesToo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.csv")
	write(t, path, "kommune,anzahl,einreise\n05162024,1,2019-06\n")
	code, out, errOut := analyse(t, "--population", path, "--on", "2020-01-15", "--then-on", "2019-01-15")
	if code != 1 || out != "" || !strings.Contains(errOut, "Zweite Seite: p.csv, Zeile 2") || !strings.Contains(errOut, "nach dem Stichtag 15.01.2019") {
		t.Errorf("%d, %s, %s", code, out, errOut)
	}
}

// unpacked is the text of a file, also of the parts of a workbook.
func unpacked(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	book, err := zip.OpenReader(path)
	if err != nil {
		return string(raw)
	}
	defer book.Close()
	var all strings.Builder
	for _, part := range book.File {
		content, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, content); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}
