package person

import (
	"slices"
	"strconv"
	"strings"

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
	case "kommune":
		return readKommune
	case "anzahl":
		return readAnzahl
	case "bedarf":
		return r.readBedarf
	}
	fact, ok := r.words.Vocabulary.Fact(name)
	if !ok {
		return nil
	}
	return func(text string, c *Class) *refusal { return readFact(fact, text, c) }
}

func readKommune(text string, c *Class) *refusal {
	if len(text) != 8 || strings.Trim(text, "0123456789") != "" {
		return &refusal{"Das ist kein Gemeindeschlüssel (AGS).", "Schreiben Sie acht Ziffern, zum Beispiel 05162024; Tabellenprogramme lassen die führende Null gern weg."}
	}
	c.Kommune = text
	return nil
}

func readAnzahl(text string, c *Class) *refusal {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > maxClassCount {
		return &refusal{"Das ist keine ganze Zahl ab 0.", "Schreiben Sie, wie viele Personen so sind, zum Beispiel 3."}
	}
	c.Anzahl = n
	return nil
}

func (r *populationReader) readBedarf(text string, c *Class) *refusal {
	if text == "" {
		return nil
	}
	for kind := range strings.SplitSeq(text, "|") {
		kind = strings.TrimSpace(kind)
		if !slices.ContainsFunc(r.words.Needs, func(n rule.Choice) bool { return n.Code == kind }) {
			return &refusal{"„" + kind + "“ ist keine Art von Bedarf.", "Die Arten stehen in law/needs/kinds.yaml; mehrere trennt ein senkrechter Strich, zum Beispiel deutsch-b1|wohnen."}
		}
		if !slices.Contains(c.Bedarf, kind) {
			c.Bedarf = append(c.Bedarf, kind)
		}
	}
	return nil
}

func readFact(fact *rule.Fact, text string, c *Class) *refusal {
	if text == "" {
		c.Facts[fact.Name] = rule.Value{}
		return nil
	}
	value, err := fact.Parse(text)
	if err != nil {
		return &refusal{sentence(err, fact), repairs[fact.Type]}
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
