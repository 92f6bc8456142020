package cli

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"buendnis/internal/access"
	"buendnis/internal/analysis"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
)

// thenOptions are the second side of a comparison. What is not given is as on
// the first side.
type thenOptions struct {
	On         string   `placeholder:"DATUM" help:"Vergleich: Stichtag der zweiten Seite. Was keine dieser Angaben nennt, gilt für beide Seiten."`
	Population []string `sep:"none" placeholder:"DATEI" help:"Vergleich: Bevölkerung der zweiten Seite."`
	Offers     []string `sep:"none" placeholder:"DATEI" help:"Vergleich: Angebote der zweiten Seite."`

	Base map[string]string `placeholder:"AGS=QUELLE" help:"Vergleich: welche Grundlage auf der zweiten Seite zählt: mappe, datei oder fallakten."`

	Mode   string `enum:"ja,ermessen," default:"" placeholder:"ja|ermessen" help:"Vergleich: was auf der zweiten Seite als Zugang zählt."`
	Period int    `placeholder:"MONATE" help:"Vergleich: Zeitraum der zweiten Seite."`
}

// given tells whether a comparison is asked for.
func (o thenOptions) given() bool {
	return o.reads() || o.Mode != "" || o.Period != 0
}

// reads tells whether the second side's files have to be read: others, another
// choice among them, or for another day, which their dates may lie after.
func (o thenOptions) reads() bool {
	return o.On != "" || len(o.Population)+len(o.Offers)+len(o.Base) > 0
}

// input is the second side's, read anew only where it has to be.
func (o thenOptions) input(c analyseCommand, book *access.Rulebook, first given) (in given, err error) {
	in = first
	if _, err = civil.Parse(o.On); err != nil && o.On != "" {
		return in, fault.New(fault.Invalid, "--then-on: %v.", err)
	}
	if o.reads() {
		if in, err = o.replace(c).given(book, first.Progress); err != nil {
			return in, fault.Wrap(fault.KindOf(err), err, "Zweite Seite: %s", fault.SentenceOf(err))
		}
		in.Progress = first.Progress
	}
	if o.Mode != "" {
		in.Ermessen = o.Mode == "ermessen"
	}
	if o.Period != 0 {
		in.PeriodMonths = o.Period
	}
	return in, nil
}

// replace puts what the second side names in the place of the first side's.
// Other people have other bases: a choice among the first does not stay.
func (o thenOptions) replace(c analyseCommand) analyseCommand {
	if o.On != "" {
		c.On = o.On
	}
	if len(o.Population) > 0 {
		c.Population, c.Files, c.Base = o.Population, nil, nil
	}
	if len(o.Base) > 0 {
		c.Base = o.Base
	}
	if len(o.Offers) > 0 {
		c.Offers = o.Offers
	}
	return c
}

// compare prints how the second side differs from the first, and why.
func (c analyseCommand) compare(s *streams, book *access.Rulebook, first given, done func()) error {
	if c.Out != "" {
		return fault.New(fault.Invalid, "Ein Vergleich schreibt keine Dateien: Lassen Sie --out weg, oder werten Sie jede Seite für sich aus.")
	}
	second, err := c.Then.input(c, book, first)
	if err != nil {
		return err
	}
	compared, err := analysis.Compare(analysis.Side{Book: book, Input: first.Input}, analysis.Side{Book: book, Input: second.Input})
	if err != nil {
		return err
	}
	done()
	if c.Format == "json" {
		out := json.NewEncoder(s.out)
		out.SetEscapeHTML(false)
		out.SetIndent("", "  ")
		return out.Encode(compared)
	}
	return s.printComparison(book, compared, groundsOfBoth(first, second))
}

// groundsOfBoth say which base counts where, once if that is the same.
func groundsOfBoth(first, second given) string {
	before, after := first.grounds(), second.grounds()
	if before == after {
		return before
	}
	return before + ", danach " + after
}

// causeWords name the inputs, in the order in which they are exchanged.
var causeWords = map[analysis.Cause]string{
	analysis.CauseLaw: "Recht", analysis.CauseParameters: "Annahmen", analysis.CauseOffers: "Angebote", analysis.CausePopulation: "Bevölkerung",
}

// printComparison is a summary for people; the whole is in the JSON form.
func (s *streams) printComparison(book *access.Rulebook, c *analysis.Comparison, grounds string) error {
	fmt.Fprintf(s.out, "Stichtag %s und %s; Zugang: %s und %s; %d und %d Personen.\n", c.Before.On.German(), c.After.On.German(), c.Before.Mode, c.After.Mode, c.Before.People, c.After.People)
	fmt.Fprintf(s.out, "Grundlage: %s.\n", grounds)
	fmt.Fprintf(s.out, "Gedeckt sind %s von %s Bedarfen, danach %s von %s (geprüft).\n\n", c.Coverage.Covered.Before, c.Coverage.Demand.Before, c.Coverage.Covered.After, c.Coverage.Demand.After)
	table := tabwriter.NewWriter(s.out, 0, 4, 2, ' ', tabwriter.AlignRight)
	head := "gedeckt\tvorher\tnachher\tUnterschied\t"
	for _, step := range c.Steps {
		head += "davon " + causeWords[step.Cause] + "\t"
	}
	fmt.Fprintln(table, head)
	printChange(table, "alle Bedarfe", c.Coverage.Covered)
	for _, n := range c.Needs {
		printChange(table, label(book.NeedChoices(), n.Kind), n.Covered)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	s.printDifferences(book, c)
	_, err := fmt.Fprint(s.out, "\nReihenfolge: Recht, Annahmen, Angebote, Bevölkerung. Was erst zwei davon gemeinsam bewirken, zählt beim späteren.\n"+
		"Alles davon: --format json. Diese Zahlen sind ungeschützt.\n")
	return err
}

func printChange(table *tabwriter.Writer, name string, c analysis.Change) {
	fmt.Fprintf(table, "%s\t%s\t%s\t%s\t", name, tenths(c.Before), tenths(c.After), signed(c.Difference))
	for _, effect := range []analysis.Fraction{c.Effects.Law, c.Effects.Parameters, c.Effects.Offers, c.Effects.Population} {
		fmt.Fprintf(table, "%s\t", signed(effect))
	}
	fmt.Fprintln(table)
}

// signed is a difference in tenths, rounded half up in its amount.
func signed(f analysis.Fraction) string {
	switch f.Sign() {
	case 0:
		return "0,0"
	case 1:
		return "+" + tenths(f)
	}
	return "−" + tenths(f.Negated())
}

// printDifferences name what differs in the inputs.
func (s *streams) printDifferences(book *access.Rulebook, c *analysis.Comparison) {
	idle := 0
	for _, d := range c.Differences.Law {
		if d.Offers == 0 {
			idle++
			continue
		}
		fmt.Fprintf(s.out, "\nRecht: %s öffnet für %s, schließt für %d; für %d wird offen oder klar, was gilt.", book.InstrumentName(d.Instrument), plural(int(d.Opens), "Person", "Personen"), d.Closes, d.Turns)
	}
	if idle > 0 {
		fmt.Fprintf(s.out, "\nRecht: %s anders, ohne dass ein Angebot dahintersteht.", plural(idle, "Regel entscheidet", "Regeln entscheiden"))
	}
	for _, d := range c.Differences.Parameters {
		fmt.Fprintf(s.out, "\nAnnahme %s: %s, danach %s.", d.Parameter, d.Before, d.After)
	}
	turns := map[analysis.OfferTurn]string{analysis.OfferCame: "ist dazugekommen", analysis.OfferWent: "ist weggefallen", analysis.OfferChanged: "ist geändert"}
	for _, d := range c.Differences.Offers {
		fmt.Fprintf(s.out, "\nAngebot „%s“ (%s) %s.", d.Title, d.Offer, turns[d.Turn])
	}
	for _, d := range c.Differences.Population {
		fmt.Fprintf(s.out, "\nBevölkerung in %s: %d Personen, danach %d.", d.Kommune, d.Before, d.After)
	}
	if d := c.Differences; len(d.Law)+len(d.Parameters)+len(d.Offers)+len(d.Population) > 0 {
		fmt.Fprintln(s.out)
	}
}
