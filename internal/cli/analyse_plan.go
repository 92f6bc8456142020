package cli

import (
	"fmt"
	"text/tabwriter"

	"buendnis/internal/access"
	"buendnis/internal/analysis"
	"buendnis/internal/fault"
	"buendnis/internal/money"
)

// planOptions ask for a plan beside the analysis.
type planOptions struct {
	Budget string `placeholder:"EUR" help:"Beste Auswahl von Öffnungen für diese Summe, zum Beispiel 150000 oder 150.000,50. Eigene Bedingungen der Angebote kosten nichts, Plätze und neue Angebote ihren Preis."`
	Others bool   `help:"Zum Budget: auch Bedingungen der Regeln öffnen, über die andere entscheiden."`
}

// input is what the analysis is asked for, nil without a budget. A comparison
// has two sides and takes none.
func (o planOptions) input(comparing bool) (*analysis.PlanOptions, error) {
	switch {
	case o.Budget == "" && o.Others:
		return nil, fault.New(fault.Invalid, "--others gehört zu einem Plan. Bitte nennen Sie auch --budget.")
	case o.Budget == "":
		return nil, nil
	case comparing:
		return nil, fault.New(fault.Invalid, "Ein Vergleich rechnet keinen Plan: Lassen Sie --budget weg, oder werten Sie jede Seite für sich aus.")
	}
	cents, ok := money.Read(o.Budget)
	if !ok {
		return nil, fault.New(fault.Invalid, "--budget: „%s“ ist kein Betrag. Bitte schreiben Sie Euro, zum Beispiel 150000 oder 150.000,50.", o.Budget)
	}
	return &analysis.PlanOptions{BudgetCents: cents, OthersFree: o.Others}, nil
}

// printPlan says what the plan opens, what it gains, and how good it is.
func (s *streams) printPlan(book *access.Rulebook, p *analysis.Plan) error {
	if p == nil {
		return nil
	}
	fmt.Fprintf(s.out, "\nPlan für %s: %s mehr gedeckt, dann %d; Kosten %s.\n%s\n", money.Text(p.BudgetCents), plural(int(p.Gain), "Bedarf", "Bedarfe"), p.Covered, money.Text(p.CostCents), planBound(p))
	table := tabwriter.NewWriter(s.out, 0, 4, 2, ' ', 0)
	for _, step := range p.Steps {
		fmt.Fprintf(table, "%s\t%s\t%s\n", planStep(book, step), planTimes(step), money.Text(step.CostCents))
	}
	return table.Flush()
}

func planBound(p *analysis.Plan) string {
	if p.Best || p.Gain == p.Bound {
		return "Beste Auswahl (bewiesen)."
	}
	return fmt.Sprintf("Mindestens so gut wie %d %% der besten Auswahl: Mehr als %d kann keine gewinnen.", p.Gain*100/p.Bound, p.Bound)
}

func planStep(book *access.Rulebook, step analysis.PlanStep) string {
	switch {
	case step.Kind == "places":
		return "Mehr Plätze: " + *step.Offer
	case step.Kind == "new-offer":
		return "Neues Angebot: " + label(book.NeedChoices(), *step.Need) + ", Kreis " + *step.Kreis
	case step.Offer != nil:
		return "Ohne die Bedingung „" + *step.Condition + "“: " + *step.Offer
	}
	return "Ohne die Bedingung „" + *step.Condition + "“: Regel " + *step.Instrument
}

func planTimes(step analysis.PlanStep) string {
	if step.Places == 0 {
		return ""
	}
	return plural(int(step.Places), "Platz", "Plätze")
}
