package access

import (
	"buendnis/internal/civil"
	"buendnis/internal/rule"
)

// Question is what access is asked: a person's facts (a zero Value is asked
// for and unknown; an absent fact is filled by the background, if one is
// named), an instrument and a day.
type Question struct {
	ID         string
	On         civil.Date
	Instrument string
	Facts      rule.Facts
	Unknown    []string // facts that are given and all the same not exactly known
	Background string   // "" or "unauffaellig"
}

// Unauffaellig is the one background: nothing unusual is the case.
const Unauffaellig = "unauffaellig"

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
	From   *civil.Date `json:"from"` // nil: always
	To     *civil.Date `json:"to"`   // included; nil: in force
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
