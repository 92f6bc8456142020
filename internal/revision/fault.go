package revision

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"buendnis/internal/fault"
)

// badYAML says in German what the YAML reader didn't like, with the line of the
// text that was read.
func badYAML(err error) error {
	line, what := yamlFault(err.Error())
	place := ""
	if line > 0 {
		place = fmt.Sprintf("Zeile %d: ", line)
	}
	return fault.Wrap(fault.Invalid, err, "%s%s", place, what)
}

var yamlLine = regexp.MustCompile(`(?s)line (\d+): (.*)`)

// yamlFault takes the line and the matter out of a message of the YAML reader.
func yamlFault(message string) (line int, what string) {
	if found := yamlLine.FindStringSubmatch(message); found != nil {
		line, _ = strconv.Atoi(found[1])
		message = found[2]
	}
	message, _, _ = strings.Cut(message, "\n")
	for _, known := range yamlWords {
		if found := known.english.FindStringSubmatch(message); found != nil {
			args := make([]any, len(found)-1)
			for i, part := range found[1:] {
				args[i] = part
			}
			return line, fmt.Sprintf(known.german, args...)
		}
	}
	return line, "Das ist kein gültiges YAML. Prüfen Sie Einrückung, Anführungszeichen und Doppelpunkte in dieser Zeile und der davor."
}

var yamlWords = []struct {
	english *regexp.Regexp
	german  string
}{
	{regexp.MustCompile(`field (\S+) not found`), "Das Feld „%s“ gibt es nicht. Welche Felder eine Fassung hat, steht in der Hilfe unter dem Text."},
	{regexp.MustCompile(`mapping key "?([^" ]+)"? already defined`), "Das Feld „%s“ steht zweimal da."},
	{regexp.MustCompile(`cannot unmarshal \S+ (?:\x60(.*?)\x60 )?into`), "„%s“ steht an einer Stelle, an die etwas anderes gehört. Prüfen Sie Einrückung und Striche („-“)."},
	{regexp.MustCompile(`found a tab|found character that cannot start any token`), "Hier steht ein Zeichen, das so nicht stehen darf, etwa ein Tabulator. Rücken Sie mit Leerzeichen ein und setzen Sie Text mit Sonderzeichen in Anführungszeichen."},
	{regexp.MustCompile(`mapping values are not allowed`), "Ein Doppelpunkt steht zu viel da, oder die Einrückung stimmt nicht. Setzen Sie Text mit Doppelpunkt in Anführungszeichen."},
	{regexp.MustCompile(`did not find expected`), "Eine Klammer, ein Anführungszeichen oder eine Einrückung passt nicht zur Zeile davor."},
}
