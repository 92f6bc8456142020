package person

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// maxClassCount is the most people of one row: more is a slip of the keyboard.
const maxClassCount = 1_000_000

// column puts the text of a cell into a class.
type column struct {
	name string
	read func(text string, c *Class) *refusal
}

// refusal is why a text won't do, and how to repair it.
type refusal struct{ reason, repair string }

// reader is how a column of this name is read, or nil if there is none.
func (r *populationReader) reader(name string) func(string, *Class) *refusal {
	switch name {
	case columnKommune:
		return r.readKommune
	case columnAnzahl:
		return readAnzahl
	case columnBedarf:
		return r.readBedarf
	}
	fact, ok := r.words.Vocabulary.Fact(name)
	if !ok {
		return nil
	}
	known := map[string]rule.Value{}
	return func(text string, c *Class) *refusal { return readFact(fact, known, text, c) }
}

func (r *populationReader) readKommune(text string, c *Class) *refusal {
	if len(text) != 8 || strings.Trim(text, "0123456789") != "" {
		return &refusal{"Das ist kein Gemeindeschlüssel (AGS).", "Schreiben Sie acht Ziffern, zum Beispiel 05162024; Tabellenprogramme lassen die führende Null gern weg."}
	}
	if r.words.Kommune != nil {
		if err := r.words.Kommune(text); err != nil {
			return &refusal{fault.SentenceOf(err), "Prüfen Sie den Schlüssel im amtlichen Gemeindeverzeichnis, zum Beispiel 05162024 für Neuss."}
		}
	}
	c.Kommune = strings.Clone(text)
	return nil
}

func readAnzahl(text string, c *Class) *refusal {
	n, err := strconv.Atoi(text)
	switch {
	case text == "":
		return &refusal{"Die Anzahl fehlt.", "Schreiben Sie, wie viele Personen so sind, zum Beispiel 3."}
	case err != nil && fractional.MatchString(text):
		return &refusal{"Das ist keine ganze Zahl.", "Schreiben Sie ganze Personen ohne Punkt und Komma, zum Beispiel 1200."}
	case err != nil:
		return &refusal{"Das ist keine Zahl.", "Schreiben Sie, wie viele Personen so sind, zum Beispiel 3."}
	case n < 0:
		return &refusal{"Eine Anzahl ist nie negativ.", "Schreiben Sie eine ganze Zahl ab 0, zum Beispiel 3."}
	case n > maxClassCount:
		return &refusal{"So viele Personen hat keine Zeile; mehr als eine Million ist ein Versehen.", "Prüfen Sie die Zahl, oder teilen Sie die Zeile."}
	}
	c.Anzahl = n
	return nil
}

// fractional is a number with a point or comma, as spreadsheets write them.
var fractional = regexp.MustCompile(`^[+-]?\d+([.,]\d+)+$`)

func (r *populationReader) readBedarf(text string, c *Class) *refusal {
	if text == "" {
		return nil
	}
	for kind := range strings.SplitSeq(text, "|") {
		kind = strings.TrimSpace(kind)
		at := slices.IndexFunc(r.words.Needs, func(n rule.Choice) bool { return n.Code == kind })
		if at < 0 {
			return &refusal{"„" + kind + "“ ist keine Art von Bedarf.", "Die Arten stehen in law/needs/kinds.yaml; mehrere trennt ein senkrechter Strich, zum Beispiel deutsch-b1|wohnen."}
		}
		if kind = r.words.Needs[at].Code; !slices.Contains(c.Bedarf, kind) { // the list's own text, not a piece of the row
			c.Bedarf = append(c.Bedarf, kind)
		}
	}
	return nil
}

// mostKnown bounds how many values of a column are remembered.
const mostKnown = 5000

// readFact reads a value; known are those that the column had before, so that
// rows share what they have in common.
func readFact(fact *rule.Fact, known map[string]rule.Value, text string, c *Class) *refusal {
	if text == "" {
		c.Facts[fact.Name] = rule.Value{}
		return nil
	}
	value, seen := known[text]
	if !seen {
		var err error
		if value, err = fact.Parse(strings.Clone(text)); err != nil {
			return &refusal{sentence(err, fact), repairs[fact.Type]}
		}
		if len(known) < mostKnown {
			known[strings.Clone(text)] = value
		}
	}
	c.Facts[fact.Name] = value
	return nil
}

// sentence is the reader's own error where it is German, which JSON's is not.
func sentence(err error, fact *rule.Fact) string {
	if fact.Type == rule.List {
		return "Das ist keine Liste in JSON."
	}
	return err.Error() + "."
}

// repairs say how a fact of each type is written; unknown is always possible.
var repairs = map[rule.Type]string{
	rule.Date:    "Schreiben Sie 2019-06-14, 2019-06 oder 2019; unbekannt bleibt leer.",
	rule.Bool:    "Schreiben Sie ja oder nein; unbekannt bleibt leer.",
	rule.Enum:    "Nehmen Sie einen Code aus law/facts.yaml oder law/facts-analysis.yaml; unbekannt bleibt leer.",
	rule.Country: "Nehmen Sie den dreistelligen Code, zum Beispiel SYR; unbekannt bleibt leer.",
	rule.Int:     "Schreiben Sie eine ganze Zahl oder eine Spanne, zum Beispiel 22 oder 18-20; unbekannt bleibt leer.",
	rule.Number:  "Schreiben Sie eine Zahl oder eine Spanne, zum Beispiel 4,5; unbekannt bleibt leer.",
	rule.List:    "Schreiben Sie zum Beispiel [] oder [{\"geburtsdatum\":\"2017-06\"}]; unbekannt bleibt leer.",
}
