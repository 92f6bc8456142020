package alliance

import (
	"fmt"
	"strings"
	"time"

	"buendnis/internal/fault"
)

// PriorityState is where a priority stands. Ranking and deciding come with the
// core group's meetings.
type PriorityState string

// The states of a priority.
const (
	Vorgeschlagen  PriorityState = "vorgeschlagen"
	Zurueckgezogen PriorityState = "zurueckgezogen"
)

// Priority proposes which gap of a frozen analysis to close first, and why.
// Its texts are for members of the alliance; they never name people or numbers
// of people, for those stand protected in the analysis.
type Priority struct {
	ID         int64
	Title      string
	Reason     string
	Frozen     int64 // the frozen analysis that it refers to
	Gap        Gap
	Weights    []Weight // one per measure, in the order of Measures
	State      PriorityState
	ProposedBy string
	ProposedAt time.Time
	ChangedBy  string // who withdrew it or proposed it again
	ChangedAt  time.Time
}

// Gap is the place in an analysis that a priority is about: codes to find it,
// and words to read it, but no figure.
type Gap struct {
	Need       string `json:"need,omitempty"`       // kind of need; empty: all
	Kommune    string `json:"kommune,omitempty"`    // AGS; empty: the whole county
	Cause      string `json:"cause,omitempty"`      // capacity, reach, entry, law, none; empty: whatever the cause
	Bottleneck string `json:"bottleneck,omitempty"` // key of a bottleneck; empty: none
	Words      string `json:"words"`                // Deutsch bis B1 in Neuss, Ursache: Plätze
}

// longest texts of a priority, in characters.
const (
	longestTitle  = 120
	longestReason = 2000
	longestNote   = 300
)

// Validate refuses what nobody could weigh.
func (p Priority) Validate() error {
	switch {
	case strings.TrimSpace(p.Title) == "":
		return fault.New(fault.Invalid, "Bitte geben Sie der Priorität einen Titel.")
	case strings.TrimSpace(p.Reason) == "":
		return fault.New(fault.Invalid, "Bitte begründen Sie, warum diese Lücke zuerst geschlossen werden soll.")
	case p.Gap.Words == "":
		return fault.New(fault.Invalid, "Eine Priorität nennt die Lücke, um die es geht.")
	case len([]rune(p.Title)) > longestTitle:
		return fault.New(fault.Invalid, "Der Titel ist zu lang: höchstens %d Zeichen.", longestTitle)
	case len([]rune(p.Reason)) > longestReason:
		return fault.New(fault.Invalid, "Die Begründung ist zu lang: höchstens %d Zeichen.", longestReason)
	case len(p.Weights) != len(Measures):
		return fault.New(fault.Invalid, "Zu einer Priorität gehören %d Einschätzungen.", len(Measures))
	}
	for i, w := range p.Weights {
		if err := w.validate(Measures[i]); err != nil {
			return err
		}
	}
	return nil
}

// Weight is what somebody thinks of a priority by one measure.
type Weight struct {
	Measure string `json:"measure"`
	Step    int    `json:"step"` // 1, 2 or 3
	Note    string `json:"note,omitempty"`
}

func (w Weight) validate(m Measure) error {
	switch {
	case w.Measure != m.Code || w.Step < 1 || w.Step > len(m.Steps):
		return fault.New(fault.Invalid, "Bitte schätzen Sie ein: %s.", m.Label)
	case len([]rune(w.Note)) > longestNote:
		return fault.New(fault.Invalid, "Die Anmerkung zu „%s“ ist zu lang: höchstens %d Zeichen.", m.Label, longestNote)
	}
	return nil
}

// Words are the step as people read it.
func (w Weight) Words() string {
	for _, m := range Measures {
		if m.Code == w.Measure && w.Step >= 1 && w.Step <= len(m.Steps) {
			return m.Steps[w.Step-1]
		}
	}
	return fmt.Sprint(w.Step)
}

// Measure is one of the scales by which priorities are weighed.
type Measure struct {
	Code, Label string
	Steps       [3]string // from 1
}

// Measures are all scales, in the order in which people read them. They are
// words and not points: nobody adds urgency to effort.
var Measures = []Measure{
	{"reichweite", "Reichweite", [3]string{"eine Gruppe an einem Ort", "mehrere Gruppen oder Kommunen", "der ganze Kreis"}},
	{"dringlichkeit", "Dringlichkeit", [3]string{"kann warten", "in den nächsten Monaten", "sofort"}},
	{"aufwand", "Aufwand", [3]string{"gering", "mittel", "hoch"}},
	{"recht", "Rechtliche Umsetzbarkeit", [3]string{"geht mit geltendem Recht", "braucht eine Absprache oder Ermessen", "braucht eine Änderung des Rechts"}},
}
