package alliance

import (
	"strings"
	"testing"
)

func proposal() Priority {
	p := Priority{Title: "Abendkurse", Reason: "Viele arbeiten am Tag.", Frozen: 1, Gap: Gap{Need: "deutsch-b1", Words: "Deutsch bis B1 im ganzen Kreis"}}
	for _, m := range Measures {
		p.Weights = append(p.Weights, Weight{Measure: m.Code, Step: 2})
	}
	return p
}

func TestAPriorityNamesTitleReasonGapAndWeights(t *testing.T) {
	if err := proposal().Validate(); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*Priority){
		"kein Titel":           func(p *Priority) { p.Title = " " },
		"keine Begründung":     func(p *Priority) { p.Reason = "" },
		"keine Lücke":          func(p *Priority) { p.Gap = Gap{} },
		"langer Titel":         func(p *Priority) { p.Title = strings.Repeat("ä", longestTitle+1) },
		"lange Begründung":     func(p *Priority) { p.Reason = strings.Repeat("ä", longestReason+1) },
		"lange Anmerkung":      func(p *Priority) { p.Weights[1].Note = strings.Repeat("ä", longestNote+1) },
		"eine Stufe zu viel":   func(p *Priority) { p.Weights[0].Step = 4 },
		"eine Stufe zu wenig":  func(p *Priority) { p.Weights[0].Step = 0 },
		"ein Maß fehlt":        func(p *Priority) { p.Weights = p.Weights[1:] },
		"ein Maß steht falsch": func(p *Priority) { p.Weights[0], p.Weights[1] = p.Weights[1], p.Weights[0] },
	} {
		p := proposal()
		if spoil(&p); p.Validate() == nil {
			t.Errorf("%s wird angenommen", name)
		}
	}
}

func TestAWeightReadsAsWords(t *testing.T) {
	if got := (Weight{Measure: "dringlichkeit", Step: 3}).Words(); got != "sofort" {
		t.Errorf("%q", got)
	}
}
