package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
)

type accessChanges struct {
	From   string `required:"" placeholder:"DATUM" help:"Erster Tag, zum Beispiel 2020-02-29."`
	To     string `required:"" placeholder:"DATUM" help:"Zweiter Tag, zum Beispiel 2020-03-01."`
	Format string `enum:"text,json" default:"text" help:"Ausgabe: text oder json."`
}

// Run prints what changes in the law between two days; for whom, only the pages
// say, in protected counts.
func (c accessChanges) Run(s *streams) error {
	book, err := loadRulebook()
	if err != nil {
		return err
	}
	from, err := civil.Parse(c.From)
	if err != nil {
		return fault.New(fault.Invalid, "--from: %v.", err)
	}
	to, err := civil.Parse(c.To)
	if err != nil {
		return fault.New(fault.Invalid, "--to: %v.", err)
	}
	if to < from {
		return fault.New(fault.Invalid, "--to (%s) liegt vor --from (%s). Vertauschen Sie die beiden Tage.", to.German(), from.German())
	}
	changes := changeDocs(book.Changes(from, to))
	if c.Format == "json" {
		return json.NewEncoder(s.out).Encode(map[string]any{"from": from, "to": to, "changes": changes})
	}
	for _, change := range changes {
		change.print(s.out)
	}
	if len(changes) == 0 {
		fmt.Fprintf(s.out, "Zwischen dem %s und dem %s ändert sich keine Regel.\n", from.German(), to.German())
	}
	return nil
}

// changeDoc is a change as JSON; before and after are null where no version is
// in force.
type changeDoc struct {
	Instrument string          `json:"instrument"`
	Own        bool            `json:"own"` // a version of its own begins or ends
	Days       []civil.Date    `json:"days"`
	Before     *access.Version `json:"before"`
	After      *access.Version `json:"after"`
	Titles     []titleDoc      `json:"titles"`
}

type titleDoc struct {
	Status string           `json:"status"`
	Before []access.Verdict `json:"before"`
	After  []access.Verdict `json:"after"`
}

func changeDocs(changes []access.Change) []changeDoc {
	docs := []changeDoc{}
	for _, c := range changes {
		doc := changeDoc{Instrument: c.Instrument.ID, Own: c.Own, Days: c.Days, Before: versionOf(c.Before), After: versionOf(c.After), Titles: []titleDoc{}}
		for _, t := range c.Titles {
			doc.Titles = append(doc.Titles, titleDoc(t))
		}
		docs = append(docs, doc)
	}
	return docs
}

func versionOf(text *access.VersionText) *access.Version {
	if text == nil {
		return nil
	}
	return &access.Version{From: text.From, To: text.To, Source: text.Source}
}

func (d changeDoc) print(out io.Writer) {
	kind := "neue Fassung"
	switch {
	case !d.Own:
		kind = "mittelbar"
	case d.After == nil:
		kind = "endet"
	case d.Before == nil:
		kind = "beginnt"
	}
	days := make([]string, len(d.Days))
	for i, day := range d.Days {
		days[i] = day.String()
	}
	fmt.Fprintf(out, "%s\t%s\t%s\n", d.Instrument, kind, strings.Join(days, ", "))
	for _, t := range d.Titles {
		fmt.Fprintf(out, "\t%s\t%s → %s\n", t.Status, verdictList(t.Before), verdictList(t.After))
	}
}

func verdictList(verdicts []access.Verdict) string {
	words := make([]string, len(verdicts))
	for i, v := range verdicts {
		words[i] = string(v)
	}
	return strings.Join(words, " oder ")
}
