package access

import (
	"maps"
	"slices"
	"strings"

	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/rule"
)

// RuleText is the rule of an instrument as people read it.
type RuleText struct {
	Instrument Instrument
	Versions   []VersionText // ascending
}

// VersionText is a version: what must hold, which ways lead to which verdict,
// and what holds otherwise.
type VersionText struct {
	From, To   *civil.Date // nil: open on that side; To is included
	Source     string
	Practice   bool // administrative practice
	Guideline  bool
	Doubtful   bool   // low confidence: not confirmed
	Confidence string // high, medium, low
	Note       string // what a reader should know beside the rule
	Flags      []string
	Derived    []DerivedText // what follows from other facts in this version only
	Requires   []ConditionText
	Ways       []WayText
	Otherwise  WayText
	Opens      []OpeningText
}

// DerivedText is a fact that a version derives in a way of its own.
type DerivedText struct{ Label, Expression string }

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

// ConditionText is a condition, or several joined by all or any. Each reads as
// what must be so, also where the file says not.
type ConditionText struct {
	Join       string
	Of         []ConditionText
	Norm, Text string
	Expression string   // in the rule language, for those who check
	Refers     []string // other instruments whose verdict it asks
	Flags      []string
	Opens      []OpeningText
}

// OpeningText is what would lift a verdict.
type OpeningText struct {
	Kind, Text string
	To         string // another instrument
	Who        string // who can open it: bund, bamf, land, auslaenderbehoerde, …; "" where the file doesn't say
}

// Rule gives the rule of an instrument as text.
func (b *Rulebook) Rule(instrument string) (RuleText, error) {
	i, ok := b.instrument(instrument)
	if !ok || b.rules[instrument] == nil {
		return RuleText{}, fault.New(fault.NotFound, "Zum Instrument „%s“ gibt es keine Regel. Alle Regeln zeigt die Matrix.", instrument)
	}
	text := RuleText{Instrument: i}
	for _, v := range b.rules[instrument] {
		text.Versions = append(text.Versions, b.versionText(v))
	}
	return text, nil
}

func (b *Rulebook) versionText(v *version) VersionText {
	shown := v.shown()
	t := VersionText{
		From: shown.From, To: shown.To, Source: v.source, Practice: v.practice, Guideline: v.guideline,
		Doubtful: v.doubtful, Confidence: v.confidence, Note: v.note, Flags: v.flags,
		Derived: b.derivedTexts(v), Requires: b.conditionTexts(v, v.requires), Opens: openingTexts(v.opens),
		Otherwise: WayText{Verdict: Nein},
	}
	for _, w := range v.ways {
		t.Ways = append(t.Ways, b.wayText(v, w))
	}
	if v.otherwise != nil {
		t.Otherwise = b.wayText(v, v.otherwise)
	}
	return t
}

func (b *Rulebook) derivedTexts(v *version) []DerivedText {
	var texts []DerivedText
	for _, name := range slices.Sorted(maps.Keys(v.sources)) {
		texts = append(texts, DerivedText{b.Label(name), v.sources[name]})
	}
	return texts
}

func (b *Rulebook) wayText(v *version, w *way) WayText {
	return WayText{w.verdict, w.norm, w.text, w.flags, b.conditionTexts(v, w.when), openingTexts(w.opens)}
}

func (b *Rulebook) conditionTexts(v *version, of []*condition) []ConditionText {
	var texts []ConditionText
	for _, c := range of {
		switch c.join {
		case "":
			texts = append(texts, b.leafText(v, c))
		case "not":
			texts = append(texts, b.conditionTexts(v, c.of)...)
		default:
			texts = append(texts, ConditionText{Join: c.shownJoin(), Of: b.conditionTexts(v, c.of)})
		}
	}
	return texts
}

func (b *Rulebook) leafText(v *version, c *condition) ConditionText {
	text := ConditionText{
		Norm: c.norm, Text: c.text, Expression: c.source, Flags: c.flags,
		Refers: b.refers(c.expr, scope{b, v, v.from}), Opens: openingTexts(c.opens),
	}
	if c.negated {
		text.Expression = "!(" + c.source + ")"
	}
	return text
}

// refers are the instruments that a condition asks, also by way of a fact that
// is derived from their verdict.
func (b *Rulebook) refers(e *rule.Expr, in scope) []string {
	var asked []string
	for _, name := range e.References() {
		if other, ok := strings.CutPrefix(name, "verdict/"); ok {
			asked = append(asked, other)
		} else if derivation := in.Derivation(name); derivation != nil {
			asked = append(asked, b.refers(derivation, in)...)
		}
	}
	slices.Sort(asked)
	return slices.Compact(asked)
}

func openingTexts(of []openDoc) []OpeningText {
	var texts []OpeningText
	for _, o := range of {
		texts = append(texts, OpeningText{Kind: o.Kind, Text: o.Text, To: o.To, Who: o.Who})
	}
	return texts
}
