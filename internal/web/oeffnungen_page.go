package web

import (
	"fmt"
	"net/url"
	"strings"

	"buendnis/internal/analysis"
	"buendnis/internal/money"
	"buendnis/internal/privacy"
	"buendnis/internal/view"
)

// heading is what the plan finds.
func (v openingsView) heading() string {
	switch {
	case v.Budget.Most() == 0:
		return "Was Plätze öffnen könnte"
	case v.plan.Cost == 0:
		return "Für " + money.Text(v.budget) + " lässt sich noch kein Platz kaufen"
	}
	return fmt.Sprintf("Mit %s finden mindestens %s weitere Bedarfe einen Platz", money.Text(v.budget), v.plan.Gain.Whole())
}

// step is how far the slider moves at once, in cents: a round number, about a
// hundredth of all that money can do.
func (v openingsView) step() int64 {
	step := int64(100_00)
	for step*100 < v.Budget.Most() {
		step *= 10
	}
	return step
}

// most is where the slider ends: the first step that reaches all.
func (v openingsView) most() int64 {
	return (v.Budget.Most() + v.step() - 1) / v.step() * v.step()
}

// inEuro is an amount as a field has it: without points between thousands.
func inEuro(cents int64) string {
	if cents%100 == 0 {
		return fmt.Sprint(cents / 100)
	}
	return fmt.Sprintf("%d,%02d", cents/100, cents%100)
}

// budgetText is what the field shows.
func (v openingsView) budgetText() string {
	if v.typed != "" {
		return v.typed
	}
	return inEuro(v.budget)
}

func (v openingsView) planKeys() []view.Key {
	return []view.Key{
		{Label: "Neu mit Platz", Value: atLeast(v.plan.Gain.Whole()), Note: "sicher, auch wenn sich sonst nichts ändert"},
		{Label: "Gedeckt wären", Value: atLeast(v.plan.Share.Text()), Note: "mindestens " + reads(whole(v.plan.Covered)) + " von " + reads(whole(v.Total.Demand))},
		{Label: "Kosten", Value: view.Number{Text: money.Text(v.plan.Cost)}, Note: "von " + money.Text(v.budget)},
		{Label: "Je Bedarf", Value: perGain(v.plan.Cost, v.plan.Gain), Note: "im Durchschnitt dieses Plans"},
	}
}

// atLeast is a figure that may be more.
func atLeast(text string) view.Number {
	if text == "geschützt" {
		return view.Number{Hidden: true}
	}
	return view.Number{Text: text}
}

// perGain is what one more with a place costs, in whole euros.
func perGain(cents int64, gain privacy.Figure) view.Number {
	if !gain.Shown() || gain.Value() == 0 {
		return view.Number{Text: "–"}
	}
	people := gain.Value() / gain.Unit()
	return view.Number{Text: money.Text((cents/100 + people/2) / people * 100)}
}

// boundWords say in plain words how good the plan is.
func (v openingsView) boundWords() string {
	if v.plan.Cost >= v.Budget.Most() {
		return "Mehr als das lässt sich mit Plätzen, die allen offenstehen, nicht sicher erreichen. Wer dann noch ohne Platz ist, dessen Zahl ist geschützt, oder es fehlt ein üblicher Preis."
	}
	return "Beste Auswahl, bewiesen: Alle Möglichkeiten sind durchgerechnet; keine andere Auswahl solcher Plätze bringt für diese Summe sicher mehr. Tatsächlich können es mehr werden, weil frei werdende Plätze weitergegeben werden können."
}

// stepWords name what is bought.
func stepWords(s analysis.BudgetStep) string {
	if s.Offer == nil {
		return count(int(s.Times), "neues Angebot", "neue Angebote") + ": " + s.Label
	}
	return "Mehr Plätze: " + s.Offer.Title + " (" + s.Offer.Organization + ")"
}

// openingWords name a change.
func (v openingsView) openingWords(o analysis.OpeningView) string {
	switch o.Kind {
	case analysis.OpenNewOffer:
		return fmt.Sprintf("Neues Angebot, %s: %s", count(int(o.Places), "Platz", "Plätze"), strings.Join(o.Labels, ", "))
	case analysis.OpenPlaces:
		return fmt.Sprintf("%s mehr: %s", count(int(o.Places), "Platz", "Plätze"), o.Offer.Title)
	case analysis.OpenReach:
		return "Auch für andere Kommunen: " + o.Offer.Title
	case analysis.OpenCondition:
		return "Eingang erweitern: " + o.Offer.Title
	}
	return ruleVerb(o.Who) + ": " + v.instruments[o.Instrument]
}

// ruleVerb is what happens to a rule's condition, by who can do it.
func ruleVerb(who string) string {
	switch who {
	case "person":
		return "Bedingung selbst erfüllen"
	case "zeit":
		return "Öffnet sich mit der Zeit"
	}
	return "Bedingung lockern"
}

// behindWords say why those behind an opening stay without.
func behindWords(kind string) string {
	return map[string]string{
		analysis.OpenNewOffer:  "ohne Platz",
		analysis.OpenPlaces:    "ohne Platz, weil Plätze fehlen",
		analysis.OpenReach:     "ohne Platz, weil der Weg fehlt",
		analysis.OpenCondition: "ohne Platz wegen der Eingangsbedingungen",
		analysis.OpenRule:      "ohne Platz wegen des Rechts",
	}[kind]
}

// openingAddress leads to the offer or the rule itself; "" for a new offer.
func openingAddress(o analysis.OpeningView) string {
	switch {
	case o.Instrument != "":
		return "/regelwerk/" + o.Instrument
	case o.Offer != nil:
		return offerAddress(*o.Offer)
	}
	return ""
}

// openingCost is what it costs, with a dash where money opens nothing.
func openingCost(o analysis.OpeningView) string {
	switch {
	case o.CostCents != nil:
		return money.Text(*o.CostCents)
	case o.Places > 0:
		return "kein Preis bekannt"
	}
	return "–"
}

// openingPerGain is what each certain place costs.
func openingPerGain(o analysis.OpeningView) view.Number {
	if o.CostCents == nil {
		return view.Number{Text: "–"}
	}
	return perGain(*o.CostCents, o.Gain)
}

// openingProposal leads to the form that proposes a priority; "" where the
// opening is about several needs.
func (v openingsView) openingProposal(o analysis.OpeningView) string {
	if !v.mayPropose || len(o.Lines) != 1 {
		return ""
	}
	return v.proposeAddress(o.Lines[0], "", "")
}

// openingsPath is the permanent address of the page.
func (v openingsView) openingsPath(changed ...string) string {
	values := url.Values{}
	if v.filter.asks {
		values.Set("on", v.filter.on.String())
		values.Set("modus", v.filter.mode())
	}
	values.Set("bedarf", v.filter.need)
	values.Set("kommune", v.filter.kommune)
	values.Set("wer", v.who)
	for i := 0; i+1 < len(changed); i += 2 {
		values.Set(changed[i], changed[i+1])
	}
	for name := range values {
		if values.Get(name) == "" {
			values.Del(name)
		}
	}
	if len(values) == 0 {
		return openingsAddress
	}
	return openingsAddress + "?" + values.Encode()
}

// kommuneOptions are the places of offers.
func (v openingsView) kommuneOptions() []view.Option {
	options := []view.Option{{Value: "", Text: "ganzer Kreis"}}
	for _, k := range v.basis.kreis.Kommunen {
		options = append(options, view.Option{Value: k.AGS, Text: k.Name})
	}
	return options
}

// curvePoint is a point of the curve, its places in half per cent of the track.
type curvePoint struct {
	analysis.BudgetPoint
	x, height int
}

// How many points the drawing and the table have.
const (
	curvePoints = 60
	tablePoints = 15
)

func (v openingsView) curve() []curvePoint {
	points := v.Budget.Curve(curvePoints)
	last := points[len(points)-1]
	curve := make([]curvePoint, len(points))
	for i, p := range points {
		curve[i] = curvePoint{BudgetPoint: p}
		if last.Cents > 0 {
			curve[i].x = int(p.Cents * curveWidth / last.Cents)
		}
		curve[i].height = int(part(p.Gain, last.Gain) * curveHeight)
	}
	return curve
}

// The drawing's own units.
const (
	curveWidth  = 640
	curveHeight = 180
)

// line is the curve as steps: nothing is gained before its price is paid.
func (v openingsView) line() string {
	var line strings.Builder
	for i, p := range v.curve() {
		y := curveHeight - p.height
		if i == 0 {
			fmt.Fprintf(&line, "M%d %d", p.x, y)
			continue
		}
		fmt.Fprintf(&line, "H%dV%d", p.x, y)
	}
	return line.String()
}

// now is where the budget stands on the curve.
func (v openingsView) now() string {
	if v.most() == 0 {
		return "0"
	}
	return fmt.Sprint(min(v.budget*curveWidth/max(v.Budget.Most(), 1), curveWidth))
}

func (v openingsView) curveAlt() string {
	return fmt.Sprintf("Treppenlinie: wie viele Bedarfe mit jeder Summe sicher einen Platz finden, von 0 bis %s mit %s. Die Zahlen stehen in der Tabelle darunter.",
		v.Budget.Plan(v.Budget.Most()).Gain.Whole(), money.Text(v.Budget.Most()))
}

// kept are the fields of the address, in their order.
func (v openingsView) kept() [][2]string {
	kept := [][2]string{{"wer", v.who}, {"bedarf", v.filter.need}, {"kommune", v.filter.kommune}, {"budget", inEuro(v.budget)}}
	if v.filter.asks {
		kept = append(kept, [2]string{"on", v.filter.on.String()}, [2]string{"modus", v.filter.mode()})
	}
	return kept
}

// strongestOpenings are the three of the greatest certain gain.
func (v analysisView) strongestOpenings() (strongest []analysis.OpeningView) {
	for _, o := range v.Openings {
		if o.Gain.Shown() && o.Gain.Value() > 0 && len(strongest) < 3 {
			strongest = append(strongest, o)
		}
	}
	return strongest
}
