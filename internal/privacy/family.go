package privacy

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"buendnis/internal/fault"
)

// Limits of a family, so that a request can't take the machine's memory.
const (
	maxDimensions = 8
	maxCells      = 2_000_000
	maxTotal      = int64(1) << 54
)

// Family is one count and everything that is published together about it.
type Family struct {
	Dimensions []Dimension
	Cells      []Cell     // the finest counts; a combination that is missing counts as zero
	Tables     [][]string // names of the dimensions of each table; all its margins are published too
	Sums       []Sum
	Claims     []Claim
	Keep       [][]string // names of the dimensions of margins that are hidden only if nothing else helps
	Unit       int64      // units per person: 1, 10 where values are tenths, Fine where they are fractions
}

// Dimension is one way of splitting the people. Values are distinct and not
// empty; Total is what readers see for all of them together ("Kreis").
// Sensitive are those Values which disclose when everybody in a row has them;
// at a dimension with sensitive values a zero may be hidden.
type Dimension struct {
	Name, Total string
	Values      []string
	Sensitive   []string
}

// Cell is a finest count: a value of each dimension, in their order, and the
// number of units, which is not negative.
type Cell struct {
	At    []string
	Value int64
}

// Selection picks finest cells: the values wanted of some dimensions; a
// dimension that is not named is taken whole.
type Selection map[string][]string

// Sum is a published number outside the tables, over the union of selections.
type Sum struct {
	Name string
	Of   []Selection
}

// Claim is a statement from which, together with shown numbers, a reader
// could compute the finest cells of the union of selections.
type Claim struct {
	Name string
	Of   []Selection
}

// rawText is all that a family says of itself.
const rawText = "ungeschützte Zahlen"

// Format keeps raw counts out of logs, whatever the verb.
func (f Family) Format(out fmt.State, _ rune) { io.WriteString(out, rawText) }

// MarshalJSON keeps raw counts out of files.
func (f Family) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, "%q", rawText), nil }

func invalid(sentence string, args ...any) error {
	return fault.New(fault.Invalid, sentence, args...)
}

func (f *Family) validate() error {
	if f.Unit != 1 && f.Unit != 10 && f.Unit != Fine {
		return invalid("Die Einheit der Tabellen ist %d; möglich sind 1 (Personen), 10 (Zehntel) und %d (Bruchteile).", f.Unit, int64(Fine))
	}
	if err := f.validateDimensions(); err != nil {
		return err
	}
	if len(f.Tables) == 0 && len(f.Sums) == 0 {
		return invalid("Es ist keine Tabelle genannt. Bitte nennen Sie mindestens eine Tabelle oder Summe.")
	}
	for i, table := range f.Tables {
		for j, name := range table {
			if f.dimension(name) < 0 {
				return invalid("Tabelle %d nennt die Dimension „%s“, die es nicht gibt. Bekannt sind: %s.", i+1, name, f.names())
			}
			if slices.Contains(table[:j], name) {
				return invalid("Tabelle %d nennt die Dimension „%s“ zweimal. Bitte nennen Sie jede einmal.", i+1, name)
			}
		}
	}
	for _, margin := range f.Keep {
		for _, name := range margin {
			if f.dimension(name) < 0 {
				return invalid("Zu behalten ist die Dimension „%s“, die es nicht gibt. Bekannt sind: %s.", name, f.names())
			}
		}
	}
	return f.validateExtras()
}

func (f *Family) validateDimensions() error {
	if len(f.Dimensions) > maxDimensions {
		return fault.New(fault.TooLarge, "Die Auswertung hat %d Dimensionen; höchstens %d sind möglich.", len(f.Dimensions), maxDimensions)
	}
	cells := 1
	for i, d := range f.Dimensions {
		if d.Name == "" || f.dimension(d.Name) != i {
			return invalid("Die %d. Dimension heißt „%s“; jede Dimension braucht einen eigenen Namen.", i+1, d.Name)
		}
		if len(d.Values) == 0 {
			return invalid("Die Dimension „%s“ hat keine Werte. Bitte nennen Sie mindestens einen.", d.Name)
		}
		seen := map[string]bool{d.Total: true}
		for _, value := range d.Values {
			if value == "" || seen[value] {
				return invalid("In der Dimension „%s“ ist der Wert „%s“ leer, doppelt oder gleich dem Namen der Summe.", d.Name, value)
			}
			seen[value] = true
		}
		for _, value := range d.Sensitive {
			if !slices.Contains(d.Values, value) {
				return invalid("In der Dimension „%s“ gibt es den sensiblen Wert „%s“ nicht.", d.Name, value)
			}
		}
		if len(d.Sensitive) > 0 && len(d.Values) < 2 {
			return invalid("Die Dimension „%s“ hat nur einen Wert und kann ihn nicht schützen.", d.Name)
		}
		if cells *= len(d.Values); cells > maxCells {
			return fault.New(fault.TooLarge, "Die Auswertung hätte mehr als %d Zellen. Bitte wählen Sie weniger Dimensionen oder Werte.", maxCells)
		}
	}
	return nil
}

func (f *Family) validateExtras() error {
	names := map[string]bool{}
	check := func(kind, name string, of []Selection) error {
		if name == "" || names[kind+name] {
			return invalid("%s „%s“ braucht einen eigenen Namen.", kind, name)
		}
		names[kind+name] = true
		if len(of) == 0 {
			return invalid("%s „%s“ wählt keine Zellen aus.", kind, name)
		}
		for _, selection := range of {
			if err := f.validateSelection(kind, name, selection); err != nil {
				return err
			}
		}
		return nil
	}
	for _, sum := range f.Sums {
		if err := check("Die Summe", sum.Name, sum.Of); err != nil {
			return err
		}
	}
	for _, claim := range f.Claims {
		if err := check("Die Aussage", claim.Name, claim.Of); err != nil {
			return err
		}
	}
	return nil
}

func (f *Family) validateSelection(kind, name string, selection Selection) error {
	for _, dimension := range sortedKeys(selection) {
		d := f.dimension(dimension)
		if d < 0 {
			return invalid("%s „%s“ nennt die Dimension „%s“, die es nicht gibt. Bekannt sind: %s.", kind, name, dimension, f.names())
		}
		if len(selection[dimension]) == 0 {
			return invalid("%s „%s“ nennt zur Dimension „%s“ keinen Wert.", kind, name, dimension)
		}
		for _, value := range selection[dimension] {
			if !slices.Contains(f.Dimensions[d].Values, value) {
				return invalid("%s „%s“ nennt in der Dimension „%s“ den Wert „%s“, den es nicht gibt.", kind, name, dimension, value)
			}
		}
	}
	return nil
}

func (f *Family) dimension(name string) int {
	return slices.IndexFunc(f.Dimensions, func(d Dimension) bool { return d.Name == name })
}

func (f *Family) names() string {
	names := make([]string, len(f.Dimensions))
	for i, d := range f.Dimensions {
		names[i] = d.Name
	}
	return strings.Join(names, ", ")
}
