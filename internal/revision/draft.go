package revision

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
)

// DraftKind is how a draft changes the rule of an instrument.
type DraftKind string

// The kinds, as they are stored.
const (
	NewVersion DraftKind = "fassung"      // from a day on the rule reads differently; the old version ends the day before
	Correction DraftKind = "berichtigung" // a version read wrongly, from its own first day on
	End        DraftKind = "ende"         // from a day on there is no rule any more
	Reset      DraftKind = "zurueck"      // the rule and its cases are again as the product ships them
)

// DraftKinds are all kinds, in the order in which a form offers them.
var DraftKinds = []DraftKind{NewVersion, Correction, End, Reset}

// Word is the kind as people read it.
func (k DraftKind) Word() string {
	return map[DraftKind]string{NewVersion: "Neue Fassung", Correction: "Berichtigung", End: "Ende", Reset: "Zurück zur ausgelieferten Regel"}[k]
}

// Draft is a change of one instrument as its editor writes it.
type Draft struct {
	Instrument string
	Kind       DraftKind
	From       *civil.Date // first day of the change; nil: a Correction of a version that has no first day, or a Reset
	Rule       string      // YAML of one version, without from and to; empty for End and Reset
	Cases      string      // NDJSON lines that are added to law/cases/<instrument>.ndjson
	Replaced   []Replacement
	Reason     string // why, with the source
}

// Replacement takes an old case out, because the new law answers it otherwise.
type Replacement struct {
	Case   string `json:"case"`
	Reason string `json:"reason"`
}

// The longest texts of a draft, in bytes. The largest rule that ships has a
// tenth of it.
const (
	MaxRule   = 200_000
	MaxCases  = 400_000
	MaxReason = 2_000
)

// Validate refuses a draft that can't even be kept.
func (d Draft) Validate() error {
	switch {
	case d.Kind.Word() == "":
		return fault.New(fault.Invalid, "Bitte wählen Sie, was sich ändert: eine neue Fassung, eine Berichtigung, das Ende der Regel, oder zurück zur ausgelieferten.")
	case d.From == nil && (d.Kind == NewVersion || d.Kind == End):
		return fault.New(fault.Invalid, "Bitte nennen Sie den Tag, ab dem die Änderung gilt.")
	case len(d.Rule) > MaxRule, len(d.Cases) > MaxCases, len(d.Reason) > MaxReason:
		return fault.New(fault.TooLarge, "Der Text ist zu lang: eine Fassung hat höchstens %d, ihre Fälle höchstens %d, die Begründung höchstens %d Zeichen.", MaxRule, MaxCases, MaxReason)
	}
	for _, text := range []string{d.Instrument, d.Rule, d.Cases, d.Reason} {
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
			return fault.New(fault.Invalid, "Ein Text enthält ein Zeichen, das sich nicht speichern lässt. Bitte schreiben Sie ihn noch einmal von Hand.")
		}
	}
	return nil
}

// Title is the change in a line: Neue Fassung ab 01.02.2020.
func (d Draft) Title() string {
	switch {
	case d.Kind == Reset:
		return d.Kind.Word()
	case d.Kind == End:
		return fmt.Sprintf("Ende: ab %s ohne Regel", d.From.German())
	case d.From == nil:
		return d.Kind.Word() + " der Fassung ohne Beginn"
	case d.Kind == Correction:
		return d.Kind.Word() + " der Fassung ab " + d.From.German()
	}
	return d.Kind.Word() + " ab " + d.From.German()
}
