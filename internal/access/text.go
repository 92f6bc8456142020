package access

import (
	"buendnis/internal/civil"
	"buendnis/internal/fault"
)

// RuleText is the rule of an instrument as people read it.
type RuleText struct {
	Instrument Instrument
	Versions   []VersionText // ascending
}

// VersionText is a version: what must hold, which ways lead to which verdict,
// and what holds otherwise.
type VersionText struct {
	From, To  *civil.Date // nil: open on that side; To is included
	Source    string
	Practice  bool // administrative practice
	Guideline bool
	Doubtful  bool // low confidence: not confirmed
	Flags     []string
	Requires  []ConditionText
	Ways      []WayText
	Otherwise WayText
	Opens     []OpeningText
}

// Holds tells whether the version is in force on a day.
func (v VersionText) Holds(on civil.Date) bool {
	return (v.From == nil || *v.From <= on) && (v.To == nil || on <= *v.To)
}

// WayText is a way to a verdict; without conditions it always leads there.
type WayText struct {
	Verdict    Verdict
	Norm, Text string
	Flags      []string
	When       []ConditionText
	Opens      []OpeningText
}

// ConditionText is a condition, or several joined by all, any or not.
type ConditionText struct {
	Join       string
	Of         []ConditionText
	Norm, Text string
	Expression string // in the rule language, for those who check
	Flags      []string
	Opens      []OpeningText
}

// OpeningText is what would lift a verdict.
type OpeningText struct {
	Kind, Text string
	To         string // another instrument
}

// Rule gives the rule of an instrument as text.
func (b *Rulebook) Rule(instrument string) (RuleText, error) {
	i, ok := b.instrument(instrument)
	if !ok || b.rules[instrument] == nil {
		return RuleText{}, fault.New(fault.NotFound, "Zum Instrument „%s“ gibt es keine Regel. Alle Regeln zeigt die Matrix.", instrument)
	}
	text := RuleText{Instrument: i}
	for _, v := range b.rules[instrument] {
		text.Versions = append(text.Versions, v.text())
	}
	return text, nil
}

func (v *version) text() VersionText {
	shown := v.shown()
	t := VersionText{
		From: shown.From, To: shown.To, Source: v.source, Practice: v.practice, Guideline: v.guideline,
		Doubtful: v.doubtful, Flags: v.flags, Requires: conditionTexts(v.requires), Opens: openingTexts(v.opens),
		Otherwise: WayText{Verdict: Nein},
	}
	for _, w := range v.ways {
		t.Ways = append(t.Ways, w.asText())
	}
	if v.otherwise != nil {
		t.Otherwise = v.otherwise.asText()
	}
	return t
}

func (w *way) asText() WayText {
	return WayText{w.verdict, w.norm, w.text, w.flags, conditionTexts(w.when), openingTexts(w.opens)}
}

func conditionTexts(of []*condition) []ConditionText {
	var texts []ConditionText
	for _, c := range of {
		texts = append(texts, ConditionText{
			Join: c.join, Of: conditionTexts(c.of), Norm: c.norm, Text: c.text,
			Expression: c.source, Flags: c.flags, Opens: openingTexts(c.opens),
		})
	}
	return texts
}

func openingTexts(of []openDoc) []OpeningText {
	var texts []OpeningText
	for _, o := range of {
		texts = append(texts, OpeningText{Kind: o.Kind, Text: o.Text, To: o.To})
	}
	return texts
}
