// Package access answers whether a person may have something, and why: a
// verdict with norm, version, reasons, missing facts and openings for every
// instrument of law/, the needs that follow from what is known, and the
// entry conditions of offers. The contract of its questions and answers is
// contract.md of the shared law folder; see docs/decisions/0002.
package access

import (
	"io"
	"io/fs"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// Verdict is the answer to a question of access.
type Verdict string

// The four verdicts.
const (
	Ja       Verdict = "ja"
	Ermessen Verdict = "ermessen"
	Nein     Verdict = "nein"
	Unklar   Verdict = "unklar"
)

// Instrument is one of law/instruments.yaml.
type Instrument struct {
	ID, Number, Name, Kind string
	Norms                  []string
}

// Question is what access is asked: a person's facts (a zero Value is asked
// for and unknown; an absent fact is filled by the background, if one is
// named), an instrument and a day.
type Question struct {
	ID         string
	On         civil.Date
	Instrument string
	Facts      rule.Facts
	Background string // "" or "unauffaellig"
}

// Decision is the full answer, in the form of the contract.
type Decision struct {
	ID          string     `json:"id"`
	Instrument  string     `json:"instrument"`
	On          civil.Date `json:"on"`
	Verdict     Verdict    `json:"verdict"`
	Missing     []string   `json:"missing"`
	MissingSets [][]string `json:"missing_sets"`
	Reasons     []Reason   `json:"reasons"`
	Version     *Version   `json:"version"`
	Opens       []Opening  `json:"opens"`
	Flags       []string   `json:"flags"`
}

// Reason is a condition of the rule that was looked at.
type Reason struct {
	Norm  string `json:"norm"`
	Text  string `json:"text"`
	Holds *bool  `json:"holds"` // nil: open
}

// Version is the version of the rule that answered.
type Version struct {
	From   civil.Date  `json:"from"`
	To     *civil.Date `json:"to"` // included; nil: in force
	Source string      `json:"source"`
}

// Opening is what would lift the verdict.
type Opening struct {
	Kind string      `json:"kind"` // zeit, handlung, status, behoerde, recht, alternative
	Fact *string     `json:"fact"`
	To   *string     `json:"to"`
	Date *civil.Date `json:"date"`
	Text string      `json:"text"`
}

// Rulebook is all of law/, read and compiled.
type Rulebook struct{ vocabulary *rule.Vocabulary }

// Load reads and checks every file of law/.
func Load(law fs.FS) (*Rulebook, error) {
	v, err := rule.LoadVocabulary(law)
	return &Rulebook{v}, err
}

// Vocabulary is the words that rules, workbooks and pages share.
func (b *Rulebook) Vocabulary() *rule.Vocabulary { return b.vocabulary }

// Instruments are those that have rules, in the order of the catalogue.
func (b *Rulebook) Instruments() []Instrument { return nil }

// NeedChoices are the kinds of need with their German names.
func (b *Rulebook) NeedChoices() []rule.Choice { return nil }

// GateChoices are the instruments that an offer may name, as list entries.
func (b *Rulebook) GateChoices() []rule.Choice { return nil }

// Decide answers a question completely.
func (b *Rulebook) Decide(q Question) (Decision, error) {
	return Decision{}, fault.New(fault.Invalid, "noch nicht")
}

// Gate answers one instrument on one day for many people, with memory.
type Gate struct{}

// Gate prepares an instrument for a day; the background is "unauffaellig".
func (b *Rulebook) Gate(instrument string, on civil.Date) (*Gate, error) {
	return nil, fault.New(fault.Invalid, "noch nicht")
}

// Verdict decides for one person; missing are the facts (the union of the
// smallest sets) if and only if the verdict is open for want of facts.
func (g *Gate) Verdict(facts rule.Facts) (v Verdict, missing []string) { return Unklar, nil }

// Condition is a condition in the rule language, such as an offer's own.
type Condition struct{}

// Condition compiles one; the error is a German sentence.
func (b *Rulebook) Condition(source string) (*Condition, error) {
	return nil, fault.New(fault.Invalid, "noch nicht")
}

// Holds decides the condition over all completions of the facts.
func (c *Condition) Holds(on civil.Date, facts rule.Facts) rule.Truth { return rule.Open }

// Facts are the base facts that the condition reads.
func (c *Condition) Facts() []string { return nil }

// Need is a need that follows from what is known.
type Need struct {
	Kind    string   // id of law/needs/kinds.yaml
	Current bool     // can be served now; otherwise it comes after another
	After   string   // the kind that comes first, if not current
	Reason  string   // German sentence
	Facts   []string // for klaerung: the facts that are not known
}

// Needs derives the needs of a person or class on a day.
func (b *Rulebook) Needs(on civil.Date, facts rule.Facts) []Need { return nil }

// Cell is a cell of the matrix instrument × status.
type Cell struct {
	Instrument string    `json:"instrument"`
	Status     string    `json:"status"`
	Verdicts   []Verdict `json:"verdicts"`
	OpensAfter string    `json:"opens_after"`
}

// Matrix asks every instrument about every status for a reference person; all
// verdicts that some value of the open facts gives are listed.
func (b *Rulebook) Matrix(on civil.Date, profile rule.Facts) []Cell { return nil }

// ReferenceProfile is 22 years old, without anything unusual.
func ReferenceProfile() rule.Facts { return rule.Facts{"alter_jahre": rule.IntValue(22, 22)} }

// StatusGroup is the group of a status code in figures: GEST, DULD, LIGHT,
// SCHUTZ, AE_24, AE, SONST (law/tables); an unknown one is SONST.
func (b *Rulebook) StatusGroup(facts rule.Facts) string { return "SONST" }

// StatusGroups are all groups with their German names, in the order of pages.
func (b *Rulebook) StatusGroups() []rule.Choice { return nil }

// CheckStream answers NDJSON questions line by line; it gives their number.
func (b *Rulebook) CheckStream(in io.Reader, out io.Writer) (int, error) {
	return 0, fault.New(fault.Invalid, "noch nicht")
}
