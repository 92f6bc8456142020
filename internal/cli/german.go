package cli

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"
)

// kong speaks English; these are its sentences about a wrong call, in German.
var usage = []struct {
	english *regexp.Regexp
	german  string
}{
	{regexp.MustCompile(`^missing flags: (.*)$`), "Es fehlt $1."},
	{regexp.MustCompile(`^unknown flag (\S+), did you mean (?:one of )?(.*)\?$`), "Die Angabe $1 gibt es nicht. Meinten Sie $2?"},
	{regexp.MustCompile(`^unknown flag (\S+?)$`), "Die Angabe $1 gibt es nicht."},
	{regexp.MustCompile(`^unexpected argument (\S+), did you mean (?:one of )?(.*)\?$`), "Mit „$1“ kann der Befehl nichts anfangen. Meinten Sie $2?"},
	{regexp.MustCompile(`^unexpected argument (\S+)$`), "Mit „$1“ kann der Befehl nichts anfangen."},
	{regexp.MustCompile(`^expected one of (.*)$`), "Welcher Befehl? Es gibt $1"},
	{regexp.MustCompile(`^expected "(.*)"$`), "Es fehlt $1."},
	{regexp.MustCompile(`^(\S+) must be one of (.*) but got (.*)$`), "$1 ist eins von $2, nicht $3."},
	{regexp.MustCompile(`^(\S+): expected a valid \d+ bit (?:int|uint) but got (.*)$`), "$1 ist eine ganze Zahl, nicht $2."},
	{regexp.MustCompile(`^(\S+): expected a float but got (.*?)(?: \(.*\))?$`), "$1 ist eine Zahl mit Punkt wie 0.7, nicht $2."},
	{regexp.MustCompile(`^(\S+): expected "<key>=<value>" but got "(.*)"$`), "Hinter $1 stehen zwei Angaben mit = dazwischen, nicht „$2“."},
	{regexp.MustCompile(`^(\S+): expected string value but got "EOL".*$`), "Hinter $1 fehlt ein Wert."},
	{regexp.MustCompile(`^(\S+): missing value.*$`), "Hinter $1 fehlt ein Wert."},
}

// inGerman is a complaint of kong's as people read it; one that nobody has
// translated yet stays as it is.
func inGerman(complaint error) string {
	text := complaint.Error()
	for _, u := range usage {
		if u.english.MatchString(text) {
			return u.english.ReplaceAllString(text, u.german)
		}
	}
	return text
}

// helpWords are kong's own words on its help pages.
var helpWords = strings.NewReplacer(
	"Usage: ", "Aufruf: ", "Arguments:\n", "Angaben:\n", "Flags:\n", "Schalter:\n", "Commands:\n", "Befehle:\n", "[flags]", "[Schalter]",
	"<command>", "<Befehl>", "Show context-sensitive help.", "Diese Hilfe zeigen.",
	`Run "buendnis <command> --help" for more information on a command.`, `Mehr zu einem Befehl: buendnis <Befehl> --help`,
)

// germanHelp prints kong's help page in German.
func germanHelp(options kong.HelpOptions, ctx *kong.Context) error {
	var page bytes.Buffer
	out := ctx.Stdout
	ctx.Stdout = &page
	err := kong.DefaultHelpPrinter(options, ctx)
	ctx.Stdout = out
	if err == nil {
		_, err = helpWords.WriteString(out, page.String())
	}
	return err
}
