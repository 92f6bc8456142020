// Package cli is the command line: one file per command, and the only place
// that reads flags, environment and the clock of the machine, opens what is
// below and wires it together.
//
// Every command ends with 0 (done), 1 (refused or failed: one German sentence
// on standard error) or 2 (wrong usage).
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"buendnis/internal/fault"
)

// Version is set by the build.
var Version = "Entwicklung"

// commands is what `buendnis --help` shows, in its groups.
type commands struct {
	Demo  demoCommand  `cmd:"" group:"betrieb" help:"Vorführkreis mit erfundenen Menschen, nur auf dieser Maschine."`
	Serve serveCommand `cmd:"" group:"betrieb" help:"Bündnis für ein Bündnis betreiben."`

	Access  accessCommands `cmd:"" group:"fachlich" help:"Zugangsregeln befragen."`
	Survey  surveyCommands `cmd:"" group:"fachlich" help:"Arbeitsmappen der Erhebung schreiben und lesen."`
	Analyse analyseCommand `cmd:"" group:"fachlich" help:"Angebots- und Bedarfsanalyse aus Dateien, in Rohform für den Betreiber."`
	Flow    flowCommand    `cmd:"" group:"fachlich" help:"Größten oder billigsten Fluss in einem Netz (DIMACS-Datei) rechnen und beweisen."`

	Migrate migrateCommand `cmd:"" group:"verwaltung" help:"Datenbank auf den Stand dieser Fassung bringen."`
	Kreis   kreisCommand   `cmd:"" group:"verwaltung" help:"Kreis und Erhebung einer Installation einrichten."`
	User    userCommands   `cmd:"" group:"verwaltung" help:"Konten anlegen, zeigen und sperren."`
	Audit   auditCommands  `cmd:"" group:"verwaltung" help:"Protokoll prüfen."`
	Version versionCommand `cmd:"" group:"verwaltung" help:"Fassung zeigen."`
}

// streams are the program's input and output; commands use nothing else.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// Main runs one command and gives its exit code; an interrupt ends it in order.
func Main(args []string, in io.Reader, out, errOut io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return run(ctx, args, in, out, errOut)
}

func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	ended := -1
	parser, err := kong.New(&commands{},
		kong.Name("buendnis"),
		kong.Description("Bündnis: Angebote, Zugang, Lücken und Wege für junge Geflüchtete. Beispiele stehen bei jedem Befehl (--help)."),
		kong.Writers(out, errOut),
		kong.Help(germanHelp),
		kong.Exit(func(code int) { ended = code }),
		kong.ExplicitGroups([]kong.Group{
			{Key: "betrieb", Title: "Betrieb"},
			{Key: "fachlich", Title: "Fachlich"},
			{Key: "verwaltung", Title: "Verwaltung"},
		}),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(&streams{in, out, errOut}),
	)
	if err != nil {
		fmt.Fprintln(errOut, err)
		return 2
	}
	chosen, err := parser.Parse(args)
	if ended >= 0 {
		return ended // --help
	}
	if err != nil {
		fmt.Fprintf(errOut, "Der Aufruf stimmt nicht: %s\nHilfe: buendnis --help\n", inGerman(err))
		return 2
	}
	if err := chosen.Run(); err != nil {
		return refused(errOut, err)
	}
	return 0
}

// refused prints one sentence; the cause goes beside it for the operator.
func refused(errOut io.Writer, err error) int {
	var f *fault.Fault
	switch {
	case errors.As(err, &f) && f.Cause != nil:
		fmt.Fprintf(errOut, "%s (%v)\n", f.Sentence, f.Cause)
	case errors.As(err, &f):
		fmt.Fprintln(errOut, f.Sentence)
	default:
		fmt.Fprintf(errOut, "Das hat nicht geklappt: %v\n", err)
	}
	return 1
}

type versionCommand struct{}

// Run prints the version.
func (versionCommand) Run(s *streams) error {
	_, err := fmt.Fprintln(s.out, "buendnis", Version)
	return err
}
