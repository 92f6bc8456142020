package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/fault"
	"buendnis/internal/revision"
	"buendnis/law"
)

type accessLint struct {
	Law        string `placeholder:"ORDNER" help:"Ordner mit dem Recht als Daten; ohne Angabe das mitgelieferte."`
	Instrument string `placeholder:"ID" help:"Nur dieses Instrument, zum Beispiel bvb."`
	Format     string `enum:"text,json" default:"text" help:"Ausgabe: text oder json."`
}

// Run prints what the linter finds; a Fehler makes the command fail.
func (c accessLint) Run(s *streams) error {
	found, err := c.lint()
	if err != nil {
		return err
	}
	if c.Format == "json" {
		if err := json.NewEncoder(s.out).Encode(map[string]any{"findings": found}); err != nil {
			return err
		}
	} else {
		printFindings(s.out, found)
	}
	if n := len(revision.Blocking(found)); n > 0 {
		return fault.New(fault.Invalid, "Der Prüfer hat %s gefunden; jeder sagt, was zu tun ist.", counted(n, "einen Fehler", "Fehler"))
	}
	return nil
}

func (c accessLint) lint() ([]revision.Finding, error) {
	var files fs.FS = law.FS
	if c.Law != "" {
		files = os.DirFS(c.Law)
	}
	book, err := access.Load(files)
	if err != nil {
		return nil, fault.New(fault.Invalid, "Das Recht lässt sich nicht laden: %v.", err)
	}
	cases, err := book.Cases(files)
	if err != nil {
		return nil, err
	}
	if c.Instrument == "" {
		return revision.Lint(book, cases), nil
	}
	if _, err := book.Rule(c.Instrument); err != nil {
		return nil, err
	}
	return revision.LintInstrument(book, c.Instrument, cases), nil
}

// counted is a number with its noun.
func counted(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// printFindings prints findings under their instruments.
func printFindings(out io.Writer, found []revision.Finding) {
	last := "-"
	for _, f := range found {
		if f.Instrument != last {
			last = f.Instrument
			fmt.Fprintf(out, "\n%s\n", heading(f.Instrument))
		}
		fmt.Fprintf(out, "  %s · %s · %s\n    %s\n    → %s\n", f.Severity, revision.KindTitle(f.Kind), f.Place, f.Text, f.Repair)
		if f.On != nil {
			fmt.Fprintf(out, "    Beispiel: %s\n", shownProfile(f))
		}
	}
	fehler := len(revision.Blocking(found))
	fmt.Fprintf(out, "\n%s, %s.\n", counted(fehler, "1 Fehler", "Fehler"), counted(len(found)-fehler, "1 Hinweis", "Hinweise"))
}

func heading(instrument string) string {
	if instrument == "" {
		return "Gemeinsames (Fakten, Ableitungen, Tabellen)"
	}
	return instrument
}

// shownProfile is a profile in a line.
func shownProfile(f revision.Finding) string {
	parts := []string{"am " + f.On.German()}
	for _, name := range slices.Sorted(maps.Keys(f.Profile)) {
		parts = append(parts, name+" = "+f.Profile[name])
	}
	if f.Background != "" {
		parts = append(parts, "Hintergrund „"+f.Background+"“")
	}
	return strings.Join(parts, ", ") + " → " + string(f.Verdict)
}
